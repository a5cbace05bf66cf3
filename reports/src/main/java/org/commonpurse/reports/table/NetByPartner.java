package org.commonpurse.reports.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.trace.FigureName;
import org.commonpurse.allocation.trace.FigureReference;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.id.ReportCode;

/**
 * What landed on each partner before and after sharing, over all years. Where more partners have
 * figures than a chart has room for, those with the least stand together in the last row.
 *
 * @param table  a row for each partner, and one for the others
 * @param partners  whose each row is; empty for that of the others
 */
public record NetByPartner(Table table, List<Optional<Partner>> partners) {

  /** The column of the net before sharing. */
  public static final int BEFORE = 1;

  /** The column of the net after sharing. */
  public static final int AFTER = 2;

  private static final int ROWS_MAX = 12;

  public NetByPartner {
    partners = List.copyOf(partners);
  }

  /** The net of each partner that had any, in the fund's order; of the first one if none had. */
  public static NetByPartner of(Horizon horizon) {
    var all =
        PartnerPosition.of(horizon).stream()
            .filter(each -> each.netBeforePence() != 0 || each.netAfterPence() != 0)
            .toList();
    var shown = all.size() <= ROWS_MAX ? all : greatest(all);
    var rows = new ArrayList<Row>();
    var partners = new ArrayList<Optional<Partner>>();
    for (var each : shown) {
      rows.add(row(horizon, each));
      partners.add(Optional.of(each.partner()));
    }
    var others = all.stream().filter(each -> !shown.contains(each)).toList();
    if (!others.isEmpty()) {
      rows.add(
          Row.body(
              List.of(
                  Cell.text(others.size() + " other partners"),
                  Cell.money(sum(others.stream().mapToLong(PartnerPosition::netBeforePence))),
                  Cell.money(sum(others.stream().mapToLong(PartnerPosition::netAfterPence))))));
      partners.add(Optional.empty());
    }
    if (rows.isEmpty()) {
      rows.add(row(horizon, PartnerPosition.of(horizon).get(0)));
      partners.add(Optional.of(horizon.partners().get(0)));
    }
    return new NetByPartner(
        new Table(
            ReportCode.of("net-by-partner"),
            "Net before and after sharing, " + HorizonTables.span(horizon),
            List.of(
                Column.heading("Partner"),
                Column.money("Net before sharing"),
                Column.money("Net after sharing")),
            rows),
        partners);
  }

  /** Those with the greatest net of either sign, in their order, leaving a row for the others. */
  private static List<PartnerPosition> greatest(List<PartnerPosition> all) {
    var kept =
        all.stream()
            .sorted(Comparator.comparingLong(NetByPartner::size).reversed())
            .limit(ROWS_MAX - 1)
            .toList();
    return all.stream().filter(kept::contains).toList();
  }

  private static long size(PartnerPosition each) {
    return Math.max(Math.abs(each.netBeforePence()), Math.abs(each.netAfterPence()));
  }

  private static long sum(LongStream pence) {
    return pence.reduce(0, Math::addExact);
  }

  private static Row row(Horizon horizon, PartnerPosition each) {
    var before =
        FigureReference.of(
            FigureName.NET_BEFORE,
            each.partner().code(),
            horizon.years().get(0),
            horizon.years().get(horizon.years().size() - 1));
    return Row.body(
        List.of(
            Cell.text(each.partner().name()),
            Cell.money(each.netBeforePence(), before),
            Cell.money(each.netAfterPence(), before.name(FigureName.NET_AFTER))));
  }
}
