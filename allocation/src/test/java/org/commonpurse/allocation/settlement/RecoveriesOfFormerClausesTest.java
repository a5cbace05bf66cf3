package org.commonpurse.allocation.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonpurse.allocation.settlement.Allocations.Request;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.FundReader;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Submission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What partners paid under a clause comes back to them when the next agreement no longer has it. */
class RecoveriesOfFormerClausesTest {

  private static final Actor ADA = new Actor("Ada");
  private static final FinancialYear FIRST = FinancialYear.parse("2022-23");

  private static final String FUND =
      """
      fund: vale
      name: Vale pooled fund
      kind: pooled
      host: county
      open: {from: 2022-04-01}
      partners:
        - {partner: icb, name: Vale ICB, kind: nhs-commissioner}
        - {partner: county, name: County Council, kind: council}
      streams: [{stream: pool, name: Pooled money}]
      schemes: [{scheme: care, name: Care, lead: county, providers: [county], streams: [pool]}]
      """;

  private static final String AGREEMENT =
      """
      agreement: Vale agreement
      version: %d
      in-force: {from: %s}
      partners: [icb, county]
      clauses: [{clause: "%s", takes: overspend, %s}]
      """;

  @TempDir Path folder;

  /** The ICB pays all of 100.00 in the first year and is given back 50.00 in each of the next two. */
  @Test
  void areOwedInTheBooksInTheYearsThatWereAgreed() {
    try (var ledger = Ledger.open("jdbc:sqlite:" + folder.resolve("ledger.db"))) {
      var fund = ledger.funds().register(FundReader.read(Document.parse("fund.yml", FUND)), ADA);
      add(ledger, fund, 1, "2022-04-01, until: 2023-03-31", "1", "bear: icb, recovered-over: 2");
      add(ledger, fund, 2, "2023-04-01", "9", "bear: county");
      spend(ledger, fund);

      assertThat(owed(ledger, fund, FIRST)).isEqualTo(List.of("icb 10000"));
      assertThat(owed(ledger, fund, FIRST.next())).isEqualTo(List.of("icb -5000"));
      assertThat(owed(ledger, fund, FIRST.next())).as("applied again").isEmpty();
      assertThat(owed(ledger, fund, FIRST.next().next())).isEqualTo(List.of("icb -5000"));
      assertThat(owed(ledger, fund, FIRST.next().next().next())).isEmpty();
      assertThat(ledger.verification().all()).allMatch(verified -> verified.isSound());
    }
  }

  private static void add(
      Ledger ledger, Fund fund, int version, String days, String clause, String term) {
    var document = AGREEMENT.formatted(version, days, clause, term);
    new Agreements(ledger.books()).add(fund, Document.parse("agreement.yml", document), ADA);
  }

  private static void spend(Ledger ledger, Fund fund) {
    var postings =
        List.of(
            new Posting(Account.parse("spend:care:pool:county"), 100_00),
            new Posting(Account.parse("payable:county"), -100_00));
    var entry =
        new JournalEntry(fund.code(), Book.ACTUAL, LocalDate.of(2022, 9, 1), "care", "", postings);
    ledger.journal().post(new Submission(entry, new EntryKey("spend"), ADA));
  }

  /** What becomes due when the agreement is applied to a year. */
  private static List<String> owed(Ledger ledger, Fund fund, FinancialYear year) {
    var before = dues(ledger, fund);
    new Allocations(ledger.books())
        .apply(
            new Request(fund.code(), year, 12, Map.of(), Map.of()), LocalDate.of(2026, 6, 30), ADA);
    return dues(ledger, fund).stream()
        .filter(due -> !before.contains(due))
        .map(due -> due.partner() + " " + due.pence())
        .toList();
  }

  private static List<Due> dues(Ledger ledger, Fund fund) {
    return ledger.books().now(books -> Dues.of(books, fund.code(), Optional.empty())).dues();
  }
}
