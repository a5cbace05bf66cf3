package org.commonpurse.ledger.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
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
