package org.commonpurse.reports.table;

import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.commonpurse.reports.sheet.Sheet;
import org.commonpurse.reports.sheet.SheetCell;
import org.commonpurse.reports.sheet.SheetCell.Origin;
import org.commonpurse.reports.sheet.SheetFile;
import org.commonpurse.reports.sheet.SheetRow;

/** Writes tables as the sheets of a workbook (.xlsx). */
public final class WorkbookTables {

  private static final int NAME_MAX = 31;

  private WorkbookTables() {}

  /**
   * Writes a sheet for each table: its caption, its headings and its rows, with amounts as numbers.
   * <p>
   * The same tables and date give the same bytes.
   *
   * @param tables  one or more, each with a name of its own
   * @param on  the date the workbook says it was made on
   * @param out  is left open
   * @throws java.io.UncheckedIOException if the stream fails
   */
  public static void write(List<Table> tables, LocalDate on, OutputStream out) {
    SheetFile.write(tables.stream().map(WorkbookTables::sheet).toList(), on, out);
  }

  private static Sheet sheet(Table table) {
    var name = table.name().value();
    return new Sheet(
        name.substring(0, Math.min(NAME_MAX, name.length())),
        table.caption(),
        table.columns().stream()
            .map(each -> new Sheet.Heading(each.heading(), each.kind() == Column.Kind.MONEY))
            .toList(),
        (int) table.columns().stream().filter(c -> c.kind() == Column.Kind.HEADING).count(),
        table.rows().stream().map(WorkbookTables::row).toList(),
        new TreeMap<>());
  }

  private static SheetRow row(Row row) {
    return new SheetRow(row.cells().stream().map(WorkbookTables::cell).toList(), row.isTotal());
  }

  private static SheetCell cell(Cell cell) {
    var text = cell instanceof Cell.Text words ? words.text() : "";
    return cell.pence().isPresent()
        ? SheetCell.money(cell.pence().getAsLong(), Origin.FIXED)
        : SheetCell.words(text);
  }
}
