package org.commonpurse.allocation.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.exact.Exact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How costs come to be paid: loans, one-off and recurrent, what a partner can find, and what it is out of pocket. */
class FundingTest {

  private static Projection projected(String lines) {
    var plan =
        """
        plan: Tried
        firstYear: 2024-25
        years: 4
        partners: [council, icb]
        """
            + lines;
    return Projection.of(new Scenarios(Document.parse("plan.yml", plan)).plan(), Optional.empty());
  }

  private static PartnerCase council(Projection projection) {
    return projection.cases().get(0);
  }

  /** The level payment by the textbook's formula, P r / (1 - (1 + r)^-n), and the whole worth what was borrowed. */
  @ParameterizedTest
  @CsvSource({"10000000, 10, 4", "12345678, 25, 5.25", "99, 3, 1", "100000, 1, 7"})
  void repaysALoanInEqualAmountsWithInterest(long pence, int years, BigDecimal percent) {
    var rate = percent.movePointLeft(2);
    var repayments = new Financing(years, Exact.of(rate)).repayments(pence);

    double r = rate.doubleValue();
    double level = pence * r / (1 - Math.pow(1 + r, -years));
    assertThat(repayments).hasSize(years);
    assertThat(repayments.subList(0, years - 1))
        .allSatisfy(each -> assertThat((double) each).isCloseTo(level, within(0.51)));
    var worth = BigDecimal.ZERO;
    for (int i = 0; i < years; i++) {
      var growth = BigDecimal.ONE.add(rate).pow(i + 1);
      worth =
          worth.add(BigDecimal.valueOf(repayments.get(i)).divide(growth, MathContext.DECIMAL128));
    }
    assertThat(worth.doubleValue()).isCloseTo(pence, within((double) years));
  }

  @Test
  void repaysWithoutInterestJustWhatWasBorrowed() {
    assertThat(new Financing(3, Exact.ZERO).repayments(10000)).containsExactly(3333L, 3333L, 3334L);
  }

  /** 90,000.00 over three years without interest: the cost stays where it is, cash goes 30,000.00 a year. */
  @Test
  void movesCashButNeitherCostNorValue() {
    var costs = "costs: {beds: {partner: council, kind: set-up, amounts: {2024-25: 90000.00%s}%s}}";
    var paid = council(projected(costs.formatted("", "")));
    var projection = projected(costs.formatted("", ", capital: {over: 3, interest: 0%}"));
    var borrowed = council(projection);

    assertThat(borrowed.returnPence()).isEqualTo(paid.returnPence()).isEqualTo(-9000000);
    assertThat(borrowed.presentValuePence()).isEqualTo(paid.presentValuePence());
    assertThat(projection.rows().subList(0, 4))
        .extracting(ProjectedYear::cashPence)
        .containsExactly(0L, -3000000L, -3000000L, -3000000L);
    assertThat(borrowed.owedAfterPence()).isZero();

    var late =
        council(
            projected(
                costs.formatted(
                    ", 2025-26: 0.00, 2026-27: 30000.00", ", capital: {over: 3, interest: 0%}")));
    assertThat(late.owedAfterPence())
        .as("two of three repayments are still to come")
        .isEqualTo(2000000);
  }

  /** What frees capacity pays no bill: of 50,000.00 a year half is cash, so the outlay comes back in four years. */
  @Test
  void countsWhatIsOutOfPocketInCash() {
    var projection =
        projected(
            """
            costs: {start: {partner: council, kind: set-up, amounts: {2024-25: 100000.00}}}
            benefits:
              less: {measure: days, yearly: {amount: 50000.00}, cashable: [50%], lands: {council: 100%}}
            """);
    var council = council(projection);

    assertThat(council.peakFundingPence()).isEqualTo(7500000);
    assertThat(council.peakYear()).contains(FinancialYear.parse("2024-25"));
    assertThat(council.returnPence()).isEqualTo(10000000);
    assertThat(council.oneOffPence()).isEqualTo(10000000);
    assertThat(council.recurrentPence()).isZero();
  }

  /** 1,000.00 a year can be found, at prices that rise by a tenth: 1,000.00, 1,100.00, 1,210.00, 1,331.00. */
  @Test
  void tellsTheYearsInWhichAPartnerCannotFindTheCash() {
    var projection =
        projected(
            """
            inflation: 10%
            pricesOf: 2024-25
            budgets: {council: 1000.00}
            costs:
              run: {partner: council, kind: care, yearly: {amount: 999.99, until: 2026-27}}
              peak: {partner: council, kind: care, amounts: {2025-26: 0.02}}
            """);

    assertThat(council(projection).beyondBudget())
        .extracting(FinancialYear::toString)
        .containsExactly("2025-26");
    assertThat(projection.all().beyondBudget()).isEmpty();
  }

  /** Each costs 100.00 and together they bring 400.00: half of the 200.00 is each one's worth. */
  @Test
  void valuesSchemesThatOnlyWorkTogetherAlike() {
    var plan =
        """
        costs:
          team: {partner: council, kind: set-up, scheme: team, amounts: {2024-25: 100.00}}
          beds: {partner: icb, kind: set-up, scheme: beds, amounts: {2024-25: 100.00}}
          alone: {partner: icb, kind: set-up, scheme: alone, amounts: {2024-25: 10.00}}
        benefits:
          both: {measure: days, scheme: team, needs: [beds], amounts: {2024-25: 400.00}, lands: {icb: 100%}}
          own: {measure: calls, scheme: alone, amounts: {2024-25: 7.00}, lands: {icb: 100%}}
        """;
    var worths = SchemeWorth.of(projected(plan).plan());

    assertThat(worths.together()).isEqualTo(19700);
    assertThat(worths.values())
        .extracting(each -> each.scheme() + " " + each.pence())
        .containsExactly("alone -300", "beds 10000", "team 10000");
  }

  @Test
  void refusesABenefitThatNeedsASchemeThereIsNot() {
    assertThatThrownBy(
            () ->
                projected(
                    "benefits: {gain: {measure: days, scheme: team, needs: [beds], amounts: {2024-25: 4.00}, lands: {icb: 100%}}}"))
        .hasMessageContaining("APPRAISAL_SCHEME_UNKNOWN")
        .hasMessageContaining("\"beds\" is none of the plan's schemes, [team]");
  }

  /** The ICB saves 400.00 and pays 100.00, as the council does: from a quarter of the savings to three quarters. */
  @Test
  void tellsWhichSharesHarmNobody() {
    var shares =
        projected(
                """
                costs:
                  team: {partner: council, kind: set-up, amounts: {2024-25: 100.00}}
                  beds: {partner: icb, kind: set-up, amounts: {2024-25: 100.00}}
                benefits:
                  both: {measure: days, amounts: {2024-25: 400.00}, lands: {icb: 100%}}
                """)
            .sharesThatHarmNobody();

    var range = shares.system().orElseThrow();
    assertThat(range.least()).isEqualTo(Exact.of(1, 4));
    assertThat(range.most()).isEqualTo(Exact.of(3, 4));
  }
}
