package org.commonpurse.ledger.money;

import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_WEIGHTS_UNUSABLE;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Splits pence by weights, leaving nothing over.
 * <p>
 * Each part first gets the whole pence of its exact share. The pence left go one each to the largest
 * remainders, and where remainders are equal to the first in order. Splitting {@code -x} gives the
 * negation of splitting {@code x}.
 */
public final class Split {

  private Split() {}

  /** So many equal parts, the first of which carry the spare pennies. */
  public static List<Long> equally(long pence, int parts) {
    return byWeights(pence, Collections.nCopies(parts, 1L));
  }

  /**
   * Parts in proportion to the weights, in their order.
   *
   * @param pence  what to split, of either sign
   * @param weights  none negative, not all zero; a weight of zero gets nothing
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_WEIGHTS_UNUSABLE}
   */
  public static List<Long> byWeights(long pence, List<Long> weights) {
    var total = BigInteger.ZERO;
    for (long weight : weights) {
      if (weight < 0) {
        throw unusable(weights);
      }
      total = total.add(BigInteger.valueOf(weight));
    }
    if (total.signum() == 0) {
      throw unusable(weights);
    }
    var whole = BigInteger.valueOf(pence).abs();
    var parts = new ArrayList<BigInteger>(weights.size());
    var remainders = new ArrayList<BigInteger>(weights.size());
    var left = whole;
    for (long weight : weights) {
      var share = whole.multiply(BigInteger.valueOf(weight)).divideAndRemainder(total);
      parts.add(share[0]);
      remainders.add(share[1]);
      left = left.subtract(share[0]);
    }
    var order = new ArrayList<Integer>(weights.size());
    for (int i = 0; i < weights.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparing((Integer i) -> remainders.get(i)).reversed());
    for (int i = 0; i < left.intValueExact(); i++) {
      int place = order.get(i);
      parts.set(place, parts.get(place).add(BigInteger.ONE));
    }
    return parts.stream().map(part -> (pence < 0 ? part.negate() : part).longValueExact()).toList();
  }

  private static RuntimeException unusable(List<Long> weights) {
    return LEDGER_WEIGHTS_UNUSABLE
        .because(
            "Weights must not be negative, and must not all be zero: " + weights + ".",
            "weights",
            weights)
        .toException();
  }
}
