package org.commonpurse.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.id.ReportCode;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.reports.Brackenshire;
import org.commonpurse.reports.finding.BudgetFindings;
import org.commonpurse.reports.table.Cell;
import org.commonpurse.reports.table.Column;
import org.commonpurse.reports.table.MoneyFormat;
import org.commonpurse.reports.table.Row;
import org.commonpurse.reports.table.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether charts show what their tables say, and nothing else. */
class HorizonChartsTest {

  private static final MoneyFormat POUNDS = MoneyFormat.of(Amounts.GBP);
  private static final Pattern AMOUNT = Pattern.compile("−?£[\\d,.]+(bn|m|k)?");
  private static final Pattern TEXT = Pattern.compile("<text ([^>]*)>([^<]*)</text\\s*>");

  static Stream<Chart> charts() {
    var budget = Brackenshire.budget();
    var findings = new BudgetFindings(budget, Code::value, POUNDS);
    return Stream.concat(
        HorizonCharts.all(Brackenshire.horizon()).stream(),
        BudgetCharts.variance(budget, findings, code -> Optional.empty(), POUNDS).stream());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("charts")
  void drawsOnlyAmountsThatAreInItsTable(Chart chart) {
    var known = chart.table().amounts().mapToObj(POUNDS::brief).collect(Collectors.toSet());
    var drawn = new ArrayList<String>();
    for (var text : texts(chart)) {
      var amount = AMOUNT.matcher(text);
      while (amount.find()) {
        drawn.add(amount.group());
      }
    }
    assertThat(known).containsAll(drawn);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("charts")
  void drawsEveryAmountOfItsRows(Chart chart) {
    var texts = texts(chart);
    for (var row : chart.table().rows()) {
      for (var cell : row.isTotal() ? List.<Cell>of() : row.cells()) {
        long pence = cell.pence().orElse(0);
        if (pence != 0) {
          assertThat(texts)
              .as(row + " in " + chart.name())
              .containsAnyOf(POUNDS.signed(pence), POUNDS.brief(pence), POUNDS.millions(pence));
        }
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("charts")
  void namesEveryRowThatHasAFigure(Chart chart) {
    var text = String.join("", texts(chart)).replace(" ", "");

    for (var row : chart.table().rows()) {
      if (!row.isTotal()
          && row.cells().stream().anyMatch(cell -> cell.pence().orElse(0) != 0)
          && chart.table().rows().size() > 1) {
        assertThat(text).contains(((Cell.Text) row.cells().get(0)).text().replace(" ", ""));
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("charts")
  void isTheSameTextEveryTime(Chart chart) {
    assertThat(chart.svg()).isEqualTo(chart.svg());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("charts")
  void tellsThoseWhoCannotSeeItWhatItShows(Chart chart) throws Exception {
    var root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(chart.svg().getBytes(StandardCharsets.UTF_8)))
            .getDocumentElement();

    assertThat(root.getAttribute("role")).isEqualTo("img");
    assertThat(root.getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo(chart.title());
    assertThat(root.getElementsByTagName("desc").item(0).getTextContent())
        .isEqualTo(chart.description())
        .startsWith(chart.title())
        .hasSizeLessThanOrEqualTo(Chart.DESCRIPTION_MAX);
  }

  /** A year of nothing stands below the line where nothing is above it: above it are the names of agreements. */
  @Test
  void writesNoZeroOverTheNameOfAnAgreement() {
    var table =
        new Table(
            ReportCode.of("cumulative"),
            "Cumulative",
            List.of(Column.heading("Partner"), Column.money("2016-17"), Column.money("2017-18")),
            List.of(Row.body(List.of(Cell.text("Trust"), Cell.money(0), Cell.money(-45_000_00)))));
    var spans =
        List.of(new CumulativeSpan("Agreement 1", 0, 1), new CumulativeSpan("Agreement 2", 1, 2));
    var drawing = new CumulativeColumns(table, Optional.empty(), spans, ChartStyle.INK, POUNDS);
    var chart =
        new Chart(ReportCode.of("c"), "Title", "Reading", "Title", 400, 200, table, drawing);

    var name = TEXT.matcher(chart.svg()).results().filter(text -> text.group(2).startsWith("Agr"));
    double below = y(name.findFirst().orElseThrow().group(1));
    var zeros =
        TEXT.matcher(chart.svg())
            .results()
            .filter(text -> text.group(2).matches("0(\\.0)?"))
            .mapToDouble(text -> y(text.group(1)))
            .toArray();

    assertThat(zeros).isNotEmpty();
    for (double zero : zeros) {
      assertThat(zero - below).isGreaterThanOrEqualTo(11);
    }
  }

  private static double y(String attributes) {
    var y = Pattern.compile("\\by=\"([\\d.]+)\"").matcher(attributes);
    assertThat(y.find()).as(attributes).isTrue();
    return Double.parseDouble(y.group(1));
  }

  private static List<String> texts(Chart chart) {
    var texts = new ArrayList<String>();
    var text = TEXT.matcher(chart.svg());
    while (text.find()) {
      texts.add(text.group(2));
    }
    return texts;
  }
}
