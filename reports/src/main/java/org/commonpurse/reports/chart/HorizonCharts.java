package org.commonpurse.reports.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.horizon.Horizon;
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
    return List.of(costsAndSavings(horizon), cumulativeNet(horizon), moneyFlows(horizon));
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
        "What a partner pays or loses points to the left; what is spent for it or saved by it points"
            + " to the right. Each panel has a scale of its own.",
        describe(horizon, table).costsAndSavings(),
        WIDTH,
        Math.min(HEIGHT, 90 + 32 * horizon.partners().size()),
        table,
        new CostsAndSavings(table, format));
  }

  /**
   * How far each partner, and all together, are better or worse off at the end of each year.
   *
   * @throws IllegalArgumentException if the horizon has no year
   */
  public static Chart cumulativeNet(Horizon horizon) {
    var table = HorizonTables.cumulative(horizon);
    var format = MoneyFormat.of(horizon.currency());
    var paybacks = new ArrayList<Optional<FinancialYear>>();
    for (var partner : horizon.partners()) {
      paybacks.add(Horizon.paybackYear(horizon.rows(partner.code())));
    }
    paybacks.add(Horizon.paybackYear(horizon.totals()));
    return new Chart(
        ReportCode.of("cumulative-net"),
        "Cumulative net after sharing",
        "Each line adds up a partner's net after sharing from the first year on. A ring marks the"
            + " year in which a line that was below nought comes back to it for good.",
        describe(horizon, table).cumulativeNet(paybacks),
        WIDTH,
        HEIGHT,
        table,
        new CumulativeNet(table, paybacks, format));
  }

  /**
   * Where the money came from and where it went, over all years.
   *
   * @throws IllegalArgumentException if the horizon has no year
   */
  public static Chart moneyFlows(Horizon horizon) {
    var table = HorizonTables.givenAndReceived(horizon);
    var format = MoneyFormat.of(horizon.currency());
    return new Chart(
        ReportCode.of("money-flows"),
        "Money from those who give to those who receive",
        "A band is as wide as the money in it. To the left is who gives, to the right who receives.",
        describe(horizon, table).moneyFlows(),
        WIDTH,
        Math.min(540, 190 + 50 * horizon.partners().size()),
        table,
        new MoneyFlows(table, horizon.partners().size(), format));
  }

  private static Descriptions describe(Horizon horizon, Table table) {
    if (horizon.years().isEmpty()) {
      throw new IllegalArgumentException(
          "%s has no entries yet, so there is nothing to draw.".formatted(horizon.fundName()));
    }
    return new Descriptions(table, MoneyFormat.of(horizon.currency()), HorizonTables.span(horizon));
  }
}
