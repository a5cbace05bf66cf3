package org.commonpurse.allocation.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.AgreementReader;
import org.commonpurse.allocation.engine.Engine;
import org.commonpurse.allocation.engine.Standing;
import org.commonpurse.allocation.engine.State;
import org.commonpurse.allocation.gainshare.NoTransfers;
import org.commonpurse.allocation.gainshare.TransferLimits;
import org.commonpurse.allocation.gainshare.TransferPlan;
import org.commonpurse.allocation.outturn.OutturnReader;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.DocumentException;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What plans must hold, whatever is in them, and what they refuse. */
class ProjectionTest {

  private static final PartnerCode COUNCIL = PartnerCode.of("council");
  private static final MathContext FINE = new MathContext(40, RoundingMode.HALF_EVEN);

  private static final String PLAN =
      """
      plan: Tried
      firstYear: 2024-25
      years: 6
      pricesOf: 2023-24
      inflation: 2.5%
      partners: [council, icb, acute]
      costs:
        set-up: {partner: council, kind: set-up, amounts: {2024-25: 123456.78}, grade: 2, investment: change}
        care: {partner: council, kind: care, yearly: {amount: 9999.99, from: 2025-26, growth: 1.3%}}
        scheme: {partner: icb, kind: additional, yearly: {amount: 5000.01}}
      benefits:
        admissions:
          measure: admissions
          cohort: people over 75
          reached: {population: 1234, takeUp: 61%, impact: 13%, deadweight: 17%, hiddenDemand: 5%, growth: -1%, unitValue: 1542.00}
          lag: 1
          phasing: [30%, 70%, 100%]
          dropOff: 4%
          lands: {icb: 67%, council: 33%}
          cashable: [10%, 45%]
          loses: {partner: acute, released: [33%, 66%], supported: [100%, 50%]}
          grade: 4
      scenarios:
        later: {benefits: {admissions: {lag: 3}}}
        dear: {costs: {set-up: {amounts: {2024-25: 500000.00}}}, inflation: 6%}
        broken: {benefits: {admissions: {lands: {icb: 60%}}}}
      """;

  private static final String AGREEMENT =
      """
      agreement: Tried
      version: 1
      in-force: {from: 2015-04-01}
      partners: [icb, council, acute]
      reserves: {pool: {opening: 0.00, owned-by: {icb: 1, council: 1}}}
      clauses:
        - clause: "1"
          takes: saving
          of: {natures: [cashable, not-cashable]}
          pay-back: {to: council, of: change}
          then: {parts: [{part: 10%, retain: pool}, {rest: {share: {council: 2, icb: 1}}}]}
        - {clause: "2", takes: saving, of: {natures: [support]}, bear: where-it-fell}
        - {clause: "3", takes: burden, bear: where-it-fell}
      """;

  private static Scenarios scenarios() {
    return new Scenarios(Document.parse("plan.yml", PLAN));
  }

  private static Optional<Agreement> agreement() {
    return Optional.of(AgreementReader.read(Document.parse("agreement.yml", AGREEMENT)));
  }

  /** What all have together is what is saved less what it costs, less what a reserve keeps of it. */
  @Test
  void addsUpInEveryYear() {
    var projection = Projection.of(scenarios().plan(), agreement());

    for (var total : projection.totals()) {
      assertThat(total.supportPence()).isZero();
      assertThat(total.netAfterPence())
          .isEqualTo(total.savingsPence() - total.extraCostsPence() + total.sharingPence());
      assertThat(total.sharingPence()).as("what the reserve keeps").isLessThanOrEqualTo(0);
    }
    assertThat(projection.totals().get(3).sharingPence()).isNegative();
    long returns = projection.cases().stream().mapToLong(PartnerCase::returnPence).sum();
    assertThat(projection.all().returnPence()).isEqualTo(returns);
  }

  @Test
  void sharesNothingWithoutAnAgreementAndCostsTheSame() {
    var alone = Projection.of(scenarios().plan(), Optional.empty());
    var shared = Projection.of(scenarios().plan(), agreement());

    assertThat(alone.redistributedPence()).isZero();
    for (int i = 0; i < alone.rows().size(); i++) {
      var row = shared.rows().get(i);
      assertThat(alone.rows().get(i).netBeforePence()).isEqualTo(row.netBeforePence());
      assertThat(alone.rows().get(i).returnPence())
          .isEqualTo(row.returnPence() - row.sharingPence());
    }
    for (int i = 0; i < 3; i++) {
      assertThat(shared.cases().get(i).aloneValuePence())
          .isEqualTo(alone.cases().get(i).presentValuePence());
    }
  }

  /** The fifth year by decimals, as a spreadsheet would have it. */
  @Test
  void comesToWhatASpreadsheetComesTo() {
    var row = Projection.of(scenarios().plan(), Optional.empty()).totals().get(4);
    var prices = power("1.025", 5);
    var units =
        new BigDecimal("1234").multiply(power("0.99", 4)).multiply(number("0.61 0.13 0.83 0.95"));
    var saved =
        units.multiply(number("1542 0.96 0.85")).multiply(prices).setScale(2, RoundingMode.HALF_UP);
    var care =
        number("9999.99")
            .multiply(power("1.013", 3))
            .multiply(prices)
            .setScale(2, RoundingMode.HALF_UP);

    assertThat(BigDecimal.valueOf(row.savingsPence(), 2)).isEqualTo(saved);
    assertThat(BigDecimal.valueOf(row.extraCostsPence() - row.strandedPence(), 2)).isEqualTo(care);
    assertThat(BigDecimal.valueOf(row.strandedPence(), 2))
        .isEqualTo(saved.multiply(number("0.34")).setScale(2, RoundingMode.HALF_UP));
    assertThat(BigDecimal.valueOf(row.additionalCostPence(), 2))
        .isEqualTo(number("5000.01").multiply(prices).setScale(2, RoundingMode.HALF_UP));
  }

  private static BigDecimal number(String factors) {
    var product = BigDecimal.ONE;
    for (var factor : factors.split(" ")) {
      product = product.multiply(new BigDecimal(factor), FINE);
    }
    return product;
  }

  private static BigDecimal power(String number, int times) {
    return new BigDecimal(number).pow(times, FINE);
  }

  @Test
  void changesWhatAScenarioNamesAndNothingElse() {
    var plan = scenarios().plan();
    var later = scenarios().plan("later");
    var dear = scenarios().plan("dear");

    assertThat(later.costs()).isEqualTo(plan.costs());
    assertThat(later.benefits().get(0).lag()).isEqualTo(3);
    assertThat(later.benefits().get(0).phasing()).isEqualTo(plan.benefits().get(0).phasing());
    assertThat(dear.benefits()).isEqualTo(plan.benefits());
    assertThat(
            Projection.of(dear, Optional.empty()).row(COUNCIL, dear.firstYear()).extraCostsPence())
        .isEqualTo(556_500_00L);
    assertThat(scenarios().names()).containsExactly("later", "dear", "broken");
  }

  @Test
  void namesTheScenarioWhoseChangesCannotBe() {
    var broken = catchThrowableOfType(DocumentException.class, () -> scenarios().plan("broken"));
    var unknown = catchThrowableOfType(ProblemException.class, () -> scenarios().plan("none"));

    assertThat(broken).hasMessageContaining("scenario broken").hasMessageContaining("93%");
    assertThat(broken.code()).isEqualTo("APPRAISAL_PARTS_NOT_WHOLE");
    assertThat(unknown.problem().type().code()).isEqualTo("APPRAISAL_SCENARIO_UNKNOWN");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          takeUp: 61%             | takeUp: 161%             | APPRAISAL_RATE_OUT_OF_RANGE
          growth: -1%             | growth: -100%            | APPRAISAL_RATE_OUT_OF_RANGE
          lag: 1                  | lag: 6                   | APPRAISAL_YEAR_OUTSIDE
          from: 2025-26           | from: 2034-35            | APPRAISAL_YEAR_OUTSIDE
          amounts: {2024-25       | amounts: {2023-24        | APPRAISAL_YEAR_OUTSIDE
          amounts: {2024-25       | amounts: {2024-26        | APPRAISAL_YEAR_UNREADABLE
          {2024-25: 123456.78}    | {2024-25: 1.00, 2026-27: 1.00} | APPRAISAL_YEAR_MISSING
          123456.78               | 123456.789               | APPRAISAL_AMOUNT_UNREADABLE
          partner: acute          | partner: hospital        | APPRAISAL_PARTNER_UNKNOWN
          council: 33%            | council: 30%             | APPRAISAL_PARTS_NOT_WHOLE
          inflation: 2.5%         | discountRates: "1999"    | APPRAISAL_EDITION_UNKNOWN
          grade: 4                | grade: 7                 | PLAN_NOT_AS_DESCRIBED
          lands: {icb             | landing: {icb            | PLAN_NOT_AS_DESCRIBED
          """)
  void refusesWhatCannotBeWithItsPlace(String said, String instead, String code) {
    assertThat(PLAN).contains(said);
    var refusal =
        catchThrowableOfType(
            DocumentException.class,
            () -> new Scenarios(Document.parse("plan.yml", PLAN.replace(said, instead))).plan());

    assertThat(refusal.code()).isEqualTo(code);
    assertThat(refusal).hasMessageContaining("plan.yml:");
  }

  /** The worked pair: without discounting the council is 800,000.00 short, and the NHS can make that good. */
  @Test
  void findsTheLeastTransfersThatLeaveNobodyWorseOff() {
    var pair =
        """
        plan: Pair
        firstYear: 2021-22
        years: 1
        partners: [council, nhs]
        costs: {cost: {partner: council, kind: set-up, amounts: {2021-22: 800000.00}}}
        benefits: {gain: {measure: stays, amounts: {2021-22: %s}, lands: {nhs: 100%%}}}
        """;
    var enough = new Scenarios(Document.parse("plan.yml", pair.formatted("1050000.00"))).plan();
    var tooLittle = new Scenarios(Document.parse("plan.yml", pair.formatted("799999.99"))).plan();

    var found = Projection.of(enough, Optional.empty()).leastTransfers(TransferLimits.NONE);
    var none = Projection.of(tooLittle, Optional.empty()).leastTransfers(TransferLimits.NONE);

    assertThat(((TransferPlan) found).moved()).isEqualTo(800_000_00);
    assertThat(((NoTransfers) none).obstacle()).isEqualTo(NoTransfers.Obstacle.TOGETHER_WORSE_OFF);
  }

  /**
   * Before the plan begins the ICB paid 900.00 for a scheme of which the council bears two thirds, to be
   * repaid over three years: one falls due before the plan's last year ends, two after it.
   */
  @Test
  void tellsWhatIsStillOwedAfterTheLastYear() {
    var agreement =
        AgreementReader.read(
            Document.parse(
                "agreement.yml",
                """
                agreement: One pays for the other
                version: 1
                in-force: {from: 2023-04-01}
                partners: [icb, council]
                advances: {loan: {owed-by: partners, over: 3}}
                clauses:
                  - {clause: "1", takes: overspend, share: {icb: 1, council: 2}, advanced: {as: loan, by: icb}}
                """));
    var before =
        Engine.apply(
            agreement,
            OutturnReader.read(
                Document.parse(
                    "outturn.yml",
                    """
                    outturn: tried
                    year: 2023-24
                    lines: [{scheme: care, stream: core, lead: icb, budget: 0, actual: 900.00}]
                    """)),
            State.INITIAL);
    var plan =
        new Scenarios(
                Document.parse(
                    "plan.yml",
                    """
                    plan: The year after
                    firstYear: 2024-25
                    years: 1
                    partners: [council, icb]
                    costs: {care: {partner: council, kind: care, amounts: {2024-25: 1.00}}}
                    """))
            .plan();

    var projection =
        Projection.of(plan, List.of(new Standing(agreement, before.state())), ActualYears.NONE);

    assertThat(projection.owed().get(agreement.code()))
        .extracting(each -> each.partner() + " " + each.year().get() + " " + each.principalPence())
        .containsExactly(
            "council 2025-26 20000",
            "icb 2025-26 -20000",
            "council 2026-27 20000",
            "icb 2026-27 -20000");
    assertThat(Projection.of(plan, Optional.empty()).owed()).isEmpty();
  }

  @Test
  void claimsABenefitOnce() {
    var twice =
        PLAN.replace(
            "scenarios:",
            "  again: {measure: admissions, cohort: people over 75, yearly: {amount: 1.00}, lands: {icb: 100%}}\nscenarios:");
    var refusal =
        catchThrowableOfType(
            DocumentException.class, () -> new Scenarios(Document.parse("plan.yml", twice)).plan());

    assertThat(refusal.code()).isEqualTo("APPRAISAL_CLAIMED_TWICE");
    assertThat(refusal).hasMessageContaining("people over 75");
  }
}
