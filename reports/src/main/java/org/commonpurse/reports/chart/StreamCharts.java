package org.commonpurse.reports.chart;

import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.horizon.StreamYear;
import org.commonpurse.ledger.id.ReportCode;
import org.commonpurse.reports.finding.StreamFindings;
import org.commonpurse.reports.table.Cell;
import org.commonpurse.reports.table.Column;
import org.commonpurse.reports.table.MoneyFormat;
import org.commonpurse.reports.table.Row;
import org.commonpurse.reports.table.Table;

/** Charts of required spend. */
public final class StreamCharts {

  private static final int WIDTH = 720;

  /** As many as a reader can compare; the table has all. */
  private static final int TESTS_MAX = 8;

  private StreamCharts() {}

  /**
   * What was spent towards each test, against its minimum, the most urgent first.
   *
   * @return empty if there is no test
   */
  public static Optional<Chart> tests(
      StreamYear year, StreamFindings findings, MoneyFormat format) {
    if (year.tests().isEmpty()) {
      return Optional.empty();
    }
    var tests = year.urgentFirst().subList(0, Math.min(TESTS_MAX, year.tests().size()));
    var table =
        new Table(
            ReportCode.of("required-spend-bars"),
            "Spent towards each minimum, " + year.year(),
            List.of(
                Column.heading("Required spend"),
                Column.money("Minimum"),
                Column.money("Spent"),
                Column.money("Expected")),
            tests.stream()
                .map(
                    test ->
                        Row.body(
                            List.of(
                                Cell.text(test.required().title()),
                                Cell.money(test.minimumPence()),
                                Cell.money(test.spentPence()),
                                Cell.money(test.expectedPence()))))
                .toList());
    return Optional.of(
        new Chart(
            ReportCode.of("required-spend-bars"),
            "Spent towards each minimum",
            year.isOver()
                ? "Bar: spent. Upright line: the minimum"
                : "Dark bar: spent. Light bar: expected by the end of the year. Upright line: the minimum",
            "%s. A bar of what was spent towards each test, with a line at its minimum; the table \"Required spend\" has the figures."
                .formatted(findings.headline()),
            WIDTH,
            Bullets.height(tests.size()),
            table,
            new Bullets(tests, format)));
  }
}
