package org.commonpurse.allocation.exact;

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
    long[] units = new long[claims.size()];
    Exact owed = Exact.ZERO;
    List<Claim> open = new ArrayList<>(claims.size());
    for (int i = 0; i < units.length; i++) {
      var claim = claims.get(i);
      units[i] = claim.wholePart();
      if (!claim.isWhole()) {
        var remainder = claim.remainder();
        owed = owed.plus(remainder);
        open.add(new Claim(i, remainder));
      }
    }
    if (open.isEmpty()) {
      return units;
    }
    long left = requireWhole(owed);
    int step = Long.signum(left);
    if (step != 0) {
      open.sort((a, b) -> step > 0 ? b.owed.compareTo(a.owed) : a.owed.compareTo(b.owed)); // stable
      for (int i = 0; i < Math.abs(left); i++) {
        units[open.get(i).index] += step;
      }
    }
    return units;
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

  private static long requireWhole(Exact sum) {
    if (!sum.isWhole()) {
      throw new ArithmeticException(
          "Claims must add up to a whole number of units; their fractions add up to " + sum + ".");
    }
    return sum.wholePart();
  }

  private record Claim(int index, Exact owed) {}
}
