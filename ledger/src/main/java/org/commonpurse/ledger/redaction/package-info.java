/**
 * Narratives that are taken out of the books, so that nobody reads them and everything else stays proved.
 * <p>
 * Start from {@link org.commonpurse.ledger.redaction.RedactionRegister}. What proves a link without its
 * text is a {@link org.commonpurse.ledger.digest.TextProof.TakenOut}; that no text is gone without an
 * event that says so, {@link org.commonpurse.ledger.verify.Replay} finds out.
 */
@NullMarked
package org.commonpurse.ledger.redaction;

import org.jspecify.annotations.NullMarked;
