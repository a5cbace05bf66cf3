package org.commonpurse.reports.template;

import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.commonpurse.reports.sheet.Sheet;
import org.commonpurse.reports.sheet.Sheet.CellRange;
import org.commonpurse.reports.sheet.Sheet.Heading;
import org.commonpurse.reports.sheet.SheetCell;
import org.commonpurse.reports.sheet.SheetCell.Format;
import org.commonpurse.reports.sheet.SheetCell.Formula;
import org.commonpurse.reports.sheet.SheetCell.Origin;
import org.commonpurse.reports.sheet.SheetFile;
import org.commonpurse.reports.sheet.SheetRow;
import org.commonpurse.reports.template.CellRule.Question;
import org.commonpurse.reports.template.FilledReturn.FilledLine;
import org.commonpurse.reports.template.FilledReturn.FilledSheet;

/**
 * A return as a workbook: what the books say on grey, what people answer on yellow, formulas live, and a
 * checklist of formulas at its end.
 */
public final class ReturnWorkbook {

  /** The tab of the checklist. */
  public static final String CHECKLIST = "Checklist";

  private final FilledReturn filled;
  private final CellFormulas formulas;

  private ReturnWorkbook(FilledReturn filled) {
    this.filled = filled;
    this.formulas = new CellFormulas(filled);
  }

  /** The sheets of a return, in order. */
  public static List<Sheet> sheets(FilledReturn filled) {
    var workbook = new ReturnWorkbook(filled);
    var sheets = new ArrayList<Sheet>();
    filled.sheets().forEach(each -> sheets.add(workbook.sheet(each)));
    sheets.add(workbook.checklist());
    return sheets;
  }

  /**
   * Writes the workbook. It says that it was made on the last day of the period, so that the same state of the
   * books and answers give the same bytes whenever it is written.
   *
   * @param out  is left open
   * @throws java.io.UncheckedIOException if the stream fails
   */
  public static void write(FilledReturn filled, OutputStream out) {
    SheetFile.write(sheets(filled), filled.period().last(), out);
  }

  private Sheet sheet(FilledSheet sheet) {
    var columns = sheet.sheet().columns();
    var rows = new ArrayList<SheetRow>();
    var names = new TreeMap<String, CellRange>();
    for (var line : sheet.lines()) {
      var cells = new ArrayList<SheetCell>(Collections.nCopies(columns.size(), SheetCell.EMPTY));
      for (int i = 0; i < columns.size(); i++) {
        var rule = line.row().cells().get(columns.get(i).code());
        if (rule != null) {
          cells.set(i, cell(sheet, line, columns.get(i).code(), rule));
          if (line.row().repeat().isEmpty() && columns.get(i).isNumber()) {
            var name = String.join("_", sheet.sheet().code(), line.name(), columns.get(i).code());
            names.put(named(name), new CellRange(rows.size(), i, i));
          }
        }
      }
      boolean isSum = line.row().cells().values().stream().anyMatch(CellRule.Sum.class::isInstance);
      rows.add(new SheetRow(cells, isSum && line.row().repeat().isEmpty()));
    }
    return new Sheet(
        sheet.sheet().tab(),
        sheet.sheet().title(),
        columns.stream().map(each -> new Heading(each.heading(), each.isNumber())).toList(),
        1,
        rows,
        names);
  }

  /** Names begin with a letter, and have no hyphens. */
  private static String named(String name) {
    return "cell_" + name.replace('-', '_');
  }

  private SheetCell cell(FilledSheet sheet, FilledLine line, String column, CellRule rule) {
    var value = line.values().get(column);
    if (rule instanceof CellRule.Label label) {
      return SheetCell.words(label.text());
    }
    var formula = formulas.of(sheet, line, rule);
    if (formula.isPresent()) {
      return new Formula(formula.get(), Format.MONEY);
    }
    if (rule instanceof CellRule.Asked asked && asked.question() instanceof Question.OneOf oneOf) {
      var chosen = value instanceof CellValue.InWords words ? words.text() : "";
      return new SheetCell.Choice(chosen, oneOf.choices());
    }
    boolean isAnswered =
        rule instanceof CellRule.Asked
            && !filled.stated().contains(new FilledCell(sheet.sheet().code(), line.name(), column));
    var origin = isAnswered ? Origin.ASSUMPTION : Origin.GIVEN;
    if (value instanceof CellValue.InWords words) {
      return new SheetCell.Words(words.text(), origin);
    }
    if (value instanceof CellValue.InPence pence) {
      return SheetCell.money(pence.pence(), origin);
    }
    if (value instanceof CellValue.InUnits units) {
      return new SheetCell.Value(BigDecimal.valueOf(units.units()), Format.NUMBER, origin);
    }
    if (value instanceof CellValue.OnDay on) {
      return new SheetCell.Day(on.day(), origin);
    }
    return new SheetCell.Blank(
        sheet.sheet().columns().get(sheet.sheet().column(column)).isNumber()
            ? Format.MONEY
            : Format.GENERAL,
        origin);
  }

  private Sheet checklist() {
    var rows = new ArrayList<SheetRow>();
    for (var check : filled.template().checks()) {
      rows.add(row(check.says(), new Formula(formulas.of(check), Format.VERDICT), false));
    }
    var all =
        rows.isEmpty()
            ? "TRUE"
            : "AND(B%d:B%d)".formatted(Sheet.rowNumber(0), Sheet.rowNumber(rows.size() - 1));
    var names = new TreeMap<String, CellRange>();
    names.put("checklist", new CellRange(rows.size(), 1, 1));
    rows.add(row("All of these", new Formula(all, Format.VERDICT), true));
    rows.add(row(filled.template().notice(), SheetCell.EMPTY, false));
    rows.add(
        row(
            filled.lacks().isEmpty()
                ? "Nothing was missing when this was written."
                : "Missing when this was written:",
            SheetCell.EMPTY,
            true));
    filled
        .lacks()
        .forEach(lack -> rows.add(row(lack.cell() + ": " + lack.why(), SheetCell.EMPTY, false)));
    return new Sheet(
        CHECKLIST,
        "%s, %s: what must hold".formatted(filled.template().title(), filled.template().edition()),
        List.of(new Heading("What must hold", false), new Heading("Holds", true)),
        1,
        rows,
        names);
  }

  private static SheetRow row(String says, SheetCell cell, boolean isStrong) {
    return new SheetRow(List.of(SheetCell.words(says), cell), isStrong);
  }
}
