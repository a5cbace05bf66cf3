package org.commonpurse.allocation.proof;

import java.math.BigInteger;
import org.commonpurse.ledger.exact.Exact;

/**
 * Whole-number arithmetic at a fine scale, for the naive evaluator: numbers count units of 10<sup>-30
 * </sup>, and numbers nearer to each other than 10<sup>-17</sup> are one number.
 * <p>
 * It knows nothing of fractions: every product and quotient is cut off after its last place.
 */
final class Fine {

  static final BigInteger ONE = BigInteger.TEN.pow(30);
  static final BigInteger ZERO = BigInteger.ZERO;
  private static final BigInteger NEAR = BigInteger.TEN.pow(13);

  private Fine() {}

  static BigInteger of(long whole) {
    return BigInteger.valueOf(whole).multiply(ONE);
  }

  /** A number that an agreement or outturn gives. */
  static BigInteger of(Exact number) {
    var parts = number.toString().split("/");
    var over = new BigInteger(parts[0]).multiply(ONE);
    return parts.length == 1 ? over : over.divide(new BigInteger(parts[1]));
  }

  static BigInteger times(BigInteger a, BigInteger b) {
    return a.multiply(b).divide(ONE);
  }

  static BigInteger over(BigInteger a, BigInteger b) {
    return a.multiply(ONE).divide(b);
  }

  /** Below, at or above: -1, 0 or 1. */
  static int compare(BigInteger a, BigInteger b) {
    var difference = a.subtract(b);
    return difference.abs().compareTo(NEAR) <= 0 ? 0 : difference.signum();
  }

  static int sign(BigInteger number) {
    return compare(number, ZERO);
  }

  /** Whether no fraction with a denominator up to this is the number, by its continued fraction. */
  static boolean isFinerThan(long denominator, BigInteger number) {
    var most = BigInteger.valueOf(denominator);
    var a = number.abs();
    var b = ONE;
    BigInteger[] over = {BigInteger.ZERO, BigInteger.ONE};
    BigInteger[] under = {BigInteger.ONE, BigInteger.ZERO};
    while (b.signum() != 0) {
      var whole = a.divideAndRemainder(b);
      over = new BigInteger[] {over[1], whole[0].multiply(over[1]).add(over[0])};
      under = new BigInteger[] {under[1], whole[0].multiply(under[1]).add(under[0])};
      if (under[1].compareTo(most) > 0) {
        return true;
      }
      // What a few cuts after the last place make of such a fraction is still nearer to it than
      // this.
      var off = number.abs().subtract(over[1].multiply(ONE).divide(under[1])).abs();
      if (off.compareTo(BigInteger.TEN.pow(6)) <= 0) {
        return false;
      }
      a = b;
      b = whole[1];
    }
    return false;
  }

  static BigInteger least(BigInteger a, BigInteger b) {
    return compare(a, b) <= 0 ? a : b;
  }

  static BigInteger most(BigInteger a, BigInteger b) {
    return compare(a, b) >= 0 ? a : b;
  }

  /** The whole number at or below, where a number as good as whole is whole. */
  static long floor(BigInteger number) {
    var halves = number.add(NEAR).divideAndRemainder(ONE);
    var floor = halves[1].signum() < 0 ? halves[0].subtract(BigInteger.ONE) : halves[0];
    return floor.longValueExact();
  }

  /** The nearest whole number, halves away from zero. */
  static long nearest(BigInteger number) {
    return number.signum() < 0 ? -nearest(number.negate()) : floor(number.add(ONE.shiftRight(1)));
  }
}
