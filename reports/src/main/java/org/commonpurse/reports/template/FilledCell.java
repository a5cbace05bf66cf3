package org.commonpurse.reports.template;

/**
 * Where a cell of a return is.
 *
 * @param sheet  the code of its sheet
 * @param line  the code of its row, and what tells the line from the others of that row
 * @param column  the code of its column
 */
public record FilledCell(String sheet, String line, String column) {

  @Override
  public String toString() {
    return "sheet " + sheet + ", line " + line + ", column " + column;
  }
}
