package org.commonpurse.allocation.agreement;

import java.util.List;
import java.util.OptionalInt;
import org.commonpurse.allocation.exact.Exact;
import org.commonpurse.allocation.exact.Split;

/**
 * How a clause makes whole pence of exact parts.
 *
 * @param onTotal whether parts are rounded once for the whole clause, or for each of its units
 * @param residualTo the partner (its index) that carries what rounding each part to the nearest penny
 *     leaves over; if absent, odd pennies go to the largest remainders, ties in the partners' order
 */
public record Rounding(boolean onTotal, OptionalInt residualTo) {

  /** For each unit, odd pennies to the largest remainders. */
  public static final Rounding USUAL = new Rounding(false, OptionalInt.empty());

  /** Whole pence for exact parts that add up to whole pence. */
  public long[] round(List<Exact> parts) {
    return residualTo.isPresent()
        ? Split.withResidualTo(residualTo.getAsInt(), parts)
        : Split.byLargestRemainder(parts);
  }
}
