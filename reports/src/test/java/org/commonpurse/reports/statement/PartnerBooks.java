package org.commonpurse.reports.statement;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.commonpurse.allocation.engine.Position.Standing;
import org.commonpurse.allocation.settlement.Agreements;
import org.commonpurse.allocation.settlement.Allocations;
import org.commonpurse.allocation.settlement.DuePositions;
import org.commonpurse.allocation.settlement.Dues;
import org.commonpurse.allocation.settlement.RecordedAllocation;
import org.commonpurse.allocation.trace.FigureSums;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.Partners;
import org.commonpurse.ledger.balance.StatementQuery;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.book.Question;
import org.commonpurse.ledger.book.Snapshot;
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
import org.commonpurse.ledger.journal.Reversal;
import org.commonpurse.ledger.journal.Span;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.reports.page.BooksFooting;
import org.commonpurse.reports.page.Report;
import org.commonpurse.reports.table.Cell;
import org.commonpurse.reports.table.Table;

/** Books of our own making, of two years, in which partners owe a fund and are owed by it. */
final class PartnerBooks implements AutoCloseable {

  static final FundCode FUND = FundCode.of("arden");
  static final FinancialYear FIRST = FinancialYear.parse("2023-24");
  static final FinancialYear SECOND = FinancialYear.parse("2024-25");
  static final LocalDate DAY = LocalDate.of(2025, 5, 12);

  private static final Actor ADA = new Actor("Ada");

  private static final String FUND_DOCUMENT =
      """
      fund: arden
      name: Arden Better Care Fund
      kind: pooled
      host: county
      open: {from: 2023-04-01}
      partners:
        - {partner: icb, name: Arden ICB, kind: nhs-commissioner}
        - {partner: county, name: Arden County Council, kind: council}
        - {partner: trust, name: Arden Community Trust, kind: nhs-provider}
        - {partner: quiet, name: Quiet District Council, kind: council}
      streams:
        - {stream: nhs, name: NHS minimum contribution}
        - {stream: councils, name: Council contributions}
      schemes:
        - {scheme: reablement, name: Reablement, lead: county, providers: [trust, county], streams: [nhs]}
        - {scheme: nursing, name: Community nursing, lead: icb, providers: [trust], streams: [nhs]}
      """;

  private static final String AGREEMENT =
      """
      agreement: Arden Better Care Fund
      version: 2
      in-force: {from: 2023-04-01}
      partners: [icb, county]
      clauses:
        - {clause: "4.1", title: Overspends, takes: overspend, of: {schemes: reablement},
           share: {icb: 60, county: 40}}
        - {clause: "4.2", title: Underspends, takes: underspend, of: {schemes: nursing}, bear: lead}
      """;

  private final Ledger ledger;
  private int posted;

  PartnerBooks(Path folder) {
    ledger =
        Ledger.open(
            "jdbc:sqlite:" + folder.resolve("books.db"),
            Clock.fixed(Instant.parse("2025-05-12T10:00:00Z"), ZoneOffset.UTC));
    ledger.funds().register(FundReader.read(Document.parse("fund.yml", FUND_DOCUMENT)), ADA);
  }

  /**
   * The first year leaves 400.00 of the ICB open; its results charge 600.00 to the ICB and 400.00 to the
   * county, and give the ICB 50.00 back. The county disputes an instalment of the second year, of which
   * one entry was taken back.
   */
  PartnerBooks withTwoYears() {
    new Agreements(ledger.books())
        .add(ledger.funds().get(FUND), Document.parse("agreement.yml", AGREEMENT), ADA);
    post(Book.PLAN, "2023-04-01", "spend:reablement:nhs:trust", "contribution:icb:nhs", 9_000_00);
    post(Book.PLAN, "2023-04-01", "spend:nursing:nhs:trust", "contribution:icb:nhs", 1_000_00);
    post("2023-04-15", "receivable:icb", "contribution:icb:nhs", 10_000_00);
    post("2023-05-15", "bank", "receivable:icb", 9_600_00);
    post("2023-09-30", "spend:reablement:nhs:trust", "payable:trust", 7_000_00);
    post("2023-09-30", "spend:reablement:nhs:county", "payable:county", 3_000_00);
    post("2023-10-31", "payable:trust", "bank", 6_500_00);
    post("2023-12-31", "spend:nursing:nhs:trust", "payable:trust", 950_00);
    new Allocations(ledger.books())
        .apply(Allocations.Request.of(FUND, FIRST), LocalDate.of(2024, 6, 30), ADA);
    long disputed =
        post("2024-04-15", "receivable:county", "contribution:county:councils", 2_000_00);
    long wrong = post("2024-04-16", "receivable:icb", "contribution:icb:nhs", 77_00);
    ledger
        .journal()
        .reverse(
            Reversal.whole(FUND, wrong, LocalDate.of(2024, 4, 20), "Posted twice", key(), ADA));
    post("2024-07-01", "bank", "contribution:county:councils", 5_00);
    post("2024-07-02", "payable:county", "bank", 2_500_00);
    new DuePositions(ledger.books())
        .take(
            new DuePositions.Request(
                FUND, disputed, PartnerCode.of("county"), Standing.DISPUTED, "Not agreed."),
            Optional.empty(),
            ADA);
    return this;
  }

  private EntryKey key() {
    posted++;
    return new EntryKey("entry-" + posted);
  }

  long post(String day, String debit, String credit, long pence) {
    return post(Book.ACTUAL, day, debit, credit, pence);
  }

  private long post(Book book, String day, String debit, String credit, long pence) {
    var entry =
        new JournalEntry(
            FUND,
            book,
            LocalDate.parse(day),
            debit + " from " + credit,
            "",
            List.of(
                Posting.debit(Account.parse(debit), pence),
                Posting.credit(Account.parse(credit), pence)));
    return ledger.journal().post(new Submission(entry, key(), ADA)).sequence();
  }

  Ledger ledger() {
    return ledger;
  }

  <T> T at(LocalDate day, Question<T> question) {
    return ledger.books().at(new View(Optional.of(day), Optional.empty()), question);
  }

  Report statement(String partner, FinancialYear year) {
    return at(
        year.last(),
        at -> {
          var code = PartnerCode.of(partner);
          var accounts = accounts(at, year);
          return PartnerStatement.of(
              accounts,
              accounts.fund().partner(code).orElseThrow(),
              at.balances()
                  .statement(
                      new StatementQuery(
                          FUND,
                          Book.ACTUAL,
                          StatementQuery.accountsOf(code),
                          Span.ALL.from(year.first()).asAt(year.last()),
                          Partners.TOGETHER)));
        });
  }

  /** The accounts in one state of the books. */
  static PartnerAccounts accounts(Snapshot at, FinancialYear year) {
    var fund = at.funds().get(FUND);
    var results = new HashMap<String, RecordedAllocation>();
    Allocations.list(at, FUND).forEach(result -> results.put(result.key(), result));
    return new PartnerAccounts(
        fund,
        year,
        FigureSums.of(at, fund),
        Dues.of(at, FUND, Optional.empty()),
        results,
        BooksFooting.of(fund, year.last(), DAY, at.stamp(FUND)));
  }

  /** The rows of a table of a report, with words and amounts in pence, joined by bars. */
  static List<String> rows(Report report, String table) {
    return report.tables().stream()
        .filter(each -> each.name().value().equals(table))
        .flatMap(PartnerBooks::rows)
        .toList();
  }

  private static Stream<String> rows(Table table) {
    return table.rows().stream()
        .map(row -> String.join(" | ", row.cells().stream().map(PartnerBooks::text).toList()));
  }

  private static String text(Cell cell) {
    return cell instanceof Cell.Text words
        ? words.text()
        : cell.pence().isPresent() ? Long.toString(cell.pence().getAsLong()) : "";
  }

  @Override
  public void close() {
    ledger.close();
  }
}
