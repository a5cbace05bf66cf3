package org.commonpurse.reports.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.reports.statement.PartnerBooks.FUND;
import static org.commonpurse.reports.statement.PartnerBooks.rows;

import java.nio.file.Path;
import java.time.LocalDate;
import org.commonpurse.allocation.settlement.Payments;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.reports.page.Report;
import org.commonpurse.reports.pdf.PdfChecks;
import org.commonpurse.reports.table.Table;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** What partners are asked to pay, and what they are not asked for. */
class SettlementAdviceTest {

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

  private static Report advice(LocalDate dueBy) {
    return books.at(
        dueBy,
        at ->
            SettlementAdvice.of(
                PartnerBooks.accounts(at, FinancialYear.of(dueBy)),
                Payments.preview(at, FUND, dueBy),
                dueBy));
  }

  /** 400.00 open of its instalment and 600.00 charged less 50.00 credited; 400.00 charged to the county. */
  @Test
  void asksEachPartnerNetForWhatItOwesByTheDay() {
    var advice = advice(LocalDate.of(2024, 6, 30));

    assertThat(rows(advice, "payments"))
        .containsExactly(
            "Arden County Council | the fund | 40000 | 30 June 2024 | one due",
            "Arden ICB | the fund | 95000 | 15 April 2023 | 3 dues, net");
    assertThat(rows(advice, "dues"))
        .contains(
            "Arden ICB | 4.2, Underspends (version 2, for 2023-24, revision 1)"
                + " | 2023-24/12/1 4-2 | 30 June 2024 | -5000")
        .endsWith("Received by the fund's bank, all together |  |  |  | 135000");
    assertThat(advice.pages().get(0).headline())
        .isEqualTo("£1,350.00 is to be paid to the fund and £0.00 out of it by 30 June 2024");
  }

  @Test
  void setsWhatIsDisputedApartAndDoesNotAskForIt() {
    var advice = advice(LocalDate.of(2024, 6, 30));

    assertThat(rows(advice, "disputed"))
        .singleElement()
        .asString()
        .startsWith("Arden County Council | ")
        .endsWith(" | 15 April 2024 | 200000 | Not agreed.");
    assertThat(rows(advice, "payments")).noneMatch(row -> row.contains("200000"));
  }

  /** Whatever the day, what is asked for, disputed, due later and on account is what the ledger has. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2023-04-14",
        "2023-04-15",
        "2024-03-31",
        "2024-06-29",
        "2024-06-30",
        "2025-03-31"
      })
  void addsUpToTheReceivablesOfTheLedgerOnAnyDay(LocalDate day) {
    var table = byPartner(advice(day));
    var last = table.rows().size() - 1;

    for (int row = 0; row <= last; row++) {
      assertThat(table.pence(row, 5))
          .as("%s", table.rows().get(row))
          .isEqualTo(table.pence(row, 6));
    }
    long inTheLedger =
        books
            .ledger()
            .balances()
            .of(BalanceQuery.of(FUND, Book.ACTUAL).kinds(AccountKind.RECEIVABLE).asAt(day))
            .stream()
            .mapToLong(row -> row.pence())
            .sum();
    assertThat(table.pence(last, 6)).isEqualTo(inTheLedger);
    // What partners pay less what they are paid is what the pool's bank receives, and nothing else.
    long byPartners = 0;
    for (int row = 0; row < last; row++) {
      byPartners += table.pence(row, 1);
    }
    long atTheBank =
        books.at(day, at -> Payments.preview(at, FUND, day)).payments().stream()
            .mapToLong(payment -> payment.pence())
            .sum();
    assertThat(byPartners - atTheBank).isZero();
  }

  private static Table byPartner(Report report) {
    return report.tables().stream()
        .filter(table -> table.name().value().equals("by-partner"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void saysThatNothingIsToBePaidWhereNothingIsDue() {
    assertThat(advice(LocalDate.of(2023, 4, 14)).pages().get(0).headline())
        .isEqualTo("Nothing is to be paid by 14 April 2023");
  }

  @ParameterizedTest
  @EnumSource(names = {"PDFA_3_A", "PDFUA_1"})
  void keepsTheStandardsForArchivesAndForAccessibility(PDFAFlavour flavour) throws Exception {
    var pdf = PartnerStatementTest.pdf(advice(LocalDate.of(2024, 6, 30)));
    assertThat(PdfChecks.failures(pdf, flavour)).isEmpty();
  }
}
