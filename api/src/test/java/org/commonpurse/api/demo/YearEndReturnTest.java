package org.commonpurse.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.commonpurse.api.operation.report.ReturnOf;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.reports.template.CellValue;
import org.commonpurse.reports.template.FilledReturn;
import org.commonpurse.reports.template.ReturnAnswers;
import org.commonpurse.reports.template.ReturnPeriod;
import org.commonpurse.reports.template.ShippedTemplates;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every figure of Brackenshire's year-end return is what the rows of its schedules add up to, and the whole is
 * as {@code returns/brackenshire-2025-26.csv} shows it to a finance officer.
 */
class YearEndReturnTest {

  private static final Path FOLDER = Published.CONFIG.resolve("brackenshire");

  private static final Path SHOWN =
      Path.of("src", "test", "resources", "returns", "brackenshire-2025-26.csv");

  private static final String YEAR = "2025-26";

  @TempDir private static Path folder;

  private static FilledReturn filled;

  @BeforeAll
  static void fill() {
    var demo = DemoFund.read(FOLDER, new Actor("test"));
    try (var ledger = Ledger.open("jdbc:sqlite:" + folder.resolve("books.db"))) {
      ledger.funds().register(demo.fund(), new Actor("test"));
      ledger.journal().postAll(demo.submissions());
      filled =
          new ReturnOf(ledger)
              .run(
                  demo.fund().code(),
                  ShippedTemplates.get("bcf-year-end-shape"),
                  ReturnPeriod.parse(YEAR),
                  ReturnAnswers.none());
    }
  }

  @Test
  void addsUpTheRowsOfTheSchedulesInEveryFigure() throws IOException {
    var income = rows("contributions.csv");
    var budgets = rows("budgets.csv");
    var spending = rows("spending.csv");
    var expected = new TreeMap<String, BigDecimal>();
    for (var row : income) {
      var line = "income|" + row.get(2) + " " + row.get(1);
      add(expected, line + "|planned", row.get(3));
      add(expected, line + "|actual", row.get(3));
      add(expected, "income|total|planned", row.get(3));
      add(expected, "income|total|actual", row.get(3));
      add(expected, "balance|" + row.get(2) + "|income", row.get(3));
      add(expected, "balance|total|income", row.get(3));
    }
    for (var row : budgets) {
      add(expected, "spending|" + row.get(1) + " " + row.get(2) + "|planned", row.get(4));
      add(expected, "spending|total|planned", row.get(4));
      add(expected, "balance|" + row.get(2) + "|spending", row.get(4));
      add(expected, "balance|total|spending", row.get(4));
    }
    for (var row : spending) {
      for (int month = 4; month < 16; month++) {
        add(expected, "spending|" + row.get(1) + " " + row.get(2) + "|actual", row.get(month));
        add(expected, "spending|total|actual", row.get(month));
      }
    }
    for (var key : List.copyOf(expected.keySet())) {
      if (key.endsWith("|planned")) {
        var line = key.substring(0, key.lastIndexOf('|'));
        expected.put(
            line + "|variance", expected.get(line + "|actual").subtract(expected.get(key)));
      }
      if (key.startsWith("balance") && key.endsWith("|income")) {
        var line = key.substring(0, key.lastIndexOf('|'));
        expected.put(line + "|left", expected.get(key).subtract(expected.get(line + "|spending")));
      }
    }

    assertThat(figures()).isEqualTo(expected);
  }

  @Test
  void isAsTheFileShowsItToAFinanceOfficer() throws IOException {
    var lines = new ArrayList<String>();
    lines.add("sheet,line,column,figure");
    each(
        (sheet, line, column, pence) ->
            lines.add(
                String.join(",", sheet, line, column, Amounts.print(pence).replace(",", ""))));
    filled
        .checks()
        .forEach(each -> lines.add("checklist," + each.check().says() + ",holds," + each.holds()));
    filled
        .lacks()
        .forEach(
            lack ->
                lines.add(
                    "lacks,%s,%s,%s"
                        .formatted(
                            lack.cell().sheet() + " " + lack.cell().line(),
                            lack.cell().column(),
                            lack.why())));
    if ("record".equals(System.getProperty("answers"))) {
      Files.write(SHOWN, lines);
    }

    assertThat(lines).isEqualTo(Files.readAllLines(SHOWN));
  }

  /** Takes a figure. */
  private interface Taker {

    void take(String sheet, String line, String column, long pence);
  }

  private static void each(Taker taker) {
    for (var sheet : filled.sheets()) {
      for (var line : sheet.lines()) {
        line.values()
            .forEach(
                (column, value) -> {
                  if (value instanceof CellValue.InPence amount) {
                    taker.take(sheet.sheet().code(), line.name(), column, amount.pence());
                  }
                });
      }
    }
  }

  /** The figures by sheet, what the line is about, and column; rows of a sheet never overlap. */
  private static TreeMap<String, BigDecimal> figures() {
    var figures = new TreeMap<String, BigDecimal>();
    each(
        (sheet, line, column, pence) -> {
          var about = line.substring(line.indexOf('/') + 1);
          var twice = figures.put(sheet + "|" + about + "|" + column, BigDecimal.valueOf(pence, 2));
          assertThat(twice).as(sheet + " " + line + " " + column).isNull();
        });
    return figures;
  }

  private static void add(TreeMap<String, BigDecimal> sums, String key, String amount) {
    sums.merge(key, new BigDecimal(amount), BigDecimal::add);
  }

  /** The rows of the year, cell by cell; none of the cells read here has a comma in it. */
  private static List<List<String>> rows(String file) throws IOException {
    return Files.readAllLines(FOLDER.resolve(file)).stream()
        .filter(row -> row.startsWith(YEAR + ","))
        .map(row -> List.of(row.split(",", -1)))
        .toList();
  }
}
