package org.commonpurse.allocation.term;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.commonpurse.ledger.exact.Exact;

/** Which of several figures or factors is meant: the greater or the lesser of two. */
public enum Extreme {
  /** None is above it. */
  GREATEST("greatest"),
  /** None is below it. */
  LEAST("least");

  private final String word;

  Extreme(String word) {
    this.word = word;
  }

  /** As a sentence says it. */
  String word() {
    return word;
  }

  /** The extreme of values; 0 of none. */
  <T> Exact of(List<T> things, Function<T, Exact> value) {
    return things.stream()
        .map(value)
        .reduce(this == GREATEST ? Exact::max : Exact::min)
        .orElse(Exact.ZERO);
  }

  /** Whether the extreme is at or below something: all have to be for the greatest, one for the least. */
  <T> boolean isBelow(List<T> things, Predicate<T> isBelow) {
    return this == GREATEST ? things.stream().allMatch(isBelow) : things.stream().anyMatch(isBelow);
  }

  /** Whether something is at or below the extreme: below one for the greatest, below all for the least. */
  <T> boolean isAbove(List<T> things, Predicate<T> isAbove) {
    return this == GREATEST ? things.stream().anyMatch(isAbove) : things.stream().allMatch(isAbove);
  }
}
