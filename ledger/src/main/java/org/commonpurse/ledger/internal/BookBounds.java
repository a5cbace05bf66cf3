package org.commonpurse.ledger.internal;

import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_AMOUNT_OUT_OF_RANGE;
import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_BOOKS_FULL;
import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_SUM_OVERFLOW;

import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.money.Amounts;

/** How much the books of a fund can hold, so that they can always be added up. */
final class BookBounds {

  /**
   * The most that the entries of a fund debit together, but for those that take others back, in pence:
   * ten thousand entries of the largest amount. Whatever a question adds up, of which days and accounts,
   * is at most twice as much, which leaves room in a {@code long} to add a few such sums.
   */
  static final long GROSS_DEBITS_MAX_PENCE = 10_000 * JournalEntry.DEBITS_MAX_PENCE;

  private BookBounds() {}

  /**
   * Checks that every question about the fund can still be answered after the entry: that its amounts,
   * and those of all entries together, stay within what a sum can hold.
   *
   * @param grossDebitsPence  what the entries before it debit, but for those that take others back
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_AMOUNT_OUT_OF_RANGE}, {@code
   *     LEDGER_SUM_OVERFLOW} or {@code LEDGER_BOOKS_FULL}
   */
  static void require(FundCode fund, long grossDebitsPence, JournalEntry entry) {
    for (Posting posting : entry.postings()) {
      if (Math.abs(posting.pence()) > JournalEntry.DEBITS_MAX_PENCE) {
        throw LEDGER_AMOUNT_OUT_OF_RANGE
            .because(
                "The posting of "
                    + Amounts.print(posting.pence())
                    + " to "
                    + posting.account()
                    + " is larger than "
                    + Amounts.print(JournalEntry.DEBITS_MAX_PENCE)
                    + ", the largest amount. Check the decimal point; nothing was recorded.",
                "account",
                posting.account(),
                "amount",
                Amounts.plain(posting.pence()))
            .toException();
      }
    }
    if (entry.debitsPence() > JournalEntry.DEBITS_MAX_PENCE) {
      throw LEDGER_SUM_OVERFLOW
          .because(
              "The debits of the entry come to "
                  + Amounts.print(entry.debitsPence())
                  + ", more than "
                  + Amounts.print(JournalEntry.DEBITS_MAX_PENCE)
                  + ", the largest amount. Check the decimal points; nothing was recorded.",
              "debits",
              Amounts.plain(entry.debitsPence()))
          .toException();
    }
    if (grossDebitsPence > GROSS_DEBITS_MAX_PENCE - entry.debitsPence()) {
      throw LEDGER_BOOKS_FULL
          .because(
              "The entries of fund "
                  + fund
                  + " debit "
                  + Amounts.print(grossDebitsPence)
                  + " together, and with this one they would debit more than "
                  + Amounts.print(GROSS_DEBITS_MAX_PENCE)
                  + ", beyond which they could not be added up. Take back mistakes, and go on in a"
                  + " new fund; nothing was recorded.",
              "fund",
              fund,
              "grossDebits",
              Amounts.plain(grossDebitsPence),
              "debits",
              Amounts.plain(entry.debitsPence()))
          .toException();
    }
  }
}
