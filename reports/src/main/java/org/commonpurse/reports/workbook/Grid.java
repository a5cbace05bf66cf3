package org.commonpurse.reports.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.reports.sheet.Sheet;
import org.commonpurse.reports.sheet.Sheet.CellRange;
import org.commonpurse.reports.sheet.Sheet.Heading;
import org.commonpurse.reports.sheet.SheetCell;
import org.commonpurse.reports.sheet.SheetRow;

/** A sheet while its rows are added, which knows where each cell will stand. */
final class Grid {

  private final String name;
  private final String caption;
  private final int leading;
  private final List<Heading> headings;
  private final List<SheetRow> rows = new ArrayList<>();
  private final TreeMap<String, CellRange> names = new TreeMap<>();

  /** A sheet without rows; so many of its first columns stay in sight. */
  Grid(String name, String caption, int leading, List<Heading> headings) {
    this.name = name;
    this.caption = caption;
    this.leading = leading;
    this.headings = List.copyOf(headings);
  }

  /** A heading of words. */
  static Heading words(String text) {
    return new Heading(text, false);
  }

  /** A heading of amounts in pounds. */
  static Heading money(String text) {
    return new Heading(text, true);
  }

  String name() {
    return name;
  }

  /** The number of the row that comes next, counted from 0. */
  int next() {
    return rows.size();
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Adds a row. */
  void add(List<SheetCell> cells) {
    rows.add(new SheetRow(cells, false));
  }

  /** Adds a row that is a sum, or a heading of others. */
  void strong(List<SheetCell> cells) {
    rows.add(new SheetRow(cells, true));
  }

  /** Gives a cell a name. */
  void nameCell(String of, int column, int row) {
    names.put(of, new CellRange(row, column, column));
  }

  /** Where a cell stands, for formulas of this sheet. */
  static String at(int column, int row) {
    return Sheet.columnLetters(column) + Sheet.rowNumber(row);
  }

  /** Cells of a column one under another, the last inclusive, for formulas of this sheet. */
  static String range(int column, int from, int to) {
    return at(column, from) + ":" + at(column, to);
  }

  /** Where a cell or cells of this sheet stand, for formulas of other sheets. */
  String from(String where) {
    return "'" + name + "'!" + where;
  }

  /** What the formulas of a column come to together, in pence. */
  long sum(int column) {
    return rows.stream()
        .map(row -> row.cells().get(column))
        .filter(SheetCell.Formula.class::isInstance)
        .mapToLong(cell -> ((SheetCell.Formula) cell).pence())
        .reduce(0, Math::addExact);
  }

  /** What the formulas of a column come to together in the rows of a year, which another column has, in pence. */
  long sum(int column, int yearColumn, FinancialYear year) {
    var number = SheetCell.number(year.startYear());
    return rows.stream()
        .filter(row -> row.cells().get(yearColumn).equals(number))
        .mapToLong(row -> ((SheetCell.Formula) row.cells().get(column)).pence())
        .reduce(0, Math::addExact);
  }

  /** A formula of this sheet for others: where it stands, and what it comes to. */
  SheetCell.Formula formula(int column, int row) {
    var formula = (SheetCell.Formula) rows.get(row).cells().get(column);
    return SheetCell.Formula.money(from(at(column, row)), formula.pence());
  }

  /** How many formulas of a column are false. */
  long countFalse(int column) {
    return rows.stream()
        .filter(row -> column < row.cells().size())
        .map(row -> row.cells().get(column))
        .filter(SheetCell.Formula.class::isInstance)
        .filter(cell -> ((SheetCell.Formula) cell).isFalse())
        .count();
  }

  Sheet sheet() {
    return new Sheet(name, caption, headings, leading, rows, names);
  }
}
