package org.commonpurse.reports.template;

/**
 * Names cells of a template: those of a column in all lines of a row.
 *
 * @param sheet  the code of the sheet
 * @param row  the code of the row
 * @param column  the code of the column
 * @param isOwnLine  whether it is only the cell of the line in which the reference stands
 */
public record CellReference(String sheet, String row, String column, boolean isOwnLine) {

  /**
   * Reads a reference that stands in a row: {@code column} for a cell of the same line, {@code row.column} for
   * another row of the sheet, {@code sheet.row.column} for any.
   */
  static CellReference parse(String text, String sheet, String row) {
    var parts = text.split("\\.", -1);
    return switch (parts.length) {
      case 1 -> new CellReference(sheet, row, parts[0], true);
      case 2 -> new CellReference(sheet, parts[0], parts[1], false);
      default -> new CellReference(parts[0], parts[1], parts[2], false);
    };
  }

  @Override
  public String toString() {
    return sheet + "." + row + "." + column;
  }
}
