/**
 * Hashes of texts.
 * <p>
 * Start from {@link org.commonpurse.ledger.digest.Sha256}; {@link org.commonpurse.ledger.digest.Salt}
 * hashes what is personal. What is hashed, and in which form, is for those who hash it.
 */
@NullMarked
package org.commonpurse.ledger.digest;

import org.jspecify.annotations.NullMarked;
