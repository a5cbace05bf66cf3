package org.commonpurse.allocation.agreement;

import java.util.Locale;

/** Which figures a version takes in a financial year in which it follows on another. */
public enum WithinYear {
  /** Each version takes the figures of the months in which it is in force. */
  BY_MONTHS,
  /** This version takes the figures of the whole year; what the earlier one allocated is taken back. */
  WHOLE_YEAR;

  /** As agreements write it: {@code by-months}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Which figures it takes, as a sentence.
   *
   * @param from  the version's first day, as the reader is shown days
   */
  public String inWords(String from) {
    return switch (this) {
      case BY_MONTHS ->
          "It takes the figures from %s on; the version before has those of the months before (by months)."
              .formatted(from);
      case WHOLE_YEAR ->
          "It takes the figures of the whole year, though it is in force from %s on (whole year)."
              .formatted(from);
    };
  }

  static WithinYear of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
