package org.commonpurse.api.operation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.reports.SyntheticFund;
import org.commonpurse.reports.SyntheticFund.Landing;
import org.commonpurse.reports.pdf.Pdf;
import org.commonpurse.reports.pdf.PdfChecks;
import org.commonpurse.reports.pdf.PrintedPages;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Board packs of funds at the ends of what there can be: whole, readable, and none of a page nearly empty. */
class ExtremePacksTest {

  private static final List<SyntheticFund> FUNDS =
      List.of(
          new SyntheticFund(FundCode.of("one-partner"), 1, 3, 2, 500_000_00, 0, Landing.GAINS),
          new SyntheticFund(FundCode.of("many"), 30, 200, 5, 500_000_00, 0, Landing.GAINS),
          new SyntheticFund(FundCode.of("without-impact"), 3, 4, 1, 9_000_00, 0, Landing.NOTHING),
          new SyntheticFund(FundCode.of("losses"), 6, 12, 3, 1_000_000_00, 0, Landing.LOSSES),
          new SyntheticFund(FundCode.of("long-names"), 9, 12, 2, 700_000_00, 200, Landing.GAINS),
          new SyntheticFund(
              FundCode.of("billions"), 6, 8, 10, 4_000_000_000_00L, 0, Landing.GAINS));

  @TempDir private static Path folder;

  private static final List<Pack> PACKS = new ArrayList<>();

  private record Pack(FundCode fund, byte[] pdf, PrintedPages pages) {
    @Override
    public String toString() {
      return fund.value();
    }
  }

  @BeforeAll
  static void write() throws IOException {
    try (var ledger = Ledger.open("jdbc:sqlite:" + folder.resolve("books.db"))) {
      for (var fund : FUNDS) {
        fund.load(ledger);
        var pdf = new ByteArrayOutputStream();
        Pdf.write(new BoardPackOf(ledger, Clock.systemUTC()).run(fund.code(), View.NOW), pdf);
        PACKS.add(new Pack(fund.code(), pdf.toByteArray(), PrintedPages.of(pdf.toByteArray())));
        var kept = System.getProperty("packs.kept");
        if (kept != null) {
          Files.write(Path.of(kept).resolve(fund.code() + ".pdf"), pdf.toByteArray());
        }
      }
    }
  }

  static List<Pack> packs() {
    return PACKS;
  }

  @ParameterizedTest
  @MethodSource("packs")
  void keepTheStandardsForArchivesAndForAccessibility(Pack pack) throws Exception {
    assertThat(PdfChecks.failures(pack.pdf(), PDFAFlavour.PDFUA_1)).isEmpty();
    assertThat(PdfChecks.failures(pack.pdf(), PDFAFlavour.PDFA_3_A)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("packs")
  void printNothingIntoTheMarginsAndNoTextOverAnother(Pack pack) {
    assertThat(pack.pages().outside()).isEmpty();
    assertThat(pack.pages().covered()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("packs")
  void printNothingTooSmallToRead(Pack pack) {
    assertThat(pack.pages().small()).isEmpty();
  }

  /** But for the last page, on which an appendix ends where it ends. */
  @ParameterizedTest
  @MethodSource("packs")
  void haveNoPageThatIsNearlyEmpty(Pack pack) {
    var filled = pack.pages().filled();
    assertThat(filled.subList(0, filled.size() - 1))
        .allSatisfy(part -> assertThat(part).isGreaterThan(0.39f));
  }
}
