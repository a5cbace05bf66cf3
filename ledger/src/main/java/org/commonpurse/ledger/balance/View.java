package org.commonpurse.ledger.balance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * From where the books are looked at: what we believed at a moment about a day.
 *
 * @param asAt  the last effective day that counts, inclusive; empty for all
 * @param asKnown  the last moment of recording that counts, inclusive; empty for all
 */
public record View(Optional<LocalDate> asAt, Optional<Instant> asKnown) {

  public View {
    Objects.requireNonNull(asAt, "asAt");
    Objects.requireNonNull(asKnown, "asKnown");
  }

  /** The query, looked at from here. */
  public BalanceQuery apply(BalanceQuery query) {
    return new BalanceQuery(
        query.fund(),
        query.book(),
        query.from(),
        asAt,
        query.kinds(),
        query.where(),
        query.by(),
        asKnown,
        query.partners());
  }
}
