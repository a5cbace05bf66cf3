package org.commonpurse.reports.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.reports.statement.PartnerBooks.FUND;
import static org.commonpurse.reports.statement.PartnerBooks.rows;

import java.nio.file.Path;
import java.time.LocalDate;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.reports.page.Report;
import org.commonpurse.reports.pdf.PdfChecks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Which balances are to be agreed, and how far they are. */
class AgreementOfBalancesTest {

  private static final LocalDate DAY = LocalDate.of(2024, 3, 31);

  @TempDir private Path folder;
  private PartnerBooks books;

  @BeforeEach
  void open() {
    books = new PartnerBooks(folder);
  }

  @AfterEach
  void close() {
    books.close();
  }

  private Report balances(LocalDate day) {
    return books.at(
        day,
        at ->
            AgreementOfBalances.of(
                PartnerBooks.accounts(at, FinancialYear.of(day)), at.periods().comparisons(FUND)));
  }

  private void compared(String partner, LocalDate upTo, long differencePence) {
    books
        .ledger()
        .periods()
        .noteReconciled(FUND, PartnerCode.of(partner), upTo, differencePence, new Actor("Ada"));
  }

  /** The ICB lists 12.00 more than was received, so by its list it owes 938.00 of 950.00. */
  @Test
  void showsThePartnersOwnFigureWhereItsPaymentsWereCompared() {
    books.withTwoYears();
    compared("icb", DAY, 12_00);
    compared("county", DAY.minusMonths(1), 0);

    var balances = balances(DAY);

    assertThat(rows(balances, "balances"))
        .containsExactly(
            "Arden ICB | Receivable | 95000 | 93800 | -1200 | nothing | query",
            "Arden ICB | Income | 1055000 |  |  | nothing | query",
            "Arden County Council | Receivable | 40000 |  |  | nothing | not compared yet",
            "Arden County Council | Payable | 300000 |  |  | statement | not compared yet",
            "Arden County Council | Income | 40000 |  |  | nothing | not compared yet",
            "Arden County Council | Expenditure | 300000 |  |  | nothing | not compared yet",
            "Arden Community Trust | Payable | 145000 |  |  | nothing | not compared yet",
            "Arden Community Trust | Expenditure | 795000 |  |  | nothing | not compared yet");
  }

  @Test
  void isAgreedOnceItsPaymentsWereComparedUpToTheDayWithoutADifference() {
    books.withTwoYears();
    compared("icb", DAY, 12_00);
    compared("icb", DAY, 0);

    assertThat(rows(balances(DAY), "balances"))
        .contains("Arden ICB | Receivable | 95000 | 95000 | 0 | nothing | agreed");
  }

  /** What it disputes outweighs that its payments agree. */
  @Test
  void isDisputedWhereAnOpenDueIs() {
    books.withTwoYears();
    var end = LocalDate.of(2025, 3, 31);
    compared("county", end, 0);

    assertThat(rows(balances(end), "balances"))
        .contains("Arden County Council | Receivable | 240000 | 240000 | 0 | nothing | disputed");
  }

  /** A balance of exactly the threshold needs nothing more, and a penny above it does, of either sign. */
  @ParameterizedTest
  @CsvSource({
    "RECEIVABLE, 250000, nothing",
    "RECEIVABLE, -250001, statement",
    "PAYABLE, 30000000, statement",
    "PAYABLE, 30000001, agreement",
    "INCOME, 200000000, nothing",
    "INCOME, 200000001, statement",
    "EXPENDITURE, 300000001, agreement"
  })
  void needsWhatTheGuidanceSaysOfItsSide(BalanceSide side, long pence, String needed) {
    assertThat(BalanceThresholds.on(DAY).of(side).needs(pence)).isEqualTo(needed);
  }

  @Test
  void saysHowManyNeedAgreement() {
    books.post("2024-01-15", "receivable:icb", "contribution:icb:nhs", 300_000_01);
    assertThat(balances(DAY).pages().get(0).headline())
        .isEqualTo("Of one partner that must agree balances, none does yet");
  }

  @Test
  void isWholeWhereNobodyHasABalance() {
    assertThat(balances(DAY).tables()).isEmpty();
    assertThat(balances(DAY).pages().get(0).headline())
        .isEqualTo("No balance is large enough to need agreement");
  }

  @ParameterizedTest
  @EnumSource(names = {"PDFA_3_A", "PDFUA_1"})
  void keepsTheStandardsForArchivesAndForAccessibility(PDFAFlavour flavour) throws Exception {
    books.withTwoYears();
    compared("icb", DAY, 12_00);
    assertThat(PdfChecks.failures(PartnerStatementTest.pdf(balances(DAY)), flavour)).isEmpty();
  }
}
