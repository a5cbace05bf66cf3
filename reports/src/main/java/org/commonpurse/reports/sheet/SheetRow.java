package org.commonpurse.reports.sheet;

import java.util.List;

/**
 * A row of a sheet.
 *
 * @param cells  from the first column; columns beyond them are empty
 * @param isStrong  whether it is a sum or a heading of others
 */
public record SheetRow(List<SheetCell> cells, boolean isStrong) {

  public SheetRow {
    cells = List.copyOf(cells);
  }
}
