package org.commonpurse.allocation.simulation;

import java.util.List;
import java.util.Optional;
import org.commonpurse.ledger.exact.Exact;

/** Whole numbers over a power of ten that are what exact numbers are. */
record Decimals(long[] over, long under) {

  private static final int PLACES_MAX = 12;

  /** The numbers; none where that takes more decimals than there is room for. */
  static Optional<Decimals> of(List<Exact> numbers) {
    long under = 1;
    for (int places = 0; places <= PLACES_MAX; places++) {
      var scale = Exact.of(under);
      if (numbers.stream().allMatch(number -> number.times(scale).isWhole())) {
        try {
          long[] over =
              numbers.stream().mapToLong(number -> number.times(scale).wholePart()).toArray();
          return Optional.of(new Decimals(over, under));
        } catch (ArithmeticException e) {
          return Optional.empty();
        }
      }
      under *= 10;
    }
    return Optional.empty();
  }
}
