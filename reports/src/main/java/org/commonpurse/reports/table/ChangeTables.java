package org.commonpurse.reports.table;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.commonpurse.allocation.change.NetChange;
import org.commonpurse.allocation.change.PriorPeriodItem;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.trace.FigureName;
import org.commonpurse.allocation.trace.FigureReference;
import org.commonpurse.ledger.calendar.Days;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.id.ReportCode;

/** Tables of what changed since a moment. */
public final class ChangeTables {

  private static final String BY_CAUSE = "Change by cause";
  private static final int NARRATIVE_MAX = 90;

  private ChangeTables() {}

  /**
   * Net after sharing to date by partner: as known then, by how much each cause changed it, and now. Only
   * what is known now has a reference: a figure as known then is another one of the same name.
   *
   * @param horizon  as known now
   * @param names  what partners are called
   */
  public static Table byPartner(
      NetChange change, Horizon horizon, ChangeLines lines, Function<Code, String> names) {
    var columns = new ArrayList<Column>();
    columns.add(Column.heading("Partner"));
    columns.add(Column.money("At the last pack"));
    lines.lines().forEach(line -> columns.add(Column.money(line.words()).in(BY_CAUSE)));
    columns.add(Column.money("Change").result());
    columns.add(Column.money("Now").result());
    var first = horizon.years().get(0);
    var last = horizon.years().get(horizon.years().size() - 1);
    var rows = new ArrayList<Row>();
    for (var partner : change.partners()) {
      if (partner.beforePence() != 0 || !partner.causes().isEmpty()) {
        var cells = new ArrayList<Cell>();
        cells.add(Cell.text(names.apply(partner.partner())));
        cells.add(Cell.money(partner.beforePence()));
        lines.lines().forEach(line -> cells.add(Cell.money(line.pence(partner))));
        cells.add(Cell.money(partner.changePence()));
        cells.add(
            Cell.money(
                partner.nowPence(),
                FigureReference.of(FigureName.NET_AFTER, partner.partner(), first, last)));
        rows.add(Row.body(cells));
      }
    }
    var all = new ArrayList<Cell>();
    all.add(Cell.text("All partners"));
    all.add(Cell.money(change.beforePence()));
    lines.lines().forEach(line -> all.add(Cell.money(line.pence(change))));
    all.add(Cell.money(change.changePence()));
    all.add(
        Cell.money(
            change.nowPence(), FigureReference.of(FigureName.NET_AFTER, Horizon.ALL, first, last)));
    rows.add(Row.total(all));
    return new Table(
        ReportCode.of("changed-by-partner"),
        "Net after sharing to date: at the last pack, and now",
        columns,
        rows);
  }

  /**
   * What was recorded since and counts in years shown then: the largest, and all others together.
   *
   * @param shown  how many have a row of their own
   * @param days  days as they are written
   */
  public static Table items(NetChange change, int shown, Function<LocalDate, String> days) {
    var items = change.items();
    // One alone takes no more room than a line of others would.
    int own = items.size() <= shown + 1 ? items.size() : shown;
    var rows = new ArrayList<Row>();
    items.subList(0, own).forEach(item -> rows.add(row(item, days)));
    var others = items.subList(own, items.size());
    if (!others.isEmpty()) {
      rows.add(
          row(
              Row.Kind.BODY,
              List.of("%,d others".formatted(others.size()), "", "", "together"),
              others));
    }
    rows.add(row(Row.Kind.TOTAL, List.of("All", "", "", ""), items));
    return new Table(
        ReportCode.of("prior-period-items"),
        "Recorded since the last pack, and counting in years shown then",
        List.of(
            Column.heading("Entry"),
            Column.text("Counts on"),
            Column.text("Recorded"),
            Column.text("What"),
            Column.money("Net after sharing"),
            Column.money("Between partners"),
            Column.money("Pool cost"),
            Column.money("Spent")),
        rows);
  }

  private static Row row(PriorPeriodItem item, Function<LocalDate, String> days) {
    return row(
        Row.Kind.BODY,
        List.of(
            "%,d".formatted(item.sequence()),
            countsOn(item, days),
            days.apply(Days.inEngland(item.recordedAt())),
            narrative(item.narrative())),
        List.of(item));
  }

  private static String countsOn(PriorPeriodItem item, Function<LocalDate, String> days) {
    var day =
        days.apply(item.effectiveOn())
            + item.givenFor().map(given -> ", for " + days.apply(given)).orElse("");
    return item.wasClosed() ? day + " (closed)" : day;
  }

  private static String narrative(String text) {
    return text.length() <= NARRATIVE_MAX
        ? text
        : text.substring(0, NARRATIVE_MAX).strip() + "\u2026";
  }

  private static Row row(Row.Kind kind, List<String> words, List<PriorPeriodItem> items) {
    var cells = new ArrayList<Cell>();
    words.forEach(each -> cells.add(each.isEmpty() ? Cell.empty() : Cell.text(each)));
    cells.add(Cell.money(sum(items, PriorPeriodItem::netPence)));
    cells.add(Cell.money(sum(items, PriorPeriodItem::betweenPence)));
    cells.add(Cell.money(sum(items, PriorPeriodItem::poolCostPence)));
    cells.add(Cell.money(sum(items, PriorPeriodItem::spentPence)));
    return new Row(kind, cells);
  }

  private static long sum(List<PriorPeriodItem> items, ToLongFunction<PriorPeriodItem> pence) {
    return items.stream().mapToLong(pence).reduce(0, Math::addExact);
  }
}
