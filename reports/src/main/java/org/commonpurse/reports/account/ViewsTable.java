package org.commonpurse.reports.account;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonpurse.ledger.id.ReportCode;
import org.commonpurse.reports.table.Cell;
import org.commonpurse.reports.table.Column;
import org.commonpurse.reports.table.Row;
import org.commonpurse.reports.table.Table;

/** The {@linkplain AccountViews views} of the year as a table, for the statements of one partner. */
final class ViewsTable {

  private final AccountContents contents;
  private final AccountViews views;
  private final List<Row> rows = new ArrayList<>();

  private ViewsTable(AccountContents contents, AccountViews views) {
    this.contents = contents;
    this.views = views;
  }

  static Table of(AccountContents contents, OwnShares shares) {
    var views = new AccountViews(contents.fund(), contents.horizon(), contents.year(), shares);
    return new ViewsTable(contents, views).table();
  }

  private Table table() {
    part(ViewLine.Part.MOVED, "Net surplus of the year, or deficit (\u2212)");
    part(ViewLine.Part.HELD, "Net assets at the end of the year");
    return new Table(
        ReportCode.of("views"),
        "%s for the statements of %s".formatted(contents.year(), contents.partner().name()),
        List.of(
            Column.heading("Pooled budget"),
            Column.money("Gross"),
            Column.money("Own share"),
            Column.money("As agent")),
        rows);
  }

  /** Adds the lines of a sum, but those in which all is zero, and the sum. */
  private void part(ViewLine.Part part, String words) {
    var partner = contents.partner().code();
    long gross = 0;
    long own = 0;
    long agent = 0;
    for (var line : Arrays.stream(ViewLine.values()).filter(each -> each.part() == part).toList()) {
      long all = views.grossPence(line);
      long share = views.ownPence(line, partner);
      long passed = views.agentPence(line, partner);
      gross = Math.addExact(gross, line.sign() * all);
      own = Math.addExact(own, line.sign() * share);
      agent = Math.addExact(agent, line.sign() * passed);
      if (all != 0 || passed != 0) {
        rows.add(Row.body(cells(line.words(), all, share, passed)));
      }
    }
    rows.add(Row.total(cells(words, gross, own, agent)));
  }

  private static List<Cell> cells(String words, long gross, long own, long agent) {
    return List.of(Cell.text(words), Cell.money(gross), Cell.money(own), Cell.money(agent));
  }
}
