/**
 * The documents of agreements, kept word for word.
 * <p>
 * Start from {@link org.commonpurse.ledger.agreement.AgreementArchive}. Here they are text: what they
 * mean is for the module that allocates.
 */
@NullMarked
package org.commonpurse.ledger.agreement;

import org.jspecify.annotations.NullMarked;
