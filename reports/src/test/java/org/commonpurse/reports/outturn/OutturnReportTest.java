package org.commonpurse.reports.outturn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.commonpurse.allocation.horizon.BudgetYears;
import org.commonpurse.allocation.horizon.Horizons;
import org.commonpurse.allocation.horizon.PlanYears;
import org.commonpurse.allocation.horizon.ReserveYears;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.reports.RandomPool;
import org.commonpurse.reports.page.Block;
import org.commonpurse.reports.page.BooksFooting;
import org.commonpurse.reports.page.Report;
import org.commonpurse.reports.pdf.Pdf;
import org.commonpurse.reports.pdf.PdfChecks;
import org.commonpurse.reports.table.MoneyFormat;
import org.commonpurse.reports.table.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Whether a board finds the year from its initial budget to who met the variance, to the penny. */
class OutturnReportTest {

  private static final FinancialYear YEAR = RandomPool.YEAR;
  private static final Predicate<FinancialYear> IN = YEAR::equals;
  private static final String NURSING = "nursing:nhs:trust";
  private static final String REABLEMENT = "reablement:councils:trust";

  @TempDir private Path folder;

  private static Report report(RandomPool pool) {
    var fund = pool.fund();
    return OutturnReport.of(
        pool.ledger()
            .books()
            .now(
                at ->
                    new OutturnContents(
                        fund,
                        Horizons.of(at, fund.code()),
                        BudgetYears.of(at, fund.code(), YEAR),
                        PlanYears.of(at, fund.code(), YEAR),
                        ReserveYears.of(at, fund.code(), YEAR),
                        new BooksFooting(
                            fund.name(),
                            YEAR.last(),
                            YEAR.last(),
                            LocalDate.of(2025, 5, 1),
                            at.stamp(fund.code())))));
  }

  private static Table table(Report report, String name) {
    return report.tables().stream()
        .filter(table -> table.name().value().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<Long> amounts(Table table, String words) {
    int row =
        IntStream.range(0, table.rows().size())
            .filter(i -> table.words(i, 0).equals(words))
            .findFirst()
            .orElseThrow();
    return IntStream.range(1, table.columns().size()).mapToObj(i -> table.pence(row, i)).toList();
  }

  /** Budgets of 1,000.00 and 500.00, of which 200.00 is vired; spent 850.00 and 640.00. */
  private static void postByHand(RandomPool pool) {
    plan(pool, "budget", "2024-04-01", "spend:" + NURSING, "contribution:icb:nhs", 1_000_00);
    plan(
        pool,
        "budget",
        "2024-04-01",
        "spend:" + REABLEMENT,
        "contribution:county:councils",
        500_00);
    plan(pool, "virement", "2024-07-01", "spend:" + REABLEMENT, "spend:" + NURSING, 200_00);
    plan(pool, "forecast", "2024-11-30", "forecast:" + NURSING, "surplus", 30_00);
    plan(pool, "forecast", "2025-02-28", "forecast:" + NURSING, "surplus", 15_00);
    actual(pool, "spend:" + NURSING, 850_00);
    actual(pool, "spend:" + REABLEMENT, 640_00);
    pool.post();
  }

  private static void plan(
      RandomPool pool, String kind, String day, String debit, String credit, long pence) {
    pool.add(Book.PLAN, kind, LocalDate.parse(day), debit, credit, pence);
  }

  private static void actual(RandomPool pool, String line, long pence) {
    pool.add(Book.ACTUAL, "general", LocalDate.of(2025, 1, 31), line, "payable:trust", pence);
  }

  @Test
  void goesFromTheInitialBudgetOverVirementsToTheVariance() {
    try (var pool = new RandomPool(folder)) {
      postByHand(pool);
      var report = report(pool);

      var byStream = table(report, "outturn-by-stream");
      assertThat(amounts(byStream, "NHS minimum"))
          .containsExactly(1_000_00L, -200_00L, 800_00L, 850_00L, 50_00L);
      assertThat(amounts(byStream, "Councils"))
          .containsExactly(500_00L, 200_00L, 700_00L, 640_00L, -60_00L);
      assertThat(amounts(byStream, "All streams"))
          .isEqualTo(amounts(table(report, "outturn-by-scheme"), "All schemes"))
          .containsExactly(1_500_00L, 0L, 1_500_00L, 1_490_00L, -10_00L);
      assertThat(report.pages().get(0).headline())
          .isEqualTo("Under budget by £10 in 2024-25; all of it stays in the pool");
      assertThat(amounts(table(report, "variance-by-partner"), "Stays in the pool"))
          .containsExactly(-10_00L);
      assertThat(boxes(report)).contains("Virements moved £200", "Nothing is in reserves");
    }
  }

  /** 1,530.00 was expected at month 9, another 15.00 in February; 1,490.00 it was. */
  @Test
  void tellsWhatChangedSinceMonthNineWithItsCause() {
    try (var pool = new RandomPool(folder)) {
      postByHand(pool);
      var report = report(pool);

      var since = table(report, "since-month-9");
      assertThat(since.rows().stream().map(row -> row.cells().get(1).pence().orElseThrow()))
          .containsExactly(1_530_00L, 0L, 15_00L, -55_00L, 1_490_00L);
      assertThat(since.words(2, 0))
          .isEqualTo("2025-02-28, Nursing: forecast:" + NURSING + " from surplus");
      assertThat(boxes(report)).contains("£40 less than forecast at month 9");
    }
  }

  private static List<String> boxes(Report report) {
    return report.pages().get(0).blocks().stream()
        .filter(Block.Boxes.class::isInstance)
        .flatMap(block -> ((Block.Boxes) block).boxes().stream())
        .map(Block.Box::title)
        .toList();
  }

  /** Goal: on random funds each figure is what the test's own entries add up to, and can be traced. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {21, 22, 23})
  void saysWhatTheEntriesAddUpTo(long seed) {
    try (var pool = new RandomPool(folder)) {
      pool.postAny(new SplittableRandom(seed), 250);
      var report = report(pool);

      long spent = pool.sum(Book.ACTUAL, IN, path -> path.startsWith("spend:"));
      long budget = pool.sum(Book.PLAN, IN, path -> path.startsWith("spend:"));
      assertThat(amounts(table(report, "outturn-by-stream"), "All streams"))
          .containsExactly(budget, 0L, budget, spent, spent - budget);
      Predicate<String> nursing = path -> path.startsWith("spend:nursing");
      assertThat(amounts(table(report, "outturn-by-scheme"), "Nursing").get(4))
          .isEqualTo(pool.sum(Book.ACTUAL, IN, nursing) - pool.sum(Book.PLAN, IN, nursing));
      var met = table(report, "variance-by-partner");
      int last = met.rows().size() - 1;
      assertThat(IntStream.range(0, last).mapToLong(row -> met.pence(row, 1)).sum())
          .isEqualTo(spent - budget)
          .isEqualTo(met.pence(last, 1));
      assertThat(report.pages().get(0).headline())
          .startsWith(
              "%s budget by %s in 2024-25"
                  .formatted(
                      spent > budget ? "Over" : "Under",
                      MoneyFormat.of(pool.fund().currency()).brief(Math.abs(spent - budget))));
      assertThat(pool.traced(report)).hasSizeGreaterThan(12);
    }
  }

  @Test
  void keepsTheStandardsForArchivesAndForAccessibility() throws Exception {
    try (var pool = new RandomPool(folder)) {
      postByHand(pool);
      var pdf = new ByteArrayOutputStream();
      Pdf.write(report(pool), pdf);
      for (var flavour : List.of(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1)) {
        assertThat(PdfChecks.failures(pdf.toByteArray(), flavour)).isEmpty();
      }
    }
  }
}
