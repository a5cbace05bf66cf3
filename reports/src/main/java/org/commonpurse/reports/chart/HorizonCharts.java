package org.commonpurse.reports.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.HorizonRow;
import org.commonpurse.allocation.horizon.PaidBack;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.ReportCode;
import org.commonpurse.reports.table.HorizonTables;
import org.commonpurse.reports.table.MoneyFormat;
import org.commonpurse.reports.table.Table;

/** The charts of where costs fall and where savings land. */
public final class HorizonCharts {

  private static final int WIDTH = 1000;
  private static final int HEIGHT = 370;

  private HorizonCharts() {}

  /** All charts, in the order in which a board reads them; none while there is no year to show. */
  public static List<Chart> all(Horizon horizon) {
    if (horizon.years().isEmpty()) {
      return List.of();
    }
    var charts = new ArrayList<>(List.of(costsAndSavings(horizon), cumulative(horizon)));
    if (horizon.rows().stream().anyMatch(row -> row.sharingPence() != 0)) {
      charts.add(sharing(horizon));
    }
    return List.copyOf(charts);
  }

  /**
   * What each partner bore and what landed on it, over all years.
   *
   * @throws IllegalArgumentException if the horizon has no year
   */
  public static Chart costsAndSavings(Horizon horizon) {
    var table = HorizonTables.overAllYears(horizon);
    var format = MoneyFormat.of(horizon.currency());
    return new Chart(
        ReportCode.of("costs-and-savings"),
        "Where costs fall and where savings land",
        "What a partner bears points to the left; what is saved by it points to the right. Each panel"
            + " has a scale of its own.",
        describe(horizon, table).costsAndSavings(),
        WIDTH,
        Math.min(HEIGHT, 90 + 32 * horizon.partners().size()),
        table,
        new CostsAndSavings(table, horizon.partners().size(), format));
  }

  /**
   * The return of each partner, and of all together, at the end of each year; the net after sharing
   * where a return cannot be stated.
   *
   * @throws IllegalArgumentException if the horizon has no year
   */
  public static Chart cumulative(Horizon horizon) {
    var table = HorizonTables.cumulative(horizon);
    var format = MoneyFormat.of(horizon.currency());
    var paybacks = new ArrayList<Optional<FinancialYear>>();
    for (var partner : horizon.partners()) {
      paybacks.add(payBackYear(horizon.rows(partner.code())));
    }
    paybacks.add(payBackYear(horizon.totals()));
    return new Chart(
        ReportCode.of("cumulative"),
        HorizonTables.cumulativeTitle(horizon),
        horizon.statesReturn()
            ? "Each line adds up a partner's net after sharing less its additional cost from the first"
                + " year on. A ring marks the year in which a line that was below zero comes back to"
                + " it for good."
            : "Each line adds up a partner's net after sharing from the first year on. A return cannot"
                + " be stated: it is not known what schemes would have cost without the fund.",
        describe(horizon, table).cumulative(paybacks, horizon.statesReturn()),
        WIDTH,
        HEIGHT,
        table,
        new CumulativeLines(table, paybacks, format));
  }

  private static Optional<FinancialYear> payBackYear(List<HorizonRow> course) {
    return PaidBack.of(course)
        .flatMap(
            payBack ->
                payBack instanceof PaidBack.In in ? Optional.of(in.year()) : Optional.empty());
  }

  /**
   * What sharing clauses moved, over all years.
   *
   * @throws IllegalArgumentException if the horizon has no year
   */
  public static Chart sharing(Horizon horizon) {
    var table = HorizonTables.sharing(horizon);
    var format = MoneyFormat.of(horizon.currency());
    return new Chart(
        ReportCode.of("sharing"),
        "What sharing clauses moved",
        "A band is as wide as the money in it. To the left is who pays, to the right who receives.",
        describe(horizon, table).sharing(),
        WIDTH,
        Math.min(540, 150 + 30 * horizon.partners().size()),
        table,
        new SharingBands(table, horizon.partners().size(), format));
  }

  private static Descriptions describe(Horizon horizon, Table table) {
    if (horizon.years().isEmpty()) {
      throw new IllegalArgumentException(
          "%s has no entries yet, so there is nothing to draw.".formatted(horizon.fundName()));
    }
    return new Descriptions(
        table,
        horizon.partners().size(),
        MoneyFormat.of(horizon.currency()),
        HorizonTables.span(horizon));
  }
}
