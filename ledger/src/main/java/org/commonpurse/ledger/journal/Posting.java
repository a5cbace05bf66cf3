package org.commonpurse.ledger.journal;

import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_AMOUNT_OUT_OF_RANGE;
import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_POSTING_NEGATIVE;
import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_POSTING_ZERO;

import java.util.Objects;

/**
 * One line of an entry.
 *
 * @param account  the account
 * @param pence  whole pence: positive for a debit, negative for a credit, never zero
 */
public record Posting(Account account, long pence) {

  public Posting {
    Objects.requireNonNull(account, "account");
    if (pence == 0) {
      throw LEDGER_POSTING_ZERO
          .because(
              "The posting to " + account + " is of nothing. Leave it out.", "account", account)
          .toException();
    }
    if (pence == Long.MIN_VALUE) {
      throw LEDGER_AMOUNT_OUT_OF_RANGE
          .because(
              "The posting to " + account + " is larger than the ledger can hold.",
              "account",
              account)
          .toException();
    }
  }

  /** A debit of so many pence, which must be more than nothing. */
  public static Posting debit(Account account, long pence) {
    return new Posting(account, requirePositive(account, pence));
  }

  /** A credit of so many pence, which must be more than nothing. */
  public static Posting credit(Account account, long pence) {
    return new Posting(account, -requirePositive(account, pence));
  }

  private static long requirePositive(Account account, long pence) {
    if (pence < 0) {
      throw LEDGER_POSTING_NEGATIVE
          .because(
              "A debit or credit of "
                  + pence
                  + " pence was asked for on "
                  + account
                  + ". Give a positive amount, and turn a debit into a credit.",
              "account",
              account,
              "pence",
              pence)
          .toException();
    }
    return pence;
  }
}
