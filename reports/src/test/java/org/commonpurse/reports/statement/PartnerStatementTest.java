package org.commonpurse.reports.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.reports.statement.PartnerBooks.FIRST;
import static org.commonpurse.reports.statement.PartnerBooks.SECOND;
import static org.commonpurse.reports.statement.PartnerBooks.rows;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.commonpurse.allocation.trace.Tracer;
import org.commonpurse.reports.file.ReportFormat;
import org.commonpurse.reports.page.Report;
import org.commonpurse.reports.pdf.PdfChecks;
import org.commonpurse.reports.table.Cell;
import org.commonpurse.reports.table.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** What a partner reads of its account with a fund. */
class PartnerStatementTest {

  @TempDir private static Path folder;
  private static PartnerBooks books;

  @BeforeAll
  static void open() {
    books = new PartnerBooks(folder).withTwoYears();
  }

  @AfterAll
  static void close() {
    books.close();
  }

  /** 10,000.00 due, 9,600.00 received, 600.00 charged, 50.00 credited: 950.00 is owed. */
  @Test
  void addsUpFromTheBalanceBroughtForwardToTheBalanceOfTheLedger() {
    var statement = books.statement("icb", FIRST);

    assertThat(rows(statement, "account"))
        .containsExactly(
            "Balance brought forward from 2022-23 | 0 | ",
            "Contribution due: NHS minimum contribution | 1000000 | ",
            "Charged less credited: 4.1, Overspends | 60000 | ",
            "Charged less credited: 4.2, Underspends | -5000 | ",
            "Received from it |  | 960000",
            "Balance on 31 March 2024 | 95000 | ");
    assertThat(rows(statement, "check"))
        .containsExactly(
            "Brought forward and what moved in the year; and receivable less payable in the ledger"
                + " | yes | 95000 | 95000");
    assertThat(statement.pages().get(0).headline())
        .isEqualTo("Arden ICB owes the fund £950.00 on 31 March 2024");
  }

  /** 950.00 and nothing since, but an entry that was taken back. */
  @Test
  void bringsTheBalanceForwardAndTellsWhatWasTakenBack() {
    var statement = books.statement("icb", SECOND);

    assertThat(rows(statement, "account"))
        .containsExactly(
            "Balance brought forward from 2023-24 | 95000 | ",
            "Balance on 31 March 2025 | 95000 | ");
    assertThat(rows(statement, "adjustments"))
        .singleElement()
        .asString()
        .matches("2024-04-20 \\| [0-9]+ \\| Posted twice \\| takes back entry [0-9]+ \\| -7700");
    assertThat(rows(statement, "contributions"))
        .containsExactly("Of earlier years, still open | 1055000 | 960000 | 95000");
  }

  /** 2,000.00 due and disputed, 5.00 paid in straight; 3,000.00 claimed of which 2,500.00 was paid. */
  @Test
  void tellsClaimsApartFromContributions() {
    var statement = books.statement("county", SECOND);

    assertThat(rows(statement, "account"))
        .containsExactly(
            "Balance brought forward from 2023-24 | -260000 | ",
            "Contribution due: Council contributions | 200500 | ",
            "Received from it |  | 500",
            "Claims paid to it | 250000 | ",
            "Balance on 31 March 2025 | 190000 | ");
    assertThat(rows(books.statement("county", FIRST), "account"))
        .contains("Claims that fell due to it |  | 300000");
    assertThat(rows(books.statement("county", FIRST), "provided"))
        .containsExactly("Reablement | 300000");
  }

  @Test
  void saysByWhichVersionOfWhichClauseWithItsWorking() {
    var statement = books.statement("county", FIRST);

    assertThat(rows(statement, "clauses"))
        .singleElement()
        .asString()
        .startsWith("4.1, Overspends | version 2, for 2023-24, revision 1 | ")
        .endsWith(" | 40000 | 40000 | by 30 June 2024");
    assertThat(text(statement))
        .contains(
            "1. £1,000.00 is shared 60% to icb and 40% to county: icb £600.00, county £400.00.");
  }

  @Test
  void isShortWhereNothingMoved() {
    var statement = books.statement("quiet", FIRST);

    assertThat(statement.pages().get(0).headline())
        .isEqualTo("Nothing is owed between Quiet District Council and the fund on 31 March 2024");
    assertThat(statement.pages().get(0).lead())
        .contains("Nothing moved on the account in 2023-24.");
    assertThat(statement.tables())
        .extracting(table -> table.name().value())
        .containsExactly("account", "check");
  }

  /** What stands at an amount by its name is what its entries add up to. */
  @Test
  void tracesEveryFigureToItsEntries() {
    for (var partner : new String[] {"icb", "county", "trust", "quiet"}) {
      var cells =
          books.statement(partner, SECOND).tables().stream()
              .flatMap(table -> table.rows().stream())
              .map(Row::cells)
              .flatMap(List::stream)
              .filter(cell -> cell instanceof Cell.Money money && money.reference().isPresent())
              .map(Cell.Money.class::cast)
              .toList();
      books.at(
          SECOND.last(),
          at ->
              assertThat(cells)
                  .isNotEmpty()
                  .allSatisfy(
                      cell ->
                          assertThat(
                                  Tracer.of(at, PartnerBooks.FUND)
                                      .trace(cell.reference().orElseThrow())
                                      .pence())
                              .isEqualTo(cell.amountPence())));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"PDFA_3_A", "PDFUA_1"})
  void keepsTheStandardsForArchivesAndForAccessibility(PDFAFlavour flavour) throws Exception {
    assertThat(PdfChecks.failures(pdf(books.statement("county", SECOND)), flavour)).isEmpty();
    assertThat(PdfChecks.failures(pdf(books.statement("quiet", FIRST)), flavour)).isEmpty();
  }

  static byte[] pdf(Report report) {
    var bytes = new ByteArrayOutputStream();
    ReportFormat.PDF.write(report, bytes);
    return bytes.toByteArray();
  }

  private static String text(Report report) {
    var bytes = new ByteArrayOutputStream();
    ReportFormat.HTML.write(report, bytes);
    return bytes.toString(StandardCharsets.UTF_8).replaceAll("\\s+", " ");
  }
}
