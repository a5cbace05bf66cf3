/**
 * The chain of hashes that seals every entry to the one before it.
 * <p>
 * Start from {@link org.commonpurse.ledger.seal.Seals}. What is hashed is plain text that anybody can
 * write down from an export and hash with any tool. Nothing here reads a store.
 */
@NullMarked
package org.commonpurse.ledger.seal;

import org.jspecify.annotations.NullMarked;
