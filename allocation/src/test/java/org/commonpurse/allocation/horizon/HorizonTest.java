package org.commonpurse.allocation.horizon;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.FundReader;
import org.commonpurse.ledger.id.NatureCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.journal.Book;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Where costs fall and savings land, on funds whose every figure was worked out by hand, with amounts
 * in pounds as a finance officer would write them.
 */
class HorizonTest {

  private static final PartnerCode ICB = PartnerCode.of("icb");
  private static final PartnerCode COUNTY = PartnerCode.of("county");
  private static final PartnerCode COMMUNITY = PartnerCode.of("community");
  private static final PartnerCode COUNCIL = PartnerCode.of("council");
  private static final PartnerCode NHS = PartnerCode.of("nhs");
  private static final FinancialYear YEAR = FinancialYear.parse("2023-24");

  private static final String VALE =
      """
      fund: vale
      name: Vale pooled fund
      kind: pooled
      host: county
      open: {from: 2023-04-01}
      partners:
        - {partner: icb, name: Vale ICB, kind: nhs-commissioner}
        - {partner: county, name: Vale County Council, kind: council}
        - {partner: community, name: Vale Community Trust, kind: nhs-provider}
      streams:
        - {stream: nhs, name: NHS contribution}
        - {stream: council, name: Council contribution}
        - {stream: dfg, name: Facilities grant, owner: county, spending: capital}
      schemes:
        - {scheme: reablement, name: Reablement, lead: county, providers: [community],
           streams: [council], baseline: {2023-24: 50000.00}}
        - {scheme: nursing, name: Nursing, lead: icb, providers: [community], streams: [nhs],
           provision: additional}
        - {scheme: adaptations, name: Adaptations, lead: county, providers: [community],
           streams: [dfg], spending: capital, baseline: {2023-24: 10000.00}}
      measures:
        - {measure: admissions, name: admissions, unit: admission}
      """;

  private static final String AGREED =
      """
      agreement: Vale agreement
      version: 1
      in-force: {from: 2023-04-01}
      partners: [icb, county]
      shares: {pool: {icb: 3, county: 1}}
      reserves:
        risk-pool: {opening: 4000.00, owned-by: pool}
        winter: {owned-by: {county: 1}}
      clauses:
        - clause: "3.1"
          takes: overspend
          waterfall:
            - from: risk-pool
            - share: {icb: 60, county: 40}
              limit: {county: 500.00}
              excess: unallocated
        - {clause: "3.2", takes: underspend, retain: risk-pool}
        - clause: "3.3"
          takes: payment
          of: {bases: [incentive]}
          share: {county: 1}
          limit: {county: 1500.00}
          excess: unallocated
        - clause: "4.1"
          takes: saving
          carve-out: {part: 10%, to: {retain: winter}}
          share: {icb: 2, county: 1}
      """;

  @TempDir Path folder;

  private FundByHand vale() {
    var fund = new FundByHand(folder, VALE);
    fund.post(
        Book.ACTUAL,
        "2023-04-01",
        "opening",
        "bank",
        "5000.00",
        "reserve:risk-pool:icb",
        "-3000.00",
        "reserve:risk-pool:county",
        "-1000.00",
        "surplus",
        "-1000.00");
    fund.agree(AGREED);
    paysIn(fund, "contribution:icb:nhs", "150000.00");
    paysIn(fund, "contribution:county:council", "60000.00");
    paysIn(fund, "contribution:county:dfg", "10000.00");
    paysIn(fund, "interest", "500.00");
    line(fund, "spend:reablement:council:community", "60000.00", "66000.00");
    line(fund, "spend:nursing:nhs:community", "140000.00", "137000.00");
    line(fund, "spend:adaptations:dfg:community", "10000.00", "10000.00");
    fund.post(
        Book.ACTUAL,
        "2024-03-31",
        "general",
        "surplus",
        "700.00",
        "reserve:winter:county",
        "-700.00");
    fund.post(
        Book.IMPACT,
        "2024-03-31",
        "general",
        "saving:icb:nursing:admissions:cashable",
        "10000.00",
        "measure:nursing:admissions",
        "-10000.00");
    fund.post(
        Book.IMPACT,
        "2024-03-31",
        "general",
        "measure:nursing:admissions",
        "2000.00",
        "burden:community:nursing:admissions:stranded",
        "-2000.00");
    return fund;
  }

  private static void paysIn(FundByHand fund, String account, String pounds) {
    fund.post(Book.ACTUAL, "2023-06-30", "general", "bank", pounds, account, "-" + pounds);
  }

  private static void line(FundByHand fund, String line, String budget, String spent) {
    fund.post(
        Book.PLAN, "2023-04-01", "budget", line, budget, "contribution:icb:nhs", "-" + budget);
    fund.post(Book.ACTUAL, "2023-12-31", "general", line, spent, "payable:community", "-" + spent);
  }

  @Test
  void saysWhatEachPartnerBoreAndWhatLandedOnIt() {
    try (var fund = vale()) {
      fund.apply("2023-24", 12, Map.of("incentive", "2000.00"));
      var horizon = fund.horizon();
      var icb = horizon.row(ICB, YEAR);
      var county = horizon.row(COUNTY, YEAR);
      var community = horizon.row(COMMUNITY, YEAR);

      // The overspend of 6,000 takes the risk pool's 4,000; of 2,000 the ICB bears 1,200 and the
      // county no more than 500.
      assertThat(icb.charges()).isEqualTo(new Charges(1_200_00, 0));
      assertThat(county.charges()).isEqualTo(new Charges(500_00, 1_500_00));
      assertThat(icb.paidIn().revenuePence()).isEqualTo(150_000_00);
      assertThat(county.paidIn().revenuePence()).isEqualTo(60_000_00);
      assertThat(county.paidIn().capitalPence()).isEqualTo(10_000_00);
      assertThat(icb.poolCostPence()).isEqualTo(151_200_00);
      assertThat(county.poolCostPence()).isEqualTo(69_000_00);
      assertThat(icb.spentPence()).isEqualTo(137_000_00);
      assertThat(county.spentPence()).isEqualTo(76_000_00);

      // Of the ICB's saving of 10,000, winter keeps 1,000; of the rest the county gets a third.
      assertThat(icb.savings().cashablePence()).isEqualTo(10_000_00);
      assertThat(icb.sharingPence()).isEqualTo(-4_000_00);
      assertThat(county.sharingPence()).isEqualTo(3_000_00);
      assertThat(icb.netBeforePence()).isEqualTo(10_000_00);
      assertThat(icb.netAfterPence()).isEqualTo(6_000_00);
      assertThat(county.netBeforePence()).isZero();
      assertThat(county.netAfterPence()).isEqualTo(3_000_00);
      assertThat(community.extraCosts().pence())
          .isEqualTo(Map.of(NatureCode.of("stranded"), 2_000_00L));
      assertThat(community.netAfterPence()).isEqualTo(-2_000_00);
    }
  }

  @Test
  void saysOnWhomTheAdditionalCostFell() {
    try (var fund = vale()) {
      fund.apply("2023-24", 12, Map.of("incentive", "2000.00"));
      var horizon = fund.horizon();

      // Nursing is additional: its budget falls on the ICB, and so do three quarters of the 3,000
      // underspent, which the risk pool keeps for its owners. Reablement was to cost 10,000 beyond
      // its baseline, on the county; its 6,000 overspent took 3,000 and 1,000 out of the owners'
      // reserve, and 1,200 and 500 of charges; 300 nobody bears.
      assertThat(horizon.statesReturn()).isTrue();
      assertThat(horizon.row(ICB, YEAR).additionalCostPence())
          .contains(140_000_00L - 2_250_00 + 3_000_00 + 1_200_00);
      assertThat(horizon.row(COUNTY, YEAR).additionalCostPence())
          .contains(10_000_00L - 750_00 + 1_000_00 + 500_00);
      assertThat(horizon.additionalCosts().get(0).onNobodyPence()).isEqualTo(300_00);
      assertThat(horizon.additionalCosts().get(0).totalPence())
          .isEqualTo(213_000_00 - 50_000_00 - 10_000_00);
      assertThat(horizon.row(ICB, YEAR).returnPence()).contains(6_000_00L - 141_950_00);
      assertThat(horizon.totals().get(0).returnPence()).contains(7_000_00L - 153_000_00);
    }
  }

  @Test
  void drawsUpTheMemorandumAccountFromOpeningToClosing() {
    try (var fund = vale()) {
      fund.apply("2023-24", 12, Map.of("incentive", "2000.00"));
      var pool = fund.horizon().pool(YEAR);

      assertThat(pool.openingPence()).isEqualTo(5_000_00);
      assertThat(pool.income().paidInPence()).isEqualTo(220_000_00);
      assertThat(pool.income().otherPence()).isEqualTo(500_00);
      assertThat(pool.poolCharges()).isEqualTo(new Charges(1_700_00, 1_500_00));
      assertThat(pool.sharing()).isEqualTo(new Charges(4_000_00, 3_000_00));
      assertThat(pool.reserves().byEntries()).isEqualTo(new PoolYear.Moved(700_00, 0));
      assertThat(pool.reserves().byPoolClauses()).isEqualTo(new PoolYear.Moved(3_000_00, 4_000_00));
      assertThat(pool.reserves().bySharingClauses()).isEqualTo(new PoolYear.Moved(1_000_00, 0));
      // 300 of the overspend is a cost that nobody bears, 500 of the payment a gain nobody has.
      assertThat(pool.undecidedPence()).isEqualTo(-200_00);
      // 220,000 and 500, less 700 put aside, budgets of 210,000 and the payment of 2,000.
      assertThat(pool.leftOverPence()).isEqualTo(7_800_00);
      assertThat(pool.closingPence()).isEqualTo(13_700_00);
      assertThat(pool.closing().assets())
          .isEqualTo(new PoolYear.Assets(225_500_00, 1_200_00, 0, 213_000_00));
      assertThat(pool.closing().reservesByOwner())
          .isEqualTo(Map.of(ICB, 2_250_00L, COUNTY, 750_00L + 700_00 + 1_000_00));
      assertThat(pool.closing().leftOverPence()).isEqualTo(8_800_00);
      assertThat(pool.closing().undecidedPence()).isEqualTo(-200_00);
      assertThat(Identity.of(fund.horizon())).hasSize(6).allMatch(Identity::holds);
    }
  }

  /** The payment of 2,000, of which nobody has 500, is no part of the variance. */
  @Test
  void saysWhoMetTheVarianceOfAYear() {
    try (var fund = vale()) {
      fund.post(
          Book.PLAN,
          "2023-12-31",
          "forecast",
          "forecast:nursing:nhs:community",
          "-2500.00",
          "surplus",
          "2500.00");
      assertThat(fund.budget("2023-24").met())
          .isEqualTo(new BudgetYear.Met(new TreeMap<>(), 0, 0, 3_000_00));
      fund.apply("2023-24", 12, Map.of("incentive", "2000.00"));
      var budget = fund.budget("2023-24");

      assertThat(budget.budgetPence()).isEqualTo(210_000_00);
      assertThat(budget.spentPence()).isEqualTo(213_000_00);
      // 4,000 out of the risk pool, and 3,000 of the underspend into it.
      assertThat(budget.met())
          .isEqualTo(
              new BudgetYear.Met(
                  new TreeMap<>(Map.of(ICB, 1_200_00L, COUNTY, 500_00L)), 1_000_00, 300_00, 0));
      assertThat(budget.met().totalPence()).isEqualTo(3_000_00);
      assertThat(budget.farthestFirst())
          .extracting(BudgetYear.SchemeYear::variancePence)
          .containsExactly(6_000_00L, -3_000_00L, 0L);
      assertThat(budget.farthestFirst().get(1).forecastPence()).contains(137_500_00L);
      assertThat(budget.forecastPence()).contains(207_500_00L);
      assertThat(fund.budget("2024-25").spentBeforePence()).isEqualTo(213_000_00);
      assertThat(fund.budget("2024-25").isNothing()).isTrue();
    }
  }

  /** What people charge by entries of their own is met by those whom they charge. */
  @Test
  void countsWhatWasChargedByHandAsMet() {
    try (var fund = vale()) {
      fund.post(
          Book.ACTUAL,
          "2024-03-31",
          "general",
          "receivable:icb",
          "800.00",
          "risk-share:icb:by-hand",
          "-800.00");

      assertThat(fund.budget("2023-24").met())
          .isEqualTo(new BudgetYear.Met(new TreeMap<>(Map.of(ICB, 800_00L)), 0, 0, 2_200_00));
    }
  }

  @Test
  void addsUpWhateverIsAppliedAndWheneverAndAlsoBeforeAnything() {
    try (var fund = vale()) {
      assertThat(Identity.of(fund.horizon())).allMatch(Identity::holds);
      fund.apply("2023-24", 12, Map.of("incentive", "2000.00"));
      // A late invoice makes a revision, and next year begins with a charge by hand.
      fund.post(
          Book.ACTUAL,
          "2024-03-31",
          "general",
          "spend:reablement:council:community",
          "1000.00",
          "payable:community",
          "-1000.00");
      fund.apply("2023-24", 12, Map.of("incentive", "2000.00"));
      fund.post(
          Book.ACTUAL,
          "2024-05-01",
          "general",
          "receivable:icb",
          "250.00",
          "risk-share:icb:by-hand",
          "-250.00");
      fund.post(
          Book.ACTUAL, "2024-05-02", "general", "bank", "90.00", "reserve:winter:county", "-90.00");
      var horizon = fund.horizon();

      assertThat(horizon.years()).hasSize(2);
      assertThat(Identity.of(horizon)).hasSize(12).allMatch(Identity::holds);
      assertThat(horizon.pool().get(1).spending().chargedByEntriesPence()).isEqualTo(250_00);
      assertThat(horizon.pool().get(1).income().otherPence()).isEqualTo(90_00);
    }
  }

  private static final String PAIR =
      """
      fund: pair
      name: Council and NHS
      kind: pooled
      host: council
      open: {from: 2021-04-01}
      partners:
        - {partner: council, name: The council, kind: council}
        - {partner: nhs, name: The NHS, kind: nhs-commissioner}
      streams:
        - {stream: council, name: Council money}
      schemes:
        - {scheme: prevention, name: Prevention, lead: council, providers: [council],
           streams: [council], provision: additional}
      measures:
        - {measure: admissions, name: admissions, unit: admission}
        - {measure: setting-up, name: setting up, unit: pound}
      """;

  /** Golden case G07: the same savings, paid back first and then shared. */
  private static final String PAID_BACK =
      """
      agreement: Pay back then share
      version: 1
      in-force: {from: 2021-04-01}
      partners: [council, nhs]
      clauses:
        - clause: "1"
          takes: saving
          pay-back: {to: council, of: investment}
          share: {council: 1, nhs: 1}
      """;

  private static final List<String> YEARS =
      List.of("2021-22", "2022-23", "2023-24", "2024-25", "2025-26");
  private static final List<String> COSTS =
      List.of("400000.00", "100000.00", "100000.00", "100000.00", "100000.00");
  private static final List<String> SAVINGS =
      List.of("0.00", "100000.00", "250000.00", "350000.00", "350000.00");

  private Horizon pair(boolean inThePool, boolean shared) {
    try (var fund = new FundByHand(folder, PAIR)) {
      if (shared) {
        fund.agree(PAID_BACK);
      }
      for (int i = 0; i < YEARS.size(); i++) {
        var day = FinancialYear.parse(YEARS.get(i)).last().toString();
        var cost = COSTS.get(i);
        if (inThePool) {
          fund.post(
              Book.ACTUAL,
              day,
              "general",
              "bank",
              cost,
              "contribution:council:council",
              "-" + cost);
          fund.post(
              Book.ACTUAL,
              day,
              "general",
              "spend:prevention:council:council",
              cost,
              "bank",
              "-" + cost);
        } else {
          fund.post(
              Book.IMPACT,
              day,
              "general",
              "measure:prevention:setting-up",
              cost,
              "burden:council:prevention:setting-up:set-up",
              "-" + cost);
        }
        if (i > 0) {
          fund.post(
              Book.IMPACT,
              day,
              "general",
              "saving:nhs:prevention:admissions:cashable",
              SAVINGS.get(i),
              "measure:prevention:admissions",
              "-" + SAVINGS.get(i));
        }
        if (shared) {
          fund.apply(YEARS.get(i), 12, Map.of("investment", cost));
        }
      }
      return fund.horizon();
    }
  }

  private static HorizonRow last(List<HorizonRow> rows) {
    return rows.get(rows.size() - 1);
  }

  @Test
  void countsSetUpOutsideThePoolAsExtraCost() {
    var horizon = pair(false, false);

    assertThat(last(horizon.rows(COUNCIL)).toDate().netPence()).isEqualTo(-800_000_00);
    assertThat(last(horizon.rows(NHS)).toDate().netPence()).isEqualTo(1_050_000_00);
    assertThat(last(horizon.totals()).toDate().netPence()).isEqualTo(250_000_00);
    assertThat(last(horizon.totals()).toDate().returnPence()).contains(250_000_00L);
    assertThat(PaidBack.of(horizon.rows(COUNCIL))).contains(new PaidBack.NotYet());
    assertThat(PaidBack.of(horizon.rows(NHS))).contains(new PaidBack.NoOutlay());
    assertThat(Identity.of(horizon)).allMatch(Identity::holds);
  }

  @Test
  void countsWhatIsPaidInForAnAdditionalSchemeAsAdditionalCostAndNoGain() {
    var horizon = pair(true, false);
    var council = last(horizon.rows(COUNCIL));

    assertThat(council.netBeforePence()).isZero();
    assertThat(council.toDate().netPence()).isZero();
    assertThat(council.toDate().returnPence()).contains(-800_000_00L);
    assertThat(last(horizon.rows(NHS)).toDate().returnPence()).contains(1_050_000_00L);
    assertThat(last(horizon.totals()).toDate().returnPence()).contains(250_000_00L);
    assertThat(Identity.of(horizon)).allMatch(Identity::holds);
  }

  @Test
  void endsLevelWhereSavingsPayBackFirst() {
    for (boolean inThePool : List.of(true, false)) {
      folder = folder.resolve("pair-" + inThePool);
      assertThat(folder.toFile().mkdirs()).isTrue();
      var horizon = pair(inThePool, true);

      assertThat(last(horizon.rows(COUNCIL)).toDate().returnPence()).contains(125_000_00L);
      assertThat(last(horizon.rows(NHS)).toDate().returnPence()).contains(125_000_00L);
      assertThat(PaidBack.of(horizon.rows(COUNCIL)))
          .contains(new PaidBack.In(FinancialYear.parse("2024-25")));
      assertThat(PaidBack.of(horizon.rows(NHS))).contains(new PaidBack.NoOutlay());
      assertThat(horizon.rows(COUNCIL)).extracting(HorizonRow::sharingPence).endsWith(225_000_00L);
      assertThat(Identity.of(horizon)).allMatch(Identity::holds);
    }
  }

  @Test
  void statesNoReturnWhereNobodySaidWhatASchemeWouldHaveCost() {
    try (var fund = new FundByHand(folder, VALE.replace(", baseline: {2023-24: 50000.00}", ""))) {
      line(fund, "spend:reablement:council:community", "60000.00", "66000.00");
      var horizon = fund.horizon();

      assertThat(horizon.statesReturn()).isFalse();
      assertThat(horizon.withoutBaseline()).containsExactly(SchemeCode.of("reablement"));
      assertThat(horizon.row(COUNTY, YEAR).returnPence()).isEmpty();
      assertThat(horizon.totals().get(0).toDate().returnPence()).isEqualTo(Optional.empty());
      assertThat(PaidBack.of(horizon.rows(COUNTY))).isEmpty();
    }
  }

  @Test
  void leavesASavingThatWasTakenBackOnTheSideOfSavings() {
    try (var fund = vale()) {
      fund.post(
          Book.IMPACT,
          "2024-03-31",
          "general",
          "measure:nursing:admissions",
          "12500.00",
          "saving:icb:nursing:admissions:cashable",
          "-12500.00");
      var icb = fund.horizon().row(ICB, YEAR);

      assertThat(icb.savings().totalPence()).isEqualTo(-2_500_00);
      assertThat(icb.extraCosts().totalPence()).isZero();
      assertThat(icb.netBeforePence()).isEqualTo(-2_500_00);
    }
  }

  /** The page's example of schemes, read as part of a fund. */
  @Test
  void readsTheSchemesThatThePageShows() throws Exception {
    var page = Files.readString(Path.of("../docs/measure.md"));
    var schemes =
        page.substring(
            page.indexOf("```yaml") + 8, page.indexOf("```", page.indexOf("```yaml") + 8));
    var document =
        """
        fund: vale
        name: Vale
        kind: pooled
        host: county
        open: {from: 2023-04-01}
        partners:
          - {partner: icb, name: Vale ICB, kind: nhs-commissioner}
          - {partner: county, name: Vale County Council, kind: council}
          - {partner: community, name: Vale Community Trust, kind: nhs-provider}
          - {partner: charity, name: Vale Neighbours, kind: voluntary-provider}
        streams:
          - {stream: nhs, name: NHS contribution}
          - {stream: council, name: Council contribution}
        """
            + schemes;
    var fund = FundReader.read(Document.parse("measure.yml", document));

    assertThat(fund.scheme(SchemeCode.of("falls")).orElseThrow().baselinePence(YEAR)).hasValue(0);
    assertThat(fund.scheme(SchemeCode.of("nursing")).orElseThrow().baselinePence(YEAR.next()))
        .hasValue(8_610_000_00);
    assertThat(fund.scheme(SchemeCode.of("beds")).orElseThrow().baselinePence(YEAR.next()))
        .hasValue(1_150_000_00);
  }
}
