package org.commonpurse.allocation.settlement;

import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.allocation.engine.Allocation;
import org.commonpurse.ledger.fund.Code;
import org.commonpurse.ledger.journal.EntryKey;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.journal.Journal;

/**
 * Entries of revisions that were posted but not recorded, because the process ended in between. They
 * stay in the books, and count as posted when the allocation is applied again.
 *
 * @param revision the next revision of which nothing was posted
 * @param postings what those before it, and after the last that was recorded, have posted
 */
record Unrecorded(int revision, Postings postings) {

  /** What was posted for an allocation after its latest recorded revision. */
  static Unrecorded after(
      Journal journal, Allocation allocation, Optional<RecordedAllocation> latest) {
    var clauses = new TreeSet<Code>();
    addClauses(allocation, clauses);
    latest.ifPresent(recorded -> addClauses(recorded.allocation(), clauses));
    int revision = latest.map(RecordedAllocation::revision).orElse(0);
    var sum = Postings.NONE;
    while (true) {
      revision++;
      var outturn = allocation.outturn();
      var key =
          new AllocationKey(
              allocation.agreement().code(), outturn.year(), outturn.throughMonth(), revision);
      var posted = new Postings(new TreeMap<>());
      for (var clause : clauses) {
        journal
            .entries(EntryQuery.of(outturn.fund()).key(new EntryKey(key.entryKey() + "/" + clause)))
            .entries()
            .forEach(
                recorded ->
                    recorded
                        .entry()
                        .postings()
                        .forEach(each -> posted.add(clause, each.account(), each.pence())));
      }
      if (posted.clauses().isEmpty()) {
        return new Unrecorded(revision, sum);
      }
      sum = sum.plus(posted);
    }
  }

  private static void addClauses(Allocation allocation, TreeSet<Code> codes) {
    for (Clause clause : allocation.agreement().clauses()) {
      codes.add(clause.code());
      codes.add(clause.recovery().code());
    }
  }
}
