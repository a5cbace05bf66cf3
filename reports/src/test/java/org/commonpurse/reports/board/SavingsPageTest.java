package org.commonpurse.reports.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.commonpurse.allocation.horizon.ByNature;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.HorizonRow;
import org.commonpurse.allocation.impact.Better;
import org.commonpurse.allocation.impact.MeasureKind;
import org.commonpurse.allocation.measure.MeasuredYear;
import org.commonpurse.allocation.measure.MeasuredYear.MeasuredAmounts;
import org.commonpurse.allocation.measure.RealisedQuarter;
import org.commonpurse.allocation.measure.RealisedQuarter.Outcome;
import org.commonpurse.allocation.measure.RealisedQuarter.ToDate;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.calendar.Quarter;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.id.EffectCode;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.id.NatureCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.reports.chart.SavingsCharts;
import org.commonpurse.reports.html.HtmlReport;
import org.commonpurse.reports.page.Page;
import org.commonpurse.reports.page.Report;
import org.commonpurse.reports.pdf.Pdf;
import org.commonpurse.reports.pdf.PdfChecks;
import org.commonpurse.reports.pdf.PrintedPages;
import org.commonpurse.reports.table.MoneyFormat;
import org.commonpurse.reports.table.SavingsTables;
import org.commonpurse.reports.table.Table;
import org.junit.jupiter.api.Test;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Whether savings are real, by a measure of which two quarters are known and one is not. */
class SavingsPageTest {

  /** 1,000 admissions were to be expected, 900 planned, at 50.00 each. */
  private static RealisedQuarter quarter(String quarter, Optional<Long> observed) {
    return new RealisedQuarter(
        EffectCode.of("fewer-admissions"),
        SchemeCode.of("reablement"),
        MeasureCode.of("emergency-admissions"),
        MeasureKind.OUTCOME,
        Better.FEWER,
        Quarter.parse(quarter),
        1,
        1_000,
        900,
        Exact.of(50_00),
        false,
        observed.map(
            units ->
                new Outcome(units, 900 - units, (900 - units) * 50_00, 0, 0, 1, Optional.empty())),
        new ToDate(0, 0, 0, 0));
  }

  private static final FinancialYear OBSERVED = FinancialYear.parse("2025-26");

  private static final List<RealisedQuarter> QUARTERS =
      List.of(
          quarter("2025-26/q1", Optional.of(920L)),
          quarter("2025-26/q2", Optional.of(1_010L)),
          quarter("2025-26/q3", Optional.empty()));

  @Test
  void setsWhatWasObservedBesideWhatWasPlannedOfTheSameQuarters() {
    var measures = SavingsTables.measures(QUARTERS);

    // Planned 100 fewer in each of two quarters; observed 80 fewer, and 10 more.
    assertThat(measures)
        .containsExactly(
            new SavingsTables.OfMeasure(
                MeasureCode.of("emergency-admissions"), 10_000_00, 3_500_00, 5_000_00));
  }

  /** The same ten years, in which a half of each saving frees capacity and a tenth stays as support. */
  private static Horizon inParts(Horizon horizon) {
    return new Horizon(
        horizon.fund(),
        horizon.fundName(),
        horizon.kind(),
        horizon.currency(),
        horizon.years(),
        horizon.partners(),
        horizon.rows().stream()
            .map(
                row ->
                    new HorizonRow(
                        row.partner(),
                        row.year(),
                        row.paidIn(),
                        row.charges(),
                        row.spentPence(),
                        row.extraCosts(),
                        inParts(row.savings().totalPence()),
                        row.sharingPence(),
                        row.additionalCostPence(),
                        row.toDate()))
            .toList(),
        horizon.pool(),
        horizon.additionalCosts(),
        horizon.withoutBaseline());
  }

  private static ByNature inParts(long pence) {
    long capacity = pence / 2;
    long support = pence / 10;
    return new ByNature(
        new TreeMap<>(
            Map.of(
                ByNature.CASHABLE,
                pence - capacity - support,
                NatureCode.of("not-cashable"),
                capacity,
                NatureCode.of("support"),
                support)));
  }

  /** Ten years of which one rests on the measure, in part, and all others on what was posted by hand. */
  private static BoardPackContents measured() {
    var contents = Packs.tenYears();
    var horizon = inParts(contents.horizon());
    var years =
        horizon.totals().stream()
            .map(
                row -> {
                  long outcome = row.year().equals(OBSERVED) ? 3_500_00 : 0;
                  return new MeasuredYear(
                      row.year(),
                      new MeasuredAmounts(outcome, 0),
                      new MeasuredAmounts(0, 0),
                      new MeasuredAmounts(
                          row.savings().totalPence() - outcome, row.extraCosts().totalPence()));
                })
            .toList();
    return new BoardPackContents(
        contents.fund(),
        horizon,
        contents.budget(),
        Packs.streams(contents.budget().year()),
        Packs.reserves(contents.budget().year()),
        contents.agreements(),
        contents.open(),
        new Measured(years, QUARTERS),
        contents.basis(),
        contents.notes(),
        contents.footing());
  }

  /** Looked at with {@code -Dpacks.kept=FOLDER}. */
  @Test
  void isPrintedWithItsStepsAsTheStandardsAskAndNothingIsCutOrCovered() throws Exception {
    var pack = BoardPack.of(measured());
    var report =
        new Report(
            pack.name(),
            pack.title(),
            pack.description(),
            pack.currency(),
            pack.footing(),
            pack.pages().stream()
                .filter(
                    page ->
                        List.of(pack.pages().get(0).id(), "where-it-lands", "savings")
                            .contains(page.id()))
                .toList());
    var out = new ByteArrayOutputStream();
    Pdf.write(report, out);
    var pdf = out.toByteArray();
    var kept = System.getProperty("packs.kept");
    if (kept != null) {
      Files.write(Path.of(kept).resolve("measured.pdf"), pdf);
      Files.writeString(Path.of(kept).resolve("measured.html"), HtmlReport.onScreen(report));
    }

    assertThat(PdfChecks.failures(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
    assertThat(PdfChecks.failures(pdf, PDFAFlavour.PDFA_3_A)).isEmpty();
    var printed = PrintedPages.of(pdf);
    assertThat(printed.outside()).isEmpty();
    assertThat(printed.covered()).isEmpty();
    assertThat(printed.small()).isEmpty();
    assertThat(printed.count()).as("sheets: one for each page, with its boxes").isEqualTo(3);
    var page = SavingsPage.of(measured()).orElseThrow();
    var words = printed.text().replaceAll("\\s+", " ");
    assertThat(page.charts()).hasSize(2);
    assertThat(page.charts())
        .allSatisfy(chart -> assertThat(words.contains(chart.title())).as(chart.title()).isTrue());
    assertThat(words.contains("less not cashable")).isTrue();
  }

  /** What savings rest on, their natures, and the steps of the chart come to the same savings. */
  @Test
  void goesFromAllSavingsToTheCashableInStepsThatAddUp() {
    var page = SavingsPage.of(measured()).orElseThrow();
    var table = table(page, "gross-to-cashable");
    var steps = table(page, "gross-to-cashable-steps");
    long all = row(table, "All savings");
    long cashable = row(table, "Cashable: can leave a budget");

    assertThat(row(table, "On outcomes")).isEqualTo(3_500_00);
    assertThat(
            row(table, "On outcomes") + row(table, "On no measure whose values were approved here"))
        .isEqualTo(all);
    long freesNoCash = 0;
    for (int row = 1; row < steps.rows().size() - 1; row++) {
      var nature = steps.words(row, 0).replace("less ", "of which ");
      assertThat(steps.pence(row, 1)).as(nature).isEqualTo(row(table, nature));
      freesNoCash += steps.pence(row, 1);
    }
    assertThat(freesNoCash).isPositive();
    assertThat(row(steps, "All savings")).isEqualTo(all);
    assertThat(row(steps, "Cashable")).isEqualTo(cashable).isEqualTo(all - freesNoCash);
  }

  private static Table table(Page page, String name) {
    return page.tables().stream()
        .filter(each -> each.name().value().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static long row(Table table, String words) {
    return IntStream.range(0, table.rows().size())
        .filter(row -> table.words(row, 0).startsWith(words))
        .mapToLong(row -> table.pence(row, 1))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void saysHowMuchOfThePlanCameAboutAndLeavesThePageOutWhereNothingIsPlanned() {
    assertThat(SavingsPage.of(Packs.tenYears())).isEmpty();
    var page = SavingsPage.of(measured()).orElseThrow();
    assertThat(page.headline()).endsWith("; 35% of what was planned was observed");
    var steps =
        page.tables().stream()
            .filter(each -> each.name().value().equals("gross-to-cashable"))
            .findFirst()
            .orElseThrow();
    long cashable =
        measured().horizon().rows().stream()
            .mapToLong(row -> row.savings().pence().getOrDefault(ByNature.CASHABLE, 0L))
            .sum();
    assertThat(steps.pence(steps.rows().size() - 1, 1)).isEqualTo(cashable);
  }

  @Test
  void drawsWhatFallsShortestFirstAndTheStepsToWhatIsCashable() {
    var measures =
        List.of(measure("a", 100_00, 150_00), measure("b", 100_00, 20_00), measure("c", 0, 0));
    var chart =
        SavingsCharts.planned(measures, Code::value, MoneyFormat.of(Amounts.GBP)).orElseThrow();
    assertThat(chart.title()).isEqualTo("One measure falls short of its plan");
    assertThat(chart.table().rows()).hasSize(2);
    assertThat(chart.table().words(0, 0)).isEqualTo("b");
    assertThat(chart.table().pence(0, 2)).isEqualTo(20_00);
    assertThat(chart.svg()).contains(">£20<", ">£150<");
    assertThat(
            SavingsCharts.planned(
                List.of(measures.get(2)), Code::value, MoneyFormat.of(Amounts.GBP)))
        .isEmpty();

    // £64.0m, of which two fifths.
    var horizon = measured().horizon();
    assertThat(SavingsCharts.steps(horizon).orElseThrow().title())
        .isEqualTo("Of £64.0m saved, £25.6m can leave a budget");
    assertThat(SavingsCharts.steps(Packs.tenYears().horizon())).isEmpty();
  }

  private static SavingsTables.OfMeasure measure(String code, long planned, long observed) {
    return new SavingsTables.OfMeasure(MeasureCode.of(code), planned, observed, 0);
  }
}
