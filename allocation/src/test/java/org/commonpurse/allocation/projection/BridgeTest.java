package org.commonpurse.allocation.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.commonpurse.allocation.agreement.AgreementReader;
import org.commonpurse.allocation.engine.Standing;
import org.commonpurse.allocation.projection.Bridge.Cause;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why a forecast is another than the one before: each cause by hand, and together the whole difference. */
class BridgeTest {

  /** One year, undiscounted: 100 people at 10.00 less 300.00; a half lands on each. */
  private static final String BEFORE =
      """
      plan: Before
      firstYear: 2024-25
      years: 1
      discountRates: "2022"
      partners: [council, icb]
      costs: {run: {partner: council, kind: care, amounts: {2024-25: 300.00}}}
      benefits:
        gain:
          measure: days
          reached: {population: 100, takeUp: 100%, impact: 100%, unitValue: 10.00}
          lands: {icb: 50%, council: 50%}
      """;

  private static final String AGREEMENT =
      """
      agreement: Tried
      version: 1
      in-force: {from: 2015-04-01}
      partners: [icb, council]
      clauses: [{clause: "1", takes: saving, share: {council: %s}}]
      """;

  private static Bridge.Forecast forecast(String plan, String... agreement) {
    var standing = new ArrayList<Standing>();
    for (var shares : agreement) {
      standing.add(
          Standing.anew(
              AgreementReader.read(Document.parse("agreement.yml", AGREEMENT.formatted(shares)))));
    }
    return new Bridge.Forecast(Document.parse("plan.yml", plan), standing, ActualYears.NONE);
  }

  private static Map<Cause, Long> moved(Bridge bridge) {
    return bridge.steps().stream()
        .filter(step -> step.allPence() != 0)
        .collect(Collectors.toMap(Bridge.Step::cause, Bridge.Step::allPence));
  }

  private static void addsUp(Bridge bridge) {
    long all = bridge.before().all().presentValuePence();
    var byPartner = new ArrayList<Long>();
    bridge.before().cases().forEach(each -> byPartner.add(each.presentValuePence()));
    for (var step : bridge.steps()) {
      all += step.allPence();
      for (int i = 0; i < byPartner.size(); i++) {
        var partner = bridge.now().cases().get(i).partner();
        byPartner.set(i, byPartner.get(i) + step.pence().get(partner));
      }
    }
    assertThat(all).isEqualTo(bridge.now().all().presentValuePence());
    assertThat(byPartner)
        .isEqualTo(bridge.now().cases().stream().map(PartnerCase::presentValuePence).toList());
  }

  /** One change, and the whole difference is its cause's. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "population: 100 | population: 130 | VOLUME | 30000",
        "impact: 100% | impact: 90% | VOLUME | -10000",
        "unitValue: 10.00 | unitValue: 12.00 | PRICE | 20000",
        "2024-25: 300.00 | 2024-25: 350.00 | COST | -5000",
        "'50%, council: 50%}' | '50%, council: 50%}\\n    grade: 3' | CORRECTION | -10000",
        "set-nothing | costs | NONE | 0",
      })
  void givesADifferenceToItsCause(String before, String now, String cause, long pence) {
    var changed = BEFORE.replace(before, now.replace("\\n", "\n"));
    var bridge = Bridge.of(forecast(BEFORE), forecast(changed));

    addsUp(bridge);
    assertThat(moved(bridge))
        .isEqualTo(cause.equals("NONE") ? Map.of() : Map.of(Cause.valueOf(cause), pence));
  }

  /** 30 more people at the old price are volume, 130 at 2.00 more are price: 300.00 and 260.00. */
  @Test
  void countsWhatTwoChangesDoTogetherToTheLater() {
    var changed = BEFORE.replace("population: 100", "population: 130").replace("10.00}", "12.00}");
    var bridge = Bridge.of(forecast(BEFORE), forecast(changed));

    assertThat(moved(bridge)).isEqualTo(Map.of(Cause.VOLUME, 30000L, Cause.PRICE, 26000L));
    addsUp(bridge);
  }

  /** What lands on another, and what a clause gives another, is nothing for all together. */
  @Test
  void tellsWhoGainsWhereAllTogetherDoNot() {
    var changed = BEFORE.replace("icb: 50%, council: 50%", "icb: 80%, council: 20%");
    var bridge = Bridge.of(forecast(BEFORE, "0, icb: 1"), forecast(changed, "1"));

    addsUp(bridge);
    assertThat(moved(bridge)).isEmpty();
    var steps = bridge.steps().stream().collect(Collectors.toMap(Bridge.Step::cause, s -> s));
    var council = bridge.now().plan().partners().get(0);
    // The clause gave all to the ICB, whatever landed on whom; the new one gives all to the
    // council.
    assertThat(steps.get(Cause.LANDING).pence().get(council)).isZero();
    assertThat(steps.get(Cause.CLAUSE).pence().get(council)).isEqualTo(100000);
  }

  /** A benefit that is new is volume whatever its price; a new cost is cost; one given up takes all of its own. */
  @Test
  void countsWhatBeginsAndWhatIsGivenUp() {
    var more =
        BEFORE.replace(
            "benefits:\n",
            "benefits:\n  more: {measure: calls, amounts: {2024-25: 70.00}, lands: {icb: 100%}}\n");
    assertThat(moved(Bridge.of(forecast(BEFORE), forecast(more))))
        .isEqualTo(Map.of(Cause.VOLUME, 7000L));
    assertThat(moved(Bridge.of(forecast(more), forecast(BEFORE))))
        .isEqualTo(Map.of(Cause.VOLUME, -7000L));
    var free = BEFORE.replaceAll("costs: .*\n", "");
    assertThat(moved(Bridge.of(forecast(BEFORE), forecast(free))))
        .isEqualTo(Map.of(Cause.COST, 30000L));
  }

  @Test
  void comparesOnlyForecastsOfTheSameYearsAndPartners() {
    for (var other :
        List.of(
            BEFORE.replace("years: 1", "years: 2"),
            BEFORE.replace("[council, icb]", "[council, icb, acute]"))) {
      assertThatThrownBy(() -> Bridge.of(forecast(BEFORE), forecast(other)))
          .hasMessageContaining("let the newer plan keep the years and the partners")
          .isInstanceOfSatisfying(
              ProblemException.class,
              refusal -> assertThat(refusal.code()).isEqualTo("APPRAISAL_HORIZONS_DIFFER"));
    }
  }
}
