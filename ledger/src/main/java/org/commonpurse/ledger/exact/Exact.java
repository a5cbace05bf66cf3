package org.commonpurse.ledger.exact;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Objects;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * An exact fraction: an amount in pence that need not be whole, a rate, or a weight.
 * <p>
 * Nothing is ever rounded. Almost every figure of an agreement fits a fraction of two {@code long}
 * values, which is what is kept while it does; a result that does not fit goes on as a {@link
 * BigFraction}, so no operation overflows. Values are in lowest terms and the denominator is
 * positive, so equal numbers are equal objects.
 */
public final class Exact implements Comparable<Exact> {

  /** Nothing. */
  public static final Exact ZERO = new Exact(0, 1);

  /** One whole. */
  public static final Exact ONE = new Exact(1, 1);

  private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);

  private final long numerator;
  private final long denominator;
  private final @Nullable BigFraction big;

  private Exact(long numerator, long denominator) {
    this.numerator = numerator;
    this.denominator = denominator;
    this.big = null;
  }

  private Exact(BigFraction big) {
    this.numerator = 0;
    this.denominator = 0;
    this.big = big;
  }

  /** A whole number, such as an amount in pence. */
  public static Exact of(long whole) {
    if (whole == 0) {
      return ZERO;
    }
    return whole == Long.MIN_VALUE ? of(BigFraction.of(whole)) : new Exact(whole, 1);
  }

  /**
   * The fraction of two whole numbers.
   *
   * @throws ArithmeticException if {@code denominator} is zero
   */
  public static Exact of(long numerator, long denominator) {
    if (numerator == Long.MIN_VALUE || denominator == Long.MIN_VALUE) {
      return of(BigFraction.of(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator)));
    }
    if (denominator == 1) {
      return of(numerator);
    }
    if (denominator == 0) {
      throw new ArithmeticException("A fraction may not have zero as its denominator.");
    }
    return reduced(numerator, denominator);
  }

  /** A decimal number, taken as it is written: {@code 2.50} is five halves. */
  public static Exact of(BigDecimal decimal) {
    var unscaled = decimal.unscaledValue();
    return decimal.scale() >= 0
        ? of(BigFraction.of(unscaled, BigInteger.TEN.pow(decimal.scale())))
        : of(BigFraction.of(unscaled.multiply(BigInteger.TEN.pow(-decimal.scale()))));
  }

  /**
   * A number as {@link #toString()} writes it, {@code 7} or {@code 22/7}, or a decimal.
   *
   * @throws NumberFormatException if the text is neither
   * @throws ArithmeticException if the denominator is zero
   */
  public static Exact parse(String text) {
    int slash = text.indexOf('/');
    return slash < 0
        ? of(new BigDecimal(text))
        : of(new BigDecimal(text.substring(0, slash)))
            .dividedBy(of(new BigDecimal(text.substring(slash + 1))));
  }

  private static Exact of(BigFraction fraction) {
    var over = fraction.getNumerator();
    var under = fraction.getDenominator();
    if (under.signum() < 0) {
      over = over.negate();
      under = under.negate();
    }
    return over.bitLength() < Long.SIZE && under.bitLength() < Long.SIZE && !over.equals(LONG_MIN)
        ? new Exact(over.longValue(), under.longValue())
        : new Exact(BigFraction.of(over, under));
  }

  private static Exact reduced(long numerator, long denominator) {
    if (numerator == 0) {
      return ZERO;
    }
    long divisor = gcd(Math.abs(numerator), Math.abs(denominator));
    long sign = denominator < 0 ? -1 : 1;
    return new Exact(sign * (numerator / divisor), sign * (denominator / divisor));
  }

  static long gcd(long a, long b) {
    while (b != 0) {
      long rest = a % b;
      a = b;
      b = rest;
    }
    return a;
  }

  /** This number and another added up. */
  public Exact plus(Exact other) {
    if (other.isZero()) {
      return this;
    }
    if (isZero()) {
      return other;
    }
    if (big == null && other.big == null) {
      if (denominator == other.denominator) {
        long sum = numerator + other.numerator;
        if (!overflows(numerator, other.numerator, sum)) {
          return denominator == 1 ? new Exact(sum, 1) : reduced(sum, denominator);
        }
      } else {
        // Over the least common multiple the intermediate numbers stay as small as they can be.
        long divisor = gcd(denominator, other.denominator);
        long stretch = other.denominator / divisor;
        long otherStretch = denominator / divisor;
        if (productFits(numerator, stretch)
            && productFits(other.numerator, otherStretch)
            && productFits(denominator, stretch)) {
          long left = numerator * stretch;
          long right = other.numerator * otherStretch;
          long sum = left + right;
          if (!overflows(left, right, sum)) {
            return reduced(sum, denominator * stretch);
          }
        }
      }
    }
    return of(fraction().add(other.fraction()));
  }

  /** This number less another. */
  public Exact minus(Exact other) {
    return plus(other.negated());
  }

  /** This number multiplied by another. */
  public Exact times(Exact other) {
    if (isZero() || other.isZero()) {
      return ZERO;
    }
    if (big == null && other.big == null) {
      long across = gcd(Math.abs(numerator), other.denominator);
      long back = gcd(Math.abs(other.numerator), denominator);
      long over = numerator / across;
      long otherOver = other.numerator / back;
      long under = denominator / back;
      long otherUnder = other.denominator / across;
      if (productFits(over, otherOver) && productFits(under, otherUnder)) {
        return new Exact(over * otherOver, under * otherUnder);
      }
    }
    return of(fraction().multiply(other.fraction()));
  }

  /**
   * This number divided by another.
   *
   * @throws ArithmeticException if {@code other} is zero
   */
  public Exact dividedBy(Exact other) {
    if (other.isZero()) {
      throw new ArithmeticException("Division of " + this + " by zero.");
    }
    if (other.big == null) {
      return other.numerator < 0
          ? times(new Exact(-other.denominator, -other.numerator))
          : times(new Exact(other.denominator, other.numerator));
    }
    return of(fraction().divide(other.fraction()));
  }

  /**
   * The part of this number that a weight has of a total of weights: this times weight over total.
   *
   * @param total  above zero
   */
  public Exact portion(Exact weight, Exact total) {
    if (weight.isZero() || isZero()) {
      return ZERO;
    }
    if (big == null
        && weight.big == null
        && total.big == null
        && weight.denominator == 1
        && total.denominator == 1
        && productFits(numerator, weight.numerator)
        && productFits(denominator, total.numerator)) {
      return reduced(numerator * weight.numerator, denominator * total.numerator);
    }
    return times(weight).dividedBy(total);
  }

  /** The number of this size and the other sign. */
  public Exact negated() {
    if (big != null) {
      return of(big.negate());
    }
    return numerator == 0 ? this : new Exact(-numerator, denominator);
  }

  /** The size of this number, without its sign. */
  public Exact abs() {
    return signum() < 0 ? negated() : this;
  }

  /** The lower of this number and another. */
  public Exact min(Exact other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /** The higher of this number and another. */
  public Exact max(Exact other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** Returns -1, 0 or 1 as this number is below, at or above zero. */
  public int signum() {
    return big == null ? Long.signum(numerator) : big.signum();
  }

  /** Whether it is nothing. */
  public boolean isZero() {
    return big == null && numerator == 0;
  }

  /** Whether, in lowest terms, its denominator is above a number. */
  public boolean isFinerThan(long bound) {
    return big == null
        ? denominator > bound
        : big.getDenominator().compareTo(BigInteger.valueOf(bound)) > 0;
  }

  /** Whether it has no fraction. */
  public boolean isWhole() {
    return big == null ? denominator == 1 : big.getDenominator().equals(BigInteger.ONE);
  }

  /**
   * The whole part, cut towards zero, so that it mirrors: the whole part of {@code -x} is minus that
   * of {@code x}.
   *
   * @throws ArithmeticException if it does not fit a {@code long}
   */
  public long wholePart() {
    return big == null
        ? numerator / denominator
        : big.getNumerator().divide(big.getDenominator()).longValueExact();
  }

  /** What {@link #wholePart()} cuts off; above -1 and below 1, of this number's sign. */
  public Exact remainder() {
    if (big == null) {
      return denominator == 1 ? ZERO : new Exact(numerator % denominator, denominator);
    }
    return minus(Exact.of(wholePart()));
  }

  /**
   * The nearest whole number; a half goes away from zero, so that it mirrors.
   *
   * @throws ArithmeticException if it does not fit a {@code long}
   */
  public long roundedHalfUp() {
    return toDecimal(0).longValueExact();
  }

  /** This number as a decimal of so many places, halves away from zero: for showing, not for sums. */
  public BigDecimal toDecimal(int places) {
    var fraction = fraction();
    return new BigDecimal(fraction.getNumerator())
        .divide(new BigDecimal(fraction.getDenominator()), places, RoundingMode.HALF_UP);
  }

  @Override
  public int compareTo(Exact other) {
    if (big == null && other.big == null) {
      if (denominator == other.denominator) {
        return Long.compare(numerator, other.numerator);
      }
      if (productFits(numerator, other.denominator) && productFits(other.numerator, denominator)) {
        return Long.compare(numerator * other.denominator, other.numerator * denominator);
      }
    }
    return fraction().compareTo(other.fraction());
  }

  /** Whether it is a fraction of two {@code long} values, of which the accessors below tell. */
  boolean isLong() {
    return big == null;
  }

  long numerator() {
    return numerator;
  }

  long denominator() {
    return denominator;
  }

  private BigFraction fraction() {
    return big != null ? big : BigFraction.of(numerator, denominator);
  }

  /** Whether the product of two numbers is within a long; the lowest long counts as outside. */
  static boolean productFits(long a, long b) {
    long high = Math.multiplyHigh(a, b);
    long low = a * b;
    return (high == 0 && low >= 0) || (high == -1 && low < 0 && low != Long.MIN_VALUE);
  }

  /** Whether {@code sum} is not what {@code a} and {@code b} add up to, or is the lowest long. */
  static boolean overflows(long a, long b, long sum) {
    return ((a ^ sum) & (b ^ sum)) < 0 || sum == Long.MIN_VALUE;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Exact that
        && numerator == that.numerator
        && denominator == that.denominator
        && Objects.equals(big, that.big);
  }

  @Override
  public int hashCode() {
    return big == null ? Long.hashCode(31 * numerator + denominator) : big.hashCode();
  }

  /** The number as {@code 7} or {@code 22/7}. */
  @Override
  public String toString() {
    if (big != null) {
      return isWhole()
          ? big.getNumerator().toString()
          : big.getNumerator() + "/" + big.getDenominator();
    }
    return denominator == 1 ? Long.toString(numerator) : numerator + "/" + denominator;
  }
}
