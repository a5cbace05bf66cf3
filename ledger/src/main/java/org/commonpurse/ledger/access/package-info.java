/**
 * Who may ask the service: keys, and the roles that were granted, with who gave and took them when.
 * <p>
 * Start from {@link org.commonpurse.ledger.access.AccessRegister}. What a role lets anybody do is not
 * known here. None of it is of one fund, so it stands in no fund's chain; what was given and taken is
 * appended and never changed all the same.
 */
@NullMarked
package org.commonpurse.ledger.access;

import org.jspecify.annotations.NullMarked;
