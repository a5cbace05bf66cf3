package org.commonpurse.allocation.term;

import java.util.HashMap;
import java.util.Map;

/** What sources hold, worked out when a term first asks for it. */
@FunctionalInterface
public interface Holdings {

  /** What a source holds; nothing where there is no such source. */
  Holding of(Source source);

  /**
   * The same after an amount was taken by sources.
   *
   * @param benefit  whether what a source takes comes in, and does not go out to meet a cost
   */
  default Holdings after(ExactAllocation allocated, boolean benefit) {
    Map<Source, Holding> changed = new HashMap<>();
    for (var movement : allocated.movements()) {
      var in = benefit ? movement.amount() : movement.amount().negated();
      changed.put(
          movement.source(),
          changed.computeIfAbsent(movement.source(), this::of).plus(movement.owner(), in));
    }
    return source -> {
      var holding = changed.get(source);
      return holding == null ? of(source) : holding;
    };
  }
}
