package org.commonpurse.allocation.impact;

import java.util.Locale;

/** What a measure is of. Money may hang on either; a reader is told on which. */
public enum MeasureKind {
  /** What became of people, such as emergency admissions. */
  OUTCOME,
  /** What was done, such as reviews held. */
  PROCESS;

  /** The kind as it is written, such as {@code outcome}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind that is written so; only for words that a schema has let through. */
  public static MeasureKind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
