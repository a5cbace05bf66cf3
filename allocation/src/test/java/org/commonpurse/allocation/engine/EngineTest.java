package org.commonpurse.allocation.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.AgreementReader;
import org.commonpurse.allocation.outturn.Outturn;
import org.commonpurse.allocation.outturn.OutturnReader;
import org.commonpurse.allocation.term.Past;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.DocumentException;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.InvestmentCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReserveCode;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.Test;

/** What the engine refuses, hands on and takes back. */
class EngineTest {

  private static Agreement agreement(String clauses) {
    return AgreementReader.read(
        Document.parse(
            "agreement",
            """
            agreement: Tried agreement
            version: 1
            in-force: {from: 2022-04-01, until: 2025-03-31}
            partners: [icb, county, borough]
            reserves: {pool: {opening: 10.00, owned-by: {icb: 1, county: 1}}, spare: {opening: 1.00}}
            clauses:
            """
                + clauses.indent(2)));
  }

  private static Outturn outturn(String rest) {
    return outturn("2023-24", rest);
  }

  private static Outturn outturn(String year, String rest) {
    return OutturnReader.read(
        Document.parse("outturn", "outturn: fund\nyear: " + year + "\n" + rest));
  }

  private static ApplicationResult first(String clauses, String figures) {
    return Engine.apply(agreement(clauses), outturn(figures), State.INITIAL);
  }

  private static Outturn overspentBy(String amount) {
    return outturn("lines: [{scheme: care, budget: 0.00, actual: " + amount + "}]");
  }

  private static List<Long> partners(ApplicationResult applied) {
    return applied.allocation().clauses().get(0).allocation().partners();
  }

  @Test
  void refusesAnAgreementThatIsNotInForce() {
    var clauses = "- {clause: \"1\", takes: variance, bear: icb}";
    for (var year : List.of("2021-22", "2025-26")) {
      assertThatThrownBy(() -> Engine.apply(agreement(clauses), outturn(year, ""), State.INITIAL))
          .isInstanceOf(AllocationException.class)
          .hasMessageContaining(
              "tried-agreement, version 1 is in force from 2022-04-01 until 2025-03-31")
          .hasMessageEndingWith("Nothing was allocated.");
    }
    for (var year : List.of("2022-23", "2024-25")) {
      assertThat(Engine.apply(agreement(clauses), outturn(year, ""), State.INITIAL)).isNotNull();
    }
  }

  @Test
  void refusesAnOutturnInAnotherCurrency() {
    assertThatThrownBy(
            () -> first("- {clause: \"1\", takes: variance, bear: icb}", "currency: EUR"))
        .isInstanceOf(AllocationException.class)
        .hasMessageContaining("agreement is in GBP and the outturn in EUR");
  }

  @Test
  void refusesToTakeALineTwice() {
    var clauses =
        """
        - {clause: "1", takes: variance, bear: icb}
        - {clause: "2", takes: overspend, of: {schemes: [care]}, bear: county}
        """;
    assertThatThrownBy(() -> Engine.apply(agreement(clauses), overspentBy("5.00"), State.INITIAL))
        .isInstanceOf(AllocationException.class)
        .hasMessageContaining("\"1\" and \"2\" both take care from general");
  }

  @Test
  void refusesToTakeASavingTwiceUnlessAClauseLeavesItAside() {
    var twice =
        """
        - {clause: "1", takes: saving, bear: icb}
        - {clause: "2", takes: saving, of: {measures: [stays]}, bear: county}
        """;
    var savings =
        """
        savings:
          - {measure: stays, partner: icb, amount: 3.00}
          - {measure: beds, partner: icb, amount: 4.00}
        """;
    assertThatThrownBy(() -> first(twice, savings))
        .isInstanceOf(AllocationException.class)
        .hasMessageContaining("\"1\" and \"2\" both take saving of stays on icb");
    var once = twice.replace("saving, bear: icb", "saving, except: {measures: [stays]}, bear: icb");
    assertThat(first(once, savings).allocation().clauses())
        .extracting(ClauseResult::amountPence)
        .containsExactly(400L, 300L);
  }

  @Test
  void refusesABurdenThatFellOnAStranger() {
    assertThatThrownBy(
            () ->
                first(
                    "- {clause: \"1\", takes: burden, bear: icb}",
                    "burdens: [{measure: stays, partner: stranger, amount: 1.00}]"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("burden of stays of general fell on a partner");
    assertThatThrownBy(
            () -> first("- {clause: \"1\", takes: payment, of: {bases: pot}, bear: icb}", ""))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("pays out \"pot\", which the outturn does not have");
  }

  @Test
  void appliesOnlyClausesInForce() {
    var clauses =
        """
        - {clause: "old", takes: variance, in-force: {until: 2023-03-31}, bear: icb}
        - {clause: "new", takes: variance, in-force: {from: 2024-03-31}, bear: county}
        - {clause: "later", takes: variance, in-force: {from: 2024-04-01}, bear: borough}
        """;
    var applied = Engine.apply(agreement(clauses), overspentBy("5.00"), State.INITIAL);
    assertThat(applied.allocation().clauses()).hasSize(1);
    assertThat(partners(applied)).containsExactly(0L, 500L, 0L);
  }

  private static final String FROM_POOL =
      """
      - clause: "1"
        takes: overspend
        waterfall: [{from: pool}, {bear: borough}]
      """;

  @Test
  void handsOnWhatAReserveHolds() {
    var applied = Engine.apply(agreement(FROM_POOL), overspentBy("4.00"), State.INITIAL);
    assertThat(applied.state().reserves().get(ReserveCode.of("pool")))
        .isEqualTo(
            new State.Balance(
                Map.of(PartnerCode.of("icb"), 300L, PartnerCode.of("county"), 300L), 0));
    assertThat(applied.state().reserves().get(ReserveCode.of("spare")))
        .isEqualTo(new State.Balance(Map.of(), 100));
    var next = Engine.apply(agreement(FROM_POOL), overspentBy("7.00"), applied.state());
    assertThat(partners(next)).containsExactly(0L, 0L, 100L);
    assertThat(next.state().reserves().get(ReserveCode.of("pool")).totalPence()).isZero();
  }

  @Test
  void drawsOnAReserveOnceWhereUnitsAreRoundedOnTheTotal() {
    var clauses =
        """
        - clause: "1"
          takes: overspend
          each: scheme
          rounding: {on: total}
          waterfall: [{from: pool}, {bear: borough}]
        """;
    var applied =
        first(
            clauses,
            "lines: [{scheme: a, budget: 0, actual: 8.00}, {scheme: b, budget: 0, actual: 8.00}]");
    assertThat(partners(applied)).containsExactly(0L, 0L, 600L);
    assertThat(applied.state().reserves().get(ReserveCode.of("pool")).totalPence()).isZero();
  }

  @Test
  void findsAReserveAsItWasWhenAYearIsWorkedOutAgain() {
    var clauses =
        """
        - clause: "1"
          takes: overspend
          year-to-date: true
          waterfall: [{from: spare}, {bear: borough}]
        - {clause: "2", takes: saving, year-to-date: true, retain: spare}
        """;
    var figures =
        outturn(
            """
            lines: [{scheme: care, budget: 0.00, actual: 3.00}]
            savings: [{measure: stays, partner: icb, amount: 50.00}]
            """);
    var once = Engine.apply(agreement(clauses), figures, State.INITIAL);
    assertThat(partners(once)).containsExactly(0L, 0L, 200L);
    var again = Engine.apply(agreement(clauses), figures, once.state());
    assertThat(again.allocation().chargesPence()).containsOnly(0L);
    assertThat(again.state()).isEqualTo(once.state());
    var more = Engine.apply(agreement(clauses), overspentBy("4.00"), once.state());
    assertThat(partners(more)).containsExactly(0L, 0L, 100L);
    assertThat(more.allocation().clauses().get(0).amountPence()).isEqualTo(100);
  }

  /** What was allocated is remembered by partner: by position, the county would have had 2.00 of it. */
  @Test
  void remembersByPartnerWhoeverStandsWhereInALaterVersion() {
    var first = version("[icb, county, borough]", "share: {icb: 1, county: 1}");
    var once = Engine.apply(first, overspentBy("4.00"), State.INITIAL);
    var turned = version("[borough, county, icb]", "share: {icb: 1, county: 1}");
    var again = Engine.apply(turned, overspentBy("6.00"), once.state());

    assertThat(charges(again)).isEqualTo(Map.of("icb", 100L, "county", 100L, "borough", 0L));
  }

  @Test
  void givesBackToAPartnerThatALaterVersionLeavesOut() {
    var first = version("[icb, county, borough]", "share: {icb: 1, county: 1, borough: 2}");
    var once = Engine.apply(first, overspentBy("4.00"), State.INITIAL);
    var without = version("[icb, county]", "share: {icb: 1, county: 1}");
    var again = Engine.apply(without, overspentBy("6.00"), once.state());

    assertThat(charges(again)).isEqualTo(Map.of("icb", 200L, "county", 200L, "borough", -200L));
    assertThat(again.allocation().clauses().get(0).amountPence()).isEqualTo(200);
    assertThat(Explanation.of(again.allocation()))
        .anyMatch(line -> line.contains("Borough, of an earlier version: receives £2.00"));
    var third = Engine.apply(without, overspentBy("6.00"), again.state());
    assertThat(third.allocation().chargesPence()).containsOnly(0L);
  }

  @Test
  void dividesWhatAPartnerHadAmongItsHeirs() {
    var first = version("[icb, county, borough]", "share: {icb: 1, county: 1}");
    var once = Engine.apply(first, overspentBy("4.00"), State.INITIAL);
    var split = version("[north, south, county]", "share: {north: 3, south: 5, county: 8}");
    var shares =
        new TreeMap<>(
            Map.of(
                PartnerCode.of("north"), Exact.of(1, 4), PartnerCode.of("south"), Exact.of(3, 4)));
    var passed =
        once.state().passedOn(code -> code.value().equals("icb") ? shares : Heirs.NONE.of(code));
    var again = Engine.apply(split, overspentBy("16.00"), passed);

    assertThat(charges(again))
        .isEqualTo(Map.of("north", 300L - 50L, "south", 500L - 150L, "county", 800L - 200L));
  }

  private static Agreement version(String partners, String term) {
    return AgreementReader.read(
        Document.parse(
            "agreement.yml",
            """
            agreement: Tried agreement
            version: 1
            in-force: {from: 2020-04-01}
            partners: %s
            clauses:
              - {clause: "1", takes: variance, year-to-date: true, %s}
            """
                .formatted(partners, term)));
  }

  private static Map<String, Long> charges(ApplicationResult applied) {
    var charges = new TreeMap<String, Long>();
    applied
        .allocation()
        .parties()
        .byCode(applied.allocation().chargesPence())
        .forEach((code, pence) -> charges.put(code.value(), pence));
    return charges;
  }

  @Test
  void carriesFractionsBetweenPartnersOnlyAndNeverAtTheCostOfAReserve() {
    var clauses =
        """
        - clause: "1"
          takes: overspend
          rounding: {carried: true}
          waterfall: [{from: pool}, {share: {icb: 1, county: 1, borough: 1}}]
        """;
    var state = State.INITIAL;
    long icb = 0;
    for (int month = 0; month < 30; month++) {
      var applied = Engine.apply(agreement(clauses), overspentBy("1.00"), state);
      state = applied.state();
      icb += partners(applied).get(0);
      var fractions = state.carried().get(ClauseCode.of("1")).values();
      assertThat(fractions.stream().reduce(Exact.ZERO, Exact::plus)).isEqualTo(Exact.ZERO);
    }
    // The pool met ten pounds, the partners twenty.
    assertThat(icb).isBetween(666L, 667L);
    assertThat(state.reserves().get(ReserveCode.of("pool")).totalPence()).isZero();
  }

  @Test
  void meetsAnOverspendFromUnderspendsAndUncommittedMoneyElsewhere() {
    var clauses =
        """
        - clause: "1"
          takes: overspend
          of: {schemes: [care]}
          waterfall: [{from: underspends}, {from: uncommitted}, {bear: icb}]
        - {clause: "2", takes: underspend, bear: county}
        """;
    var applied =
        first(
            clauses,
            """
            lines:
              - {scheme: care, budget: 0.00, actual: 9.00}
              - {scheme: meals, budget: 5.00, actual: 3.00}
              - {scheme: visits, stream: a, budget: 5.00, actual: 2.00}
              - {scheme: visits, stream: b, budget: 5.00, actual: 6.00}
              - {scheme: grants, budget: 3.00, actual: 3.00, uncommitted: 1.50}
            """);
    var clause = applied.allocation().clauses().get(0);
    assertThat(clause.allocation().moves().stream().map(RoundedAllocation.Move::pence))
        .containsExactly(400L, 150L);
    assertThat(clause.allocation().partners()).containsExactly(350L, 0L, 0L);
    // Nothing is left of the underspends for the second clause.
    assertThat(applied.allocation().clauses().get(1).amountPence()).isZero();
    assertThat(applied.allocation().unclaimed()).isEmpty();
    assertThat(applied.allocation().unallocatedCostPence()).isZero();
  }

  @Test
  void countsWhatNobodyBearsWithTheLinesThatNoClauseTakes() {
    var applied =
        first(
            "- {clause: \"1\", takes: overspend, of: {schemes: [care]}, bear: unallocated}",
            """
            lines:
              - {scheme: care, budget: 0.00, actual: 9.00}
              - {scheme: meals, budget: 0.00, actual: 2.00}
            """);
    assertThat(applied.allocation().unallocatedCostPence()).isEqualTo(1100);
    assertThat(applied.allocation().unclaimed()).hasSize(1);
  }

  @Test
  void chargesTheDifferenceFromWhereASavingOrBurdenFell() {
    var clauses =
        """
        - clause: "1"
          takes: saving
          bands: [{up-to: 60.00, share: {icb: 1, county: 1}}]
        """;
    var saved =
        first(clauses, "savings: [{measure: stays, partner: icb, amount: 90.00}]").allocation();
    // The county receives its 30 from the ICB; the 30 unallocated stay with the ICB.
    assertThat(saved.chargesPence()).containsExactly(3000L, -3000L, 0L);
    var borne =
        first(
                clauses.replace("saving", "burden"),
                "burdens: [{measure: stays, partner: icb, amount: 90.00}]")
            .allocation();
    assertThat(borne.chargesPence()).containsExactly(-3000L, 3000L, 0L);
  }

  @Test
  void recoversWhatWasPaidOverTheYearsAfterAndNothingOfWhatWasReceived() {
    var clauses =
        """
        - {clause: "1", takes: variance, share: {icb: 1, county: 2}, recovered-over: 2}
        - {clause: "2", takes: payment, of: {bases: pot}, bear: borough, recovered-over: 2}
        """;
    var rest = "bases: {pot: 8.00}\nlines: [{scheme: care, budget: 0.00, actual: 3.03}]";
    var paid = Engine.apply(agreement(clauses), outturn("2022-23", rest), State.INITIAL);
    var none = "bases: {pot: 0.00}";
    var second = Engine.apply(agreement(clauses), outturn("2023-24", none), paid.state());
    var third = Engine.apply(agreement(clauses), outturn("2024-25", none), second.state());
    assertThat(second.allocation().chargesPence()).containsExactly(-51L, -101L, 0L);
    assertThat(third.allocation().chargesPence()).containsExactly(-50L, -101L, 0L);
    assertThat(second.allocation().clauses().get(2).amountPence()).isEqualTo(-152);
    var kept = Document.parse("state", StateDocument.of(paid.state()).toString());
    assertThat(StateDocument.read(kept.root(), paid.allocation().parties()))
        .isEqualTo(paid.state());
  }

  @Test
  void addsACostToWhatALaterClausePaysBack() {
    var clauses =
        """
        - {clause: "1", takes: overspend, adds-to: deficit, bear: icb}
        - {clause: "2", takes: saving, pay-back: {to: icb, of: deficit}, bear: county}
        """;
    var first =
        first(
            clauses,
            """
            bases: {deficit: 1.00}
            lines: [{scheme: care, budget: 0.00, actual: 4.00}]
            savings: [{measure: stays, partner: county, amount: 3.00}]
            """);
    assertThat(first.allocation().clauses().get(1).allocation().partners())
        .containsExactly(300L, 0L, 0L);
    assertThat(first.state().unrecovered()).isEqualTo(Map.of(InvestmentCode.of("deficit"), 200L));
  }

  @Test
  void givesTheSamePenniesWithoutTheWorking() {
    var agreement = agreement(FROM_POOL);
    var with = Engine.apply(agreement, overspentBy("12.34"), State.INITIAL);
    var without = Engine.applyWithoutWorking(agreement, overspentBy("12.34"), State.INITIAL);
    assertThat(without.allocation().clauses().get(0).units()).isEmpty();
    assertThat(partners(without)).isEqualTo(partners(with));
    assertThat(without.state()).isEqualTo(with.state());
  }

  @Test
  void keepsTheRulesResultBesideADecision() {
    var agreement = agreement(FROM_POOL);
    var decision =
        new Decision(
            ClauseCode.of("1"),
            Map.of(PartnerCode.of("icb"), 50L),
            "item 7",
            LocalDate.of(2024, 5, 14),
            "agreed");
    var clause =
        Engine.apply(agreement, overspentBy("12.00"), State.INITIAL, List.of(decision))
            .allocation()
            .clauses()
            .get(0);
    assertThat(clause.byRule().partners()).containsExactly(0L, 0L, 200L);
    assertThat(clause.allocation().partners()).containsExactly(50L, 0L, 200L);
    assertThat(clause.allocation().unallocatedPence()).isEqualTo(-50);
    assertThat(clause.allocation().totalPence()).isEqualTo(1200);
    assertThat(clause.allocation().moves()).hasSize(2);
  }

  @Test
  void refusesADecisionOnAnUnknownClauseOrPartnerOrWithoutAMinute() {
    var agreement = agreement(FROM_POOL);
    var on = LocalDate.of(2024, 5, 14);
    var clause = new Decision(ClauseCode.of("9"), Map.of(), "item 7", on, "agreed");
    assertThatThrownBy(
            () -> Engine.apply(agreement, overspentBy("1.00"), State.INITIAL, List.of(clause)))
        .isInstanceOf(AllocationException.class)
        .hasMessageContaining("decision of item 7 on clause 9 is on a clause that has no result");
    var partner =
        new Decision(ClauseCode.of("1"), Map.of(PartnerCode.of("x"), 1L), "item 7", on, "agreed");
    assertThatThrownBy(
            () -> Engine.apply(agreement, overspentBy("1.00"), State.INITIAL, List.of(partner)))
        .isInstanceOf(AllocationException.class)
        .hasMessageContaining("names the partner x");
    assertThatThrownBy(() -> new Decision(ClauseCode.of("1"), Map.of(), " ", on, "agreed"))
        .isInstanceOf(AllocationException.class)
        .hasMessageContaining("no minute");
  }

  /** Amounts whose sums would not fit into whole pence are refused where they are given. */
  @Test
  void refusesAmountsBeyondAllSense() {
    for (var most : List.of("92233720368547758.07", "-92233720368547758.08")) {
      assertThatThrownBy(() -> overspentBy(most))
          .isInstanceOf(DocumentException.class)
          .hasMessageContaining(most)
          .hasMessageContaining("OUTTURN_AMOUNT_TOO_LARGE");
    }
    var on = LocalDate.of(2024, 5, 14);
    var parts = Map.of(PartnerCode.of("icb"), Long.MIN_VALUE);
    assertThatThrownBy(() -> new Decision(ClauseCode.of("1"), parts, "item 7", on, "agreed"))
        .isInstanceOf(AllocationException.class)
        .hasMessageContaining("icb");
  }

  @Test
  void givesWhatAStateHoldsToSuccessors() {
    var icb = PartnerCode.of("icb");
    var county = PartnerCode.of("county");
    var state =
        new State(
            Map.of(ReserveCode.of("pool"), new State.Balance(Map.of(icb, 5L, county, 7L), 1)),
            Map.of(InvestmentCode.of("deficit"), 9L),
            Map.of(
                ClauseCode.of("1"),
                List.of(
                    new State.Instalment(
                        org.commonpurse.ledger.calendar.FinancialYear.parse("2024-25"),
                        Map.of(icb, 2L, county, 3L)))),
            Map.of(ClauseCode.of("1"), Map.of(icb, Exact.of(1, 3), county, Exact.of(-1, 3))),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Past.NONE,
            Map.of());
    var passed =
        state.passedOn(
            code ->
                code.equals(icb) ? new TreeMap<>(Map.of(county, Exact.ONE)) : Heirs.NONE.of(code));
    assertThat(passed.reserves().get(ReserveCode.of("pool")))
        .isEqualTo(new State.Balance(Map.of(county, 12L), 1));
    assertThat(passed.recoveries().get(ClauseCode.of("1")).get(0).pence())
        .isEqualTo(Map.of(county, 5L));
    assertThat(passed.carried().get(ClauseCode.of("1"))).isEqualTo(Map.of(county, Exact.ZERO));
    assertThat(passed.unrecovered()).isEqualTo(state.unrecovered());
  }
}
