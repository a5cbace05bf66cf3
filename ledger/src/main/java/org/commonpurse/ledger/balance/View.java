package org.commonpurse.ledger.balance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.commonpurse.ledger.journal.EntryQuery;

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

  /**
   * The query, looked at from no later than here: where both name a day or a moment, the earlier
   * counts.
   */
  public BalanceQuery limit(BalanceQuery query) {
    return new View(earlier(asAt, query.asAt()), earlier(asKnown, query.asKnown())).apply(query);
  }

  /** The query, looked at from no later than here. */
  public StatementQuery limit(StatementQuery query) {
    return new StatementQuery(
        query.fund(),
        query.book(),
        query.accounts(),
        query.from(),
        earlier(asAt, query.asAt()),
        earlier(asKnown, query.asKnown()),
        query.partners());
  }

  /** The query, looked at from no later than here. */
  public EntryQuery limit(EntryQuery query) {
    return query.seenFrom(earlier(asAt, query.asAt()), earlier(asKnown, query.asKnown()));
  }

  private static <T extends Comparable<? super T>> Optional<T> earlier(
      Optional<T> one, Optional<T> other) {
    return one.isPresent() && other.isPresent()
        ? Optional.of(one.get().compareTo(other.get()) < 0 ? one.get() : other.get())
        : one.or(() -> other);
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
