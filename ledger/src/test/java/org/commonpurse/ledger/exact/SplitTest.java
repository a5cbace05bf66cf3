package org.commonpurse.ledger.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How whole pence are made of exact claims. */
class SplitTest {

  @Test
  void givesOddPenniesToTheLargestRemaindersAndTiesToTheFirst() {
    assertThat(Split.byLargestRemainder(thirds(100))).containsExactly(34, 33, 33);
    assertThat(Split.byLargestRemainder(thirds(200))).containsExactly(67, 67, 66);
    assertThat(Split.byLargestRemainder(thirds(-100))).containsExactly(-34, -33, -33);
  }

  @Test
  void letsOneClaimCarryTheResidual() {
    assertThat(Split.withResidualTo(2, thirds(100))).containsExactly(33, 33, 34);
    assertThat(Split.withResidualTo(2, thirds(200))).containsExactly(67, 67, 66);
  }

  @Test
  void refusesClaimsThatDoNotAddUpToWholeUnits() {
    assertThatThrownBy(() -> Split.byLargestRemainder(List.of(Exact.of(1, 3), Exact.of(1, 3))))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("2/3");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {3, 75, 2012})
  void addsUpMirrorsAndIsNeverAWholePennyOut(long seed) {
    var random = new SplittableRandom(seed);
    for (int i = 0; i < 5_000; i++) {
      var claims = anyClaims(random);
      long[] units = Split.byLargestRemainder(claims);
      long[] mirror = Split.byLargestRemainder(claims.stream().map(Exact::negated).toList());

      assertThat(Exact.of(Arrays.stream(units).sum()))
          .isEqualTo(claims.stream().reduce(Exact.ZERO, Exact::plus));
      for (int k = 0; k < units.length; k++) {
        assertThat(mirror[k]).isEqualTo(-units[k]);
        assertThat(Exact.of(units[k]).minus(claims.get(k)).abs()).isLessThan(Exact.ONE);
        assertThat(claims.get(k).isZero() && units[k] != 0).isFalse();
      }
    }
  }

  @Test
  void refusesWeightsThatAreNegativeOrAllNothing() {
    for (var weights : new long[][] {{1, -1}, {0, 0}, {}, {Long.MAX_VALUE, 1, -5}}) {
      assertThatThrownBy(() -> Split.byWeights(100, weights))
          .isInstanceOf(ArithmeticException.class)
          .hasMessageContaining("Weights");
    }
  }

  @Test
  void makesEqualPartsOfWhichTheFirstHaveTheOddUnits() {
    assertThat(Split.evenly(-1_000_000_000, 3))
        .containsExactly(-333_333_334, -333_333_333, -333_333_333);
    assertThat(Split.evenly(Long.MAX_VALUE, 2))
        .containsExactly(Long.MAX_VALUE / 2 + 1, Long.MAX_VALUE / 2);
  }

  /**
   * Goal: weights and claims of any size are split by one rule. Method: random and extreme totals and
   * weights, beside a split in whole numbers of any length that shares no code with ours.
   */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {4, 1948, 2026})
  void splitsByWeightsAsPlainWholeNumbersDo(long seed) {
    var random = new SplittableRandom(seed);
    for (int i = 0; i < 5_000; i++) {
      long total = random.nextLong() >> random.nextInt(64);
      long[] weights = anyWeights(random);
      long[] expected = byHand(total, weights);

      assertThat(Split.byWeights(total, weights)).isEqualTo(expected);
      assertThat(Split.byLargestRemainder(claims(total, weights))).isEqualTo(expected);
    }
  }

  private static long[] anyWeights(SplittableRandom random) {
    long[] weights = new long[random.nextInt(1, 24)];
    int shift = random.nextInt(1, 64);
    for (int i = 0; i < weights.length; i++) {
      weights[i] = random.nextInt(5) == 0 ? 0 : random.nextLong() >>> shift;
    }
    weights[random.nextInt(weights.length)] = 1;
    return weights;
  }

  private static List<Exact> claims(long total, long[] weights) {
    Exact sum = Arrays.stream(weights).mapToObj(Exact::of).reduce(Exact.ZERO, Exact::plus);
    return Arrays.stream(weights)
        .mapToObj(weight -> Exact.of(total).times(Exact.of(weight)).dividedBy(sum))
        .toList();
  }

  private static long[] byHand(long total, long[] weights) {
    var sum = Arrays.stream(weights).mapToObj(BigInteger::valueOf).reduce(BigInteger::add).get();
    var size = BigInteger.valueOf(total).abs();
    var parts = new ArrayList<BigInteger>();
    var rests = new ArrayList<BigInteger>();
    var order = new ArrayList<Integer>();
    var left = size;
    for (long weight : weights) {
      var product = size.multiply(BigInteger.valueOf(weight));
      order.add(parts.size());
      parts.add(product.divide(sum));
      rests.add(product.mod(sum));
      left = left.subtract(product.divide(sum));
    }
    order.sort(Comparator.comparing((Integer i) -> rests.get(i)).reversed());
    for (int index : order.subList(0, left.intValueExact())) {
      parts.set(index, parts.get(index).add(BigInteger.ONE));
    }
    return parts.stream()
        .mapToLong(part -> (total < 0 ? part.negate() : part).longValueExact())
        .toArray();
  }

  /** Claims of either sign, some of them nothing, that add up to whole units. */
  private static List<Exact> anyClaims(SplittableRandom random) {
    int count = random.nextInt(1, 24);
    long denominator = random.nextLong(1, 1000);
    var claims = new ArrayList<Exact>();
    Exact sum = Exact.ZERO;
    for (int i = 0; i < count; i++) {
      var claim =
          random.nextInt(5) == 0
              ? Exact.ZERO
              : Exact.of(random.nextLong(-1_000_000, 1_000_000), denominator);
      claims.add(claim);
      sum = sum.plus(claim);
    }
    claims.add(Exact.of(random.nextLong(1_000_000)).minus(sum));
    return claims;
  }

  private static List<Exact> thirds(long amount) {
    return List.of(Exact.of(amount, 3), Exact.of(amount, 3), Exact.of(amount, 3));
  }
}
