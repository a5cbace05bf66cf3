package org.commonpurse.ledger.exact;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Makes whole units (pence, or seats) of exact claims that add up to a whole number.
 *
 * <p>Every method gives back one number for each claim, in the order of the claims, that add up to
 * the total; splitting the negated claims gives the negated numbers; a claim of zero receives
 * nothing.
 */
public final class Split {

  private Split() {}

  /**
   * Hands out whole units by the largest remainder.
   *
   * <p>Each claim first receives its whole part, cut towards zero. The units then missing, fewer than
   * the claims, go one each to the claims with the most still owed; of equals the earlier comes
   * first.
   *
   * @param claims exact claims of either sign whose sum is a whole number
   * @throws ArithmeticException if the sum of the claims is not whole
   */
  public static long[] byLargestRemainder(List<Exact> claims) {
    return byLargestRemainder(Fractions.of(claims));
  }

  /** The same for a row of claims. */
  public static long[] byLargestRemainder(Fractions claims) {
    long[] counted = claims.byLargestRemainder();
    if (counted != null) {
      return counted;
    }
    long[] units = new long[claims.size()];
    List<Exact> owed = new ArrayList<>(claims.size());
    Exact open = Exact.ZERO;
    for (int i = 0; i < units.length; i++) {
      var claim = claims.get(i);
      units[i] = claim.wholePart();
      owed.add(claim.remainder());
      open = open.plus(claim.remainder());
    }
    long left = requireWhole(open);
    int step = Long.signum(left);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < units.length; i++) {
      order.add(i);
    }
    order.sort(
        (a, b) ->
            step > 0 ? owed.get(b).compareTo(owed.get(a)) : owed.get(a).compareTo(owed.get(b)));
    for (int i = 0; i < Math.abs(left); i++) {
      units[order.get(i)] += step;
    }
    return units;
  }

  /**
   * Splits whole units in proportion to weights, by the largest remainder.
   *
   * @param total how many units, of either sign
   * @param weights none negative, not all zero; a weight of zero receives nothing
   * @throws ArithmeticException if a weight is negative, or all are zero
   */
  public static long[] byWeights(long total, long[] weights) {
    long sum = 0;
    long all = 0;
    for (long weight : weights) {
      sum = Math.addExact(sum, weight);
      all |= weight;
    }
    if (all < 0 || sum == 0) {
      throw new ArithmeticException("Weights may not be negative, nor all be zero.");
    }
    if (Math.multiplyHigh(total, sum) != (total < 0 ? -1 : 0) || total * sum < 0 != total < 0) {
      return byLargestRemainder(claims(total, sum, weights));
    }
    // Every product is no larger than that with the sum, which fits.
    long[] units = new long[weights.length];
    long[] owed = new long[weights.length];
    long left = total;
    for (int i = 0; i < units.length; i++) {
      long product = total * weights[i];
      long part = product / sum;
      units[i] = part;
      owed[i] = product - part * sum;
      left -= part;
    }
    handOut(left, owed, units);
    return units;
  }

  private static List<Exact> claims(long total, long sum, long[] weights) {
    List<Exact> claims = new ArrayList<>(weights.length);
    for (long weight : weights) {
      claims.add(Exact.of(total).times(Exact.of(weight, sum)));
    }
    return claims;
  }

  /**
   * Gives a unit each to those that are owed the most in the direction of what is left; of equals the
   * earlier comes first.
   *
   * @param left how many units, of either sign, fewer than the owed
   * @param owed what each is owed, in any common measure; it is used up
   */
  static void handOut(long left, long[] owed, long[] units) {
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

  /**
   * Rounds each claim to the nearest unit, halves away from zero, and lets one claim carry what the
   * rounded claims miss or exceed the total by.
   *
   * @param claims exact claims of either sign whose sum is a whole number
   * @param carrier the index of the claim that carries the residual
   * @throws ArithmeticException if the sum of the claims is not whole
   */
  public static long[] withResidualTo(int carrier, List<Exact> claims) {
    long[] units = new long[claims.size()];
    Exact residual = Exact.ZERO;
    for (int i = 0; i < units.length; i++) {
      units[i] = claims.get(i).roundedHalfUp();
      residual = residual.plus(claims.get(i)).minus(Exact.of(units[i]));
    }
    units[carrier] = Math.addExact(units[carrier], requireWhole(residual));
    return units;
  }

  /** Equal parts of a whole number; odd units go to the first. */
  public static long[] evenly(long total, int parts) {
    return byLargestRemainder(Collections.nCopies(parts, Exact.of(total, parts)));
  }

  static long requireWhole(Exact sum) {
    if (!sum.isWhole()) {
      throw new ArithmeticException(
          "Claims must add up to a whole number of units; their fractions add up to " + sum + ".");
    }
    return sum.wholePart();
  }
}
