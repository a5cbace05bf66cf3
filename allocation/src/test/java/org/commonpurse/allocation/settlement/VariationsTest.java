package org.commonpurse.allocation.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.settlement.Allocations.Request;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.BalanceRow;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.FundReader;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Deeds of variation: on every day one version is in force, what was signed and what was made of it
 * stay, and the year of a change is shared as any change of version within a year.
 */
class VariationsTest {

  private static final Actor ADA = new Actor("Ada");

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

  private static final String SIGNED = version(1, "2022-04-01, until: 2026-03-31", "", "60", "40");

  @TempDir Path folder;

  private Ledger ledger;
  private Fund fund;
  private int entries;

  @BeforeEach
  void openTheBooks() {
    ledger = Ledger.open("jdbc:sqlite:" + folder.resolve("ledger.db"));
    fund = ledger.funds().register(FundReader.read(Document.parse("fund.yml", FUND)), ADA);
    add(SIGNED);
  }

  @AfterEach
  void closeTheBooks() {
    ledger.close();
  }

  private static String version(int number, String days, String more, String icb, String county) {
    return """
        agreement: Vale agreement
        version: %d
        in-force: {from: %s}
        partners: [icb, county]
        %s
        clauses:
          - {clause: "1", takes: variance, year-to-date: true, share: {icb: %s, county: %s}}
        """
        .formatted(number, days, more, icb, county);
  }

  private Agreement add(String document) {
    return agreements().add(fund, Document.parse("agreement.yml", document), ADA);
  }

  private Agreements agreements() {
    return new Agreements(ledger.books());
  }

  private List<String> inForceOn(String day) {
    return agreements().inForce(fund.code(), LocalDate.parse(day)).stream()
        .map(Agreement::label)
        .toList();
  }

  private List<String> terms() {
    return agreements().list(fund.code()).stream()
        .map(
            each ->
                each.version()
                    + ": "
                    + each.inForceFrom()
                    + " "
                    + each.inForceUntil().map(Object::toString).orElse("on"))
        .toList();
  }

  private void spend(String day, long pence) {
    var postings =
        List.of(
            new Posting(Account.parse("spend:care:pool:county"), pence),
            new Posting(Account.parse("payable:county"), -pence));
    var entry =
        new JournalEntry(fund.code(), Book.ACTUAL, LocalDate.parse(day), "care", "", postings);
    ledger.journal().post(new Submission(entry, new EntryKey("spend-" + entries++), ADA));
  }

  private void apply(String year, int month) {
    var request = new Request(fund.code(), FinancialYear.parse(year), month, Map.of(), Map.of());
    new Allocations(ledger.books()).apply(request, LocalDate.of(2024, 6, 30), ADA);
  }

  private long chargedPence(String partner) {
    var query =
        BalanceQuery.of(fund.code(), Book.ACTUAL)
            .kinds(AccountKind.RISK_SHARE)
            .where(Dimension.PARTNER, PartnerCode.of(partner));
    return -ledger.balances().of(query).stream().mapToLong(BalanceRow::pence).sum();
  }

  @Test
  void supersedesTheVersionThatItVariesFromItsFirstDayOnAndEndsWhenThatOneWouldHave() {
    add(version(2, "2024-10-01", "varies: 1", "50", "50"));

    assertThat(inForceOn("2024-09-30")).containsExactly("vale-agreement, version 1");
    assertThat(inForceOn("2024-10-01")).containsExactly("vale-agreement, version 2");
    assertThat(terms()).containsExactly("1: 2022-04-01 2024-09-30", "2: 2024-10-01 2026-03-31");
    assertThat(
            ledger.agreements().get(fund.code(), agreements().list(fund.code()).get(0).code(), 1))
        .extracting(archived -> archived.document())
        .isEqualTo(SIGNED);
    assertThatThrownBy(() -> inForceOn("2026-04-01"))
        .extracting(refusal -> ((ProblemException) refusal).code())
        .isEqualTo("AGREEMENT_NONE_IN_FORCE");
  }

  @Test
  void mayBeVariedAgainAndEndedBeforeTheTermDoes() {
    add(version(2, "2023-04-01", "varies: 1", "50", "50"));
    add(version(3, "2024-04-01, until: 2025-03-31", "varies: 2", "40", "60"));
    // The same text again changes nothing, though it would follow on nothing now.
    add(version(2, "2023-04-01", "varies: 1", "50", "50"));

    assertThat(terms())
        .containsExactly(
            "1: 2022-04-01 2023-03-31", "2: 2023-04-01 2024-03-31", "3: 2024-04-01 2025-03-31");
    assertThatThrownBy(() -> inForceOn("2025-04-01"))
        .as("what a variation superseded does not come back")
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void leavesResultsAsTheyWereMade() {
    spend("2022-06-01", 100_00);
    apply("2022-23", 12);
    var before = new Allocations(ledger.books()).list(fund.code());

    add(version(2, "2022-07-01", "varies: 1\nwithin-year: whole-year", "0", "100"));

    assertThat(new Allocations(ledger.books()).list(fund.code()))
        .extracting(recorded -> recorded.json().toString())
        .isEqualTo(before.stream().map(recorded -> recorded.json().toString()).toList());
    assertThat(new Reruns(ledger.books()).differences(fund.code())).isEmpty();
    assertThat(chargedPence("icb")).isEqualTo(60_00);
  }

  @Test
  void sharesTheYearOfTheChangeAsItSaysAndRefusesToGuess() {
    spend("2022-06-01", 100_00);
    apply("2022-23", 6);
    spend("2022-11-01", 100_00);
    add(version(2, "2022-10-01", "varies: 1", "20", "80"));
    assertThatThrownBy(() -> apply("2022-23", 12))
        .extracting(refusal -> ((ProblemException) refusal).code())
        .isEqualTo("ALLOCATION_WITHIN_YEAR_UNSAID");

    // A deed that says too little is put right by one that takes its place from the same day on.
    add(version(3, "2022-10-01", "varies: 2\nwithin-year: by-months", "20", "80"));
    apply("2022-23", 12);

    assertThat(terms())
        .containsExactly(
            "1: 2022-04-01 2022-09-30", "2: 2022-10-01 2022-09-30", "3: 2022-10-01 2026-03-31");
    assertThat(chargedPence("icb")).as("60% of June, 20% of November").isEqualTo(80_00);
    assertThat(chargedPence("county")).isEqualTo(120_00);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a version that is not there   | 2024-04-01                    | varies: 7 | AGREEMENT_VARIES_UNKNOWN
          itself                        | 2024-04-01                    | varies: 3 | AGREEMENT_VARIES_UNKNOWN
          before its first day          | 2022-03-31                    | varies: 1 | AGREEMENT_VARIATION_OUTSIDE_TERM
          on the first day of another   | 2025-04-01                    | #         | AGREEMENT_VERSIONS_OVERLAP
          after it was varied before    | 2025-05-01                    | varies: 1 | AGREEMENT_VARIATION_OUTSIDE_TERM
          after its end                 | 2026-04-01                    | varies: 2 | AGREEMENT_VARIATION_OUTSIDE_TERM
          beyond its end                | 2025-05-01, until: 2027-03-31 | varies: 2 | AGREEMENT_VARIATION_OUTSIDE_TERM
          another than the one in force | 2024-04-01, until: 2025-06-30 | varies: 1 | AGREEMENT_VARIATION_OUTSIDE_TERM
          without saying so             | 2024-04-01                    | #         | AGREEMENT_VERSIONS_OVERLAP
          """)
  void refusesToVary(String what, String days, String varies, String code) {
    add(version(2, "2025-04-01", "varies: 1", "50", "50"));

    assertThatThrownBy(() -> add(version(3, days, varies, "1", "1")))
        .as(what)
        .hasMessageContaining("nothing was recorded")
        .extracting(refusal -> ((ProblemException) refusal).code())
        .isEqualTo(code);
    assertThat(agreements().list(fund.code())).hasSize(2);
  }
}
