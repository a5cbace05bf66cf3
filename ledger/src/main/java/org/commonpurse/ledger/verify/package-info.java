/**
 * Proof that the books are as they were recorded.
 * <p>
 * Start from {@link org.commonpurse.ledger.verify.Verification} for a whole store, and from {@link
 * org.commonpurse.ledger.verify.ExportVerifier} for an export in the hands of somebody who has
 * nothing else. Nothing here changes anything.
 */
@NullMarked
package org.commonpurse.ledger.verify;

import org.jspecify.annotations.NullMarked;
