package org.commonpurse.reports.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import org.commonpurse.ledger.money.Amounts;

/** Writes tables as comma-separated values. */
public final class CsvTables {

  /** With what spreadsheets let formulas begin, those of wide letters included (OWASP, CSV injection). */
  private static final String BEGINNINGS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

  private CsvTables() {}

  /**
   * Writes the headings and the rows, totals included.
   * <p>
   * Amounts are pounds and pence with a point and no separators, such as {@code -1234.50}. Words that
   * a spreadsheet would run as a formula are written with an apostrophe before them.
   *
   * @param writer  is flushed and left open
   * @throws UncheckedIOException if the writer fails
   */
  public static void write(Table table, Writer writer) {
    try {
      var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(writer);
      csv.writeRecord(table.columns().stream().map(column -> harmless(column.heading())).toList());
      for (var row : table.rows()) {
        csv.writeRecord(row.cells().stream().map(CsvTables::plain).toList());
      }
      csv.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String plain(Cell cell) {
    if (cell instanceof Cell.Text words) {
      return harmless(words.text());
    }
    var pence = cell.pence();
    return pence.isPresent() ? Amounts.plain(pence.getAsLong()) : "";
  }

  /** Words with an apostrophe before them where a spreadsheet would run them as a formula. */
  public static String harmless(String words) {
    return !words.isEmpty() && BEGINNINGS.indexOf(words.charAt(0)) >= 0 ? "'" + words : words;
  }
}
