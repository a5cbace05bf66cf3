package org.commonpurse.ledger.exact;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntToLongFunction;

/**
 * Makes whole units (pence, or seats) of exact claims that add up to a whole number.
 * <p>
 * Every method gives back one number for each claim, in the order of the claims, that add up to
 * the total; splitting the negated claims gives the negated numbers; a claim of zero receives
 * nothing.
 */
public final class Split {

  private Split() {}

  /**
   * Hands out whole units by the largest remainder.
   * <p>
   * Each claim first receives its whole part, cut towards zero. The units then missing, fewer than
   * the claims, go one each to the claims with the most still owed; of equals the earlier comes
   * first.
   *
   * @param claims  exact claims of either sign whose sum is a whole number
   * @return one number of units for each claim
   * @throws ArithmeticException if the sum of the claims is not whole, or beyond a {@code long}
   */
  public static long[] byLargestRemainder(List<Exact> claims) {
    return byLargestRemainder(Fractions.of(claims));
  }

  /**
   * Hands out whole units by the largest remainder, to a row of claims.
   *
   * @param claims  exact claims of either sign whose sum is a whole number
   * @return one number of units for each claim
   * @throws ArithmeticException if the sum of the claims is not whole, or beyond a {@code long}
   */
  public static long[] byLargestRemainder(Fractions claims) {
    long total = requireWhole(claims.sum());
    return claims.isCommon()
        ? byLargestRemainder(total, claims.numerators(), claims.denominator())
        : byLargestRemainder(total, claims.toList());
  }

  /**
   * Splits whole units in proportion to weights, by the largest remainder.
   *
   * @param total  how many units, of either sign
   * @param weights  none negative, not all zero; a weight of zero receives nothing
   * @return one number of units for each weight
   * @throws ArithmeticException if a weight is negative, or all are zero
   */
  public static long[] byWeights(long total, long[] weights) {
    long sum = 0;
    long signs = 0;
    boolean fits = true;
    for (long weight : weights) {
      sum += weight;
      signs |= weight;
      fits &= sum >= 0;
    }
    if (signs < 0 || signs == 0) {
      throw new ArithmeticException("Weights may not be negative, nor all be zero.");
    }
    if (!fits || !Exact.productFits(total, sum)) {
      return byLargestRemainder(claims(total, weights));
    }
    long[] products = new long[weights.length];
    for (int i = 0; i < products.length; i++) {
      // No product is larger than that with the sum, which fits.
      products[i] = total * weights[i];
    }
    return byLargestRemainder(total, products, sum);
  }

  private static List<Exact> claims(long total, long[] weights) {
    Exact sum = Exact.ZERO;
    for (long weight : weights) {
      sum = sum.plus(Exact.of(weight));
    }
    List<Exact> claims = new ArrayList<>(weights.length);
    for (long weight : weights) {
      claims.add(Exact.of(total).portion(Exact.of(weight), sum));
    }
    return claims;
  }

  /**
   * Equal parts of a whole number; odd units go to the first.
   *
   * @param total  how many units, of either sign
   * @param parts  how many parts, above zero
   * @return one number of units for each part
   */
  public static long[] evenly(long total, int parts) {
    return byLargestRemainder(Collections.nCopies(parts, Exact.of(total, parts)));
  }

  /**
   * Rounds each claim to the nearest unit, halves away from zero, and lets one claim carry what the
   * rounded claims miss or exceed the total by.
   *
   * @param carrier  the index of the claim that carries the residual
   * @param claims  exact claims of either sign whose sum is a whole number
   * @return one number of units for each claim
   * @throws ArithmeticException if the sum of the claims is not whole, or beyond a {@code long}
   */
  public static long[] withResidualTo(int carrier, List<Exact> claims) {
    return withResidualTo(carrier, claims, claim -> 1);
  }

  /**
   * Rounds each claim to the nearest multiple of its step, halves away from zero, and lets one claim
   * carry what the rounded claims miss or exceed the total by, whatever its step.
   *
   * @param carrier  the index of the claim that carries the residual
   * @param claims  exact claims of either sign whose sum is a whole number
   * @param step  the step of a claim, by its index, in units, 1 or more
   * @return one number of units for each claim
   * @throws ArithmeticException if the sum of the claims is not whole, or beyond a {@code long}
   */
  public static long[] withResidualTo(int carrier, List<Exact> claims, IntToLongFunction step) {
    long[] units = new long[claims.size()];
    Exact residual = Exact.ZERO;
    for (int i = 0; i < units.length; i++) {
      long each = step.applyAsLong(i);
      units[i] = Math.multiplyExact(claims.get(i).dividedBy(Exact.of(each)).roundedHalfUp(), each);
      residual = residual.plus(claims.get(i)).minus(Exact.of(units[i]));
    }
    units[carrier] = Math.addExact(units[carrier], requireWhole(residual));
    return units;
  }

  /** Claims as numbers over one denominator; the numbers are used up. */
  private static long[] byLargestRemainder(long total, long[] over, long under) {
    long[] units = new long[over.length];
    long left = total;
    for (int i = 0; i < units.length; i++) {
      long whole = over[i] / under;
      units[i] = whole;
      over[i] -= whole * under;
      left -= whole;
    }
    handOut(left, over, units);
    return units;
  }

  /** Claims that outgrow one denominator: what is owed is told by its rank among all that is owed. */
  private static long[] byLargestRemainder(long total, List<Exact> claims) {
    long[] units = new long[claims.size()];
    long left = total;
    var remainders = new ArrayList<Exact>(units.length);
    for (int i = 0; i < units.length; i++) {
      units[i] = claims.get(i).wholePart();
      left -= units[i];
      remainders.add(claims.get(i).remainder());
    }
    var ranked = new TreeSet<>(remainders);
    ranked.add(Exact.ZERO);
    var ranks = List.copyOf(ranked);
    int zero = Collections.binarySearch(ranks, Exact.ZERO);
    long[] owed = new long[units.length];
    for (int i = 0; i < owed.length; i++) {
      owed[i] = Collections.binarySearch(ranks, remainders.get(i)) - zero;
    }
    handOut(left, owed, units);
    return units;
  }

  /**
   * Gives a unit each to those that are owed the most in the direction of what is left; of equals the
   * earlier comes first.
   *
   * @param left  how many units, of either sign, fewer than are owed any in its direction
   * @param owed  what each is owed, in any measure that tells more from less; it is used up
   */
  private static void handOut(long left, long[] owed, long[] units) {
    long step = Long.signum(left);
    for (int i = 0; step < 0 && i < owed.length; i++) {
      owed[i] = -owed[i];
    }
    for (; left != 0; left -= step) {
      int first = 0;
      long most = owed[0];
      for (int i = 1; i < owed.length; i++) {
        if (owed[i] > most) {
          first = i;
          most = owed[i];
        }
      }
      units[first] += step;
      owed[first] = 0;
    }
  }

  private static long requireWhole(Exact sum) {
    if (!sum.isWhole()) {
      throw new ArithmeticException(
          "Claims must add up to a whole number of units; their fractions add up to "
              + sum.remainder()
              + ".");
    }
    return sum.wholePart();
  }
}
