package org.commonpurse.ledger.exact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of exact numbers over one denominator, such as the parts of an amount.
 * <p>
 * Parts of one amount have a denominator in common, so that they can be added and compared as
 * whole numbers. A row that outgrows {@code long} values goes on as separate {@link Exact} numbers.
 * Rows never change.
 */
public final class Fractions {

  private final long[] over;
  private final long under;
  private final Exact @Nullable [] each;

  private Fractions(long[] over, long under) {
    this.over = over;
    this.under = under;
    this.each = null;
  }

  private Fractions(Exact[] each) {
    this.over = new long[0];
    this.under = 1;
    this.each = each;
  }

  /** So many zeros. */
  public static Fractions zeros(int size) {
    return new Fractions(new long[size], 1);
  }

  /** Zeros but for one number. */
  public static Fractions single(int size, int index, Exact number) {
    if (number.isLong()) {
      long[] over = new long[size];
      over[index] = number.numerator();
      return new Fractions(over, number.denominator());
    }
    var each = Collections.nCopies(size, Exact.ZERO).toArray(Exact[]::new);
    each[index] = number;
    return new Fractions(each);
  }

  /** Whole numbers. */
  public static Fractions ofWhole(List<Long> numbers) {
    long[] over = new long[numbers.size()];
    for (int i = 0; i < over.length; i++) {
      over[i] = numbers.get(i);
    }
    return new Fractions(over, 1);
  }

  /** The numbers of a list. */
  public static Fractions of(List<Exact> numbers) {
    long[] over = new long[numbers.size()];
    long under = 1;
    for (var number : numbers) {
      long stretch =
          number.isLong() ? number.denominator() / Exact.gcd(under, number.denominator()) : 0;
      if (stretch == 0 || !Exact.productFits(under, stretch)) {
        return new Fractions(numbers.toArray(Exact[]::new));
      }
      under *= stretch;
    }
    for (int i = 0; i < over.length; i++) {
      var number = numbers.get(i);
      long stretch = under / number.denominator();
      if (!Exact.productFits(number.numerator(), stretch)) {
        return new Fractions(numbers.toArray(Exact[]::new));
      }
      over[i] = number.numerator() * stretch;
    }
    return new Fractions(over, under);
  }

  /**
   * An amount in proportion to weights.
   *
   * @param weights  none negative
   * @param total  their sum, above zero
   */
  public static Fractions split(Exact amount, List<Exact> weights, Exact total) {
    long[] over = new long[weights.size()];
    boolean fits =
        amount.isLong()
            && total.isLong()
            && total.denominator() == 1
            && Exact.productFits(amount.numerator(), total.numerator())
            && Exact.productFits(amount.denominator(), total.numerator());
    for (int i = 0; fits && i < over.length; i++) {
      var weight = weights.get(i);
      fits = weight.isLong() && weight.denominator() == 1;
      // No weight is above the total, so no product is above the one that fits.
      over[i] = amount.numerator() * weight.numerator();
    }
    if (fits) {
      return new Fractions(over, amount.denominator() * total.numerator());
    }
    var parts = new ArrayList<Exact>(weights.size());
    for (var weight : weights) {
      parts.add(amount.portion(weight, total));
    }
    return of(parts);
  }

  /** How many numbers there are. */
  public int size() {
    return each == null ? over.length : each.length;
  }

  /** The number at an index, from 0. */
  public Exact get(int index) {
    return each == null ? Exact.of(over[index], under) : each[index];
  }

  /** The numbers in order. */
  public List<Exact> toList() {
    var numbers = new ArrayList<Exact>(size());
    for (int i = 0; i < size(); i++) {
      numbers.add(get(i));
    }
    return Collections.unmodifiableList(numbers);
  }

  /** Number by number, these and others of the same size together. */
  public Fractions plus(Fractions other) {
    if (other.isZero()) {
      return this;
    }
    if (isZero()) {
      return other;
    }
    var stretched = each == null && other.each == null ? stretchedTo(other.under) : null;
    var otherStretched = stretched == null ? null : other.stretchedTo(stretched.under);
    if (stretched != null && otherStretched != null) {
      var sum = stretched.plusSameUnder(otherStretched);
      if (sum != null) {
        return sum;
      }
    }
    var sums = new ArrayList<Exact>(size());
    for (int i = 0; i < size(); i++) {
      sums.add(get(i).plus(other.get(i)));
    }
    return of(sums);
  }

  /** These and more numbers after them. */
  public Fractions followedBy(List<Exact> more) {
    var others = of(more);
    var stretched = each == null && others.each == null ? stretchedTo(others.under) : null;
    var otherStretched = stretched == null ? null : others.stretchedTo(stretched.under);
    if (stretched != null && otherStretched != null) {
      long[] all = Arrays.copyOf(stretched.over, size() + more.size());
      System.arraycopy(otherStretched.over, 0, all, size(), more.size());
      return new Fractions(all, stretched.under);
    }
    var all = new ArrayList<>(toList());
    all.addAll(more);
    return new Fractions(all.toArray(Exact[]::new));
  }

  private @Nullable Fractions plusSameUnder(Fractions other) {
    long[] sum = new long[over.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = over[i] + other.over[i];
      if (Exact.overflows(over[i], other.over[i], sum[i])) {
        return null;
      }
    }
    return new Fractions(sum, under);
  }

  /** The same over the least denominator that another divides too; nothing if it does not fit. */
  private @Nullable Fractions stretchedTo(long other) {
    long stretch = other / Exact.gcd(under, other);
    if (stretch == 1) {
      return this;
    }
    if (!Exact.productFits(under, stretch)) {
      return null;
    }
    long[] stretched = new long[over.length];
    for (int i = 0; i < stretched.length; i++) {
      if (!Exact.productFits(over[i], stretch)) {
        return null;
      }
      stretched[i] = over[i] * stretch;
    }
    return new Fractions(stretched, under * stretch);
  }

  /** All numbers added up. */
  public Exact sum() {
    if (each == null) {
      long sum = 0;
      boolean fits = true;
      for (long number : over) {
        long next = sum + number;
        fits = fits && !Exact.overflows(sum, number, next);
        sum = next;
      }
      if (fits) {
        return Exact.of(sum, under);
      }
    }
    Exact sum = Exact.ZERO;
    for (int i = 0; i < size(); i++) {
      sum = sum.plus(get(i));
    }
    return sum;
  }

  private boolean isZero() {
    if (each != null) {
      return false;
    }
    for (long number : over) {
      if (number != 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether the numbers have a denominator in common, of which the methods below tell. */
  boolean isCommon() {
    return each == null;
  }

  /** The numbers over {@link #denominator()}; a copy. */
  long[] numerators() {
    return over.clone();
  }

  long denominator() {
    return under;
  }

  @Override
  public String toString() {
    return toList().toString();
  }
}
