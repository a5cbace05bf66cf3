package org.commonpurse.allocation.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.commonpurse.allocation.engine.Decision;
import org.commonpurse.allocation.settlement.Allocations.Request;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.Grouping;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.FundReader;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Limits over several years count what the books hold: what was borne under versions that had no limit,
 * under other numbers, by those whose place somebody took, and as the board decided.
 */
class LimitsInBooksTest {

  private static final Actor ADA = new Actor("Ada");
  private static final FundCode VALE = FundCode.of("vale");
  private static final LocalDate PAY_ON = LocalDate.of(2026, 6, 30);
  private static final List<FinancialYear> YEARS =
      List.of(
          FinancialYear.parse("2022-23"),
          FinancialYear.parse("2023-24"),
          FinancialYear.parse("2024-25"));

  private static final String FUND =
      """
      fund: vale
      name: Vale pooled fund
      kind: pooled
      host: icb
      open: {from: 2022-04-01}
      partners:
        - {partner: icb, name: Vale ICB, kind: nhs-commissioner}
        - {partner: county, name: County Council, kind: council}
        - {partner: unitary, name: Unitary Council, kind: council}
      streams:
        - {stream: pool, name: Pooled money}
      schemes:
        - {scheme: care, name: Care, lead: icb, providers: [icb], streams: [pool]}
      successions: %s
      """;

  private static final String NO_SUCCESSIONS = "[]";

  @TempDir Path folder;
  private int entries;

  /** A version of the agreement, whose one clause the partners share equally. */
  private static String version(
      int number, String from, String more, String clause, String partner) {
    return """
        agreement: Vale agreement
        version: %d
        in-force: {from: %s}
        partners: [icb, %s]
        %s
        clauses:
          - {%s, takes: variance, year-to-date: true, share: {icb: 1, %s: 1}}
        """
        .formatted(number, from, partner, more, clause, partner);
  }

  private static final String FIRST = version(1, "2022-04-01", "", "clause: \"1\"", "county");
  private static final String LIFE = "limits: [{limit: {%s: %s}, over: life, excess: icb}]";

  private static String later(String from, String limit) {
    return version(2, from, limit, "clause: \"1\"", "county");
  }

  /** What partners are charged by year, in pence, where a month spends 25 pounds beyond its budget. */
  private Map<String, Long> charged(
      String successions, List<Integer> months, Consumer<Ledger> between, String... versions) {
    var database = "ledger-%d.db".formatted(entries++);
    try (var ledger = Ledger.open("jdbc:sqlite:" + folder.resolve(database))) {
      var fund = FundReader.read(Document.parse("fund.yml", FUND.formatted(successions)));
      ledger.funds().register(fund, ADA);
      for (var version : versions) {
        new Agreements(ledger.books())
            .add(
                fund,
                Document.parse("agreement.yml", version),
                Openings.ARE_POSTED,
                Optional.empty(),
                ADA);
      }
      for (var year : YEARS) {
        int spent = 0;
        for (int month : months) {
          for (; spent < month; spent++) {
            spend(ledger, year.first().plusMonths(spent));
          }
          apply(ledger, year, month);
        }
        if (year.equals(YEARS.get(0))) {
          between.accept(ledger);
        }
      }
      return charges(ledger);
    }
  }

  private Map<String, Long> charged(List<Integer> months, String... versions) {
    return charged(NO_SUCCESSIONS, months, ledger -> {}, versions);
  }

  private static void apply(Ledger ledger, FinancialYear year, int month) {
    new Allocations(ledger.books())
        .apply(new Request(VALE, year, month, Map.of(), Map.of()), PAY_ON, ADA);
  }

  private void spend(Ledger ledger, LocalDate day) {
    var postings =
        List.of(
            new Posting(Account.parse("spend:care:pool:icb"), 25_00),
            new Posting(Account.parse("payable:icb"), -25_00));
    var entry = new JournalEntry(VALE, Book.ACTUAL, day, "care", "", postings);
    ledger.journal().post(new Submission(entry, new EntryKey("spend-" + entries++), ADA));
  }

  private static Map<String, Long> charges(Ledger ledger) {
    var charges = new TreeMap<String, Long>();
    ledger
        .balances()
        .of(
            BalanceQuery.of(VALE, Book.ACTUAL)
                .kinds(AccountKind.RISK_SHARE)
                .by(Grouping.PARTNER, Grouping.YEAR))
        .forEach(
            row ->
                charges.merge(
                    String.join(" ", row.key().words().subList(0, 2)), -row.pence(), Long::sum));
    charges.values().removeIf(pence -> pence == 0);
    charges.keySet().removeIf(key -> key.startsWith("icb"));
    return charges;
  }

  /** 150.00 in the first year, and of 250.00 the other 100.00 in the second. */
  private static final Map<String, Long> COUNTED =
      Map.of("county 2022-23", 150_00L, "county 2023-24", 100_00L);

  @Test
  void countWhatWasBorneUnderAVersionThatHadNoLimit() {
    var limited = later("2023-04-01", LIFE.formatted("county", "250.00"));

    assertThat(charged(List.of(12), FIRST, limited)).isEqualTo(COUNTED);
  }

  @Test
  void endTheSameHoweverOftenAYearIsApplied() {
    var limited = later("2023-04-01", LIFE.formatted("county", "250.00"));

    assertThat(charged(List.of(1, 5, 9, 12), FIRST, limited)).isEqualTo(COUNTED);
  }

  @Test
  void countAClauseUnderTheNumberThatItHadBefore() {
    var renumbered =
        version(
            2,
            "2023-04-01",
            LIFE.formatted("county", "250.00"),
            "clause: \"4.2\", replaces: [\"1\"]",
            "county");

    assertThat(charged(List.of(4, 12), FIRST, renumbered)).isEqualTo(COUNTED);
  }

  @Test
  void countWhatThoseBoreWhosePlaceSomebodyTook() {
    var succeeded =
        version(2, "2023-04-01", LIFE.formatted("unitary", "250.00"), "clause: \"1\"", "unitary");
    var successions = "[{from: county, to: unitary, on: 2023-04-01}]";

    assertThat(charged(successions, List.of(12), ledger -> {}, FIRST, succeeded))
        .isEqualTo(Map.of("county 2022-23", 150_00L, "unitary 2023-24", 100_00L));
  }

  /** By months, three of them by the first version: 37.50, and of 100.00 the other 62.50. */
  @Test
  void countWhatTheVersionBeforeHadOfTheMonthsOfAYear() {
    var limited =
        later(
            "2022-07-01",
            "within-year: by-months\nlimits: [{limit: {county: 100.00}, over: year, excess: icb}]");

    for (var months : List.of(List.of(3, 12), List.of(1, 3, 4, 9, 12))) {
      assertThat(charged(months, FIRST, limited))
          .isEqualTo(
              Map.of(
                  "county 2022-23", 100_00L, "county 2023-24", 100_00L, "county 2024-25", 100_00L));
    }
  }

  /** The board lets the county pay 200.00 of the first year, so that 50.00 are left for the second. */
  @Test
  void countWhatTheBoardDecided() {
    var limited =
        version(1, "2022-04-01", LIFE.formatted("county", "250.00"), "clause: \"1\"", "county");

    assertThat(charged(NO_SUCCESSIONS, List.of(12), LimitsInBooksTest::decide, limited))
        .isEqualTo(Map.of("county 2022-23", 200_00L, "county 2023-24", 50_00L));
  }

  private static void decide(Ledger ledger) {
    var decision =
        new Decision(
            ClauseCode.of("1"),
            Map.of(PartnerCode.of("county"), 200_00L, PartnerCode.of("icb"), 100_00L),
            "HWB 12",
            LocalDate.of(2023, 5, 2),
            "agreed");
    var which = new Allocations.Which(VALE, Optional.empty(), YEARS.get(0), 12);
    new Allocations(ledger.books()).decide(which, decision, PAY_ON, ADA);
  }

  private static List<String> stale(Ledger ledger) {
    return ledger.books().now(at -> StaleResults.of(at, VALE)).stream()
        .map(StaleResult::period)
        .toList();
  }

  @Test
  void makeALaterYearStaleWhenTheBoardDecidesOnAnEarlierOne() {
    var limited =
        version(1, "2022-04-01", LIFE.formatted("county", "250.00"), "clause: \"1\"", "county");
    charged(NO_SUCCESSIONS, List.of(12), ledger -> {}, limited);
    try (var ledger = Ledger.open("jdbc:sqlite:" + folder.resolve("ledger-0.db"))) {
      assertThat(stale(ledger)).isEmpty();

      decide(ledger);

      assertThat(stale(ledger)).containsExactly("2023-24", "2024-25");
      var refusal =
          catchThrowableOfType(ProblemException.class, () -> apply(ledger, YEARS.get(2), 12));
      assertThat(refusal.code()).isEqualTo("ALLOCATION_RESTS_ON_STALE");
      new Allocations(ledger.books())
          .apply(Request.of(VALE, YEARS.get(2)).from(YEARS.get(1)), PAY_ON, ADA);
      assertThat(charges(ledger))
          .isEqualTo(Map.of("county 2022-23", 200_00L, "county 2023-24", 50_00L));
    }
  }
}
