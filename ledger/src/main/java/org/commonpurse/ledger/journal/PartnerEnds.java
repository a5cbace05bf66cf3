package org.commonpurse.ledger.journal;

import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_PARTNER_ENDED;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.Succession;
import org.commonpurse.ledger.id.PartnerCode;

/** What may still be posted to a partner that another has succeeded. */
public final class PartnerEnds {

  private PartnerEnds() {}

  /**
   * Checks that an entry charges nobody, and credits nobody, that has ended by its day. Still taken are
   * reversals, entries that settle what was due, which have no other accounts than those of what the
   * fund {@linkplain AccountKind#HELD holds}, and entries that pass on what a partner owns in reserves.
   *
   * @param fund  the fund of the entry, as it stands
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_PARTNER_ENDED}
   */
  public static void requireNotEnded(Fund fund, JournalEntry entry) {
    var charged = charged(fund, entry);
    for (Posting posting : entry.postings()) {
      charged
          .apply(posting)
          .ifPresent(partner -> requireNotEnded(fund, entry.effectiveOn(), posting, partner));
    }
  }

  /**
   * The partner that a posting of an entry charges or credits so that it must not have ended, if there is
   * one: whose account it is, unless the entry takes others back, settles what was due, or passes on
   * reserves.
   */
  static Function<Posting, Optional<PartnerCode>> charged(Fund fund, JournalEntry entry) {
    if (fund.successions().isEmpty() || entry.kind().equals(JournalEntry.REVERSAL)) {
      return posting -> Optional.empty();
    }
    boolean settles = hasOnly(entry, AccountKind.HELD);
    boolean passesReserves = hasOnly(entry, Set.of(AccountKind.RESERVE));
    return posting -> {
      var account = posting.account();
      boolean isTaken = settles || (passesReserves && posting.pence() > 0);
      return isTaken ? Optional.empty() : account.partner().or(account::provider);
    };
  }

  /** What has passed from a partner to others by a day: nothing while it has not ended. */
  static List<Succession> ended(Fund fund, PartnerCode partner, LocalDate on) {
    return fund.successions().stream()
        .filter(succession -> succession.predecessor().equals(partner))
        .filter(succession -> !succession.on().isAfter(on))
        .toList();
  }

  private static boolean hasOnly(JournalEntry entry, Set<AccountKind> kinds) {
    return entry.postings().stream().allMatch(posting -> kinds.contains(posting.account().kind()));
  }

  private static void requireNotEnded(
      Fund fund, LocalDate on, Posting posting, PartnerCode partner) {
    var successions = ended(fund, partner, on);
    if (!successions.isEmpty()) {
      var successors = successions.stream().map(one -> one.successor()).toList();
      throw LEDGER_PARTNER_ENDED
          .because(
              "Partner "
                  + partner
                  + " ended on "
                  + successions.get(0).on()
                  + ", and the entry counts on "
                  + on
                  + ". Post to "
                  + successors
                  + " in place of account "
                  + posting.account()
                  + ", or correct the day; nothing was recorded.",
              "fund",
              fund.code(),
              "partner",
              partner,
              "endedOn",
              successions.get(0).on(),
              "effectiveOn",
              on,
              "account",
              posting.account())
          .toException();
    }
  }
}
