package org.commonpurse.reports.board;

import java.util.ArrayList;
import java.util.List;
import org.commonpurse.reports.table.Cell;
import org.commonpurse.reports.table.Column;
import org.commonpurse.reports.table.MoneyFormat;
import org.commonpurse.reports.table.Table;

/**
 * A table as a page shows it.
 *
 * @param points  the size of its letters
 * @param widths  the width of each column in millimetres; together no more than the page has
 */
public record TableModel(
    String name,
    String caption,
    String points,
    List<String> widths,
    List<Heading> headings,
    List<Line> lines) {

  /** A heading, and whether amounts stand below it. */
  public record Heading(String text, boolean money) {}

  /** A row, and whether it adds up others. */
  public record Line(boolean total, List<Place> cells) {}

  /**
   * A cell.
   *
   * @param heading  whether it names its row
   * @param negative  whether it holds an amount below nought
   * @param nought  whether it holds an amount of nought
   */
  public record Place(
      String text, boolean money, boolean heading, boolean negative, boolean nought) {}

  static TableModel of(Table table, MoneyFormat format) {
    var headings =
        table.columns().stream()
            .map(column -> new Heading(column.heading(), column.kind() == Column.Kind.MONEY))
            .toList();
    var lines = new ArrayList<Line>();
    for (var row : table.rows()) {
      var cells = new ArrayList<Place>();
      for (int i = 0; i < row.cells().size(); i++) {
        cells.add(place(row.cells().get(i), table.columns().get(i), format));
      }
      lines.add(new Line(row.isTotal(), cells));
    }
    var setting = Setting.of(headings, lines);
    return new TableModel(
        table.name().value(), table.caption(), setting.points(), setting.widths(), headings, lines);
  }

  private static Place place(Cell cell, Column column, MoneyFormat format) {
    boolean money = column.kind() == Column.Kind.MONEY;
    boolean heading = column.kind() == Column.Kind.HEADING;
    if (cell instanceof Cell.Text words) {
      return new Place(words.text(), money, heading, false, false);
    }
    var pence = cell.pence();
    return pence.isPresent()
        ? new Place(
            format.figure(pence.getAsLong()),
            money,
            heading,
            pence.getAsLong() < 0,
            pence.getAsLong() == 0)
        : new Place("", money, heading, false, false);
  }
}
