package org.commonpurse.reports.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.commonpurse.reports.sheet.SheetCell.Format;
import org.commonpurse.reports.sheet.SheetCell.Origin;
import org.dhatim.fastexcel.BorderSide;
import org.dhatim.fastexcel.ConditionalFormattingExpressionRule;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes sheets to a workbook (.xlsx). Formulas are written without what they come to: whatever opens it works
 * them out.
 */
public final class SheetFile {

  private static final String ASSUMPTION_FILL = "FFF7D6";
  private static final String GIVEN_FILL = "EDEDED";
  private static final String HOLDS_FILL = "C6E0B4";
  private static final String HOLDS_NOT_FILL = "F4B6B0";
  private static final int WIDTH_OF_NUMBERS = 18;
  private static final int WIDTH_MOST = 60;

  private SheetFile() {}

  /**
   * Writes a workbook. The same sheets and date give the same bytes.
   *
   * @param sheets  one or more, each with a name of its own
   * @param on  the date the workbook says it was made on
   * @param out  is left open
   * @throws UncheckedIOException if the stream fails
   */
  public static void write(List<Sheet> sheets, LocalDate on, OutputStream out) {
    try {
      var bytes = new ByteArrayOutputStream();
      try (var workbook = new Workbook(bytes, "Commonpurse", null)) {
        for (var sheet : sheets) {
          fill(workbook.newWorksheet(sheet.name()), sheet);
        }
      }
      dated(bytes.toByteArray(), on, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void fill(Worksheet page, Sheet sheet) {
    page.value(0, 0, sheet.caption());
    page.style(0, 0).bold().fontSize(13).set();
    for (int column = 0; column < sheet.headings().size(); column++) {
      var heading = sheet.headings().get(column);
      page.value(Sheet.HEADING_ROW, column, heading.text());
      page.style(Sheet.HEADING_ROW, column)
          .bold()
          .wrapText(true)
          .horizontalAlignment(heading.isNumber() ? "right" : "left")
          .borderStyle(BorderSide.BOTTOM, "thin")
          .set();
      page.width(column, heading.isNumber() ? WIDTH_OF_NUMBERS : widest(sheet, column));
    }
    for (int row = 0; row < sheet.rows().size(); row++) {
      fill(page, sheet.rows().get(row), Sheet.HEADING_ROW + 1 + row);
    }
    sheet
        .names()
        .forEach(
            (name, at) -> {
              int row = Sheet.HEADING_ROW + 1 + at.row();
              page.addNamedRange(page.range(row, at.from(), row, at.to()), name);
            });
    page.freezePane(sheet.leading(), Sheet.HEADING_ROW + 1);
    page.repeatRows(Sheet.HEADING_ROW);
    page.paperSize(PaperSize.A4_PAPER);
    page.pageOrientation("landscape");
    page.setFitToPage(true);
    page.fitToHeight((short) 0);
  }

  private static void fill(Worksheet page, SheetRow row, int at) {
    for (int column = 0; column < row.cells().size(); column++) {
      var style = page.style(at, column);
      fill(page, row.cells().get(column), at, column, style);
      if (row.isStrong()) {
        style.bold().borderStyle(BorderSide.TOP, "thin");
      }
      style.set();
    }
  }

  private static void fill(Worksheet page, SheetCell cell, int row, int column, StyleSetter style) {
    if (cell instanceof SheetCell.Words words && !words.text().isEmpty()) {
      page.value(row, column, words.text());
      fill(style, words.origin());
    }
    if (cell instanceof SheetCell.Value value) {
      page.value(row, column, value.number());
      style.format(value.format().code);
      fill(style, value.origin());
    }
    if (cell instanceof SheetCell.Formula formula) {
      page.formula(row, column, escaped(formula.expression()));
      style.format(formula.format().code);
      if (formula.format() == Format.GENERAL) {
        style.horizontalAlignment("right");
      }
      if (formula.format() == Format.VERDICT) {
        judged(page, row, column);
      }
    }
    if (cell instanceof SheetCell.Day day) {
      page.value(row, column, day.day());
      style.format(Format.DAY.code).horizontalAlignment("left");
      fill(style, day.origin());
    }
    if (cell instanceof SheetCell.Blank blank) {
      style.format(blank.format().code);
      fill(style, blank.origin());
    }
    if (cell instanceof SheetCell.Choice choice) {
      if (!choice.text().isEmpty()) {
        page.value(row, column, choice.text());
      }
      page.range(row, column, row, column)
          .validateWithListByFormula("\"" + String.join(",", choice.choices()) + "\"");
      fill(style, Origin.ASSUMPTION);
    }
  }

  private static void judged(Worksheet page, int row, int column) {
    var cell = Sheet.columnLetters(column) + (row + 1);
    page.style(row, column)
        .fillColor(HOLDS_FILL)
        .set(new ConditionalFormattingExpressionRule(cell, false));
    page.style(row, column)
        .fillColor(HOLDS_NOT_FILL)
        .set(new ConditionalFormattingExpressionRule("NOT(" + cell + ")", false));
  }

  private static void fill(StyleSetter style, Origin origin) {
    if (origin != Origin.FIXED) {
      style.fillColor(origin == Origin.ASSUMPTION ? ASSUMPTION_FILL : GIVEN_FILL);
    }
  }

  /** The library writes formulas as they come. */
  private static String escaped(String expression) {
    return expression.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static int widest(Sheet sheet, int column) {
    int widest = sheet.headings().get(column).text().length();
    for (var row : sheet.rows()) {
      if (column < row.cells().size() && row.cells().get(column) instanceof SheetCell.Words words) {
        widest = Math.max(widest, words.text().length());
      }
    }
    return Math.min(WIDTH_MOST, widest + 2);
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
