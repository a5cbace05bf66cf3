package org.commonpurse.reports.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.commonpurse.reports.sheet.Sheet;
import org.commonpurse.reports.sheet.SheetCell;
import org.commonpurse.reports.sheet.SheetRow;

/** What a reader does who types over cells of a workbook: the cells have other values, every formula stands. */
final class ChangedCells {

  private ChangedCells() {}

  /**
   * The sheets with other values.
   *
   * @param values  by the name of a cell; of more cells the first is changed
   */
  static List<Sheet> of(List<Sheet> sheets, Map<String, String> values) {
    var changed = sheets.stream().map(sheet -> changed(sheet, values)).toList();
    assertThat(sheets.stream().flatMap(sheet -> sheet.names().keySet().stream()).toList())
        .containsAll(values.keySet());
    return changed;
  }

  private static Sheet changed(Sheet sheet, Map<String, String> values) {
    var rows = new ArrayList<>(sheet.rows());
    sheet
        .names()
        .forEach(
            (name, at) -> {
              if (values.containsKey(name)) {
                var row = rows.get(at.row());
                var cells = new ArrayList<>(row.cells());
                cells.set(at.from(), changed(cells.get(at.from()), values.get(name)));
                rows.set(at.row(), new SheetRow(cells, row.isStrong()));
              }
            });
    return new Sheet(
        sheet.name(), sheet.caption(), sheet.headings(), sheet.leading(), rows, sheet.names());
  }

  private static SheetCell changed(SheetCell cell, String value) {
    return cell instanceof SheetCell.Value number
        ? new SheetCell.Value(new BigDecimal(value), number.format(), number.origin())
        : new SheetCell.Words(value, ((SheetCell.Words) cell).origin());
  }
}
