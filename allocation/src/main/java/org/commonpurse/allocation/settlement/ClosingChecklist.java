package org.commonpurse.allocation.settlement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.engine.ClauseResult;
import org.commonpurse.allocation.engine.Position.Standing;
import org.commonpurse.ledger.book.Books;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.calendar.Period;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.ledger.period.ChecklistItem;

/**
 * What stands open before a period is closed: what the books tell, and the allocations that nobody has
 * decided on.
 */
public final class ClosingChecklist {

  private static final String ALLOCATION = "allocation";

  private final Books books;

  /** The checklists of these books. */
  public ClosingChecklist(Books books) {
    this.books = books;
  }

  /**
   * The items of a period.
   * <p>
   * Of every allocation up to the period's end: each clause that leaves something unallocated without
   * a decision, each part that a partner queries or disputes, and what no clause takes; each
   * due of another origin that its partner disputes; and each result of any period that is out of date. At a year's
   * end also each agreement in force that was not applied to the year.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_FUND_UNKNOWN}
   */
  public List<ChecklistItem> of(FundCode fund, Period period) {
    return books.now(at -> of(at, fund, period));
  }

  /** The items of a period, as {@link #of(FundCode, Period)}, in one state of the books or in an act. */
  public static List<ChecklistItem> of(Snapshot at, FundCode fund, Period period) {
    var items = new ArrayList<>(at.periods().checklist(fund, period));
    Map<String, RecordedAllocation> latest = new TreeMap<>();
    for (var recorded : new AllocationRecords(at, fund).latest()) {
      var key = keyOf(recorded);
      if (!key.lastDay().isAfter(period.last())) {
        latest.put(key.series(), recorded);
      }
    }
    latest.values().forEach(recorded -> items.addAll(itemsOf(recorded)));
    Dues.of(at, fund, Optional.empty()).open().stream()
        .filter(due -> due.origin().isEmpty() && !due.since().isAfter(period.last()))
        .forEach(due -> due.dispute().ifPresent(dispute -> items.add(disputed(due, dispute))));
    for (var stale : StaleResults.of(at, fund)) {
      items.add(
          open(stale.agreement() + " " + stale.period(), "Apply it again, for " + stale.why()));
    }
    if (period.last().equals(period.year().last())) {
      items.addAll(notApplied(at, fund, period, latest));
    }
    return List.copyOf(items);
  }

  private static ChecklistItem disputed(Due due, Due.Dispute dispute) {
    return new ChecklistItem(
        "due",
        "entry " + due.entry() + " of " + due.partner(),
        true,
        "%s of it is disputed: %s".formatted(Amounts.print(due.openPence()), dispute.reason()));
  }

  private static AllocationKey keyOf(RecordedAllocation recorded) {
    return AllocationKey.parse(recorded.key()).orElseThrow();
  }

  private static List<ChecklistItem> itemsOf(RecordedAllocation recorded) {
    var allocation = recorded.allocation();
    var subject = allocation.agreement().code() + " " + keyOf(recorded).period();
    var items = new ArrayList<ChecklistItem>();
    for (var clause : allocation.clauses()) {
      if (isUndecided(clause)) {
        items.add(
            open(
                subject + " " + clause.clause().reference(),
                Amounts.print(clause.allocation().unallocatedPence())
                    + " of it is unallocated; the board has to decide on it."));
      }
    }
    for (var unclaimed : allocation.unclaimed()) {
      items.add(
          open(
              subject + " " + unclaimed.label(unclaimed.line().fund()),
              "No clause takes its variance of " + Amounts.print(unclaimed.pence()) + "."));
    }
    for (var position : recorded.positions()) {
      if (position.standing() == Standing.QUERIED || position.standing() == Standing.DISPUTED) {
        items.add(
            open(
                subject + " " + position.clause(),
                "It is "
                    + position.standing().name().toLowerCase(Locale.ROOT)
                    + " by "
                    + position.partner()
                    + "."));
      }
    }
    if (items.isEmpty()) {
      items.add(
          new ChecklistItem(ALLOCATION, subject, false, "All of it is allocated or decided."));
    }
    return items;
  }

  private static boolean isUndecided(ClauseResult clause) {
    return clause.allocation().unallocatedPence() != 0 && clause.decision().isEmpty();
  }

  private static List<ChecklistItem> notApplied(
      Snapshot at, FundCode fund, Period period, Map<String, RecordedAllocation> latest) {
    return Agreements.applying(Agreements.list(at, fund), period.last()).stream()
        .map(Agreement::code)
        .filter(code -> !latest.containsKey(new AllocationKey(code, period.year(), 12, 1).series()))
        .map(code -> open(code + " " + period.year(), "It was not applied to the year yet."))
        .toList();
  }

  private static ChecklistItem open(String subject, String message) {
    return new ChecklistItem(ALLOCATION, subject, true, message);
  }
}
