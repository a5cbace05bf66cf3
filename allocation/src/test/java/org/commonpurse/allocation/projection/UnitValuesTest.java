package org.commonpurse.allocation.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Optional;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.DocumentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one unit is worth in a plan, at the prices of the plan, wherever it was taken from. */
class UnitValuesTest {

  /** One person, all reached, all of it: the first year is the unit value itself. */
  private static final String PLAN =
      """
      plan: One unit
      firstYear: 2024-25
      years: 1
      partners: [icb, council]
      %s
      benefits:
        one:
          measure: admissions
          reached: {population: 1, takeUp: 100%%, impact: 100%%, unitValue: %s}
          lands: {icb: 100%%}
      """;

  /**
   * 2024-25 is to 2013-14 as 449.5 to 328.7 (the four quarters of each year), to 2012-13 as 449.5 to 322.5: 1,542.00
   * is 2,108.698, 2,046.00 is 2,851.712, of which 40% is 1,140.685; 533.83 is 730.017 of 880.156; 7,375.00 is 10,085.374.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1542.00                                                    | 154200",
        "{amount: 1542.00, pricesOf: 2024-25}                       | 154200",
        "{amount: 1542.00, pricesOf: 2013-14}                       | 210870",
        "{edition: gmca-1.4, code: HE7.0.2}                         | 210870",
        "{edition: gmca-1.4, code: SS8.0}                           | 88016",
        "{edition: gmca-1.4, code: SS8.0, of: council}              | 73002",
        "{edition: gmca-1.4, code: SS8.0, of: nhs}                  | 15014",
        "{edition: gmca-1.4, code: SS10.0, of: nhs, split: {council: 60%, nhs: 40%}} | 114068",
        "{edition: gmca-1.4, code: SS10.0, split: {council: 60%, nhs: 40%}} | 285171",
        "{edition: gmca-1.4, code: SS7.1, accepted: true}           | 1008537"
      })
  void isAtThePricesOfThePlan(String unitValue, long pence) {
    assertThat(worth("deflators: ons-2025-06", unitValue)).isEqualTo(pence);
  }

  /** 250 to 200 makes 1,542.00 into 1,927.50. */
  @Test
  void goesByAnIndexOfThePlansOwn() {
    var own = "deflators: {edition: own, source: ours, index: {2013-14: 200, 2024-25: 250}}";

    assertThat(worth(own, "{edition: gmca-1.4, code: HE7.0.2}")).isEqualTo(192_750);
  }

  @Test
  void needsNoIndexAtItsOwnPrices() {
    assertThat(worth("pricesOf: 2013-14", "{edition: gmca-1.4, code: SS8.0, of: nhs}"))
        .isEqualTo(10_979);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "| {edition: gmca-1.4, code: HE7.0.2} | PRICE_DEFLATORS_MISSING | 2013-14",
        "| {amount: 1.00, pricesOf: 2013-14} | PRICE_DEFLATORS_MISSING | ons-2025-06",
        "deflators: none-1999 | 1542.00 | PRICE_DEFLATORS_UNKNOWN | hmt-2025-12",
        "deflators: hmt-2025-12 | {edition: gmca-1.4, code: HE7.0.2} | PRICE_INDEX_YEAR_MISSING | 2013-14",
        "deflators: ons-2025-06 | {amount: 1.00, pricesOf: 1999-00} | PRICE_INDEX_YEAR_MISSING | 1999-00",
        "deflators: ons-2025-06 | {amount: 1.00, pricesOf: 2013-15} | PRICE_YEAR_UNREADABLE | 2013-15",
        "deflators: ons-2025-06 | {amount: 1.005, pricesOf: 2013-14} | PRICE_COST_UNREADABLE | 1.005",
        "| {edition: gmca-9, code: HE7.0.2} | PRICE_EDITION_UNKNOWN | gmca-1.4",
        "| {edition: gmca-1.4, code: HE99} | PRICE_CODE_UNKNOWN | HE99",
        "deflators: ons-2025-06 | {edition: gmca-1.4, code: SS7.1} | PRICE_SUSPECT | 1002.00",
        "deflators: ons-2025-06 | {edition: gmca-1.4, code: SS10.0} | PRICE_SPLIT_MISSING | council, nhs",
        "deflators: ons-2025-06 | {edition: gmca-1.4, code: SS8.0, split: {council: 60%, nhs: 40%}} | PRICE_SPLIT_TOLD | 533.83",
        "deflators: ons-2025-06 | {edition: gmca-1.4, code: SS10.0, split: {council: 60%, nhs: 41%}} | PRICE_PARTS_NOT_WHOLE | 101%",
        "deflators: ons-2025-06 | {edition: gmca-1.4, code: SS7.0, of: nhs} | PRICE_AGENCY_UNKNOWN | nhs",
        "currency: EUR | {edition: gmca-1.4, code: SS7.0} | PRICE_CURRENCY_DIFFERS | EUR",
        "| {code: SS10.0} | PLAN_NOT_AS_DESCRIBED | edition",
        "| {edition: gmca-1.4} | PLAN_NOT_AS_DESCRIBED | code",
        "| {amount: 1542.00} | PLAN_NOT_AS_DESCRIBED | pricesOf",
        "| {amount: 1.00, pricesOf: 2024-25, edition: gmca-1.4, code: SS7.0} | PLAN_NOT_AS_DESCRIBED | unitValue",
        "'deflators: {edition: own, source: ours, index: {2013-14: 0}}' | 1542.00 | PLAN_NOT_AS_DESCRIBED | 2013-14"
      })
  void isRefusedWithItsPlaceAndValue(String more, String unitValue, String code, String value) {
    var refusal =
        catchThrowableOfType(
            DocumentException.class, () -> worth(Optional.ofNullable(more).orElse(""), unitValue));

    assertThat(refusal.mistakes().get(0).type().code()).isEqualTo(code);
    assertThat(refusal.getMessage()).contains(value).contains("plan.yml:");
  }

  @Test
  void isNotMissedWhereAnIndexIsNamedThatIsNotThere() {
    var refusal =
        catchThrowableOfType(
            DocumentException.class,
            () -> worth("deflators: none-1999", "{edition: gmca-1.4, code: HE7.0.2}"));

    assertThat(refusal.mistakes()).hasSize(1);
  }

  private static long worth(String more, String unitValue) {
    var plan = new Scenarios(Document.parse("plan.yml", PLAN.formatted(more, unitValue))).plan();
    return plan.benefits().get(0).in(0).roundedHalfUp();
  }
}
