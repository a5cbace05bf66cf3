package org.commonpurse.reports.futures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.commonpurse.allocation.agreement.AgreementReader;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.projection.Projection;
import org.commonpurse.allocation.projection.Scenarios;
import org.commonpurse.allocation.simulation.Cancellation;
import org.commonpurse.allocation.simulation.Futures;
import org.commonpurse.allocation.simulation.Futures.PartnerFutures;
import org.commonpurse.allocation.simulation.Simulation;
import org.commonpurse.allocation.simulation.SimulationSettings;
import org.commonpurse.allocation.simulation.UncertainPlan;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.reports.chart.FuturesCharts;
import org.commonpurse.reports.finding.FuturesFindings;
import org.commonpurse.reports.pdf.Pdf;
import org.commonpurse.reports.pdf.PdfChecks;
import org.commonpurse.reports.table.FuturesAsPlanned;
import org.commonpurse.reports.table.FuturesTables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** The example's plan in 1,600 futures, read as a board member would. */
class FuturesReportTest {

  private static final LocalDate DAY = LocalDate.of(2026, 5, 12);
  private static final Path EXAMPLE = Path.of("..", "config", "example");

  private static Futures futures;
  private static byte[] pdf;
  private static PDDocument document;

  @BeforeAll
  static void simulate() throws Exception {
    futures =
        Simulation.run(
            UncertainPlan.read(Document.read(EXAMPLE.resolve("plan.yml")), Optional.empty()),
            Optional.of(AgreementReader.read(Document.read(EXAMPLE.resolve("plan-agreement.yml")))),
            new SimulationSettings(1_600, OptionalLong.empty(), 1, 1, false),
            (done, of) -> {},
            new Cancellation());
    pdf = written();
    document = Loader.loadPDF(pdf);
  }

  private static byte[] written() {
    var out = new ByteArrayOutputStream();
    Pdf.write(FuturesReport.of(futures, DAY), out);
    return out.toByteArray();
  }

  @AfterAll
  static void close() throws Exception {
    document.close();
  }

  private static String page(int number) throws Exception {
    var stripper = new PDFTextStripper();
    stripper.setStartPage(number);
    stripper.setEndPage(number);
    stripper.setSortByPosition(true);
    return stripper.getText(document).replaceAll("\\s+", " ");
  }

  @ParameterizedTest
  @EnumSource(names = {"PDFA_3_A", "PDFUA_1"})
  void keepsTheStandardsForArchivesAndForAccessibility(PDFAFlavour flavour) throws Exception {
    assertThat(PdfChecks.failures(pdf, flavour)).isEmpty();
  }

  @Test
  void givesTheSameBytesForTheSameFutures() {
    assertThat(written()).isEqualTo(pdf);
  }

  @Test
  void saysWhatCouldNotBePutInFiguresBeforeAnyChart() throws Exception {
    var lead = page(1).indexOf("Not in these figures: What a night at home rather than");
    assertThat(lead).isPositive().isLessThan(page(1).indexOf("in fifty futures that are"));
    assertThat(page(1)).contains("Whether enough carers can be found.", "Page 1 of 3");
  }

  /** The headline's claims, counted again from the chances; the titles', from the dots that are drawn. */
  @Test
  void countsFuturesAsTheyAre() {
    var findings = new FuturesFindings(futures, FuturesTables::name);
    var headline = Pattern.compile("In (\\d+) of 50 .*; (.+) is worse off in (\\d+)");
    var said = headline.matcher(findings.howSure());
    assertThat(said.find()).isTrue();
    long all = Math.round(50.0 * of("all-partners").worseThanWithoutPlan().times() / 1_600);
    assertThat(said.group(1)).isEqualTo(Long.toString(50 - all));
    var named = of(said.group(2).toLowerCase(Locale.UK).replace(' ', '-'));
    assertThat(said.group(3))
        .isEqualTo(Long.toString(Math.round(50.0 * named.worseThanWithoutPlan().times() / 1_600)));
    assertThat(futures.partners())
        .filteredOn(each -> !each.partner().equals(Horizon.ALL))
        .allSatisfy(
            each ->
                assertThat(each.worseThanWithoutPlan().times())
                    .isLessThanOrEqualTo(named.worseThanWithoutPlan().times()));
    for (var partner : futures.partners()) {
      long hollow = partner.dots().stream().filter(pence -> pence < 0).count();
      assertThat(findings.inFifty(partner))
          .contains(
              hollow == 0 ? "not worse off in any of 50" : "worse off in " + hollow + " of 50");
    }
  }

  @Test
  void drawsADotForEachOfFiftyFutures() {
    for (var partner : futures.partners()) {
      var svg = FuturesCharts.dots(futures, partner, FuturesTables::name).svg();
      assertThat(Pattern.compile("<circle").matcher(svg).results().count())
          .as(partner.partner().value())
          // A hollow dot is a white one with a rim.
          .isEqualTo(
              partner.dots().size() + partner.dots().stream().filter(pence -> pence < 0).count());
    }
  }

  @Test
  void drawsAPanelForEachPartnerAndForAllTogether() {
    var chart = FuturesCharts.fan(futures, FuturesTables::name);
    var text =
        Pattern.compile("<text [^>]*>([^<]*)</text")
            .matcher(chart.svg())
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.joining("|"));
    assertThat(text).contains("All partners", "Council", "ICB", "Acute", "24-25", "33-34");
    assertThat(chart.table().rows()).hasSize(3 * futures.partners().size());
    for (int row = 0; row < chart.table().rows().size(); row += 3) {
      for (int year = 2; year < chart.table().columns().size(); year++) {
        assertThat(chart.table().pence(row, year))
            .isLessThanOrEqualTo(chart.table().pence(row + 1, year));
        assertThat(chart.table().pence(row + 1, year))
            .isLessThanOrEqualTo(chart.table().pence(row + 2, year));
      }
    }
  }

  private static Projection planned() {
    return Projection.of(
        new Scenarios(Document.read(EXAMPLE.resolve("plan.yml"))).plan(),
        Optional.of(AgreementReader.read(Document.read(EXAMPLE.resolve("plan-agreement.yml")))));
  }

  private static String named(PartnerCode partner) {
    return "Name of " + partner;
  }

  /** The table as planned, held to the projection's course added up anew; the risk to the futures. */
  @Test
  void setsThePlanAsItStandsBesideTheRiskOfBeingWorseOff() {
    var planned = planned();
    var table = FuturesAsPlanned.of(planned, futures, FuturesReportTest::named);
    int row = 0;
    for (var partner : planned.plan().partners()) {
      long cash = 0;
      long lowest = 0;
      long within = 0;
      long all = 0;
      var peak = "\u2013";
      var until = planned.plan().contracts().get(partner);
      for (var year : planned.plan().horizon()) {
        var each = planned.row(partner, year);
        cash += each.cashPence();
        if (cash < lowest) {
          lowest = cash;
          peak = year.toString();
        }
        all += each.returnPence();
        within = until != null && !year.last().isAfter(until) ? all : within;
      }
      assertThat(table.words(row, 0)).isEqualTo(named(partner));
      assertThat(table.pence(row, 2)).isEqualTo(-lowest);
      assertThat(table.words(row, 3)).isEqualTo(peak);
      assertThat(table.words(row, 4)).isEqualTo(until == null ? "\u2013" : until.toString());
      if (until != null) {
        assertThat(table.pence(row, 5)).isEqualTo(within);
        assertThat(table.pence(row, 6)).isEqualTo(all - within);
      }
      long worse = of(partner.value()).worseThanWithoutPlan().times();
      assertThat(table.words(row, table.columns().size() - 1))
          .startsWith("%.1f ".formatted(worse * 100.0 / 1_600));
      row++;
    }
    assertThat(table.rows()).hasSize(row + 1);
  }

  @Test
  void callsPartnersAsTheFundDoesAndMarksWhereContractsEnd() {
    var pages = FuturesReport.pages(futures, planned(), FuturesReportTest::named, "basis");
    assertThat(pages.toString()).contains("Name of council").doesNotContain("Council is");
    var svg = FuturesCharts.fan(futures, FuturesReportTest::named).svg();
    assertThat(
            Pattern.compile(">ends ([^<]*)<").matcher(svg).results().map(found -> found.group(1)))
        .containsExactly("Mar 2029", "Mar 2027");
  }

  private static PartnerFutures of(String code) {
    var partner = code.equals("all-partners") ? Horizon.ALL : PartnerCode.of(code);
    return futures.partners().stream()
        .filter(each -> each.partner().equals(partner))
        .findFirst()
        .orElseThrow();
  }
}
