/**
 * What partners say of what is due between them and a fund.
 * <p>
 * Start from {@link org.commonpurse.ledger.due.DueArchive}. What is due is worked out elsewhere; here
 * a position is an entry, a partner, and what it says as text.
 */
@NullMarked
package org.commonpurse.ledger.due;

import org.jspecify.annotations.NullMarked;
