package org.commonpurse.reports.sheet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.commonpurse.reports.sheet.SheetCell.Format;
import org.commonpurse.reports.sheet.SheetCell.Origin;
import org.commonpurse.reports.sheet.SheetStyles.Rule;
import org.commonpurse.reports.sheet.SheetStyles.Style;

/** Writes one sheet of a workbook, row by row. */
final class SheetPart {

  private static final int WIDTH_OF_NUMBERS = 18;
  private static final int WIDTH_MOST = 60;
  private static final int CAPTION_SIZE = 13;

  /** Of rows that are made while they are written: one line each, as spreadsheets list entries. */
  private static final int[] NEVER_BROKEN = {};

  /** Of one line of words, in points. */
  private static final int ROW_HEIGHT = 15;

  /** The day from which spreadsheets count, as a day of the epoch: 30 December 1899. */
  private static final long DAY_ZERO = LocalDate.of(1899, 12, 30).toEpochDay();

  private static final BigDecimal SECONDS_OF_A_DAY = BigDecimal.valueOf(86_400);
  private static final int PLACES_OF_A_DAY = 8;

  private final PartText part;
  private final SheetStyles styles;
  private final SharedWords words;
  private final List<String> verdicts = new ArrayList<>();
  private final Map<String, SheetCell.Choice> choices = new LinkedHashMap<>();
  private boolean isAllKnown = true;

  SheetPart(PartText part, SheetStyles styles, SharedWords words) {
    this.part = part;
    this.styles = styles;
    this.words = words;
  }

  /** Writes it, and says whether it tells what each of its formulas comes to. */
  boolean write(Sheet sheet) {
    part.raw("<worksheet xmlns=\"" + SheetFile.MAIN + "\">");
    part.raw("<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>");
    pane(sheet);
    columns(sheet);
    part.raw("<sheetData>");
    begin(1);
    cell(0, 1, SheetCell.words(sheet.caption()), Style.PLAIN.bold(Rule.NONE).size(CAPTION_SIZE));
    part.raw("</row>");
    headings(sheet);
    int row = Sheet.HEADING_ROW + 1;
    int[] widths =
        IntStream.range(0, sheet.headings().size()).map(column -> width(sheet, column)).toArray();
    for (var each : sheet.rows()) {
      row(each, ++row, widths);
    }
    for (var each : sheet.more().rows()) {
      row(each, ++row, NEVER_BROKEN);
    }
    part.raw("</sheetData>");
    verdicts();
    choices();
    part.raw("<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\"");
    part.raw(" footer=\"0.3\"/><pageSetup paperSize=\"9\" orientation=\"landscape\"");
    part.raw(
        " fitToHeight=\"0\"/><headerFooter><oddFooter>&amp;L&amp;A&amp;RPage &amp;P of &amp;N");
    part.raw("</oddFooter></headerFooter></worksheet>");
    return isAllKnown;
  }

  private void pane(Sheet sheet) {
    int rows = Sheet.HEADING_ROW + 1;
    var corner = Sheet.columnLetters(sheet.leading()) + (rows + 1);
    var across = sheet.leading() == 0 ? "" : "xSplit=\"" + sheet.leading() + "\" ";
    var side = sheet.leading() == 0 ? "bottomLeft" : "bottomRight";
    part.raw("<sheetViews><sheetView workbookViewId=\"0\"><pane ")
        .raw(across)
        .raw("ySplit=\"" + rows + "\" topLeftCell=\"" + corner + "\" activePane=\"" + side)
        .raw("\" state=\"frozen\"/></sheetView></sheetViews>")
        .raw("<sheetFormatPr defaultRowHeight=\"" + ROW_HEIGHT + "\"/>");
  }

  private void columns(Sheet sheet) {
    if (sheet.headings().isEmpty()) {
      return;
    }
    part.raw("<cols>");
    for (int column = 0; column < sheet.headings().size(); column++) {
      part.raw(
          "<col min=\"%1$d\" max=\"%1$d\" width=\"%2$d\" customWidth=\"1\"/>"
              .formatted(column + 1, width(sheet, column)));
    }
    part.raw("</cols>");
  }

  private static int width(Sheet sheet, int column) {
    var heading = sheet.headings().get(column);
    if (heading.widthLeast() > 0) {
      return heading.widthLeast();
    }
    return heading.isNumber() ? WIDTH_OF_NUMBERS : widest(sheet, column);
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

  private void headings(Sheet sheet) {
    int row = Sheet.HEADING_ROW + 1;
    part.raw("<row r=\"").number(row).raw("\" ht=\"").number(lines(sheet) * ROW_HEIGHT);
    part.raw("\" customHeight=\"1\">");
    for (int column = 0; column < sheet.headings().size(); column++) {
      var heading = sheet.headings().get(column);
      cell(
          column,
          row,
          SheetCell.words(heading.text()),
          Style.PLAIN.bold(Rule.BOTTOM).align(heading.isNumber() ? "right" : "left").wrapped());
    }
    part.raw("</row>");
  }

  /** How many lines its headings take, where words are not broken. */
  private static long lines(Sheet sheet) {
    long most = 1;
    for (int column = 0; column < sheet.headings().size(); column++) {
      // Bold letters are wider than the digits that widths are counted in.
      int room = Math.max(1, width(sheet, column) - 3);
      long lines = 1;
      int used = 0;
      for (var word : sheet.headings().get(column).text().split(" ")) {
        boolean fits = used == 0 || used + 1 + word.length() <= room;
        lines += fits ? 0 : 1;
        used = fits && used > 0 ? used + 1 + word.length() : word.length();
      }
      most = Math.max(most, lines);
    }
    return most;
  }

  private void begin(int row) {
    part.raw("<row r=\"").number(row).raw("\">");
  }

  /** Writes a row, in which words that are longer than their column is wide are broken into lines. */
  private void row(SheetRow row, int number, int[] widths) {
    begin(number);
    var plain = row.isStrong() ? Style.PLAIN.bold(Rule.TOP) : Style.PLAIN;
    for (int column = 0; column < row.cells().size(); column++) {
      var cell = row.cells().get(column);
      cell(column, number, cell, isLonger(cell, column, widths) ? plain.wrapped() : plain);
    }
    part.raw("</row>");
  }

  private static boolean isLonger(SheetCell cell, int column, int[] widths) {
    return column < widths.length
        && cell instanceof SheetCell.Words words
        && words.text().length() > widths[column];
  }

  private void cell(int column, int row, SheetCell cell, Style plain) {
    if (cell instanceof SheetCell.Words text) {
      words(column, row, text.text(), filled(plain, text.origin()));
    }
    if (cell instanceof SheetCell.Value value) {
      open(column, row, filled(plain.format(value.format().code), value.origin()), "");
      value(value.number());
    }
    if (cell instanceof SheetCell.Formula formula) {
      formula(column, row, formula, plain);
    }
    if (cell instanceof SheetCell.Day day) {
      open(column, row, filled(plain.format(Format.DAY.code).align("left"), day.origin()), "");
      part.raw("<v>").number(day.day().toEpochDay() - DAY_ZERO).raw("</v></c>");
    }
    if (cell instanceof SheetCell.Moment moment) {
      open(column, row, plain.format(Format.MOMENT.code).align("left"), "");
      value(
          BigDecimal.valueOf(moment.moment().getEpochSecond())
              .divide(SECONDS_OF_A_DAY, PLACES_OF_A_DAY, RoundingMode.HALF_UP)
              .subtract(BigDecimal.valueOf(DAY_ZERO)));
    }
    if (cell instanceof SheetCell.Blank blank) {
      empty(column, row, filled(plain.format(blank.format().code), blank.origin()));
    }
    if (cell instanceof SheetCell.Choice choice) {
      words(column, row, choice.text(), filled(plain, Origin.ASSUMPTION));
      choices.put(Sheet.columnLetters(column) + row, choice);
    }
  }

  private static Style filled(Style style, Origin origin) {
    return switch (origin) {
      case FIXED -> style;
      case ASSUMPTION -> style.fill(SheetStyles.ASSUMPTION_FILL);
      case GIVEN -> style.fill(SheetStyles.GIVEN_FILL);
    };
  }

  private void open(int column, int row, Style style, String type) {
    part.raw("<c r=\"").raw(Sheet.columnLetters(column)).number(row);
    int number = style == Style.PLAIN ? 0 : styles.number(style);
    if (number != 0) {
      part.raw("\" s=\"").number(number);
    }
    part.raw(type.isEmpty() ? "\">" : "\" t=\"" + type + "\">");
  }

  private void empty(int column, int row, Style style) {
    if (!style.equals(Style.PLAIN)) {
      open(column, row, style, "");
      part.raw("</c>");
    }
  }

  private void words(int column, int row, String text, Style style) {
    if (text.isEmpty()) {
      empty(column, row, style);
      return;
    }
    var shared = words.number(text);
    if (shared.isPresent()) {
      open(column, row, style, "s");
      part.raw("<v>").number(shared.get()).raw("</v></c>");
    } else {
      open(column, row, style, "inlineStr");
      part.raw("<is><t xml:space=\"preserve\">").text(text).raw("</t></is></c>");
    }
  }

  private void value(BigDecimal number) {
    part.raw("<v>").raw(number.toPlainString()).raw("</v></c>");
  }

  private void formula(int column, int row, SheetCell.Formula formula, Style plain) {
    var style = plain.format(formula.format().code);
    if (formula.format() == Format.GENERAL) {
      style = style.align("right");
    }
    if (formula.format() == Format.VERDICT) {
      verdicts.add(Sheet.columnLetters(column) + row);
    }
    var result = formula.result();
    isAllKnown &= result.isPresent();
    open(
        column,
        row,
        style,
        result.filter(SheetCell.Result.Verdict.class::isInstance).isPresent() ? "b" : "");
    part.raw("<f>").text(formula.expression()).raw("</f>");
    if (result.isEmpty()) {
      part.raw("</c>");
    }
    result.ifPresent(
        known ->
            value(
                known instanceof SheetCell.Result.Number number ? number.number() : truth(known)));
  }

  private static BigDecimal truth(SheetCell.Result result) {
    return result instanceof SheetCell.Result.Verdict verdict && verdict.holds()
        ? BigDecimal.ONE
        : BigDecimal.ZERO;
  }

  private void verdicts() {
    int priority = 1;
    for (var cell : verdicts) {
      part.raw("<conditionalFormatting sqref=\"" + cell + "\">");
      part.raw("<cfRule type=\"expression\" dxfId=\"" + SheetStyles.HOLDS + "\" priority=\"")
          .number(priority++)
          .raw("\"><formula>" + cell + "</formula></cfRule>");
      part.raw("<cfRule type=\"expression\" dxfId=\"" + (SheetStyles.HOLDS + 1) + "\" priority=\"")
          .number(priority++)
          .raw("\"><formula>NOT(" + cell + ")</formula></cfRule></conditionalFormatting>");
    }
  }

  private void choices() {
    if (choices.isEmpty()) {
      return;
    }
    part.raw("<dataValidations count=\"" + choices.size() + "\">");
    choices.forEach(
        (cell, choice) ->
            part.raw("<dataValidation type=\"list\" allowBlank=\"1\" showErrorMessage=\"1\"")
                .raw(" sqref=\"" + cell + "\"><formula1>")
                .text("\"" + String.join(",", choice.choices()) + "\"")
                .raw("</formula1></dataValidation>"));
    part.raw("</dataValidations>");
  }
}
