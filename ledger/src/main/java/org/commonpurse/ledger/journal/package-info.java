/**
 * Entries that balance, and the journal that keeps them for good.
 * <p>
 * Start from {@link org.commonpurse.ledger.journal.JournalEntry} and
 * {@link org.commonpurse.ledger.journal.Journal}. Debits are positive and credits negative, in whole
 * pence. Nothing here is ever altered once recorded.
 */
@NullMarked
package org.commonpurse.ledger.journal;

import org.jspecify.annotations.NullMarked;
