package org.commonpurse.ledger.document;

import org.commonpurse.ledger.problem.ProblemType;

/**
 * One thing that is wrong in a document.
 *
 * @param type  the kind of mistake, such as the one of the code {@code AGREEMENT_PARTNER_UNKNOWN}
 * @param place  where it stands
 * @param message  what is wrong, with the value, and what to write instead
 */
public record Mistake(ProblemType type, Place place, String message) {

  /** The stable code of its type. */
  public String code() {
    return type.code();
  }

  @Override
  public String toString() {
    return place + ": " + message + " [" + code() + "]";
  }
}
