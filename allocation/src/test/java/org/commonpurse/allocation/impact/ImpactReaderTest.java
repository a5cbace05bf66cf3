package org.commonpurse.allocation.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.DocumentException;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.FundReader;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EffectCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.Test;

/** How {@link ImpactReader} makes a model of a document, and what it refuses. */
class ImpactReaderTest {

  private static final Fund FUND =
      FundReader.read(
          Document.parse(
              "fund.yml",
              """
              fund: vale
              name: Vale
              kind: pooled
              host: county
              open: {from: 2021-04-01}
              partners:
                - {partner: icb, name: Vale ICB, kind: nhs-commissioner}
                - {partner: county, name: Vale County Council, kind: council}
                - {partner: acute, name: Vale Hospitals, kind: nhs-provider}
              streams: [{stream: minimum, name: Minimum}]
              schemes:
                - {scheme: response, name: Response, lead: icb, providers: [acute], streams: [minimum]}
              measures:
                - {measure: admissions, name: admissions, unit: admission}
              """));

  /** The fund after its commissioner has become two. */
  private static final Fund SPLIT =
      FundReader.read(
          Document.parse(
              "fund.yml",
              """
              fund: vale
              name: Vale
              kind: pooled
              host: county
              open: {from: 2021-04-01}
              partners:
                - {partner: icb, name: Vale ICB, kind: nhs-commissioner}
                - {partner: east, name: East ICB, kind: nhs-commissioner}
                - {partner: west, name: West ICB, kind: nhs-commissioner}
                - {partner: county, name: Vale County Council, kind: council}
                - {partner: acute, name: Vale Hospitals, kind: nhs-provider}
              streams: [{stream: minimum, name: Minimum}]
              schemes:
                - {scheme: response, name: Response, lead: icb, providers: [acute], streams: [minimum]}
              measures:
                - {measure: admissions, name: admissions, unit: admission}
              successions:
                - {from: icb, to: east, on: 2021-07-01, part: 1/2}
                - {from: icb, to: west, on: 2021-07-01, part: 1/2}
              """));

  private static final String MODEL =
      """
      impact: vale
      unitCosts:
        - {unitCost: admission, name: an admission, amount: 1542.00, priceYear: 2013-14,
           status: published, source: "Unit Cost Database v1.4, HE7.0.2"}
        - {unitCost: week, name: a week at home, amount: 192.83, priceYear: 2013-14,
           status: illustrative}
      setUp:
        - {year: 2021-22, partner: icb, scheme: response, measure: admissions, amount: 450000.00,
           status: illustrative}
      effects:
        - effect: response
          cohort: older people
          scheme: response
          measure: admissions
          since: 2021-22
          saves: {partner: icb, price: admission, cashable: [80%]}
          loses: {partner: acute, released: [30%, 62.5%]}
          cares: {partner: county, price: week, units: 2.5}
          status: illustrative
      """;

  @Test
  void readsPricesRatesAndWhoIsHit() {
    var model = ImpactReader.read(Document.parse("impact.yml", MODEL), FUND);
    var effect = model.effects().get(0);

    assertThat(effect.saving().price().pence()).isEqualTo(154_200);
    assertThat(effect.saving().price().provenance().isPublished()).isTrue();
    assertThat(effect.loss().orElseThrow().released().in(1)).isEqualTo(Exact.of(5, 8));
    assertThat(effect.loss().orElseThrow().supported()).isEqualTo(Ramp.NONE);
    assertThat(effect.care().orElseThrow().units()).isEqualTo(Exact.of(5, 2));
    assertThat(model.setUps()).extracting(SetUp::pence).containsExactly(45_000_000L);
  }

  @Test
  void refusesAPublishedFigureWithoutItsSource() {
    assertThat(
            refusal(
                "status: published, source: \"Unit Cost Database v1.4, HE7.0.2\"",
                "status: published"))
        .contains("impact.yml:4:", "unitCosts[0].status", "IMPACT_SOURCE_MISSING");
  }

  @Test
  void refusesAPartnerThatTheFundDoesNotHave() {
    assertThat(refusal("cares: {partner: county", "cares: {partner: borough"))
        .contains("impact.yml:18:", "cares.partner", "\"borough\"", "IMPACT_PARTNER_UNKNOWN");
  }

  @Test
  void refusesAPriceThatIsNotGiven() {
    assertThat(
            refusal("saves: {partner: icb, price: admission", "saves: {partner: icb, price: stay"))
        .contains("\"stay\"", "[admission, week]", "IMPACT_UNIT_COST_UNKNOWN");
  }

  @Test
  void refusesARateAboveTheWhole() {
    assertThat(refusal("62.5%", "162.5%")).contains("impact.yml:17:", "IMPACT_RATE_OUT_OF_RANGE");
  }

  @Test
  void refusesAnAmountWithAFractionOfAPenny() {
    assertThat(refusal("192.83", "192.835")).contains("impact.yml:5:", "LEDGER_AMOUNT_TOO_PRECISE");
  }

  @Test
  void refusesAModelOfAnotherFund() {
    assertThat(refusal("impact: vale", "impact: dale")).contains("\"dale\"", "IMPACT_FUND_UNKNOWN");
  }

  @Test
  void refusesASchemeOrAMeasureThatTheFundDoesNotHave() {
    assertThat(refusal("    scheme: response\n", "    scheme: care\n"))
        .contains("IMPACT_SCHEME_UNKNOWN", "\"care\"");
    assertThat(refusal("    measure: admissions\n", "    measure: stays\n"))
        .contains("IMPACT_MEASURE_UNKNOWN", "\"stays\"");
  }

  @Test
  void refusesWhatIsGivenTwice() {
    assertThat(refusal("unitCost: week", "unitCost: admission")).contains("IMPACT_UNIT_COST_TWICE");
    var effects = MODEL.substring(MODEL.indexOf("  - effect: response"));
    assertThat(refusal(effects, effects + effects)).contains("IMPACT_EFFECT_TWICE");
    assertThat(refusal(effects, effects + effects.replace("effect: response", "effect: other")))
        .contains("IMPACT_CLAIMED_TWICE");
  }

  @Test
  void refusesWhatNoFigureCanBe() {
    assertThat(refusal("amount: 192.83", "amount: -192.83")).contains("IMPACT_UNIT_COST_NEGATIVE");
    assertThat(refusal("amount: 450000.00", "amount: 0.00"))
        .contains("IMPACT_SET_UP_NOT_ABOVE_ZERO");
    assertThat(refusal("year: 2021-22", "year: 2021-23")).contains("IMPACT_YEAR_UNREADABLE");
  }

  @Test
  void refusesActivityThatCannotHaveBeen() {
    var year = FinancialYear.parse("2021-22");
    var effect = ImpactReader.read(Document.parse("impact.yml", MODEL), FUND).effects().get(0);

    assertThat(refused(() -> new Activity(effect.code(), year, 5, 1, 1)))
        .isEqualTo("IMPACT_QUARTER_OUT_OF_RANGE");
    assertThat(refused(() -> new Activity(effect.code(), year, 4, 1, -1)))
        .isEqualTo("IMPACT_COUNT_NEGATIVE");
    assertThat(refused(() -> effect.yearsSince(FinancialYear.parse("2020-21"))))
        .isEqualTo("IMPACT_TOO_EARLY");
    assertThat(refused(() -> Provenance.of("guessed", ""))).isEqualTo("IMPACT_STATUS_UNKNOWN");
    assertThat(
            refused(
                () ->
                    new Effect.Care(
                        PartnerCode.of("county"), effect.saving().price(), Exact.of(-1, 2))))
        .isEqualTo("IMPACT_UNITS_NEGATIVE");
  }

  @Test
  void refusesActivityOfAnEffectOrAPartnerThatIsNoLongerOne() {
    var year = FinancialYear.parse("2021-22");
    var model = ImpactReader.read(Document.parse("impact.yml", MODEL), FUND);
    var activity = new Activity(model.effects().get(0).code(), year, 4, 10, 5);

    assertThat(refused(() -> model.landed(new Activity(EffectCode.of("other"), year, 4, 10, 5))))
        .isEqualTo("IMPACT_EFFECT_UNKNOWN");
    assertThat(refused(() -> model.submissions(SPLIT, List.of(activity), new Actor("treasurer"))))
        .isEqualTo("IMPACT_PARTNER_SPLIT");
  }

  private static String refused(ThrowingCallable maker) {
    var refusal = catchThrowableOfType(ProblemException.class, maker);
    assertThat(refusal).isNotNull();
    return refusal.code();
  }

  private static String refusal(String part, String instead) {
    assertThat(MODEL).contains(part);
    var document = Document.parse("impact.yml", MODEL.replace(part, instead));
    var refusal =
        catchThrowableOfType(DocumentException.class, () -> ImpactReader.read(document, FUND));
    assertThat(refusal).isNotNull();
    return String.valueOf(refusal.getMessage());
  }
}
