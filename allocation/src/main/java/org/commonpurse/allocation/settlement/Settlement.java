package org.commonpurse.allocation.settlement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Submission;

/**
 * The entries that charge what postings come to, which raises dues and moves no money.
 * <p>
 * Charges stand gross, one entry a clause; only payments net them. Every entry has a key made
 * of the allocation's revision and the clause, so that settling twice posts once.
 */
final class Settlement {

  private final Fund fund;
  private final Agreement agreement;
  private final AllocationKey key;
  private final Actor by;
  private final List<Submission> submissions = new ArrayList<>();

  private Settlement(Fund fund, Agreement agreement, AllocationKey key, Actor by) {
    this.fund = fund;
    this.agreement = agreement;
    this.key = key;
    this.by = by;
  }

  /** The entries for postings, on the last day of the period. */
  static List<Submission> of(
      Fund fund, Agreement agreement, AllocationKey key, Postings postings, Actor by) {
    var settlement = new Settlement(fund, agreement, key, by);
    for (var clause : postings.clauses()) {
      settlement.charge(clause, postings.of(clause));
    }
    return List.copyOf(settlement.submissions);
  }

  private void charge(ClauseCode clause, Map<Account, Long> accounts) {
    var reference =
        agreement.clauses().stream()
            .flatMap(each -> Stream.of(each, each.recovery()))
            .filter(each -> each.code().equals(clause))
            .map(Clause::reference)
            .findFirst()
            .orElse(clause.value());
    submit(clause.value(), "%s for %s".formatted(reference, key.period()), accounts);
  }

  private void submit(String what, String narrative, Map<Account, Long> accounts) {
    if (accounts.isEmpty()) {
      return;
    }
    var postings = new ArrayList<Posting>();
    accounts.forEach((account, pence) -> postings.add(new Posting(account, pence)));
    var entry =
        new JournalEntry(
            fund.code(), Book.ACTUAL, key.lastDay(), narrative, key.reference(what), postings);
    submissions.add(new Submission(entry, new EntryKey(key.entryKey() + "/" + what), by));
  }
}
