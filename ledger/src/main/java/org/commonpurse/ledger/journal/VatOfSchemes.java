package org.commonpurse.ledger.journal;

import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_VAT_IRRECOVERABLE;
import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_VAT_UNSAID;

import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.Scheme;
import org.commonpurse.ledger.fund.VatRegime;

/** Whether the VAT of a scheme may be posted as an entry has it. */
public final class VatOfSchemes {

  private VatOfSchemes() {}

  /**
   * Checks that an entry holds VAT only of schemes of which the fund says whether it comes back, and
   * claims none back that does not. Still taken are reversals, and what comes in of earlier claims. VAT
   * of a scheme that mostly recovers it may be irrecoverable all the same, as some always is.
   *
   * @param fund  the fund of the entry, as it stands
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_VAT_UNSAID} or {@code
   *     LEDGER_VAT_IRRECOVERABLE}
   */
  public static void requireAsSaid(Fund fund, JournalEntry entry) {
    if (entry.kind().equals(JournalEntry.REVERSAL)) {
      return;
    }
    for (Posting posting : entry.postings()) {
      Account account = posting.account();
      boolean isClaim = account.kind() == AccountKind.RECOVERABLE_VAT && posting.pence() > 0;
      if (isClaim || account.kind() == AccountKind.IRRECOVERABLE_VAT) {
        account
            .scheme()
            .flatMap(fund::scheme)
            .ifPresent(scheme -> require(account, scheme, isClaim));
      }
    }
  }

  private static void require(Account account, Scheme scheme, boolean isClaim) {
    if (scheme.vat().isEmpty()) {
      throw LEDGER_VAT_UNSAID
          .because(
              "The fund does not say whether the VAT of scheme "
                  + scheme.code()
                  + " comes back, so account "
                  + account
                  + " cannot be used. Amend the fund: give the scheme or the fund a \"vat\"; nothing"
                  + " was recorded.",
              "scheme",
              scheme.code(),
              "account",
              account)
          .toException();
    }
    if (isClaim && scheme.vat().get() instanceof VatRegime.Irrecoverable) {
      throw LEDGER_VAT_IRRECOVERABLE
          .because(
              "Nobody recovers the VAT of scheme "
                  + scheme.code()
                  + ", so it is a cost. Post it to irrecoverable-vat in place of account "
                  + account
                  + ", or amend the fund if somebody does; nothing was recorded.",
              "scheme",
              scheme.code(),
              "account",
              account)
          .toException();
    }
  }
}
