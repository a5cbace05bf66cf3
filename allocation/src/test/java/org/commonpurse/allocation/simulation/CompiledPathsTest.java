package org.commonpurse.allocation.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.AgreementReader;
import org.commonpurse.allocation.projection.StartingPoint;
import org.commonpurse.ledger.document.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The compiled form of plans and agreements gives to the penny what a projection and the engine give. */
class CompiledPathsTest {

  private static final int AGREEMENTS = 25;
  private static final int PATHS = 6;

  /** Everything that can be uncertain is, in one range or another. */
  private static final String PLAN =
      """
      plan: Tried
      firstYear: 2024-25
      pricesOf: 2025-26
      inflation: 2%
      years: 5
      partners: [a, b, c, d]
      costs:
        set-up: {partner: a, kind: set-up, amounts: {2024-25: 300000.00, 2025-26: 100000.01}, investment: start}
        care: {partner: b, kind: care, yearly: {amount: 60000.00, from: 2025-26, growth: 1%}, grade: 2}
        back: {partner: c, kind: care, scheme: other, amounts: {2026-27: -5000.55}}
        more: {partner: d, kind: additional, yearly: {amount: 1234.56}, investment: start}
      benefits:
        fewer: {measure: stays, reached: {population: 4000.5, takeUp: 60%, impact: 10%, deadweight: 20%, hiddenDemand: 3%, growth: 1%, unitValue: 1542.00}, lag: 1, phasing: [50%, 100%], dropOff: 5%, lands: {b: 70%, c: 30%}, cashable: [20%, 50%, 80%], loses: {partner: d, released: [40%, 60%], supported: [100%, 50%, 0%]}, grade: 3}
        other: {measure: places, scheme: other, amounts: {2024-25: -777.77, 2025-26: 0.00, 2026-27: 88888.88}, lands: {a: 100%}, cashable: [33.3%]}
      ranges:
        set-up: {at: costs/set-up/amounts/2025-26, low: 1.00, high: 200000.00}
        care: {at: costs/care/yearly/amount, low: 40000.00, high: 140000.00, distribution: lognormal}
        growth: {at: costs/care/yearly/growth, low: -2%, high: 3%}
        grade: {at: costs/care/grade, low: 1, high: 6}
        additional: {at: costs/more/yearly/amount, low: 1.00, high: 9999.99}
        people: {at: benefits/fewer/reached/population, low: 3000, high: 5000}
        take-up: {at: benefits/fewer/reached/takeUp, low: 30%, high: 80%, distribution: pert}
        impact: {at: benefits/fewer/reached/impact, low: 4%, high: 14%}
        deadweight: {at: benefits/fewer/reached/deadweight, low: 4%, high: 44%}
        value: {at: benefits/fewer/reached/unitValue, low: 1000.00, high: 2000.00}
        lag: {at: benefits/fewer/lag, low: 0, high: 4}
        drop-off: {at: benefits/fewer/dropOff, low: 0%, high: 20%}
        phasing: {at: benefits/fewer/phasing/1, low: 0%, high: 100%}
        cashable: {at: benefits/fewer/cashable/2, low: 10%, high: 90%}
        released: {at: benefits/fewer/loses/released/2, low: 0%, high: 100%}
        supported: {at: benefits/fewer/loses/supported/1, low: 0%, high: 100%}
        turned: {at: benefits/other/amounts/2024-25, low: -9000.00, high: 9000.00}
      """;

  private static UncertainPlan plan(String more) {
    return UncertainPlan.read(Document.parse("plan.yml", PLAN + more), Optional.empty());
  }

  private final List<String> parties = List.of("d", "b", "a", "c");

  private static String pounds(SplittableRandom random, int most) {
    return "%d.%02d".formatted(random.nextInt(most), random.nextInt(100));
  }

  private String weights(SplittableRandom random) {
    return IntStream.range(0, 1 + random.nextInt(4))
        .mapToObj(
            i ->
                "%s: %d%s"
                    .formatted(
                        parties.get(i), 1 + random.nextInt(99), random.nextBoolean() ? "" : ".5"))
        .toList()
        .toString()
        .replace('[', '{')
        .replace(']', '}');
  }

  /** A term as agreements write it, inside another. */
  private String term(SplittableRandom random, int depth) {
    return random.nextInt(10) == 0 ? "unallocated" : "{" + keys(random, depth) + "}";
  }

  private String keys(SplittableRandom random, int depth) {
    int kind = random.nextInt(depth <= 0 ? 1 : 4);
    return switch (kind) {
      case 1 ->
          plain(random, depth)
              + ", rate: %d.%d%%, remainder: %s"
                  .formatted(random.nextInt(100), random.nextInt(10), term(random, depth - 1));
      case 2 -> plain(random, depth) + ", pay-back: {to: a, of: start}";
      case 3 -> limited(random, depth);
      default -> plain(random, depth);
    };
  }

  private String plain(SplittableRandom random, int depth) {
    return switch (random.nextInt(depth <= 0 ? 3 : 5)) {
      case 2 ->
          random.nextBoolean() ? "bear: where-it-fell" : "bear: " + parties.get(random.nextInt(4));
      case 3 ->
          "bands: [{up-to: %s, then: %s}, {up-to: %s, then: %s}, {rest: %s}]"
              .formatted(
                  pounds(random, 50_000),
                  term(random, depth - 1),
                  100_000 + random.nextInt(100_000) + ".00",
                  term(random, depth - 1),
                  term(random, depth - 1));
      case 4 -> "waterfall: [%s, %s]".formatted(term(random, depth - 1), term(random, depth - 1));
      default -> "share: " + weights(random);
    };
  }

  private String limited(SplittableRandom random, int depth) {
    var caps = new ArrayList<String>();
    for (var party : parties) {
      if (random.nextBoolean()) {
        caps.add(party + ": " + pounds(random, 120_000));
      }
    }
    return "share: %s, limit: {%s}%s"
        .formatted(
            weights(random),
            caps.isEmpty() ? "d: 5000.00" : String.join(", ", caps),
            random.nextBoolean() ? "" : ", excess: " + term(random, depth - 1));
  }

  private Agreement agreement(SplittableRandom random) {
    var text =
        """
        agreement: Tried
        version: 1
        in-force: {from: 2020-04-01}
        partners: %s
        clauses:
          - {clause: "1", title: Stays, takes: saving, of: {measures: [stays]}, except: {natures: [support]}, %s}
          - {clause: "2", title: Rest, takes: saving, except: {measures: [stays]}, %s}
          - {clause: "3", title: Burdens, takes: burden, of: {schemes: [plan]}, %s}
        """
            .formatted(parties, keys(random, 2), keys(random, 2), keys(random, 1));
    return AgreementReader.read(Document.parse("agreement.yml", text));
  }

  static Stream<Long> seeds() {
    return LongStream.of(20260701, 41, 99).boxed();
  }

  private static long[] values(UncertainPlan plan, SplittableRandom random) {
    return plan.numbers().stream()
        .mapToLong(
            number ->
                number.at(Points.NORMAL.inverseCumulativeProbability(random.nextDouble(1e-9, 1))))
        .toArray();
  }

  private static PathFigures run(PathRunner runner, long[] values, int terms) {
    var figures = new PathFigures(4, 5, terms);
    runner.run(values, figures);
    return figures;
  }

  private static void assertSame(PathFigures found, PathFigures expected, String what) {
    assertThat(found.returnPence).as(what).isDeepEqualTo(expected.returnPence);
    assertThat(found.sharingPence).as(what).isDeepEqualTo(expected.sharingPence);
    assertThat(found.netPence).as(what).isDeepEqualTo(expected.netPence);
    assertThat(found.notCashPence).as(what).isDeepEqualTo(expected.notCashPence);
    assertThat(found.bound).as(what).isEqualTo(expected.bound);
    assertThat(found.factors)
        .as(what)
        .containsExactly(expected.factors, org.assertj.core.api.Assertions.within(1e-13));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void givesWhatTheEngineGivesToThePenny(long seed) {
    var random = new SplittableRandom(seed);
    var plan = plan(seed == 41 ? "  inflation: {at: inflation, low: 0%, high: 9%}" : "");
    var asked = new AtomicLong();
    for (int i = 0; i < AGREEMENTS; i++) {
      var agreement = agreement(random);
      var terms = BindingTerm.of(agreement);
      var start = StartingPoint.anew(Optional.of(agreement));
      var compiled = CompiledPaths.of(plan, start, terms, asked);
      var exact = new ExactPaths(plan, start, terms);
      for (int path = 0; path < PATHS; path++) {
        long[] values = values(plan, random);
        assertSame(
            run(compiled, values, terms.size()),
            run(exact, values, terms.size()),
            "seed %d, agreement %d, path %d".formatted(seed, i, path));
      }
    }
    // Else the engine would be compared with itself.
    assertThat(asked.get()).isLessThan(AGREEMENTS * PATHS / 2);
  }

  @Test
  void saysWhatItHasNoFormFor() {
    assertThatThrownBy(
            () ->
                CompiledPaths.of(
                    plan("  span: {at: years, low: 5, high: 6}"),
                    StartingPoint.anew(Optional.empty()),
                    List.of(),
                    new AtomicLong()))
        .isInstanceOf(NotCompiledException.class)
        .hasMessageContaining("years");
  }
}
