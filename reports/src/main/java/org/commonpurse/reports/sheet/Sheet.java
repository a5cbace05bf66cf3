package org.commonpurse.reports.sheet;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A sheet of a workbook: a caption, one row of headings, and rows under them.
 *
 * @param name  on its tab, which formulas of other sheets call it by; of 31 characters at most
 * @param caption  what it shows
 * @param headings  one for each column
 * @param leading  how many columns say what a row is about; they stay in sight
 * @param rows  under the headings
 * @param more  rows under those, which need not all be held at once
 * @param names  names of cells, which formulas of other sheets use behind the sheet's
 */
public record Sheet(
    String name,
    String caption,
    List<Heading> headings,
    int leading,
    List<SheetRow> rows,
    MoreRows more,
    SortedMap<String, CellRange> names) {

  /** The row of the headings, counted from 0. */
  static final int HEADING_ROW = 2;

  /** How many rows spreadsheets have. */
  public static final int ROWS_MAX = 1_048_576;

  private static final int NAME_MAX = 31;

  public Sheet {
    if (name.length() > NAME_MAX) {
      throw new IllegalArgumentException(
          "A sheet's name has %d characters at most: \"%s\"".formatted(NAME_MAX, name));
    }
    headings = List.copyOf(headings);
    rows = List.copyOf(rows);
    Objects.requireNonNull(more, "more");
    if (rowNumber(rows.size() + more.count() - 1) > ROWS_MAX) {
      throw new IllegalArgumentException(
          "A sheet has %,d rows at most; %s would have %,d."
              .formatted(ROWS_MAX, name, rowNumber(rows.size() + more.count() - 1)));
    }
    names = Collections.unmodifiableSortedMap(new TreeMap<>(names));
  }

  /** A sheet whose rows are all held. */
  public Sheet(
      String name,
      String caption,
      List<Heading> headings,
      int leading,
      List<SheetRow> rows,
      SortedMap<String, CellRange> names) {
    this(name, caption, headings, leading, rows, MoreRows.NONE, names);
  }

  /**
   * What stands over a column.
   *
   * @param isNumber  whether numbers stand under it, to the right
   * @param widthLeast  how many characters its column shows at least; 0 for as many as its rows need
   */
  public record Heading(String text, boolean isNumber, int widthLeast) {

    /** A column as wide as its rows need. */
    public Heading(String text, boolean isNumber) {
      this(text, isNumber, 0);
    }
  }

  /**
   * Rows that are made while they are written.
   *
   * @param count  how many there are
   * @param rows  gives just so many, the same whenever it is gone through
   */
  public record MoreRows(int count, Iterable<SheetRow> rows) {

    /** No more rows. */
    public static final MoreRows NONE = new MoreRows(0, List.of());
  }

  /**
   * Cells that lie beside or under each other.
   *
   * @param row  the first row, counted from 0 under the headings
   * @param rowTo  the last row, inclusive
   * @param from  the first column, counted from 0
   * @param to  the last column, inclusive
   */
  public record CellRange(int row, int rowTo, int from, int to) {

    /** Cells of one row. */
    public CellRange(int row, int from, int to) {
      this(row, row, from, to);
    }

    /** Where it is, as a formula on any sheet names it once the sheet's name stands before it. */
    public String address() {
      return "$%s$%d:$%s$%d"
          .formatted(columnLetters(from), rowNumber(row), columnLetters(to), rowNumber(rowTo));
    }
  }

  /** The number of the row that spreadsheets show. */
  public static int rowNumber(int row) {
    return HEADING_ROW + 2 + row;
  }

  /** The letters of a column that spreadsheets show. */
  public static String columnLetters(int column) {
    var letters = new StringBuilder();
    for (int left = column; left >= 0; left = left / 26 - 1) {
      letters.insert(0, (char) ('A' + left % 26));
    }
    return letters.toString();
  }
}
