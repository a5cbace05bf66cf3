package org.commonpurse.reports.projection;

import org.commonpurse.reports.sheet.Sheet;

/**
 * A row of figures by year, as formulas name it.
 *
 * @param sheet  on which it stands
 * @param row  counted from 0 under the headings
 * @param first  the column of the first year, counted from 0
 * @param years  how many years there are
 */
record YearLine(String sheet, int row, int first, int years) {

  /** The cell of a year, counted from 0. */
  String at(int year) {
    return sheet + "!" + cell(year);
  }

  /** The cell behind the years, of all of them. */
  String overAll() {
    return at(years);
  }

  /** The cells of all years. */
  String range() {
    return at(0) + ":" + cell(years - 1);
  }

  private String cell(int year) {
    return Sheet.columnLetters(first + year) + Sheet.rowNumber(row);
  }
}
