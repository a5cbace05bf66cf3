package org.commonpurse.allocation.settlement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.allocation.engine.ClauseResult;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.EntryQuery;
import org.jspecify.annotations.Nullable;

/** Follows recorded results into the books, revision by revision. */
public final class ClauseMovements {

  private final Snapshot books;
  private final Fund fund;
  private final List<ClauseMovement> found = new ArrayList<>();

  private ClauseMovements(Snapshot books, Fund fund) {
    this.books = books;
    this.fund = fund;
  }

  /**
   * What the clauses of a fund's results moved, in the order in which it was recorded.
   *
   * @param recorded  every revision of the fund's results, in the order in which they were recorded,
   *     as {@link Allocations#list(Snapshot, org.commonpurse.ledger.id.FundCode)} gives them
   */
  public static List<ClauseMovement> of(
      Snapshot books, Fund fund, List<RecordedAllocation> recorded) {
    var movements = new ClauseMovements(books, fund);
    Map<String, RecordedAllocation> before = new HashMap<>();
    for (var revision : recorded) {
      var series = revision.document().draft().agreement() + " " + revision.period();
      movements.add(revision, Optional.ofNullable(before.put(series, revision)));
    }
    return List.copyOf(movements.found);
  }

  private void add(RecordedAllocation revision, Optional<RecordedAllocation> before) {
    var results = results(revision);
    var earlier = before.map(ClauseMovements::results).orElse(Map.of());
    var posted =
        revision.postings().less(before.map(RecordedAllocation::postings).orElse(Postings.NONE));
    var codes = new TreeSet<>(results.keySet());
    codes.addAll(earlier.keySet());
    codes.addAll(posted.clauses());
    for (var code : codes) {
      long taken = Math.subtractExact(taken(results.get(code)), taken(earlier.get(code)));
      var accounts = posted.of(code);
      if (taken != 0 || !accounts.isEmpty()) {
        found.add(
            new ClauseMovement(
                clause(results, earlier, code),
                countsIn(revision, code, accounts),
                taken,
                accounts));
      }
    }
  }

  private static Map<ClauseCode, ClauseResult> results(RecordedAllocation recorded) {
    var results = new LinkedHashMap<ClauseCode, ClauseResult>();
    recorded.allocation().clauses().forEach(result -> results.put(result.clause().code(), result));
    return results;
  }

  private static Clause clause(
      Map<ClauseCode, ClauseResult> results,
      Map<ClauseCode, ClauseResult> earlier,
      ClauseCode code) {
    var result = results.containsKey(code) ? results.get(code) : earlier.get(code);
    if (result == null) {
      throw new IllegalStateException("A record posts to clause " + code + ", and has no result");
    }
    return result.clause();
  }

  private static long taken(@Nullable ClauseResult result) {
    if (result == null || !result.clause().basis().isPool()) {
      return 0;
    }
    long taken = result.amountPence();
    for (var move : result.allocation().moves()) {
      taken = move.source().isReserve() ? taken : Math.subtractExact(taken, move.pence());
    }
    return result.clause().basis().isBenefit() ? Math.negateExact(taken) : taken;
  }

  /** The year of the entry; nothing but the entry knows where a late one was routed to. */
  private FinancialYear countsIn(
      RecordedAllocation revision, ClauseCode clause, Map<Account, Long> accounts) {
    if (!accounts.isEmpty()) {
      var key = new EntryKey(revision.key() + "/" + clause);
      var entries = books.journal().entries(EntryQuery.of(fund.code()).key(key)).entries();
      if (!entries.isEmpty()) {
        return FinancialYear.of(entries.get(0).entry().effectiveOn());
      }
    }
    return revision.allocation().outturn().year();
  }
}
