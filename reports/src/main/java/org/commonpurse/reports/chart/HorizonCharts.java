package org.commonpurse.reports.chart;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.HorizonRow;
import org.commonpurse.allocation.horizon.PaidBack;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.id.ReportCode;
import org.commonpurse.reports.finding.HorizonFindings;
import org.commonpurse.reports.table.HorizonTables;
import org.commonpurse.reports.table.MoneyFormat;
import org.commonpurse.reports.table.NetByPartner;
import org.commonpurse.reports.table.Table;

/** The charts of where costs fall and where savings land. */
public final class HorizonCharts {

  private static final int HEIGHT = 282;
  private static final int SMALL_HEIGHT = 226;
  private static final int WIDE = 560;
  private static final int NARROW = 413;
  private static final int WHOLE = 1009;

  private HorizonCharts() {}

  /** All charts, in the order in which a board reads them; none while there is no year to show. */
  public static List<Chart> all(Horizon horizon) {
    if (horizon.years().isEmpty()) {
      return List.of();
    }
    var charts = new ArrayList<>(List.of(netByPartner(horizon), cumulative(horizon, List.of())));
    if (horizon.rows().stream().anyMatch(row -> row.sharingPence() != 0)) {
      charts.add(sharing(horizon));
    }
    return List.copyOf(charts);
  }

  /**
   * What landed on each partner outside the fund, before and after sharing, over all years.
   *
   * @throws IllegalArgumentException if the horizon has no year
   */
  public static Chart netByPartner(Horizon horizon) {
    var net = NetByPartner.of(horizon);
    var table = net.table();
    var format = MoneyFormat.of(horizon.currency());
    var colours =
        net.partners().stream()
            .map(partner -> partner.map(Partner::kind).map(ChartStyle::of))
            .toList();
    var drawing = new Dumbbell(table, NetByPartner.BEFORE, NetByPartner.AFTER, colours, format);
    return new Chart(
        ReportCode.of("net-by-partner"),
        new HorizonFindings(horizon).sharing(),
        "Savings landed less extra costs borne, %s. \u25cb before and \u25cf after sharing, %s"
            .formatted(HorizonTables.span(horizon), drawing.unit()),
        described(
            new HorizonFindings(horizon).sharing(),
            "A hollow dot before sharing and a filled one after it for each partner.",
            table),
        WIDE,
        HEIGHT,
        table,
        drawing);
  }

  /**
   * What all partners together come to at the end of each year: the return, or the net after sharing
   * where a return cannot be stated.
   *
   * @param spans  the agreements in force
   * @throws IllegalArgumentException if the horizon has no year
   */
  public static Chart cumulative(Horizon horizon, List<CumulativeSpan> spans) {
    return cumulative(
        horizon,
        "cumulative",
        HorizonTables.ALL_PARTNERS,
        horizon.totals(),
        new HorizonFindings(horizon).whenItPays(),
        ChartStyle.PAID,
        HEIGHT,
        spans);
  }

  /**
   * The same as {@link #cumulative(Horizon, List)}, as small as that of a partner.
   *
   * @throws IllegalArgumentException if the horizon has no year
   */
  public static Chart cumulativeOfAll(Horizon horizon, List<CumulativeSpan> spans) {
    return cumulative(
        horizon,
        "cumulative-" + Horizon.ALL,
        HorizonTables.ALL_PARTNERS,
        horizon.totals(),
        new HorizonFindings(horizon).whenItPays(),
        ChartStyle.PAID,
        SMALL_HEIGHT,
        spans);
  }

  /**
   * What a partner comes to at the end of each year.
   *
   * @throws IllegalArgumentException if the horizon has no year
   */
  public static Chart cumulative(Horizon horizon, Partner partner, List<CumulativeSpan> spans) {
    return cumulative(
        horizon,
        "cumulative-" + partner.code(),
        partner.name(),
        horizon.rows(partner.code()),
        new HorizonFindings(horizon).howItStands(partner),
        ChartStyle.of(partner.kind()),
        SMALL_HEIGHT,
        spans);
  }

  private static Chart cumulative(
      Horizon horizon,
      String name,
      String who,
      List<HorizonRow> course,
      String finding,
      Color colour,
      int height,
      List<CumulativeSpan> spans) {
    var table = HorizonTables.cumulative(horizon, who, course);
    var drawing =
        new CumulativeColumns(
            table,
            payBackColumn(horizon, course),
            spans,
            colour,
            MoneyFormat.of(horizon.currency()));
    return new Chart(
        ReportCode.of(name),
        finding,
        "%s: %s at year end, %s"
            .formatted(
                who, HorizonTables.cumulativeTitle(horizon).toLowerCase(Locale.UK), drawing.unit()),
        described(finding, "A column for each year.", table),
        NARROW,
        height,
        table,
        drawing);
  }

  private static Optional<Integer> payBackColumn(Horizon horizon, List<HorizonRow> course) {
    return new HorizonFindings(horizon).payBack(course) instanceof PaidBack.In in
        ? Optional.of(1 + horizon.years().indexOf(in.year()))
        : Optional.empty();
  }

  /**
   * What sharing clauses moved, over all years.
   *
   * @throws IllegalArgumentException if the horizon has no year
   */
  public static Chart sharing(Horizon horizon) {
    var table = HorizonTables.sharing(horizon);
    var format = MoneyFormat.of(horizon.currency());
    var moved = format.brief(table.pence(table.rows().size() - 1, 1));
    var title = "Sharing clauses moved " + moved;
    return new Chart(
        ReportCode.of("sharing"),
        title,
        "A band is as wide as the money in it. To the left is who pays, to the right who receives.",
        described(title, "Bands from those who pay to those who receive.", table),
        WHOLE,
        Math.min(540, 150 + 30 * horizon.partners().size()),
        table,
        new SharingBands(
            table,
            horizon.partners().stream().map(partner -> ChartStyle.of(partner.kind())).toList(),
            format));
  }

  /** The finding first, then how it is drawn and where the figures are. */
  private static String described(String finding, String drawn, Table table) {
    var text =
        "%s. %s The table \"%s\" has the figures.".formatted(finding, drawn, table.caption());
    return text.length() <= Chart.DESCRIPTION_MAX ? text : finding + ". " + drawn;
  }
}
