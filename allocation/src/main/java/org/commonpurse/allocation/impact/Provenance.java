package org.commonpurse.allocation.impact;

import static org.commonpurse.allocation.problem.ImpactProblem.IMPACT_SOURCE_MISSING;
import static org.commonpurse.allocation.problem.ImpactProblem.IMPACT_STATUS_UNKNOWN;

/**
 * Where a figure comes from: somebody published it, or it only illustrates.
 *
 * @param isPublished  whether it was published; otherwise it is illustrative
 * @param source  the publication, by title or address, of a published figure; of an illustrative
 *     one what it was made from, or nothing
 */
public record Provenance(boolean isPublished, String source) {

  private static final String PUBLISHED = "published";
  private static final String ILLUSTRATIVE = "illustrative";

  /**
   * Checks that a published figure names its source.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code IMPACT_SOURCE_MISSING}
   */
  public Provenance {
    source = source.strip();
    if (isPublished && source.isEmpty()) {
      throw IMPACT_SOURCE_MISSING
          .because(
              "A figure is marked as published but names no source. Name it, or mark the figure as"
                  + " illustrative.")
          .toException();
    }
  }

  /**
   * Reads the mark of a figure.
   *
   * @param status  {@code published} or {@code illustrative}
   * @throws org.commonpurse.ledger.problem.ProblemException {@code IMPACT_STATUS_UNKNOWN} for any other
   *     word; {@code IMPACT_SOURCE_MISSING} if it is published and {@code source} is blank
   */
  public static Provenance of(String status, String source) {
    if (!status.equals(PUBLISHED) && !status.equals(ILLUSTRATIVE)) {
      throw IMPACT_STATUS_UNKNOWN
          .because(
              "\"" + status + "\" is no status of a figure; write published or illustrative.",
              "status",
              status)
          .toException();
    }
    return new Provenance(status.equals(PUBLISHED), source);
  }

  /** The word for it: {@code published} or {@code illustrative}. */
  public String status() {
    return isPublished ? PUBLISHED : ILLUSTRATIVE;
  }
}
