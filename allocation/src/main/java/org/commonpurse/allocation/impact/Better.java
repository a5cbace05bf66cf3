package org.commonpurse.allocation.impact;

import java.util.Locale;

/** Which way of a measure is the good one. */
public enum Better {
  /** Fewer are better, as of admissions. */
  FEWER,
  /** More are better, as of days at home. */
  MORE;

  /** The way as it is written, such as {@code fewer}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The way that is written so; only for words that a schema has let through. */
  public static Better of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /**
   * How much better a count is than another: positive where it is better, negative where it is worse.
   *
   * @param than  what it is compared with, in units
   * @param count  the count, in units
   */
  public long gain(long than, long count) {
    return this == FEWER ? Math.subtractExact(than, count) : Math.subtractExact(count, than);
  }
}
