package org.commonpurse.allocation.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.DocumentException;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.FundReader;
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

  private static final String MODEL =
      """
      impact: vale
      unit-costs:
        - {unit-cost: admission, name: an admission, amount: 1542.00, price-year: 2013-14,
           status: published, source: "Unit Cost Database v1.4, HE7.0.2"}
        - {unit-cost: week, name: a week at home, amount: 192.83, price-year: 2013-14,
           status: illustrative}
      set-up:
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
        .contains("impact.yml:4:", "unit-costs[0].status", "IMPACT_SOURCE_MISSING");
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

  private static String refusal(String part, String instead) {
    assertThat(MODEL).contains(part);
    var document = Document.parse("impact.yml", MODEL.replace(part, instead));
    var refusal =
        catchThrowableOfType(DocumentException.class, () -> ImpactReader.read(document, FUND));
    assertThat(refusal).isNotNull();
    return String.valueOf(refusal.getMessage());
  }
}
