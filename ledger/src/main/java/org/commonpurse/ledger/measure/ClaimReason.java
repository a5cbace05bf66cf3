package org.commonpurse.ledger.measure;

import static org.commonpurse.ledger.problem.MeasureProblem.MEASURE_REASON_MISSING;

/**
 * Why a claim is given up.
 *
 * @param text  one line of 1 to {@link Observation#TEXT_LENGTH_MAX} characters
 */
public record ClaimReason(String text) {

  /**
   * Checks that it says something.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code MEASURE_REASON_MISSING} if it is
   *     blank, {@code MEASURE_TEXT_REFUSED} if it is too long or has control characters
   */
  public ClaimReason {
    text = ShortText.require(text, "reason");
    if (text.isEmpty()) {
      throw MEASURE_REASON_MISSING
          .because("A claim is given up for a reason, which its readers find with it. Say why.")
          .toException();
    }
  }
}
