package org.commonpurse.ledger.measure;

import static org.commonpurse.ledger.problem.MeasureProblem.MEASURE_TEXT_REFUSED;

/** One short line of text that is kept with a value. */
final class ShortText {

  private ShortText() {}

  /**
   * A text as it is kept, which may be blank.
   *
   * @param what  what to call it in a message
   * @throws org.commonpurse.ledger.problem.ProblemException {@code MEASURE_TEXT_REFUSED} if it has more
   *     than {@link Observation#TEXT_LENGTH_MAX} characters, or control characters
   */
  static String require(String text, String what) {
    var stripped = text.strip();
    if (stripped.length() > Observation.TEXT_LENGTH_MAX
        || stripped.chars().anyMatch(Character::isISOControl)) {
      throw MEASURE_TEXT_REFUSED
          .because(
              "The %s \"%s\" has more than %d characters, or control characters. Write it in one short line."
                  .formatted(
                      what,
                      stripped.length() > 40 ? stripped.substring(0, 40) + "..." : stripped,
                      Observation.TEXT_LENGTH_MAX),
              "what",
              what)
          .toException();
    }
    return stripped;
  }
}
