package org.commonpurse.allocation.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.projection.Swing.Switch;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.DocumentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which values of an assumption turn the answer: each against one worked out by hand. */
class SensitivityTest {

  /** One year, so that nothing is discounted: 1,000 people at 10.00 for each for whom it works, less 700.00. */
  private static final String PLAN =
      """
      plan: Tried
      firstYear: 2024-25
      years: 1
      partners: [council, icb]
      costs: {cost: {partner: council, kind: set-up, amounts: {2024-25: 700.00}}}
      benefits:
        gain: {measure: stays, reached: {population: 1000, takeUp: 50%%, impact: 20%%, unitValue: 10.00}, lands: {icb: 100%%}}
      ranges: {%s}
      """;

  private static Document plan(String ranges) {
    return Document.parse("plan.yml", PLAN.formatted(ranges));
  }

  private static Swing only(String range) {
    var swings = Sensitivity.of(plan("it: " + range), List.of(), ActualYears.NONE, Horizon.ALL);
    assertThat(swings).hasSize(1);
    return swings.get(0);
  }

  /** 1,000 people at 20 per cent come to 2,000.00, of which 700.00 are 35 per cent. */
  @Test
  void findsTheRateFromWhichItIsWorthIt() {
    var swing = only("{at: benefits/gain/reached/takeUp, low: 10%, high: 90%}");

    assertThat(swing.switches()).containsExactly(new Switch("35%", true));
    assertThat(swing.atLowPence()).isEqualTo(-500_00);
    assertThat(swing.atHighPence()).isEqualTo(1_100_00);
    assertThat(swing.widthPence()).isEqualTo(1_600_00);
  }

  /** 1,000.00 are saved, so that a cost of one penny more is too much. */
  @Test
  void findsTheSumFromWhichItIsNot() {
    var costs = PLAN.replace("700.00", "700.01");
    var document =
        Document.parse(
            "plan.yml",
            costs.formatted("it: {at: costs/cost/amounts/2024-25, low: 0.00, high: 5000.00}"));

    assertThat(Sensitivity.of(document, List.of(), ActualYears.NONE, Horizon.ALL).get(0).switches())
        .containsExactly(new Switch("1000.01", false));
  }

  @Test
  void movesWholeNumbersOneByOne() {
    var swing = only("{at: benefits/gain/reached/population, low: 690, high: 710}");

    assertThat(swing.switches()).containsExactly(new Switch("700", true));
  }

  @Test
  void tellsThatNoValueTurnsIt() {
    assertThat(only("{at: benefits/gain/reached/takeUp, low: 40%, high: 90%}").switches())
        .isEmpty();
  }

  @Test
  void putsTheWidestSwingFirst() {
    var swings =
        Sensitivity.of(
            plan(
                "narrow: {at: benefits/gain/reached/takeUp, low: 49%, high: 51%}, "
                    + "wide: {at: benefits/gain/reached/takeUp, low: 10%, high: 90%}"),
            List.of(),
            ActualYears.NONE,
            Horizon.ALL);

    assertThat(swings).extracting(Swing::assumption).containsExactly("wide", "narrow");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {at: benefits/gain/reached/nothing, low: 10%, high: 90%}
          {at: benefits/gain, low: 10%, high: 90%}
          {at: benefits/gain/reached/takeUp, low: 0.1, high: 0.9}
          {at: benefits/gain/reached/takeUp, low: 90%, high: 10%}
          """)
  void refusesARangeOfNothing(String range) {
    var refusal = catchThrowableOfType(DocumentException.class, () -> only(range));

    assertThat(refusal.code()).isEqualTo("APPRAISAL_RANGE_UNREADABLE");
    assertThat(refusal).hasMessageContaining("plan.yml:");
  }
}
