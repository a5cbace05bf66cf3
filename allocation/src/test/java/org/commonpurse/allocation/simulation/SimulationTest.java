package org.commonpurse.allocation.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.AgreementReader;
import org.commonpurse.allocation.projection.Projection;
import org.commonpurse.allocation.projection.Scenarios;
import org.commonpurse.allocation.simulation.Futures.PartnerFutures;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.Test;

/** Plans in many futures, against what is known of them in closed form. */
class SimulationTest {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** How many standard errors an estimate may be away from what is exactly so. */
  private static final double ERRORS = 4.5;

  /** One year, so that nothing is discounted. */
  private static final String ONE_YEAR =
      """
      plan: Tried
      firstYear: 2024-25
      years: 1
      partners: [council, icb]
      contracts: {council: 2025-03-31}
      benefits:
        gain: {measure: stays, reached: {population: 1000.00, takeUp: 50%, impact: 20%, unitValue: 100.00}, lands: {icb: 100%}}
      """;

  /** The ICB keeps no more than 10,000.00 of what is saved. */
  private static final Agreement CAPPED =
      AgreementReader.read(
          Document.parse(
              "agreement.yml",
              """
              agreement: Tried
              version: 1
              in-force: {from: 2024-04-01}
              partners: [icb, council]
              clauses:
                - {clause: "1", title: Savings, takes: saving, share: {icb: 1}, limit: {icb: 10000.00}, excess: {bear: council}}
              """));

  private static SimulationSettings settings(int paths) {
    return new SimulationSettings(paths, OptionalLong.empty(), 1, 2, false);
  }

  private static Futures simulate(
      String plan, Optional<Agreement> agreement, SimulationSettings settings) {
    return Simulation.run(
        UncertainPlan.read(Document.parse("plan.yml", plan), Optional.empty()),
        agreement,
        settings,
        SimulationProgress.NONE,
        new Cancellation());
  }

  private static PartnerFutures partner(Futures futures, String code) {
    return futures.partners().stream()
        .filter(each -> each.partner().value().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private static void assertIs(Estimate estimate, double pence) {
    assertThat((double) estimate.pence())
        .as("%s", estimate)
        .isCloseTo(pence, within(ERRORS * estimate.errorPence() + Math.abs(pence) / 1024));
  }

  /** The logarithm of a product of lognormal quantities is a sum of normal ones, also where they are correlated. */
  @Test
  void addsNormalQuantitiesUpAsTheirVariancesDo() {
    var futures =
        simulate(
            ONE_YEAR
                + """
                ranges:
                  people: {at: benefits/gain/reached/population, low: 500.00, high: 2000.00, distribution: lognormal}
                  value: {at: benefits/gain/reached/unitValue, low: 80.00, high: 125.00, distribution: lognormal}
                correlations: [{between: [people, value], coefficient: 0.5}]
                """,
            Optional.empty(),
            settings(1600));

    double first = Math.log(2) / NORMAL.inverseCumulativeProbability(0.9);
    double second = Math.log(1.25) / NORMAL.inverseCumulativeProbability(0.9);
    double sigma = Math.sqrt(first * first + second * second + first * second);
    double tenth = Math.exp(NORMAL.inverseCumulativeProbability(0.1) * sigma);
    double median = 10_000_00;
    var value = partner(futures, "icb").presentValue();
    assertIs(value.p10(), median * tenth);
    assertIs(value.p50(), median);
    assertIs(value.p90(), median / tenth);
    assertIs(partner(futures, "icb").mean(), median * Math.exp(sigma * sigma / 2));
  }

  /** Of a lognormal saving up to a limit is kept what Black's formula says; and half the time there is more. */
  @Test
  void capsALognormalSavingAsItsFormulaDoes() {
    var futures =
        simulate(
            ONE_YEAR
                + """
                ranges:
                  people: {at: benefits/gain/reached/population, low: 500.00, high: 2000.00, distribution: lognormal}
                """,
            Optional.of(CAPPED),
            settings(1600));

    double sigma = Math.log(2) / NORMAL.inverseCumulativeProbability(0.9);
    double limit = 10_000_00;
    double kept =
        limit * Math.exp(sigma * sigma / 2) * NORMAL.cumulativeProbability(-sigma) + limit / 2;
    assertIs(partner(futures, "icb").mean(), kept);
    assertIs(partner(futures, "council").mean(), limit * Math.exp(sigma * sigma / 2) - kept);
    var bound = futures.terms().get(0);
    assertThat(bound.term()).isEqualTo(new BindingTerm("1", BindingTerm.Kind.LIMIT_REACHED, "icb"));
    assertThat(bound.chance().probability())
        .isCloseTo(0.5, within(ERRORS * bound.chance().error()));
    var alone = partner(futures, "icb").worseThanAlone().orElseThrow();
    assertThat(alone.times()).isEqualTo(bound.chance().times());
    assertThat(partner(futures, "icb").worseThanWithoutPlan().times()).isZero();
  }

  /** A plan whose numbers hardly move comes to what it comes to as a projection. */
  @Test
  void isAProjectionWhereNothingMoves() {
    var plan =
        ONE_YEAR.replace("years: 1", "years: 4")
            + """
            costs: {start: {partner: council, kind: set-up, amounts: {2024-25: 12345.67}, investment: start}}
            ranges: {value: {at: benefits/gain/reached/unitValue, low: 99.999, high: 100.001}}
            """;
    var futures = simulate(plan, Optional.of(CAPPED), settings(16));
    var projection =
        Projection.of(new Scenarios(Document.parse("plan.yml", plan)).plan(), Optional.of(CAPPED));

    for (int i = 0; i < projection.cases().size(); i++) {
      var expected = projection.cases().get(i);
      var found = futures.partners().get(i);
      assertThat(found.presentValue().p50().pence()).isEqualTo(expected.presentValuePence());
      assertThat(found.presentValue().p50().errorPence()).isZero();
      for (int year = 0; year < 4; year++) {
        assertThat(found.years().get(year).cumulative().p90().pence())
            .isEqualTo(expected.cumulativePence().get(year));
      }
    }
    assertThat(partner(futures, "council").paidBackInContract().orElseThrow().times()).isZero();
  }

  private static final String UNSURE =
      ONE_YEAR
          + """
          ranges:
            reach: {at: benefits/gain/reached/takeUp, low: 30%, high: 80%, distribution: pert}
            impact: {at: benefits/gain/reached/impact, low: 10%, high: 22%, distribution: triangular, likely: 15%}
          notInFigures: [Peace of mind.]
          """;

  @Test
  void givesTheSameOnAnyNumberOfThreadsAndAnotherWithAnotherSeed() {
    var one =
        simulate(
            UNSURE,
            Optional.of(CAPPED),
            new SimulationSettings(600, OptionalLong.empty(), 7, 1, true));
    var three =
        simulate(
            UNSURE,
            Optional.of(CAPPED),
            new SimulationSettings(600, OptionalLong.empty(), 7, 3, true));
    var other =
        simulate(
            UNSURE,
            Optional.of(CAPPED),
            new SimulationSettings(600, OptionalLong.empty(), 8, 2, true));

    assertThat(three.partners()).isEqualTo(one.partners());
    assertThat(three.drivers()).isEqualTo(one.drivers());
    assertThat(other.partners()).isNotEqualTo(one.partners());
    assertThat(one.notInFigures()).containsExactly("Peace of mind.");
    assertThat(one.paths()).isEqualTo(608);
  }

  /** Of two numbers that are multiplied the one that is less sure for its size decides more. */
  @Test
  void namesWhatDecidesIt() {
    var futures = simulate(UNSURE, Optional.empty(), settings(600));

    assertThat(futures.drivers())
        .extracting(Futures.Driver::name)
        .containsExactly("reach", "impact");
    assertThat(futures.drivers().get(1).correlations().get(1)).isBetween(0.4, 0.8);
    assertThat(futures.drivers().get(0).correlations().get(0)).isZero();
  }

  @Test
  void goesOnUntilTheErrorThatWasAskedFor() {
    var futures =
        simulate(
            UNSURE,
            Optional.empty(),
            new SimulationSettings(16, OptionalLong.of(300_00), 1, 2, false));

    var value = partner(futures, "all-partners").presentValue();
    assertThat(futures.isErrorReached()).isTrue();
    assertThat(value.p10().errorPence()).isLessThanOrEqualTo(300_00);
    assertThat(futures.paths()).isGreaterThanOrEqualTo(4096);
  }

  @Test
  void tellsHowFarItHasComeAndLeavesNothingWhenItIsStopped() throws InterruptedException {
    var cancellation = new Cancellation();
    var told = new ArrayList<Long>();
    SimulationProgress progress =
        (done, of) -> {
          told.add(done);
          assertThat(of).isEqualTo(16_000);
          cancellation.cancel();
        };

    var stopped =
        refusal(
            () ->
                Simulation.run(
                    UncertainPlan.read(Document.parse("plan.yml", UNSURE), Optional.empty()),
                    Optional.empty(),
                    settings(16_000),
                    progress,
                    cancellation));

    assertThat(stopped.type().code()).isEqualTo("SIMULATION_CANCELLED");
    assertThat(told).isNotEmpty().allMatch(done -> done < 1000);
    for (var thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("simulation")) {
        thread.join(10_000);
        assertThat(thread.isAlive()).isFalse();
      }
    }
  }

  private static ProblemException refusal(Runnable act) {
    return catchThrowableOfType(ProblemException.class, act::run);
  }

  /** Each refusal names the place and the value. */
  private static void assertRefused(String chance, String code, String... parts) {
    var refused = refusal(() -> simulate(ONE_YEAR + chance, Optional.empty(), settings(16)));
    assertThat(refused.type().code()).as(chance).isEqualTo(code);
    assertThat(refused.getMessage()).contains(parts);
  }

  private static String range(String range) {
    return "ranges: {reach: {at: benefits/gain/reached/takeUp, " + range + "}}\n";
  }

  @Test
  void refusesWhatCannotBe() {
    assertRefused("", "SIMULATION_RANGES_MISSING", "ranges");
    assertRefused(
        range("low: 30%, high: 120%"), "SIMULATION_VALUE_IMPOSSIBLE", "plan.yml:8", "120%");
    assertRefused(
        range("low: 30%, high: 80%, distribution: lognormal"),
        "SIMULATION_VALUE_IMPOSSIBLE",
        "high");
    assertRefused(
        "ranges: {late: {at: benefits/gain/lag, low: 0, high: 3}}\n",
        "APPRAISAL_RANGE_UNREADABLE",
        "benefits/gain/lag");
    assertRefused(
        range("low: 30%, high: 80%, distribution: pert, likely: 90%"),
        "SIMULATION_DISTRIBUTION_WITHOUT_MASS",
        "90%",
        "30%",
        "80%");
    assertRefused(
        range("low: 0%, high: 80%, distribution: lognormal"),
        "SIMULATION_DISTRIBUTION_WITHOUT_MASS",
        "0%");
    assertRefused(
        range("low: 0%, high: 80%, distribution: beta, alpha: 2, beta: -1"),
        "SIMULATION_DISTRIBUTION_WITHOUT_MASS",
        "-1");
    assertRefused(
        range("low: 0%, high: 80%, distribution: empirical, values: [10%, 20%], weights: [0, 0]"),
        "SIMULATION_DISTRIBUTION_WITHOUT_MASS",
        "0");
    assertRefused(
        range("low: 0%, high: 80%, distribution: empirical, values: [10%, 90%]"),
        "SIMULATION_DISTRIBUTION_WITHOUT_MASS",
        "90%");
    assertRefused(
        range("low: 0%, high: 80%, distribution: beta, alpha: 2"),
        "SIMULATION_DISTRIBUTION_UNREADABLE",
        "beta");
    assertRefused(
        range("low: 0%, high: 80%, likely: 20%"), "SIMULATION_DISTRIBUTION_UNREADABLE", "likely");
    assertThat(refusal(() -> settings(3)).type().code()).isEqualTo("SIMULATION_OUT_OF_RANGE");
  }

  /** A lag that a range takes beyond the last year would bring nothing about, and say nothing. */
  @Test
  void refusesALagBeyondTheHorizon() {
    var late = ONE_YEAR.replace("measure: stays,", "measure: stays, lag: 0,");
    var refused =
        refusal(
            () ->
                simulate(
                    late + "ranges: {late: {at: benefits/gain/lag, low: 0, high: 3}}\n",
                    Optional.empty(),
                    settings(16)));

    assertThat(refused.type().code()).isEqualTo("SIMULATION_VALUE_IMPOSSIBLE");
    assertThat(refused.getMessage()).contains("ranges.late.high").contains("lag of 3 years");
  }

  private static final String TWO =
      "ranges: {a: {at: benefits/gain/reached/takeUp, low: 30%, high: 80%}, b: {at: benefits/gain/reached/impact, low: 10%, high: 20%}}\n";

  @Test
  void refusesCorrelationsThatAreNone() {
    assertRefused(
        TWO + "correlations: [{between: [a, c], coefficient: 0.5}]\n",
        "SIMULATION_CORRELATION_UNREADABLE",
        "\"c\"");
    assertRefused(
        TWO + "correlations: [{between: [a, b], coefficient: 1.5}]\n",
        "SIMULATION_CORRELATION_UNREADABLE",
        "1.5");
    assertRefused(
        TWO + "correlations: {of: [a, b], matrix: [[1, 0.5], [0.4, 1]]}\n",
        "SIMULATION_CORRELATION_UNREADABLE",
        "0.4",
        "0.5");
    assertRefused(
        TWO.replace("}}", "}, c: {at: benefits/gain/reached/population, low: 10.00, high: 20.00}}")
            + "correlations: {of: [a, b, c], matrix: [[1, -0.9, -0.9], [-0.9, 1, -0.9], [-0.9, -0.9, 1]]}\n",
        "SIMULATION_CORRELATIONS_IMPOSSIBLE",
        "\"c\"");
  }
}
