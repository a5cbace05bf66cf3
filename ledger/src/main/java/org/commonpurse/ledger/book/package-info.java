/**
 * The books as something to read in one state and to write to in one act.
 * <p>
 * Start from {@link org.commonpurse.ledger.book.Books}. Whatever checks, works out and records goes
 * through {@link org.commonpurse.ledger.book.Books#write}; whatever reads more than one figure goes
 * through {@link org.commonpurse.ledger.book.Books#at}. Nothing here knows a database.
 */
@NullMarked
package org.commonpurse.ledger.book;

import org.jspecify.annotations.NullMarked;
