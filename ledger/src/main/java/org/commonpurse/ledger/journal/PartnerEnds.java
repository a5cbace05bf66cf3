package org.commonpurse.ledger.journal;

import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_PARTNER_ENDED;

import java.time.LocalDate;
import java.util.Set;
import org.commonpurse.ledger.fund.Fund;
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
    if (fund.successions().isEmpty() || entry.kind().equals(JournalEntry.REVERSAL)) {
      return;
    }
    boolean settles = hasOnly(entry, AccountKind.HELD);
    boolean passesReserves = hasOnly(entry, Set.of(AccountKind.RESERVE));
    for (Posting posting : entry.postings()) {
      Account account = posting.account();
      boolean isTaken = settles || (passesReserves && posting.pence() > 0);
      account
          .partner()
          .or(account::provider)
          .filter(partner -> !isTaken)
          .ifPresent(partner -> requireNotEnded(fund, entry.effectiveOn(), account, partner));
    }
  }

  private static boolean hasOnly(JournalEntry entry, Set<AccountKind> kinds) {
    return entry.postings().stream().allMatch(posting -> kinds.contains(posting.account().kind()));
  }

  private static void requireNotEnded(
      Fund fund, LocalDate on, Account account, PartnerCode partner) {
    var successions =
        fund.successions().stream()
            .filter(succession -> succession.predecessor().equals(partner))
            .filter(succession -> !succession.on().isAfter(on))
            .toList();
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
                  + account
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
              account)
          .toException();
    }
  }
}
