package org.commonpurse.ledger.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.SplittableRandom;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exact numbers agree with a well-kept library's fractions, also where they outgrow a long. */
class ExactTest {

  private static final long[] EDGES = {
    0, 1, -1, 2, 3, 7, 100, 10_000_000_019L, Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE + 1
  };

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 20_160_401, 20_260_331})
  void calculatesAsBigFractionsDo(long seed) {
    var random = new SplittableRandom(seed);
    for (int i = 0; i < 20_000; i++) {
      long a = number(random);
      long b = nonZero(random);
      long c = number(random);
      long d = nonZero(random);
      var x = Exact.of(a, b);
      var y = Exact.of(c, d);
      var bigX = fraction(a, b);
      var bigY = fraction(c, d);

      assertThat(x.plus(y)).hasToString(text(bigX.add(bigY)));
      assertThat(x.minus(y)).hasToString(text(bigX.subtract(bigY)));
      assertThat(x.times(y)).hasToString(text(bigX.multiply(bigY)));
      assertThat(x.compareTo(y)).isEqualTo(bigX.compareTo(bigY));
      assertThat(x.negated()).hasToString(text(bigX.negate()));
      assertThat(x.plus(y).minus(y)).isEqualTo(x).hasSameHashCodeAs(x);
      if (!y.isZero()) {
        assertThat(x.dividedBy(y)).hasToString(text(bigX.divide(bigY)));
        assertThat(x.dividedBy(y).times(y)).isEqualTo(x);
      }
    }
  }

  private static long number(SplittableRandom random) {
    return random.nextInt(4) == 0
        ? EDGES[random.nextInt(EDGES.length)]
        : random.nextLong() >> random.nextInt(64);
  }

  private static long nonZero(SplittableRandom random) {
    long number = number(random);
    return number == 0 ? 1 : number;
  }

  private static BigFraction fraction(long numerator, long denominator) {
    return BigFraction.of(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  private static String text(BigFraction fraction) {
    var over = fraction.getNumerator();
    var under = fraction.getDenominator();
    if (under.signum() < 0) {
      over = over.negate();
      under = under.negate();
    }
    return under.equals(BigInteger.ONE) ? over.toString() : over + "/" + under;
  }

  @Test
  void takesDecimalsAsTheyAreWritten() {
    assertThat(Exact.of(new BigDecimal("2.469"))).isEqualTo(Exact.of(2469, 1000));
    assertThat(Exact.of(new BigDecimal("3E+2"))).isEqualTo(Exact.of(300));
  }

  @Test
  void roundsAndCutsAsAMirror() {
    assertThat(Exact.of(7, 2).roundedHalfUp()).isEqualTo(4);
    assertThat(Exact.of(-7, 2).roundedHalfUp()).isEqualTo(-4);
    assertThat(Exact.of(-7, 2).wholePart()).isEqualTo(-3);
    assertThat(Exact.of(-7, 2).remainder()).isEqualTo(Exact.of(-1, 2));
  }

  @Test
  void refusesToDivideByZero() {
    assertThatThrownBy(() -> Exact.of(1, 0)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Exact.ONE.dividedBy(Exact.ZERO))
        .isInstanceOf(ArithmeticException.class);
  }
}
