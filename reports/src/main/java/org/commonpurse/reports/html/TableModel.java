package org.commonpurse.reports.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.commonpurse.reports.page.AmountUnit;
import org.commonpurse.reports.table.Cell;
import org.commonpurse.reports.table.Column;
import org.commonpurse.reports.table.MoneyFormat;
import org.commonpurse.reports.table.Table;

/**
 * A table as a page shows it.
 *
 * @param points  the size of its letters
 * @param widths  the width of each column in millimetres; together no more than the page has
 * @param groups  what stands above the headings; none if no column is in a group
 * @param hasMoney  whether amounts stand in it
 * @param isRoundedApart  whether rounded amounts do not add up to a rounded total
 */
public record TableModel(
    String name,
    String caption,
    String points,
    List<String> widths,
    List<Group> groups,
    List<Heading> headings,
    List<Line> lines,
    boolean hasMoney,
    boolean isRoundedApart) {

  /** How much of a sheet its caption, headings and first row take together, in millimetres, about. */
  public int beginningMm() {
    return new Setting(points, widths).beginningMm(headings, lines);
  }

  /** What stands above so many columns; nothing where it is blank. */
  public record Group(String text, int span) {}

  /** A heading, whether amounts stand below it, and whether these add up others of their row. */
  public record Heading(String text, boolean money, boolean result) {}

  /** A row, and whether it adds up others. */
  public record Line(boolean total, List<Place> cells) {}

  /**
   * A cell.
   *
   * @param heading  whether it names its row
   * @param negative  whether it holds an amount below zero
   * @param zero  whether it holds an amount of zero
   * @param result  whether it adds up others of its row
   * @param reference  the name of its figure, by which it is traced
   */
  public record Place(
      String text,
      boolean money,
      boolean heading,
      boolean negative,
      boolean zero,
      boolean result,
      Optional<String> reference) {}

  /** The table as a whole, over a width that it may not fit. */
  static TableModel of(Table table, AmountUnit unit, MoneyFormat format, double widthMm) {
    var headings =
        table.columns().stream()
            .map(
                column ->
                    new Heading(
                        column.heading(), column.kind() == Column.Kind.MONEY, column.isResult()))
            .toList();
    var lines = new ArrayList<Line>();
    for (var row : table.rows()) {
      var cells = new ArrayList<Place>();
      for (int i = 0; i < row.cells().size(); i++) {
        cells.add(place(row.cells().get(i), table.columns().get(i), unit, format));
      }
      lines.add(new Line(row.isTotal(), cells));
    }
    var setting = Setting.of(headings, lines, widthMm);
    return new TableModel(
        table.name().value(),
        table.caption(),
        setting.points(),
        setting.widths(),
        groups(table.columns()),
        headings,
        lines,
        headings.stream().anyMatch(Heading::money),
        unit == AmountUnit.THOUSANDS
            && IntStream.range(0, table.columns().size())
                .anyMatch(column -> isRoundedApart(table, column)));
  }

  /** The table over a width: whole, or in parts of some columns each where it is too wide. */
  static List<TableModel> printed(
      Table table, AmountUnit unit, MoneyFormat format, double widthMm) {
    var whole = of(table, unit, format, widthMm);
    int named = 0;
    while (named < table.columns().size()
        && table.columns().get(named).kind() == Column.Kind.HEADING) {
      named++;
    }
    var parts = Setting.parts(whole.headings, whole.lines, named, widthMm);
    return parts.size() == 1
        ? List.of(whole)
        : IntStream.range(0, parts.size())
            .mapToObj(i -> whole.part(table.columns(), parts.get(i), i, parts.size(), widthMm))
            .toList();
  }

  /** Some of the columns, as the part with a number, from 0. */
  private TableModel part(
      List<Column> columns, List<Integer> taken, int number, int parts, double widthMm) {
    var head = taken.stream().map(headings::get).toList();
    var body =
        lines.stream()
            .map(line -> new Line(line.total(), taken.stream().map(line.cells()::get).toList()))
            .toList();
    var setting = Setting.of(head, body, widthMm);
    return new TableModel(
        name,
        "%s (part %d of %d)".formatted(caption, number + 1, parts),
        setting.points(),
        setting.widths(),
        groups(taken.stream().map(columns::get).toList()),
        head,
        body,
        hasMoney,
        isRoundedApart && number == parts - 1);
  }

  private static List<Group> groups(List<Column> columns) {
    if (columns.stream().allMatch(column -> column.group().isEmpty())) {
      return List.of();
    }
    var groups = new ArrayList<Group>();
    for (var column : columns) {
      var text = column.group().orElse("");
      int last = groups.size() - 1;
      if (last >= 0 && groups.get(last).text().equals(text)) {
        groups.set(last, new Group(text, groups.get(last).span() + 1));
      } else {
        groups.add(new Group(text, 1));
      }
    }
    return groups;
  }

  private static Place place(Cell cell, Column column, AmountUnit unit, MoneyFormat format) {
    boolean money = column.kind() == Column.Kind.MONEY;
    boolean heading = column.kind() == Column.Kind.HEADING;
    if (cell instanceof Cell.Text words) {
      return new Place(words.text(), money, heading, false, false, false, Optional.empty());
    }
    if (cell instanceof Cell.Money amount) {
      long pence = amount.amountPence();
      return new Place(
          unit.write(pence, format),
          money,
          heading,
          pence < 0,
          pence == 0,
          column.isResult(),
          amount.name());
    }
    return new Place("", money, heading, false, false, column.isResult(), Optional.empty());
  }

  /** Whether a column adds up to its total, and no longer does when each amount is rounded. */
  private static boolean isRoundedApart(Table table, int column) {
    long exact = 0;
    long rounded = 0;
    for (var row : table.rows()) {
      long pence = row.cells().get(column).pence().orElse(0);
      if (row.isTotal()) {
        return pence == exact && thousands(pence) != rounded;
      }
      exact += pence;
      rounded += thousands(pence);
    }
    return false;
  }

  private static long thousands(long pence) {
    long half = pence < 0 ? -50_000 : 50_000;
    return (pence + half) / 100_000;
  }
}
