package org.commonpurse.reports.board;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.commonpurse.allocation.engine.Allocation;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.AgreementCode;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.reports.table.MoneyFormat;

/**
 * What clauses on the fund's own money left to nobody.
 *
 * @param items  in order of time
 */
record Undecided(List<Item> items) {

  private static final int SHOWN_MAX = 3;

  /**
   * What a clause left in a period.
   *
   * @param since  the last day of the period
   * @param pence  positive a cost that nobody bears, negative a gain that nobody has
   */
  record Item(
      AgreementCode agreement,
      FinancialYear year,
      String period,
      LocalDate since,
      ClauseCode code,
      String clause,
      String title,
      long pence) {}

  Undecided {
    items = List.copyOf(items);
  }

  static Undecided of(List<Allocation> allocations) {
    var items = new ArrayList<Item>();
    for (var allocation : allocations) {
      for (var result : allocation.clauses()) {
        long pence = result.allocation().unallocatedPence();
        if (pence != 0 && result.clause().basis().isPool()) {
          items.add(
              new Item(
                  allocation.agreement().code(),
                  allocation.outturn().year(),
                  allocation.outturn().period(),
                  allocation.outturn().lastDay(),
                  result.clause().code(),
                  result.clause().reference(),
                  result.clause().title(),
                  pence));
        }
      }
    }
    return new Undecided(items);
  }

  private long sum(boolean costs) {
    return items.stream()
        .mapToLong(Item::pence)
        .filter(pence -> costs == pence > 0)
        .reduce(0, Math::addExact);
  }

  /** What has no owner, with its amount. */
  String found(MoneyFormat format) {
    long costs = sum(true);
    long gains = Math.negateExact(sum(false));
    if (costs == 0) {
      return "nobody has a gain of " + format.exact(gains);
    }
    return gains == 0
        ? "%s has no owner".formatted(format.exact(costs))
        : "a cost of %s and a gain of %s have no owner"
            .formatted(format.exact(costs), format.exact(gains));
  }

  /** By period and clause; the first few, and how many more. */
  String inShort(MoneyFormat format) {
    var shown =
        items.stream()
            .limit(SHOWN_MAX)
            .map(
                item ->
                    "%s %s (%s)"
                        .formatted(item.period(), format.exact(item.pence()), item.clause()))
            .collect(Collectors.joining("; "));
    int more = items.size() - Math.min(SHOWN_MAX, items.size());
    return shown + (more == 0 ? "." : "; and %d more, see the appendix.".formatted(more));
  }
}
