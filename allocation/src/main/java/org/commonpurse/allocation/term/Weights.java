package org.commonpurse.allocation.term;

import java.util.List;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.exact.Fractions;

/**
 * One weight a partner, in the order of the parties; none negative, not all zero.
 *
 * @param each  the weights
 * @param total  their sum, above zero
 */
public record Weights(List<Exact> each, Exact total) {

  public Weights {
    each = List.copyOf(each);
  }

  /**
   * Weights whose total is their sum.
   *
   * @throws IllegalArgumentException if one is negative, or all are zero
   */
  public static Weights of(List<Exact> each) {
    Exact total = Exact.ZERO;
    for (var weight : each) {
      if (weight.signum() < 0) {
        throw new IllegalArgumentException("The weight " + weight + " is negative; use 0 or more.");
      }
      total = total.plus(weight);
    }
    if (total.isZero()) {
      throw new IllegalArgumentException(
          "The weights add up to nothing; give at least one partner a weight above 0.");
    }
    return new Weights(each, total);
  }

  /** The exact parts of an amount; they add up to it, and a weight of zero has none. */
  public Fractions split(Exact amount) {
    return Fractions.split(amount, each, total);
  }
}
