package org.commonpurse.reports.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.commonpurse.allocation.horizon.StreamYear;
import org.commonpurse.allocation.horizon.StreamYear.Line;
import org.commonpurse.allocation.horizon.StreamYear.TestYear;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.Nature;
import org.commonpurse.ledger.fund.RequiredSpend;
import org.commonpurse.ledger.fund.Stream;
import org.commonpurse.ledger.id.RequirementCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.reports.chart.Chart;
import org.commonpurse.reports.chart.StreamCharts;
import org.commonpurse.reports.table.MoneyFormat;
import org.commonpurse.reports.table.StreamTables;
import org.junit.jupiter.api.Test;

/** What is said of streams and required spend follows from the figures, whatever they are. */
class StreamFindingsTest {

  private static final FinancialYear YEAR = FinancialYear.parse("2024-25");
  private static final MoneyFormat FORMAT = MoneyFormat.of(Amounts.GBP);

  private static TestYear test(
      String title, long minimum, long spent, long expected, boolean isOver) {
    var required =
        new RequiredSpend(
            RequirementCode.of("a"),
            title,
            List.of(StreamCode.of("s")),
            List.of(SchemeCode.of("c")),
            new TreeMap<>(Map.of(YEAR, minimum)));
    return new TestYear(required, minimum, spent, expected, isOver);
  }

  private static Line line(boolean ringFenced, long paidIn, long spent, long elsewhere) {
    var stream =
        new Stream(
            StreamCode.of("s"),
            "Grant",
            Optional.empty(),
            Nature.REVENUE,
            ringFenced,
            false,
            true,
            true,
            Optional.empty());
    return new Line(stream, paidIn, 0, spent, elsewhere);
  }

  private static StreamFindings of(boolean isOver, List<Line> lines, TestYear... tests) {
    return new StreamFindings(
        new StreamYear(YEAR, isOver, lines, List.of(tests), List.of()), FORMAT);
  }

  @Test
  void saysTheMostUrgentFirst() {
    var care = test("Adult social care", 1_000_000_00, 100_00, 800_000_00, false);
    assertThat(of(false, List.of(), care).headline())
        .isEqualTo("Adult social care will miss its minimum by £200k in 2024-25");
    var met = test("Hospital", 100, 100, 100, true);
    assertThat(of(true, List.of(line(true, 5_000_00, 6_000_00, 1_000_00)), met).headline())
        .isEqualTo("Grant was spent outside its ring-fence, by £1k in 2024-25");
    assertThat(of(true, List.of(line(true, 5_000_00, 6_000_00, 0)), met).headline())
        .isEqualTo("The required-spend test is met in 2024-25");
    assertThat(of(true, List.of(line(true, 5_000_00, 6_000_00, 0))).ringFences())
        .containsExactly(
            "Grant: kept, £1,000.00 more was spent than it brought in in the year, for which other money stood in.");
    assertThat(of(true, List.of(), met, met, met).headline())
        .isEqualTo("All 3 required-spend tests are met in 2024-25");
    assertThat(of(true, List.of(line(false, 700, 700, 0))).headline())
        .isEqualTo("Every stream balances in 2024-25");
    assertThat(of(true, List.of(line(false, 700_00, 300_00, 0))).headline())
        .isEqualTo("£400 of what streams brought in in 2024-25 was not spent");
    assertThat(of(true, List.of(line(false, 700_00, 800_00, 0))).headline())
        .isEqualTo("£100 more was spent out of streams than they brought in in 2024-25");
    assertThat(of(true, List.of(line(false, 7, 8, 0), line(false, 8, 7, 0))).headline())
        .isEqualTo("Streams balance together in 2024-25, but not each alone");
    assertThat(of(true, List.of(line(true, 900_00, 700_00, 0))).ringFences())
        .containsExactly(
            "Grant: kept, £200.00 of the year is not spent and may not be carried forward.");
  }

  @Test
  void neverContradictsTheFigures() {
    long seed = new Random().nextLong();
    System.out.println("StreamFindingsTest seed " + seed);
    var random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      boolean isOver = random.nextBoolean();
      var tests = new ArrayList<TestYear>();
      for (int i = random.nextInt(4); i > 0; i--) {
        long spent = random.nextInt(2_000_000_00);
        long more = isOver ? 0 : random.nextInt(500_000_00);
        tests.add(test("Test " + i, random.nextInt(2_000_000_00), spent, spent + more, isOver));
      }
      long paidIn = random.nextInt(3) * 1_000_00L;
      var lines = List.of(line(random.nextBoolean(), paidIn, 1_000_00, 0));
      var year = new StreamYear(YEAR, isOver, lines, tests, List.of());
      var findings = new StreamFindings(year, FORMAT);
      var headline = findings.headline();
      boolean isShort = false;
      for (var each : tests) {
        long in = isOver ? each.spentPence() : each.expectedPence();
        isShort |= in < each.minimumPence();
      }
      assertThat(headline.contains("miss")).as("%s, seed %d", headline, seed).isEqualTo(isShort);
      if (headline.startsWith("All ") || headline.startsWith("The required-spend test is met")) {
        assertThat(tests).allMatch(each -> each.spentPence() >= each.minimumPence());
      }
      if (headline.startsWith("Every stream balances")) {
        assertThat(paidIn).as("seed %d", seed).isEqualTo(1_000_00);
      }
      if (headline.contains("was not spent")) {
        assertThat(paidIn).as("seed %d", seed).isGreaterThan(1_000_00);
      }
      if (headline.contains("more was spent out of streams")) {
        assertThat(paidIn).as("seed %d", seed).isLessThan(1_000_00);
      }
      StreamCharts.tests(year, findings, FORMAT).ifPresent(Chart::svg);
      var table = StreamTables.byStream(year);
      int balance = table.column("Balance");
      assertThat(table.pence(table.rows().size() - 1, balance))
          .as("seed %d", seed)
          .isEqualTo(paidIn - 1_000_00);
    }
  }
}
