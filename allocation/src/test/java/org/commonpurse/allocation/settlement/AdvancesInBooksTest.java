package org.commonpurse.allocation.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.commonpurse.allocation.engine.Decision;
import org.commonpurse.allocation.engine.Repayment;
import org.commonpurse.allocation.horizon.Horizons;
import org.commonpurse.allocation.horizon.Identity;
import org.commonpurse.allocation.settlement.Allocations.Request;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.Grouping;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.FundReader;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.AgreementCode;
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
 * What one partner pays for others stands in the books as what they owe it, and as what is due in which
 * year: 300.00 a year above the budget in the first year, shared by three, paid by the ICB alone.
 */
class AdvancesInBooksTest {

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
        - {partner: borough, name: Borough Council, kind: council}
        - {partner: unitary, name: Unitary Council, kind: council}
      streams:
        - {stream: pool, name: Pooled money}
      schemes:
        - {scheme: care, name: Care, lead: icb, providers: [icb], streams: [pool]}
      successions: %s
      """;

  private static final String LOAN = "loan: {owed-by: partners, over: 2, interest: 10%}";
  private static final List<String> ALL = List.of("icb", "county", "borough");

  @TempDir Path folder;
  private int entries;

  private static String version(
      int number, String from, List<String> partners, String more, String loan, String clause) {
    var shares = String.join(": 1, ", partners) + ": 1";
    return """
        agreement: Vale agreement
        version: %d
        in-force: {from: %s}
        partners: [%s]
        %s
        advances: {%s}
        clauses:
          - {%s, takes: overspend, year-to-date: true, share: {%s}, advanced: {as: loan, by: icb}}
          - {clause: "2", takes: underspend, year-to-date: true, pay-back: {of: loan}, share: {%s}}
        """
        .formatted(number, from, String.join(", ", partners), more, loan, clause, shares, shares);
  }

  private static final String FIRST = version(1, "2022-04-01", ALL, "", LOAN, "clause: \"1\"");

  /** What the books hold after the years were applied. */
  private record Found(
      Map<String, Long> charged,
      Map<String, Long> borne,
      Map<String, Long> owed,
      List<Repayment> due) {}

  /**
   * The books after years in which so much is spent a month, in pounds above the budget or below it.
   *
   * @param months  through which months each year is applied
   */
  private Found found(List<Integer> monthly, List<Integer> months, String... versions) {
    return found("[]", monthly, months, versions);
  }

  private Found found(
      String successions, List<Integer> monthly, List<Integer> months, String... versions) {
    try (var ledger = opened(successions, versions)) {
      for (int i = 0; i < monthly.size(); i++) {
        int spent = 0;
        for (int month : months) {
          for (; spent < month; spent++) {
            spend(ledger, YEARS.get(i).first().plusMonths(spent), monthly.get(i));
          }
          apply(ledger, YEARS.get(i), month);
        }
      }
      return found(ledger);
    }
  }

  private Ledger opened(String successions, String... versions) {
    var ledger = Ledger.open("jdbc:sqlite:" + folder.resolve("ledger-%d.db".formatted(entries++)));
    var fund = FundReader.read(Document.parse("fund.yml", FUND.formatted(successions)));
    ledger.funds().register(fund, ADA);
    for (var version : versions) {
      add(ledger, version);
    }
    return ledger;
  }

  private static void add(Ledger ledger, String version) {
    new Agreements(ledger.books())
        .add(
            ledger.funds().get(VALE),
            Document.parse("agreement.yml", version),
            Openings.ARE_POSTED,
            Optional.empty(),
            ADA);
  }

  private static void apply(Ledger ledger, FinancialYear year, int month) {
    new Allocations(ledger.books())
        .apply(new Request(VALE, year, month, Map.of(), Map.of()), PAY_ON, ADA);
  }

  private void spend(Ledger ledger, LocalDate day, int pounds) {
    if (pounds != 0) {
      var budget = pounds < 0;
      var postings =
          List.of(
              new Posting(Account.parse("spend:care:pool:icb"), Math.abs(pounds) * 100L),
              new Posting(
                  Account.parse(budget ? "contribution:icb:pool" : "payable:icb"),
                  Math.abs(pounds) * -100L));
      var book = budget ? Book.PLAN : Book.ACTUAL;
      var entry = new JournalEntry(VALE, book, day, "care", "", postings);
      ledger.journal().post(new Submission(entry, new EntryKey("spend-" + entries++), ADA));
    }
  }

  private static Found found(Ledger ledger) {
    var due = new ArrayList<Repayment>();
    ledger
        .books()
        .now(at -> FutureRepayments.of(at, VALE))
        .byAgreement()
        .values()
        .forEach(due::addAll);
    return new Found(
        sums(ledger, AccountKind.RECEIVABLE, 1, Grouping.PARTNER, Grouping.YEAR),
        sums(ledger, AccountKind.RISK_SHARE, -1, Grouping.PARTNER, Grouping.YEAR),
        sums(ledger, AccountKind.ADVANCE, -1, Grouping.PARTNER),
        due);
  }

  private static Map<String, Long> sums(Ledger ledger, AccountKind kind, int sign, Grouping... by) {
    var sums = new TreeMap<String, Long>();
    ledger
        .balances()
        .of(BalanceQuery.of(VALE, Book.ACTUAL).kinds(kind).together().by(by))
        .forEach(
            row ->
                sums.merge(
                    String.join(" ", row.key().words().subList(0, by.length)),
                    sign * row.pence(),
                    Long::sum));
    sums.values().removeIf(pence -> pence == 0);
    return sums;
  }

  private static Repayment repayment(
      String partner, FinancialYear year, long principal, long interest) {
    return new Repayment(
        ClauseCode.of("loan"), PartnerCode.of(partner), Optional.of(year), principal, interest);
  }

  /** Each bears 100.00; the ICB pays all 300.00, and two halves fall due with a tenth of interest. */
  @Test
  void standAsWhatPartnersOweAndWhatFallsDueInWhichYear() {
    var found = found(List.of(25), List.of(12), FIRST);

    assertThat(found.charged()).isEqualTo(Map.of("icb 2022-23", 300_00L));
    assertThat(found.borne())
        .isEqualTo(
            Map.of("icb 2022-23", 100_00L, "county 2022-23", 100_00L, "borough 2022-23", 100_00L));
    assertThat(found.owed())
        .isEqualTo(Map.of("icb", 200_00L, "county", -100_00L, "borough", -100_00L));
    assertThat(found.due())
        .containsExactly(
            repayment("borough", YEARS.get(1), 50_00, 10_00),
            repayment("county", YEARS.get(1), 50_00, 10_00),
            repayment("icb", YEARS.get(1), -100_00, -20_00),
            repayment("borough", YEARS.get(2), 50_00, 5_00),
            repayment("county", YEARS.get(2), 50_00, 5_00),
            repayment("icb", YEARS.get(2), -100_00, -10_00));
  }

  @Test
  void areRepaidAsItWasSaidBefore() {
    var found = found(List.of(25, 0, 0), List.of(12), FIRST);

    assertThat(found.charged())
        .isEqualTo(
            Map.of(
                "icb 2022-23", 300_00L,
                "icb 2023-24", -120_00L,
                "county 2023-24", 60_00L,
                "borough 2023-24", 60_00L,
                "icb 2024-25", -110_00L,
                "county 2024-25", 55_00L,
                "borough 2024-25", 55_00L));
    assertThat(found.owed()).isEmpty();
    assertThat(found.due()).isEmpty();
  }

  /** What is owed in the books is what is due in all years to come, whatever happens in between. */
  @Test
  void endTheSameHoweverOftenAYearIsApplied() {
    for (var monthly :
        List.of(List.of(25), List.of(25, 0), List.of(25, -5), List.of(25, 10, -40))) {
      var once = found(monthly, List.of(12), FIRST);
      var often = found(monthly, List.of(1, 5, 9, 12), FIRST);

      assertThat(often).isEqualTo(once);
      requireDueIsOwed(once);
    }
  }

  private static void requireDueIsOwed(Found found) {
    var due = new TreeMap<String, Long>();
    found
        .due()
        .forEach(each -> due.merge(each.partner().value(), -each.principalPence(), Long::sum));
    assertThat(due).isEqualTo(found.owed());
    assertThat(found.owed().values().stream().mapToLong(Long::longValue).sum()).isZero();
  }

  /** A version that begins within the year, for the whole of it or for its own months. */
  @Test
  void goOnUnderALaterVersionAndAnotherNumber() {
    for (var within : List.of("whole-year", "by-months")) {
      var second =
          version(
              2,
              "2023-07-01",
              ALL,
              "within-year: " + within,
              LOAN,
              "clause: \"4.2\", replaces: [\"1\"]");
      for (var months : List.of(List.of(3, 12), List.of(1, 3, 4, 9, 12))) {
        var found = found(List.of(25, 0, 0), months, FIRST, second);

        assertThat(found).isEqualTo(found(List.of(25, 0, 0), List.of(12), FIRST));
      }
    }
  }

  @Test
  void passToThoseWhoTakeAPartnersPlace() {
    var second =
        version(2, "2023-04-01", List.of("icb", "unitary", "borough"), "", LOAN, "clause: \"1\"");
    var found =
        found(
            "[{from: county, to: unitary, on: 2023-04-01}]",
            List.of(25, 0),
            List.of(12),
            FIRST,
            second);

    assertThat(found.charged()).containsEntry("unitary 2023-24", 60_00L);
    assertThat(found.owed())
        .isEqualTo(Map.of("icb", 100_00L, "unitary", -50_00L, "borough", -50_00L));
    requireDueIsOwed(found);
  }

  /** What the borough owed the county that it merged with is owed no more. */
  @Test
  void areOwedNoMoreBetweenThoseWhoMerged() {
    var second = version(2, "2023-04-01", List.of("icb", "unitary"), "", LOAN, "clause: \"1\"");
    var merged =
        "[{from: county, to: unitary, on: 2023-04-01}, {from: borough, to: unitary, on: 2023-04-01}]";
    var found = found(merged, List.of(25, 0), List.of(12), FIRST, second);

    assertThat(found.charged()).containsEntry("unitary 2023-24", 120_00L);
    assertThat(found.owed()).isEqualTo(Map.of("icb", 100_00L, "unitary", -100_00L));
  }

  @Test
  void areNotForgottenByALaterVersion() {
    var second =
        version(2, "2023-04-01", ALL, "", "other: {owed-by: partners}", "clause: \"1\"")
            .replace(", advanced: {as: loan, by: icb}", "")
            .replace("pay-back: {of: loan}, ", "");
    var changed =
        version(2, "2023-04-01", ALL, "", "loan: {owed-by: fund}", "clause: \"1\"")
            .replace(", by: icb", "");
    for (var version : List.of(second, changed)) {
      var refusal =
          catchThrowableOfType(
              ProblemException.class, () -> found(List.of(25, 0), List.of(12), FIRST, version));

      assertThat(refusal.problem().type().code()).isEqualTo("ALLOCATION_ADVANCE_FORGOTTEN");
      assertThat(refusal).hasMessageContaining("loan").hasMessageContaining("20000 pence");
    }
  }

  /** A late bill of the first year raises what is owed, and what was repaid since follows. */
  @Test
  void followALateBill() {
    try (var ledger = opened("[]", FIRST)) {
      spend(ledger, YEARS.get(0).last(), 300);
      apply(ledger, YEARS.get(0), 12);
      apply(ledger, YEARS.get(1), 12);
      spend(ledger, YEARS.get(0).last(), 60);
      apply(ledger, YEARS.get(0), 12);
      apply(ledger, YEARS.get(1), 12);

      var found = found(ledger);
      assertThat(found.charged())
          .containsEntry("icb 2022-23", 360_00L)
          .containsEntry("county 2023-24", 72_00L);
      requireDueIsOwed(found);
    }
  }

  @Test
  void letNoDecisionMoveWhatOthersAdvanced() {
    try (var ledger = opened("[]", FIRST)) {
      spend(ledger, YEARS.get(0).last(), 300);
      apply(ledger, YEARS.get(0), 12);
      var decision =
          new Decision(
              ClauseCode.of("1"),
              Map.of(PartnerCode.of("icb"), 300_00L),
              "HWB 12",
              LocalDate.of(2023, 5, 2),
              "agreed");
      var which = new Allocations.Which(VALE, Optional.empty(), YEARS.get(0), 12);

      var refusal =
          catchThrowableOfType(
              ProblemException.class,
              () -> new Allocations(ledger.books()).decide(which, decision, PAY_ON, ADA));

      assertThat(refusal.problem().type().code()).isEqualTo("ALLOCATION_DECISION_ON_ADVANCE");
    }
  }

  /** What partners owe each other is no cost: the ICB bore 100.00 of the 300.00 that it paid. */
  @Test
  void leaveWhatMustBeEqualInEveryYearEqual() {
    try (var ledger = opened("[]", FIRST)) {
      spend(ledger, YEARS.get(0).last(), 300);
      for (var year : YEARS) {
        apply(ledger, year, 12);
      }
      var horizon = ledger.books().now(at -> Horizons.of(at, VALE));

      assertThat(Identity.of(horizon)).isNotEmpty().allMatch(Identity::holds);
      for (var partner : ALL) {
        assertThat(horizon.row(PartnerCode.of(partner), YEARS.get(0)).poolCostPence())
            .isEqualTo(100_00);
      }
    }
  }

  @Test
  void areToldByAgreement() {
    try (var ledger = opened("[]", FIRST)) {
      spend(ledger, YEARS.get(0).last(), 300);
      apply(ledger, YEARS.get(0), 12);

      assertThat(ledger.books().now(at -> FutureRepayments.of(at, VALE)).byAgreement().keySet())
          .containsExactly(AgreementCode.of("vale-agreement"));
    }
  }
}
