package org.commonpurse.allocation.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.junit.jupiter.api.Test;

/** What a plan says of where its lines are from. */
class StatedAssumptionTest {

  private static final Document PLAN =
      Document.parse(
          "plan.yml",
          """
          plan: Sources
          firstYear: 2024-25
          years: 2
          pricesOf: 2023-24
          deflators: ons-2025-06
          partners: [council]
          costs:
            set-up: {partner: council, kind: set-up, amounts: {2024-25: 1000.00}, source: A paper}
          benefits:
            by-edition:
              measure: bed-days
              reached: {population: 10, takeUp: 50%, impact: 10%, unitValue: {edition: gmca-1.4, code: HE7.0.2}}
              lands: {council: 100%}
              grade: 3
            of-a-year:
              measure: visits
              reached: {population: 10, takeUp: 50%, impact: 10%, unitValue: {amount: 10.00, pricesOf: 2021-22}}
              lands: {council: 100%}
          ranges:
            start: {at: costs/set-up/amounts/2024-25, low: 1.00, high: 2.00}
            reach: {at: benefits/of-a-year/reached/takeUp, low: 1%, high: 2%}
            people: {at: benefits/of-a-year/reached/population, low: 1, high: 2}
          """);

  @Test
  void takesSourcePriceYearAndGradeAsThePlanStatesThem() {
    var stated = StatedAssumption.of(PLAN);

    assertThat(stated)
        .extracting(StatedAssumption::name)
        .containsExactly("set-up", "by-edition", "of-a-year");
    assertThat(stated)
        .extracting(StatedAssumption::source)
        .containsExactly(
            Optional.of("A paper"), Optional.of("unit cost HE7.0.2 of gmca-1.4"), Optional.empty());
    assertThat(stated)
        .extracting(StatedAssumption::pricesOf)
        .containsExactly(
            Optional.of(FinancialYear.parse("2023-24")),
            Optional.empty(),
            Optional.of(FinancialYear.parse("2021-22")));
    assertThat(stated)
        .extracting(StatedAssumption::grade)
        .containsExactly(Optional.empty(), Optional.of(new Grade(3)), Optional.empty());
    assertThat(stated).extracting(StatedAssumption::hasRange).containsExactly(true, false, true);
  }

  @Test
  void knowsWhatTheNumbersOfARangeAreOf() {
    assertThat(RangeUnit.of(PLAN))
        .isEqualTo(
            Map.of("start", RangeUnit.MONEY, "reach", RangeUnit.PART, "people", RangeUnit.NUMBER));
  }
}
