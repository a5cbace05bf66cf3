package org.commonpurse.reports.table;

import static org.commonpurse.allocation.trace.FigureName.OTHER_INCOME;
import static org.commonpurse.allocation.trace.FigureName.PAID_IN;
import static org.commonpurse.allocation.trace.FigureName.SPENT;
import static org.commonpurse.allocation.trace.FigureName.STREAM_SPENT;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.StreamYear;
import org.commonpurse.allocation.horizon.StreamYear.Line;
import org.commonpurse.allocation.horizon.StreamYear.TestYear;
import org.commonpurse.allocation.trace.FigureReference;
import org.commonpurse.ledger.fund.Nature;
import org.commonpurse.ledger.fund.Stream;
import org.commonpurse.ledger.id.ReportCode;

/** What streams brought in and paid for in a year, and required spend, as tables. */
public final class StreamTables {

  private StreamTables() {}

  /**
   * What each stream brought in, what was spent out of it, and the balance: brought in less spent, of
   * the year alone. Revenue comes before capital, each with a sum of its own where there are both.
   */
  public static Table byStream(StreamYear year) {
    boolean hasOther = year.streams().stream().anyMatch(line -> line.otherIncomePence() != 0);
    var all = FigureReference.of(PAID_IN, Horizon.ALL, year.year(), year.year());
    var columns =
        new ArrayList<>(
            List.of(Column.heading("Stream"), Column.text("What it is"), Column.money("Paid in")));
    if (hasOther) {
      columns.add(Column.money("Other income"));
    }
    columns.add(Column.money("Spent"));
    columns.add(Column.money("Balance").result());
    var revenue = ofNature(year, Nature.REVENUE);
    var capital = ofNature(year, Nature.CAPITAL);
    var rows = new ArrayList<Row>();
    for (var lines : List.of(revenue, capital)) {
      lines.forEach(line -> rows.add(row(line, all, hasOther)));
      if (!revenue.isEmpty() && !capital.isEmpty()) {
        rows.add(sum("All " + nature(lines.get(0).stream()), lines, hasOther));
      }
    }
    rows.add(total(year.streams(), all, hasOther));
    return new Table(
        ReportCode.of("streams"),
        "What each stream brought in and paid for, " + year.year(),
        columns,
        rows);
  }

  private static String nature(Stream stream) {
    return stream.nature() == Nature.CAPITAL ? "capital" : "revenue";
  }

  private static List<Line> ofNature(StreamYear year, Nature nature) {
    return year.streams().stream().filter(line -> line.stream().nature() == nature).toList();
  }

  private static Row row(Line line, FigureReference all, boolean hasOther) {
    var stream = line.stream();
    var words = new ArrayList<>(List.of(nature(stream)));
    if (stream.ringFenced()) {
      words.add("ring-fenced");
    }
    if (stream.mayCarryForward()) {
      words.add("may be carried forward");
    }
    var code = stream.code();
    var cells =
        new ArrayList<>(
            List.of(
                Cell.text(stream.name()),
                Cell.text(String.join(", ", words)),
                Cell.money(line.paidInPence(), all.detail(code))));
    if (hasOther) {
      cells.add(Cell.money(line.otherIncomePence(), all.name(OTHER_INCOME).detail(code)));
    }
    cells.add(Cell.money(line.spentPence(), all.name(STREAM_SPENT).detail(code)));
    cells.add(Cell.money(line.balancePence()));
    return Row.body(cells);
  }

  private static long sum(List<Line> lines, ToLongFunction<Line> pence) {
    return lines.stream().mapToLong(pence).reduce(0, Math::addExact);
  }

  private static Row sum(String name, List<Line> lines, boolean hasOther) {
    var cells =
        new ArrayList<>(
            List.of(Cell.text(name), Cell.empty(), Cell.money(sum(lines, Line::paidInPence))));
    if (hasOther) {
      cells.add(Cell.money(sum(lines, Line::otherIncomePence)));
    }
    cells.add(Cell.money(sum(lines, Line::spentPence)));
    cells.add(Cell.money(sum(lines, Line::balancePence)));
    return Row.total(cells);
  }

  private static Row total(List<Line> lines, FigureReference all, boolean hasOther) {
    var cells =
        new ArrayList<>(
            List.of(
                Cell.text("All streams"),
                Cell.empty(),
                Cell.money(sum(lines, Line::paidInPence), all)));
    if (hasOther) {
      cells.add(Cell.money(sum(lines, Line::otherIncomePence), all.name(OTHER_INCOME)));
    }
    cells.add(Cell.money(sum(lines, Line::spentPence), all.name(SPENT)));
    cells.add(Cell.money(sum(lines, Line::balancePence)));
    return Row.total(cells);
  }

  /**
   * Required spend: the minimum, what was spent towards it, what is expected by the end of the year
   * where that is still to come, and how it stands; the most urgent first.
   *
   * @param outcomes  how a test stands, as a word or two
   */
  public static Table tests(StreamYear year, Function<TestYear, String> outcomes) {
    var columns =
        new ArrayList<>(
            List.of(
                Column.heading("Required spend"),
                Column.text("How it stands"),
                Column.money("Minimum"),
                Column.money("Spent")));
    if (!year.isOver()) {
      columns.add(Column.money("Expected"));
    }
    var rows = new ArrayList<Row>();
    for (var test : year.urgentFirst()) {
      var cells =
          new ArrayList<>(
              List.of(
                  Cell.text(test.required().title()),
                  Cell.text(outcomes.apply(test)),
                  Cell.money(test.minimumPence()),
                  Cell.money(test.spentPence())));
      if (!year.isOver()) {
        cells.add(Cell.money(test.expectedPence()));
      }
      rows.add(Row.body(cells));
    }
    return new Table(
        ReportCode.of("required-spend"), "Required spend, " + year.year(), columns, rows);
  }
}
