package org.commonpurse.allocation.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import org.commonpurse.ledger.calendar.Quarter;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.DocumentException;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.FundReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A model that is complete enough for books, and what is refused of one that is not. */
class MeasureModelTest {

  private static final Fund FUND =
      FundReader.read(
          Document.parse(
              "fund.yml",
              """
              fund: vale
              name: Vale pooled fund
              kind: pooled
              host: county
              open: {from: 2015-04-01}
              partners:
                - {partner: icb, name: Vale ICB, kind: nhs-commissioner}
                - {partner: county, name: County Council, kind: council}
              streams: [{stream: pool, name: Pooled money}]
              schemes:
                - {scheme: home, name: Home first, lead: county, providers: [county], streams: [pool]}
              measures:
                - {measure: days-at-home, name: days at home, unit: day}
              """));

  private static final String MODEL =
      """
      impact: vale
      version: 3
      from: 2023-04-01
      unitCosts:
        - {unitCost: day, name: a day at home, amount: 100.00, per: 3, priceYear: 2023-24,
           version: 2nd edition, status: illustrative, source: a workshop}
      effects:
        - effect: home
          cohort: people aged 65 and over
          scheme: home
          measure: days-at-home
          kind: process
          better: more
          baseline:
            method: the mean of three years
            on: 2023-03-31
            units:
              - {year: 2023-24, units: 1003}
              - {year: 2024-25, quarters: [1, 2, 3, 4]}
          plan:
            - {year: 2023-24, units: 1200}
            - {year: 2024-25, quarters: [5, 6, 7, 8]}
          since: 2023-24
          saves:
            partner: icb
            price: day
            cashable: [0%, 25%]
            line: {owner: icb, stream: pool}
          status: illustrative
      """;

  private static final String FROM_TABLE =
      MODEL.replaceFirst(
          "amount: 100.00(?s:.*?)}",
          "unitValue: {edition: gmca-1.4, code: SS8.0, of: nhs}, priceYear: 2024-25,\n"
              + "     deflators: ons-2025-06}");

  private static MeasureModel read(String text) {
    return ImpactReader.readMeasures(Document.parse("measures.yml", text), FUND);
  }

  @Test
  void readsBaselinePlanUnitValueAndBudgetLine() {
    var model = read(MODEL);
    var effect = model.model().effects().get(0);
    var plan = effect.plan().orElseThrow();

    assertThat(model.version()).isEqualTo(3);
    assertThat(model.from()).isEqualTo(LocalDate.of(2023, 4, 1));
    assertThat(plan.kind()).isEqualTo(MeasureKind.PROCESS);
    assertThat(plan.baseline().method()).isEqualTo("the mean of three years");
    assertThat(effect.saving().price().each()).isEqualTo(Exact.of(10_000, 3));
    assertThat(effect.saving().price().version()).isEqualTo("2nd edition");
    assertThat(effect.saving().line().orElseThrow()).hasToString("a line of icb (stream pool)");
    assertThat(effect.gained(10, 12)).as("more days are better").isEqualTo(2);
  }

  @Test
  void dividesAYearIntoEqualQuartersAndGivesWhatIsLeftToTheFirst() {
    var units = read(MODEL).model().effects().get(0).plan().orElseThrow().baseline().units();

    assertThat(units.units().values()).containsExactly(251L, 251L, 251L, 250L, 1L, 2L, 3L, 4L);
    assertThat(units.in(Quarter.parse("2025-26/q1"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'version: 3\n',version,IMPACT_PLAN_MISSING",
    "'from: 2023-04-01\n',from,IMPACT_PLAN_MISSING",
    "' priceYear: 2023-24,',unitCosts[0]),IMPACT_NOT_AS_DESCRIBED",
    "'     version: 2nd edition,',unitCosts[0].version,IMPACT_EDITION_MISSING",
    "', source: a workshop',unitCosts[0].source,IMPACT_EDITION_MISSING",
    "'    kind: process\n',effects[0].kind,IMPACT_PLAN_MISSING",
    "'      line: {owner: icb, stream: pool}\n',effects[0].saves.line,IMPACT_LINE_MISSING",
    "'      method: the mean of three years\n',effects[0].baseline,IMPACT_NOT_AS_DESCRIBED",
    "'      - {year: 2024-25, quarters: [5, 6, 7, 8]}\n',effects[0].plan,IMPACT_YEARS_INCOMPLETE"
  })
  void refusesWhatIsMissingWithItsPlace(String part, String place, String code) {
    assertThat(refusal(part, part.startsWith("     version") ? "    " : "")).contains(place, code);
  }

  @ParameterizedTest
  @CsvSource({
    "stream: pool},stream: grant},IMPACT_STREAM_UNKNOWN",
    "'{owner: icb, stream: pool}','{owner: icb}',IMPACT_LINE_MISSING",
    "'owner: icb,','owner: nobody,',IMPACT_PARTNER_UNKNOWN",
    "'[5, 6, 7, 8]','[5, 6, 7]',IMPACT_NOT_AS_DESCRIBED",
    "per: 3,per: 0,IMPACT_NOT_AS_DESCRIBED",
    "on: 2023-03-31,on: 2023-02-31,DOCUMENT_NOT_A_DATE",
    "'- {year: 2024-25, quarters: [1','- {year: 2023-24, quarters: [1',IMPACT_YEARS_INCOMPLETE",
    "'- {year: 2024-25, quarters: [1','- {year: 2025-26, quarters: [1',IMPACT_YEARS_INCOMPLETE",
    "'- {year: 2023-24, units: 1003}','- {year: 2022-23, units: 1003}',IMPACT_TOO_EARLY"
  })
  void refusesWhatCannotBe(String part, String instead, String code) {
    assertThat(refusal(part, instead)).contains("measures.yml:", code);
  }

  @Test
  void refusesHalfAPlanAlsoOfAModelThatIsNotForBooks() {
    var half = MODEL.replaceAll("(?s)    baseline:.*?    since", "    since");
    var document = Document.parse("measures.yml", half);
    var refusal =
        catchThrowableOfType(DocumentException.class, () -> ImpactReader.read(document, FUND));

    assertThat(refusal).isNotNull();
    assertThat(refusal.mistakes())
        .extracting(mistake -> mistake.place().path())
        .containsExactly("effects[0].baseline", "effects[0].plan");
  }

  /** The NHS bears 109.79 of a week in 2013-14: 109.79 x 449.5 / 328.7 = 150.14. */
  @Test
  void takesAUnitValueFromATableToThePricesOfItsYear() {
    var price = read(FROM_TABLE).model().effects().get(0).saving().price();

    assertThat(price.each()).isEqualTo(Exact.of(150_14));
    assertThat(price.priceYear()).isEqualTo("2024-25");
    assertThat(price.version()).isEqualTo("gmca-1.4");
    assertThat(price.provenance().source())
        .startsWith("Unit Cost Database, version 1.4,")
        .endsWith(", code SS8.0");
    assertThat(price.line().orElseThrow().deflators()).contains("ons-2025-06");
    var ofItsYear = FROM_TABLE.replace("priceYear: 2024-25", "priceYear: 2013-14");
    var untouched = read(ofItsYear).model().effects().get(0).saving().price();
    assertThat(untouched.each()).isEqualTo(Exact.of(109_79));
    assertThat(untouched.line().orElseThrow().deflators())
        .as("no index took it anywhere")
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "edition: gmca-1.4,edition: gmca-9,unitCosts[0].unitValue,gmca-9,PRICE_EDITION_UNKNOWN",
    "code: SS8.0,code: XX1,unitCosts[0].unitValue,XX1,PRICE_CODE_UNKNOWN",
    "of: nhs,of: police,unitCosts[0].unitValue,police,PRICE_AGENCY_UNKNOWN",
    "'code: SS8.0, of: nhs',code: SS10.0,unitCosts[0].unitValue,SS10.0,PRICE_SPLIT_MISSING",
    "'code: SS8.0, of: nhs',code: SS11.2,unitCosts[0].unitValue,3732,PRICE_SUSPECT",
    "'deflators: ons-2025-06',,unitCosts[0].unitValue,643.62,PRICE_DEFLATORS_MISSING",
    "ons-2025-06,ons-1066,unitCosts[0].deflators,ons-1066,PRICE_DEFLATORS_UNKNOWN",
    "priceYear: 2024-25,priceYear: 2090-91,unitCosts[0].unitValue,2090-91,PRICE_INDEX_YEAR_MISSING",
    "priceYear: 2024-25,priceYear: 2024-29,unitCosts[0].priceYear,2024-29,IMPACT_YEAR_UNREADABLE",
    "'priceYear: 2024-25,',,unitCosts[0],priceYear,IMPACT_NOT_AS_DESCRIBED",
    "name: a day,'amount: 3.00, name: a day',unitCosts[0],amount,IMPACT_NOT_AS_DESCRIBED",
    "', code: SS8.0, of: nhs',,unitCosts[0].unitValue,code,IMPACT_NOT_AS_DESCRIBED"
  })
  void refusesAUnitValueOfATableWithPlaceAndValue(
      String part, String instead, String place, String value, String code) {
    assertThat(FROM_TABLE).contains(part);
    var text = FROM_TABLE.replace(part, instead == null ? "" : instead);
    var refusal = catchThrowableOfType(DocumentException.class, () -> read(text));

    assertThat(refusal).isNotNull();
    assertThat(refusal).hasMessageContainingAll(place, value, code);
  }

  @Test
  void takesASuspectLineThatWasAccepted() {
    var text = FROM_TABLE.replace("code: SS8.0, of: nhs", "code: SS11.2, accepted: true");

    assertThat(read(text).model().effects().get(0).saving().price().line().orElseThrow().code())
        .isEqualTo("SS11.2");
  }

  private static String refusal(String part, String instead) {
    assertThat(MODEL).contains(part);
    var refusal =
        catchThrowableOfType(DocumentException.class, () -> read(MODEL.replace(part, instead)));
    assertThat(refusal).isNotNull();
    return String.valueOf(refusal.getMessage());
  }
}
