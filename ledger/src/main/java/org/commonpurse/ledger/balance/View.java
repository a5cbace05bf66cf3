package org.commonpurse.ledger.balance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.commonpurse.ledger.journal.Span;

/**
 * From where the books are looked at: what we believed at a moment about a day.
 *
 * @param asAt  the last effective day that counts, inclusive; empty for all
 * @param asKnown  the last moment of recording that counts, inclusive; empty for all
 */
public record View(Optional<LocalDate> asAt, Optional<Instant> asKnown) {

  /** All that counts, as known now. */
  public static final View NOW = new View(Optional.empty(), Optional.empty());

  public View {
    Objects.requireNonNull(asAt, "asAt");
    Objects.requireNonNull(asKnown, "asKnown");
  }

  /** Whether what was recorded at a moment is known from here. */
  public boolean knows(Instant recordedAt) {
    return asKnown.map(moment -> !recordedAt.isAfter(moment)).orElse(true);
  }

  /** The days and moments looked at from no later than here: of two that are named, the earlier. */
  public Span limit(Span span) {
    return new Span(span.from(), earlier(asAt, span.asAt()), earlier(asKnown, span.asKnown()));
  }

  private static <T extends Comparable<? super T>> Optional<T> earlier(
      Optional<T> one, Optional<T> other) {
    return one.isPresent() && other.isPresent()
        ? Optional.of(one.get().compareTo(other.get()) < 0 ? one.get() : other.get())
        : one.or(() -> other);
  }

  /** The same days from here: up to its day, as known at its moment. */
  public Span apply(Span span) {
    return new Span(span.from(), asAt, asKnown);
  }
}
