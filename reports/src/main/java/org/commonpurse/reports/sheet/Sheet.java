package org.commonpurse.reports.sheet;

import java.util.Collections;
import java.util.List;
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
 * @param names  names of cells, which formulas of other sheets use behind the sheet's
 */
public record Sheet(
    String name,
    String caption,
    List<Heading> headings,
    int leading,
    List<SheetRow> rows,
    SortedMap<String, CellRange> names) {

  /** The row of the headings, counted from 0. */
  static final int HEADING_ROW = 2;

  private static final int NAME_MAX = 31;

  public Sheet {
    if (name.length() > NAME_MAX) {
      throw new IllegalArgumentException(
          "A sheet's name has %d characters at most: \"%s\"".formatted(NAME_MAX, name));
    }
    headings = List.copyOf(headings);
    rows = List.copyOf(rows);
    names = Collections.unmodifiableSortedMap(new TreeMap<>(names));
  }

  /**
   * What stands over a column.
   *
   * @param isNumber  whether numbers stand under it, to the right
   */
  public record Heading(String text, boolean isNumber) {}

  /**
   * Cells of one row that lie side by side.
   *
   * @param row  counted from 0 under the headings
   * @param from  the first column, counted from 0
   * @param to  the last column, inclusive
   */
  public record CellRange(int row, int from, int to) {}

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
