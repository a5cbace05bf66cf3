package org.commonpurse.reports.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.BorderSide;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes tables as the sheets of a workbook (.xlsx). */
public final class WorkbookTables {

  private static final String MONEY = "#,##0.00;[Red]-#,##0.00";
  private static final int NAME_MAX = 31;
  private static final int HEADING_ROW = 2;

  private WorkbookTables() {}

  /**
   * Writes a sheet for each table: its caption, its headings and its rows, with amounts as numbers.
   * <p>
   * The same tables and date give the same bytes.
   *
   * @param tables  one or more, each with a name of its own
   * @param on  the date the workbook says it was made on
   * @param out  is left open
   * @throws UncheckedIOException if the stream fails
   */
  public static void write(List<Table> tables, LocalDate on, OutputStream out) {
    try {
      var bytes = new ByteArrayOutputStream();
      try (var workbook = new Workbook(bytes, "Commonpurse", null)) {
        for (var table : tables) {
          var name = table.name().value();
          var sheet = workbook.newWorksheet(name.substring(0, Math.min(NAME_MAX, name.length())));
          fill(sheet, table);
        }
      }
      dated(bytes.toByteArray(), on, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void fill(Worksheet sheet, Table table) {
    sheet.value(0, 0, table.caption());
    sheet.style(0, 0).bold().fontSize(13).set();
    for (int column = 0; column < table.columns().size(); column++) {
      var heading = table.columns().get(column);
      sheet.value(HEADING_ROW, column, heading.heading());
      boolean isMoney = heading.kind() == Column.Kind.MONEY;
      sheet
          .style(HEADING_ROW, column)
          .bold()
          .wrapText(true)
          .horizontalAlignment(isMoney ? "right" : "left")
          .borderStyle(BorderSide.BOTTOM, "thin")
          .set();
      sheet.width(column, isMoney ? 18 : widest(table, column));
    }
    for (int row = 0; row < table.rows().size(); row++) {
      fill(sheet, table.rows().get(row), HEADING_ROW + 1 + row);
    }
    sheet.freezePane(headings(table), HEADING_ROW + 1);
    sheet.repeatRows(HEADING_ROW);
    sheet.pageOrientation("landscape");
    sheet.setFitToPage(true);
    sheet.fitToHeight((short) 0);
  }

  private static void fill(Worksheet sheet, Row row, int at) {
    for (int column = 0; column < row.cells().size(); column++) {
      var cell = row.cells().get(column);
      var style = sheet.style(at, column);
      if (cell instanceof Cell.Text words) {
        sheet.value(at, column, words.text());
      }
      if (cell instanceof Cell.Money money) {
        sheet.value(at, column, BigDecimal.valueOf(money.amountPence(), 2));
        style.format(MONEY);
      }
      if (row.isTotal()) {
        style.bold().borderStyle(BorderSide.TOP, "thin");
      }
      style.set();
    }
  }

  private static int headings(Table table) {
    return (int) table.columns().stream().filter(c -> c.kind() == Column.Kind.HEADING).count();
  }

  private static int widest(Table table, int column) {
    int widest = table.columns().get(column).heading().length();
    for (var row : table.rows()) {
      if (row.cells().get(column) instanceof Cell.Text words) {
        widest = Math.max(widest, words.text().length());
      }
    }
    return Math.min(60, widest + 2);
  }

  /** Puts the date given in place of the clock's, in the properties and on every part. */
  private static void dated(byte[] workbook, LocalDate on, OutputStream out) throws IOException {
    // The parts are found by the file's directory, since their own headers leave out their sizes.
    var file = Files.createTempFile("workbook", ".xlsx");
    try {
      Files.write(file, workbook);
      var zip = new ZipOutputStream(out);
      try (var parts = new ZipFile(file.toFile())) {
        for (var part : parts.stream().toList()) {
          var entry = new ZipEntry(part.getName());
          entry.setTimeLocal(on.atStartOfDay());
          zip.putNextEntry(entry);
          try (var in = parts.getInputStream(part)) {
            zip.write(dated(part.getName(), in.readAllBytes(), on));
          }
          zip.closeEntry();
        }
      }
      zip.finish();
    } finally {
      Files.delete(file);
    }
  }

  private static byte[] dated(String part, byte[] content, LocalDate on) {
    if (!part.equals("docProps/core.xml")) {
      return content;
    }
    return new String(content, StandardCharsets.UTF_8)
        .replaceFirst("(<dcterms:created[^>]*>)[^<]*", "$1" + on + "T00:00:00.000Z")
        .getBytes(StandardCharsets.UTF_8);
  }
}
