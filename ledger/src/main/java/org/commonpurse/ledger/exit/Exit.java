package org.commonpurse.ledger.exit;

import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_FUND_WOUND_UP;
import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_PARTNER_LEFT;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.problem.ProblemException;

/**
 * The winding up of a fund, or the leaving of a partner, as it was recorded.
 *
 * @param fund  the fund
 * @param partner  the partner that left; empty where the fund was wound up
 * @param on  the last day
 * @param account  the final account, word for word
 * @param recordedAt  when it was recorded
 * @param by  who recorded it
 */
public record Exit(
    FundCode fund,
    Optional<PartnerCode> partner,
    LocalDate on,
    String account,
    Instant recordedAt,
    Actor by) {

  public Exit {
    Objects.requireNonNull(fund, "fund");
    Objects.requireNonNull(partner, "partner");
    Objects.requireNonNull(on, "on");
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(recordedAt, "recordedAt");
    Objects.requireNonNull(by, "by");
  }

  /**
   * Checks that an entry does no more than pay what was still due: of a fund that was wound up, or on
   * accounts of a partner that left.
   *
   * @throws ProblemException {@code LEDGER_FUND_WOUND_UP}, {@code LEDGER_PARTNER_LEFT}
   */
  public void requirePayment(JournalEntry entry) {
    for (var posting : entry.postings()) {
      var account = posting.account();
      boolean isPayment = entry.book() == Book.ACTUAL && AccountKind.HELD.contains(account.kind());
      if (isAbout(account) && !isPayment) {
        throw refusal("Account " + account.path() + " takes nothing more.");
      }
    }
  }

  private boolean isAbout(Account account) {
    return partner.isEmpty() || account.partner().or(account::provider).equals(partner);
  }

  /** The refusal of what is done after it. */
  public ProblemException refusal(String what) {
    return partner.isPresent()
        ? LEDGER_PARTNER_LEFT
            .because(
                "Partner %s left fund %s on %s, so that only what was due is paid. %s"
                    .formatted(partner.get(), fund, on, what),
                "fund",
                fund,
                "partner",
                partner.get(),
                "on",
                on)
            .toException()
        : LEDGER_FUND_WOUND_UP
            .because(
                "Fund %s was wound up on %s, so that only what was due is paid. %s"
                    .formatted(fund, on, what),
                "fund",
                fund,
                "on",
                on)
            .toException();
  }
}
