package org.commonpurse.ledger.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * What counts by time: the effective days, and what was known of them.
 *
 * @param from  the first effective day, inclusive; empty for no limit
 * @param asAt  the last effective day, inclusive; empty for no limit
 * @param asKnown  only what was recorded at this moment or before; empty for all
 */
public record Span(Optional<LocalDate> from, Optional<LocalDate> asAt, Optional<Instant> asKnown) {

  /** Every day, as known now. */
  public static final Span ALL = new Span(Optional.empty(), Optional.empty(), Optional.empty());

  public Span {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(asAt, "asAt");
    Objects.requireNonNull(asKnown, "asKnown");
  }

  /** Only the day and later ones. */
  public Span from(LocalDate first) {
    return new Span(Optional.of(first), asAt, asKnown);
  }

  /** Only the day and earlier ones. */
  public Span asAt(LocalDate last) {
    return new Span(from, Optional.of(last), asKnown);
  }

  /** Only what was recorded at the moment or before. */
  public Span asKnown(Instant moment) {
    return new Span(from, asAt, Optional.of(moment));
  }
}
