package org.commonpurse.ledger.balance;

import java.util.Optional;
import org.commonpurse.ledger.journal.Dimension;
import org.jspecify.annotations.Nullable;

/** By what balances are told apart. */
public enum Grouping {
  /** The kind of account; the key is its word, such as {@code risk-share}. */
  KIND(null),
  /** The account; the key is its path. */
  ACCOUNT(null),
  /** The financial year of the effective day; the key is like {@code 2023-24}. */
  YEAR(null),
  /** The month of the effective day; the key is its period, like {@code 2023-24/07}. */
  MONTH(null),
  /** The partner; the key is its code, or empty where an account has none, as for all below. */
  PARTNER(Dimension.PARTNER),
  /** The stream. */
  STREAM(Dimension.STREAM),
  /** The scheme. */
  SCHEME(Dimension.SCHEME),
  /** The provider. */
  PROVIDER(Dimension.PROVIDER),
  /** The measure. */
  MEASURE(Dimension.MEASURE),
  /** The clause. */
  CLAUSE(Dimension.CLAUSE),
  /** The reserve. */
  RESERVE(Dimension.RESERVE),
  /** The nature of a saving or burden. */
  NATURE(Dimension.NATURE);

  private final @Nullable Dimension dimension;

  Grouping(@Nullable Dimension dimension) {
    this.dimension = dimension;
  }

  /** The dimension of accounts it groups by; empty for kind, account, year and month. */
  public Optional<Dimension> dimension() {
    return Optional.ofNullable(dimension);
  }
}
