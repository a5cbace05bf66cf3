package org.commonpurse.allocation.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.commonpurse.allocation.settlement.Allocations.Request;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.Grouping;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.FundReader;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
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
 * Agreements whose versions, partners and successions change within a year, in the books: the year ends
 * as one application of the last version over the whole year would end it.
 */
class VersionsWithinYearTest {

  private static final Actor ADA = new Actor("Ada");
  private static final FinancialYear YEAR = FinancialYear.parse("2022-23");

  private static final String FUND =
      """
      fund: vale
      name: Vale pooled fund
      kind: pooled
      host: county
      open: {from: 2022-04-01}
      partners:
        - {partner: east, name: East CCG, kind: nhs-commissioner}
        - {partner: west, name: West CCG, kind: nhs-commissioner}
        - {partner: icb, name: Vale ICB, kind: nhs-commissioner}
        - {partner: north, name: North ICB, kind: nhs-commissioner}
        - {partner: south, name: South ICB, kind: nhs-commissioner}
        - {partner: county, name: County Council, kind: council}
        - {partner: borough, name: Borough Council, kind: council}
      measures: [{measure: stays, name: Days in hospital, unit: days}]
      streams:
        - {stream: pool, name: Pooled money}
      schemes:
        - {scheme: care, name: Care, lead: county, providers: [county], streams: [pool]}
      successions: %s
      """;

  private static final String NO_SUCCESSIONS = "[]";

  @TempDir Path folder;

  private int entries;

  private record Version(String from, String partners, String term, String more) {
    Version(String from, String partners, String term) {
      this(from, partners, term, "");
    }

    String document(int number, String until) {
      return """
          agreement: Vale agreement
          version: %d
          in-force: {from: %s%s}
          %s
          partners: %s
          reserves: {risk-pool: {owned-by: {county: 1}}}
          clauses:
            - {clause: "1", takes: variance, year-to-date: true, %s}
          """
          .formatted(number, from, until, more, partners, term);
    }
  }

  /** Spends 100 pounds a month beyond a budget of nothing, and applies what is in force after months. */
  private Map<String, Long> apply(String successions, List<Integer> months, Version... versions) {
    var agreements = new ArrayList<String>();
    for (int i = 0; i < versions.length; i++) {
      var until =
          i + 1 < versions.length
              ? ", until: " + LocalDate.parse(versions[i + 1].from()).minusDays(1)
              : "";
      agreements.add(versions[i].document(i + 1, until));
    }
    return apply(successions, months, agreements);
  }

  private Map<String, Long> apply(
      String successions, List<Integer> months, List<String> agreements) {
    var database = "ledger-%d.db".formatted(entries++);
    try (var ledger = Ledger.open("jdbc:sqlite:" + folder.resolve(database))) {
      var fund = FundReader.read(Document.parse("fund.yml", FUND.formatted(successions)));
      ledger.funds().register(fund, ADA);
      for (var agreement : agreements) {
        new Agreements(ledger.books())
            .add(
                fund,
                Document.parse("agreement.yml", agreement),
                Openings.ARE_POSTED,
                Optional.empty(),
                ADA);
      }
      int spent = 0;
      for (int month : months) {
        for (; spent < month; spent++) {
          spend(ledger, fund, YEAR.first().plusMonths(spent));
        }
        new Allocations(ledger.books())
            .apply(
                new Request(fund.code(), YEAR, month, Map.of(), Map.of()),
                LocalDate.of(2023, 6, 30),
                ADA);
      }
      return charges(ledger, fund);
    }
  }

  private void spend(Ledger ledger, Fund fund, LocalDate day) {
    var postings =
        List.of(
            new Posting(Account.parse("spend:care:pool:county"), 100_01),
            new Posting(Account.parse("payable:county"), -100_01));
    var entry = new JournalEntry(fund.code(), Book.ACTUAL, day, "care", "", postings);
    ledger.journal().post(new Submission(entry, new EntryKey("spend-" + entries++), ADA));
  }

  /** What partners are charged in pence, each with those it succeeded. */
  private static Map<String, Long> charges(Ledger ledger, Fund fund) {
    return sums(ledger, fund, AccountKind.RISK_SHARE);
  }

  private static Map<String, Long> sums(Ledger ledger, Fund fund, AccountKind kind) {
    var charges = new TreeMap<String, Long>();
    for (var row :
        ledger
            .balances()
            .of(
                BalanceQuery.of(fund.code(), Book.ACTUAL)
                    .kinds(kind)
                    .together()
                    .by(Grouping.PARTNER))) {
      charges.put(
          (kind == AccountKind.RISK_SHARE ? "" : kind.word() + " ") + row.key().words().get(0),
          -row.pence());
    }
    charges.values().removeIf(pence -> pence == 0);
    return charges;
  }

  private static final String WHOLE = "within-year: whole-year";

  private static final Version FIRST =
      new Version("2022-04-01", "[east, west, county]", "share: {east: 2, west: 1, county: 3}");

  /** 1,200.12 in all. */
  @Test
  void endsAsOneApplicationWouldWhenAVersionTurnsItsPartnersRound() {
    var turned =
        new Version(
            "2022-07-01", "[county, west, east]", "share: {county: 1, west: 1, east: 2}", WHOLE);

    assertThat(apply(NO_SUCCESSIONS, List.of(3, 8, 12), FIRST, turned))
        .isEqualTo(apply(NO_SUCCESSIONS, List.of(12), FIRST, turned))
        .isEqualTo(Map.of("county", 300_03L, "west", 300_03L, "east", 600_06L));
  }

  @Test
  void endsAsOneApplicationWouldWhenAPartnerJoinsAndOneIsLeftOut() {
    var changed =
        new Version(
            "2022-07-01",
            "[borough, county, east]",
            "share: {borough: 1, county: 1, east: 2}",
            WHOLE);

    assertThat(apply(NO_SUCCESSIONS, List.of(1, 3, 8, 12), FIRST, changed))
        .isEqualTo(apply(NO_SUCCESSIONS, List.of(12), FIRST, changed))
        .isEqualTo(Map.of("borough", 300_03L, "county", 300_03L, "east", 600_06L));
  }

  private static final String MERGER =
      "[{from: east, to: icb, on: 2022-07-01}, {from: west, to: icb, on: 2022-07-01}]";

  @Test
  void carriesTheYearToDateOverWhenTwoPartnersMerge() {
    var merged = new Version("2022-07-01", "[icb, county]", "share: {icb: 1, county: 1}", WHOLE);

    assertThat(apply(MERGER, List.of(3, 6, 12), FIRST, merged))
        .isEqualTo(apply(MERGER, List.of(12), FIRST, merged))
        .isEqualTo(Map.of("icb", 600_06L, "county", 600_06L));
  }

  private static final String SPLIT =
      "[{from: east, to: north, on: 2022-07-01, part: 1/3},"
          + " {from: east, to: south, on: 2022-07-01, part: 2/3}]";

  @Test
  void dividesTheYearToDateWhenAPartnerIsSplit() {
    var split =
        new Version(
            "2022-07-01",
            "[south, county, north, west]",
            "share: {north: 1, south: 1, west: 1, county: 3}",
            WHOLE);

    assertThat(apply(SPLIT, List.of(3, 6, 12), FIRST, split))
        .isEqualTo(apply(SPLIT, List.of(12), FIRST, split))
        .isEqualTo(Map.of("north", 200_02L, "south", 200_02L, "west", 200_02L, "county", 600_06L));
  }

  private static final String CARRYING =
      """
      agreement: Vale agreement
      version: 1
      in-force: {from: 2022-04-01}
      partners: [east, west, county]
      reserves: {risk-pool: {opening: 100.00, owned-by: {county: 1}}}
      clauses:
        - clause: "1"
          takes: overspend
          of: {schemes: [care]}
          year-to-date: true
          recovered-over: 3
          adds-to: losses
          rounding: {carried: true}
          waterfall: [{from: risk-pool}, {share: {east: 1, west: 1, county: 1}}]
        - clause: "2"
          takes: saving
          year-to-date: true
          pay-back: {to: county, of: losses}
          then: {share: {east: 1, west: 1}}
      """;

  /**
   * Month by month, one pound of loss more each time was lost three times over: instalments were made of
   * each month's charge, and what was repaid in a month was repaid again in the next.
   */
  @Test
  void remembersWhatIsRecoveredAndPaidBackTheSameHoweverOftenItIsApplied() {
    var once = inTwoYears(List.of(12));

    assertThat(once.values().stream().mapToLong(Long::longValue).sum()).isPositive();
    assertThat(inTwoYears(List.of(1, 2, 3, 5, 8, 9, 11, 12))).isEqualTo(once);
    assertThat(inTwoYears(List.of(6, 12))).isEqualTo(once);
  }

  /** What partners are charged in two years, of which the first is applied after so many months. */
  private Map<String, Long> inTwoYears(List<Integer> months) {
    var database = "ledger-%d.db".formatted(entries++);
    try (var ledger = Ledger.open("jdbc:sqlite:" + folder.resolve(database))) {
      var fund = FundReader.read(Document.parse("fund.yml", FUND.formatted(NO_SUCCESSIONS)));
      ledger.funds().register(fund, ADA);
      new Agreements(ledger.books())
          .add(
              fund,
              Document.parse("agreement.yml", CARRYING),
              Openings.ARE_POSTED,
              Optional.empty(),
              ADA);
      for (var year : List.of(YEAR, YEAR.next())) {
        int spent = 0;
        for (int month : year.equals(YEAR) ? months : List.of(12)) {
          for (; spent < month; spent++) {
            spend(ledger, fund, year.first().plusMonths(spent));
            save(ledger, fund, "east", year.first().plusMonths(spent), 40_03);
          }
          new Allocations(ledger.books())
              .apply(
                  new Request(fund.code(), year, month, Map.of(), Map.of()),
                  year.last().plusMonths(3),
                  ADA);
        }
      }
      var charges = charges(ledger, fund);
      charges.putAll(sums(ledger, fund, AccountKind.SHARING));
      return charges;
    }
  }

  private void save(Ledger ledger, Fund fund, String partner, LocalDate day, long pence) {
    var postings =
        List.of(
            new Posting(Account.parse("saving:%s:care:stays:cashable".formatted(partner)), pence),
            new Posting(Account.parse("measure:care:stays"), -pence));
    var entry = new JournalEntry(fund.code(), Book.IMPACT, day, "stays", "", postings);
    ledger.journal().post(new Submission(entry, new EntryKey("save-" + entries++), ADA));
  }

  private static final Version UNSAID =
      new Version("2022-07-01", "[east, west, county]", "share: {east: 1, west: 1, county: 1}");

  @Test
  void refusesAChangeThatMakesADifferenceAndDoesNotSayWhichFiguresItTakes() {
    for (var months : List.of(List.of(3, 12), List.of(12))) {
      assertThatThrownBy(() -> apply(NO_SUCCESSIONS, months, FIRST, UNSAID))
          .matches(
              refused ->
                  ((ProblemException) refused).code().equals("ALLOCATION_WITHIN_YEAR_UNSAID"))
          .hasMessageContaining("within-year: by-months")
          // 400.04 of the whole year, or 150.02 of three months and 300.03 of nine.
          .hasMessageContaining("county would be charged");
    }
  }

  @Test
  void takesAChangeThatMakesNoDifferenceWithoutAWord() {
    var same =
        new Version("2022-07-01", "[county, west, east]", "share: {east: 2, west: 1, county: 3}");

    for (var months : List.of(List.of(12), List.of(3, 12), List.of(1, 3, 8, 11, 12))) {
      assertThat(apply(NO_SUCCESSIONS, months, FIRST, same))
          .isEqualTo(Map.of("county", 600_06L, "west", 200_02L, "east", 400_04L));
    }
  }

  private static Version byMonths(String term) {
    return new Version("2022-07-01", "[east, west, county]", term, "within-year: by-months");
  }

  /** Three months of 100.01 by the first version, nine by the second. */
  @Test
  void letsEachVersionTakeTheFiguresOfItsMonths() {
    var thirds = byMonths("share: {east: 1, west: 1, county: 1}");
    var expected =
        Map.of("east", 100_01L + 300_03L, "west", 50_01L + 300_03L, "county", 150_01L + 300_03L);

    assertThat(apply(NO_SUCCESSIONS, List.of(3, 12), FIRST, thirds)).isEqualTo(expected);
    assertThat(apply(NO_SUCCESSIONS, List.of(1, 3, 4, 9, 12), FIRST, thirds)).isEqualTo(expected);
  }

  @Test
  void refusesByMonthsWhatWouldBeginAnewOrHasNoBeginning() {
    assertThatThrownBy(
            () ->
                apply(NO_SUCCESSIONS, List.of(12), FIRST, byMonths("share: {east: 1, county: 1}")))
        .extracting(refused -> ((ProblemException) refused).code())
        .isEqualTo("ALLOCATION_EARLIER_MONTHS_MISSING");
    var limited =
        byMonths("share: {east: 1, county: 1}, limit: {county: 2% of budget}, excess: unallocated");
    assertThatThrownBy(() -> apply(NO_SUCCESSIONS, List.of(3, 12), FIRST, limited))
        .extracting(refused -> ((ProblemException) refused).code())
        .isEqualTo("ALLOCATION_MONTHS_NOT_COUNTED");
    var within =
        new Version("2022-07-02", "[east, county]", "bear: county", "within-year: by-months");
    assertThatThrownBy(() -> apply(NO_SUCCESSIONS, List.of(3), FIRST, within))
        .matches(
            refused -> ((ProblemException) refused).code().equals("AGREEMENT_BEGINS_WITHIN_MONTH"))
        .hasMessageContaining("2022-07-02");
  }

  /** The county had 150.02 of the first three months, and of what is left of 450.00 it has the rest. */
  @Test
  void countsWhatTheVersionBeforeGaveTowardsALimitOfTheYear() {
    var limited =
        byMonths("share: {east: 1, county: 1}, limit: {county: 450.00}, excess: unallocated");

    for (var months : List.of(List.of(3, 12), List.of(2, 3, 5, 8, 12))) {
      assertThat(apply(NO_SUCCESSIONS, months, FIRST, limited).get("county"))
          .isBetween(450_00L - 1, 450_00L + 1);
    }
  }

  /** Of the first 400.00 of the year the first version used 300.03; the second has what is left of it. */
  @Test
  void goesOnFromTheBandsThatTheVersionBeforeUsed() {
    var bands = "bands: [{up-to: 400.00, bear: east}, {rest: {bear: county}}]";
    var first = new Version("2022-04-01", "[east, west, county]", bands);
    var expected = Map.of("east", 400_00L, "county", 1200_12L - 400_00L);

    assertThat(apply(NO_SUCCESSIONS, List.of(3, 12), first, byMonths(bands))).isEqualTo(expected);
    assertThat(apply(NO_SUCCESSIONS, List.of(1, 3, 4, 12), first, byMonths(bands)))
        .isEqualTo(expected);
  }

  @Test
  void makesUpWhatIsGuaranteedForTheYearWithWhatTheVersionBeforeGave() {
    var guaranteed = "guarantee: {east: 800.00}, at-expense-of: county, bear: county";
    var first = new Version("2022-04-01", "[east, west, county]", "bear: east");
    var expected = Map.of("east", 800_00L, "county", 1200_12L - 800_00L);

    assertThat(apply(NO_SUCCESSIONS, List.of(3, 12), first, byMonths(guaranteed)))
        .isEqualTo(expected);
    assertThat(apply(NO_SUCCESSIONS, List.of(2, 3, 7, 12), first, byMonths(guaranteed)))
        .isEqualTo(expected);
  }

  @Test
  void refusesAVersionOfTheWholeYearAfterOneThatTookItsMonths() {
    var months = byMonths("share: {east: 1, west: 1, county: 1}");
    var whole = new Version("2022-10-01", "[east, west, county]", "bear: east", WHOLE);

    assertThatThrownBy(() -> apply(NO_SUCCESSIONS, List.of(3, 6, 12), FIRST, months, whole))
        .matches(
            refused -> ((ProblemException) refused).code().equals("ALLOCATION_MONTHS_NOT_COUNTED"))
        .hasMessageContaining("would be charged again");
  }

  private static final String RENUMBERED =
      """
      agreement: Vale agreement
      version: 2
      in-force: {from: 2022-07-01}
      %s
      partners: [east, west, county]
      clauses:
        - {clause: "7", takes: variance, year-to-date: true, %s
           share: {east: 2, west: 1, county: 3}}
      """;

  /** Had the clause of another number begun anew, the first three months would have been charged twice. */
  @Test
  void carriesOnUnderTheNumberOfTheClauseThatReplacesAnother() {
    assertThat(renumbered("", "replaces: [\"1\"],"))
        .isEqualTo(Map.of("county", 600_06L, "west", 200_02L, "east", 400_04L));
  }

  @Test
  void takesBackWhatAnEndedClauseAllocatedWhereTheVersionTakesTheWholeYear() {
    assertThat(renumbered("within-year: whole-year", ""))
        .isEqualTo(Map.of("county", 600_06L, "west", 200_02L, "east", 400_04L));
  }

  @Test
  void refusesAClauseThatEndedWithinTheYearWithoutAWord() {
    assertThatThrownBy(() -> renumbered("", ""))
        .extracting(refused -> ((ProblemException) refused).code())
        .isEqualTo("ALLOCATION_CLAUSE_ENDED");
  }

  private Map<String, Long> renumbered(String version, String clause) {
    return apply(
        NO_SUCCESSIONS,
        List.of(3, 12),
        List.of(FIRST.document(1, ", until: 2022-06-30"), RENUMBERED.formatted(version, clause)));
  }

  /** What the county paid in 2022-23 is owed back to it in three parts, whatever the next version says. */
  @Test
  void goesOnToPayWhatIsRecoveredUnderAClauseThatAVersionNoLongerHas() {
    var paying = "bear: county, recovered-over: 3";
    var later = new Version("2023-04-01", "[east, county]", "bear: east").document(2, "");
    var renumbered = later.replace("clause: \"1\"", "clause: \"7\"");
    var first =
        new Version("2022-04-01", "[east, county]", paying).document(1, ", until: 2023-03-31");

    assertThat(inThreeYears(first, renumbered))
        .isEqualTo(inThreeYears(first, later))
        .isEqualTo(Map.of("county", 1200_12L / 3, "east", 2 * 1200_12L));
  }

  /** What partners are charged in three years, each applied once. */
  private Map<String, Long> inThreeYears(String... agreements) {
    var database = "ledger-%d.db".formatted(entries++);
    try (var ledger = Ledger.open("jdbc:sqlite:" + folder.resolve(database))) {
      var fund = FundReader.read(Document.parse("fund.yml", FUND.formatted(NO_SUCCESSIONS)));
      ledger.funds().register(fund, ADA);
      for (var agreement : agreements) {
        new Agreements(ledger.books()).add(fund, Document.parse("agreement.yml", agreement), ADA);
      }
      for (var year : List.of(YEAR, YEAR.next(), YEAR.next().next())) {
        for (int month = 0; month < 12; month++) {
          spend(ledger, fund, year.first().plusMonths(month));
        }
        new Allocations(ledger.books())
            .apply(Request.of(fund.code(), year), year.last().plusMonths(3), ADA);
      }
      return charges(ledger, fund);
    }
  }

  private static final String OPENING =
      "reserves: {risk-pool: {opening: 100.01, owned-by: {%s}}}\n";

  @Test
  void knowsWhatReservesOpenedWithWhenAVersionNamesTheirOwnersInAnotherOrder() {
    var first =
        new Version("2022-04-01", "[east, county]", "waterfall: [{from: risk-pool}, {bear: east}]")
            .document(1, ", until: 2022-06-30")
            .replaceAll("reserves: .*\n", OPENING.formatted("east: 1, county: 1"));
    var turned =
        new Version(
                "2022-07-01", "[county, icb]", "waterfall: [{from: risk-pool}, {bear: icb}]", WHOLE)
            .document(2, "")
            .replaceAll("reserves: .*\n", OPENING.formatted("county: 1, icb: 1"));

    assertThat(
            apply(
                "[{from: east, to: icb, on: 2022-07-01}]", List.of(3, 12), List.of(first, turned)))
        .isEqualTo(Map.of("icb", 1200_12L - 100_01L));
  }

  /** The clause that the third version replaces is one of the second, under which nothing was applied. */
  @Test
  void remembersAClauseThroughAVersionThatWasNeverApplied() {
    var versions =
        List.of(
            new Version("2022-04-01", "[east, county]", "bear: county, recovered-over: 1")
                .document(1, ", until: 2022-06-30"),
            new Version("2022-07-01", "[east, county]", "bear: county, recovered-over: 1")
                .document(2, ", until: 2022-08-31")
                .replace("clause: \"1\"", "clause: \"2\", replaces: [\"1\"]"),
            new Version("2022-09-01", "[east, county]", "bear: county, recovered-over: 1")
                .document(3, "")
                .replace("clause: \"1\"", "clause: \"3\", replaces: [\"2\"]"));

    assertThat(apply(NO_SUCCESSIONS, List.of(3, 12), versions))
        .isEqualTo(apply(NO_SUCCESSIONS, List.of(3, 5, 12), versions))
        .isEqualTo(Map.of("county", 1200_12L));
  }

  /**
   * Of 400.00 the first 100.00 are left to nobody, and stay with whom the saving fell on by the year's
   * figures: a quarter with the east, three with the west; however much of it fell on the east first.
   */
  @Test
  void leavesAnUnallocatedPartWithWhomTheYearsSavingFellOn() {
    var expected =
        Map.of("sharing east", 75_00L, "sharing west", 225_00L, "sharing county", -300_00L);

    assertThat(savings(List.of(12))).isEqualTo(expected);
    assertThat(savings(List.of(3, 12))).isEqualTo(expected);
    assertThat(savings(List.of(3, 6, 7, 12))).isEqualTo(expected);
  }

  /** A saving of 100.00 on the east in April, and of 300.00 on the west in July. */
  private Map<String, Long> savings(List<Integer> months) {
    var bands = "bands: [{up-to: 100.00, bear: unallocated}, {rest: {bear: county}}]";
    var agreement =
        new Version("2022-04-01", "[east, west, county]", bands)
            .document(1, "")
            .replace("takes: variance", "takes: saving");
    var database = "ledger-%d.db".formatted(entries++);
    try (var ledger = Ledger.open("jdbc:sqlite:" + folder.resolve(database))) {
      var fund = FundReader.read(Document.parse("fund.yml", FUND.formatted(NO_SUCCESSIONS)));
      ledger.funds().register(fund, ADA);
      new Agreements(ledger.books()).add(fund, Document.parse("agreement.yml", agreement), ADA);
      save(ledger, fund, "east", YEAR.first(), 100_00);
      save(ledger, fund, "west", YEAR.first().plusMonths(3), 300_00);
      for (int month : months) {
        new Allocations(ledger.books())
            .apply(
                new Request(fund.code(), YEAR, month, Map.of(), Map.of()),
                YEAR.last().plusMonths(3),
                ADA);
      }
      return sums(ledger, fund, AccountKind.SHARING);
    }
  }
}
