package org.commonpurse.ledger.journal;

import java.util.Locale;

/** What an account can be about. */
public enum Dimension {
  /** A partner of the fund. */
  PARTNER,
  /** A stream of funding. */
  STREAM,
  /** A scheme of spending. */
  SCHEME,
  /** A partner in its role as the one who is paid for a scheme. */
  PROVIDER,
  /** Something counted. */
  MEASURE,
  /** A clause of an agreement. */
  CLAUSE,
  /** A reserve. */
  RESERVE,
  /** What kind of saving or burden it is, such as cashable or stranded. */
  NATURE;

  /** The dimension as a word in a sentence or a parameter, such as {@code scheme}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
