package org.commonpurse.allocation.price;

import static org.commonpurse.allocation.problem.PriceProblem.PRICE_CONFIDENCE_UNKNOWN;

import java.util.Locale;

/** How sure a unit cost is, by who published it. */
public enum Confidence {
  /** Well founded. */
  GREEN,
  /** To be used with care. */
  AMBER,
  /** Weakly founded. */
  RED,
  /** The source does not say. */
  NOT_STATED;

  /**
   * Reads it.
   *
   * @param text  a colour or its first letter, in any case; nothing where it is not stated
   * @throws org.commonpurse.ledger.problem.ProblemException {@code PRICE_CONFIDENCE_UNKNOWN}
   */
  public static Confidence of(String text) {
    var word = text.strip().toLowerCase(Locale.ROOT);
    if (word.isEmpty()) {
      return NOT_STATED;
    }
    for (var each : new Confidence[] {GREEN, AMBER, RED}) {
      if (word.equals(each.word()) || word.equals(each.word().substring(0, 1))) {
        return each;
      }
    }
    throw PRICE_CONFIDENCE_UNKNOWN
        .because(
            "\"%s\" does not tell how sure a unit cost is; write red, amber or green, or nothing."
                .formatted(text),
            "confidence",
            text)
        .toException();
  }

  /** The word for it, such as {@code amber} or {@code not-stated}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
