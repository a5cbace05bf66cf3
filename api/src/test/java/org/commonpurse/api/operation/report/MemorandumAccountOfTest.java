package org.commonpurse.api.operation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.commonpurse.api.operation.query.AccountQuery;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.FundReader;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.reports.file.ReportFormat;
import org.commonpurse.reports.page.Block;
import org.commonpurse.reports.page.Report;
import org.commonpurse.reports.table.Cell;
import org.commonpurse.reports.table.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Comparatives over time: what was first reported, what it is now, and why. */
class MemorandumAccountOfTest {

  private static final FundCode FUND = FundCode.of("brackenshire");
  private static final FinancialYear BEFORE = FinancialYear.parse("2023-24");
  private static final Actor FINCH = new Actor("A. Finch");

  @TempDir private Path folder;

  private Ledger ledger;
  private int keys;

  @BeforeEach
  void open() {
    ledger = Ledger.open("jdbc:sqlite:" + folder.resolve("books.db"));
    register("fund: brackenshire", "kind: pooled");
    post("2023-04-01", "bank", "contribution:icb:nhs-minimum", 900_00);
    post("2023-09-01", "spend:reablement:nhs-minimum:county", "payable:county", 700_00);
    post("2024-04-01", "bank", "contribution:county:council-revenue", 300_00);
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private void register(String name, String kind) {
    var text =
        Document.read(Path.of("..", "config", "example", "fund.yml"))
            .text()
            .replace("fund: brackenshire", name)
            .replace("kind: pooled", kind);
    ledger.funds().register(FundReader.read(Document.parse("fund.yml", text)), FINCH);
  }

  private void post(String day, String debit, String credit, long pence) {
    var postings =
        List.of(
            Posting.debit(Account.parse(debit), pence),
            Posting.credit(Account.parse(credit), pence));
    var entry =
        new JournalEntry(
            FUND, Book.ACTUAL, LocalDate.parse(day), "Invoice found in " + day, "", postings);
    ledger.journal().post(new Submission(entry, new EntryKey("key-" + keys++), FINCH));
  }

  private Report account(Optional<String> year) {
    return account(FUND, year, Optional.empty());
  }

  private Report account(FundCode fund, Optional<String> year, Optional<String> partner) {
    return new MemorandumAccountOf(ledger, Clock.systemUTC())
        .run(
            fund,
            new AccountQuery(
                year.map(FinancialYear::parse),
                partner.map(PartnerCode::of),
                Optional.empty(),
                View.NOW));
  }

  private static List<String> boxes(Report report) {
    return report.pages().get(0).blocks().stream()
        .filter(Block.Boxes.class::isInstance)
        .flatMap(block -> ((Block.Boxes) block).boxes().stream())
        .map(Block.Box::title)
        .toList();
  }

  private static List<List<Cell>> rows(Report report, String name) {
    return report.tables().stream()
        .filter(table -> table.name().value().equals(name))
        .flatMap(table -> table.rows().stream())
        .map(Row::cells)
        .toList();
  }

  /** £50.00 that was spent in 2023-24, learned of when its thirteenth period was closed. */
  @Test
  void tellsWhatWasFirstReportedWhatItIsNowAndWhy() {
    ledger.periods().close(FUND, BEFORE.period(13), "Year's end", FINCH);
    assertThat(boxes(account(Optional.empty()))).contains("Comparatives: as first reported");
    post("2024-03-01", "spend:home-first:nhs-minimum:acute", "payable:acute", 50_00);

    var account = account(Optional.empty());

    assertThat(boxes(account)).contains("Comparatives: restated", "Checks: all hold");
    assertThat(rows(account, "restated"))
        .anySatisfy(
            cells -> {
              assertThat(cells.get(0)).isEqualTo(Cell.text("Total expenditure"));
              assertThat(cells.subList(1, 4).stream().map(cell -> cell.pence().orElseThrow()))
                  .containsExactly(700_00L, 750_00L, 50_00L);
            })
        .anySatisfy(
            cells -> {
              assertThat(cells.get(0)).isEqualTo(Cell.text("Held at the end of the year"));
              assertThat(cells.subList(1, 4).stream().map(cell -> cell.pence().orElseThrow()))
                  .containsExactly(200_00L, 150_00L, -50_00L);
            })
        .noneMatch(cells -> cells.get(0).equals(Cell.text("Held at the bank")));
    assertThat(rows(account, "recorded-since"))
        .hasSize(1)
        .allSatisfy(
            cells ->
                assertThat(cells)
                    .contains(
                        Cell.text("4"),
                        Cell.text("2024-03-01"),
                        Cell.text("Invoice found in 2024-03-01")));
    assertThat(account.pages().get(3).headline())
        .contains("of 2023-24 changed since it was closed");
  }

  @Test
  void saysThatItCannotTellWhereTheYearWasNeverClosed() {
    assertThat(boxes(account(Optional.empty()))).contains("Comparatives: as known now");
    assertThat(boxes(account(Optional.of("2023-24")))).contains("No year before");
    assertThat(account(Optional.empty()).pages()).hasSize(3);
  }

  /** Whatever the format, what the account says is held to the entries, and a later one shows. */
  @Test
  void isHeldToTheBooksLater() {
    var file = new ByteArrayOutputStream();
    ReportFormat.PDF.write(account(Optional.empty()), file);
    post("2024-05-01", "bank", "contribution:county:council-revenue", 7_00);

    var output = new VerifyReport(ledger).run(file.toByteArray());

    assertThat(output.findings()).isEmpty();
    assertThat(output.changed())
        .extracting(figure -> figure.reference().toString())
        .contains(
            "bank:all-partners:2024-25", "held:all-partners:2024-25", "paid-in:county:2024-25")
        .doesNotContain("held:all-partners:2023-24");
  }

  @ParameterizedTest
  @CsvSource({
    "brackenshire, 2030-31, county, REPORT_NOTHING_YET",
    "brackenshire, 2024-25, nobody, LEDGER_PARTNER_UNKNOWN",
    "aligned, 2024-25, county, REPORT_UNKNOWN"
  })
  void isRefusedWhereThereIsNone(String fund, String year, String partner, String code) {
    register("fund: aligned", "kind: aligned");
    assertThatThrownBy(() -> account(FundCode.of(fund), Optional.of(year), Optional.of(partner)))
        .isInstanceOfSatisfying(
            ProblemException.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }
}
