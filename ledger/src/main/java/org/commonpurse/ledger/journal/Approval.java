package org.commonpurse.ledger.journal;

import java.util.Objects;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FreeText;
import org.commonpurse.ledger.problem.TextProblem.Text;

/**
 * Who approved an entry, and where that is written down.
 *
 * @param by  the approver
 * @param minute  the minute or decision that says so, of 1 to 200 characters
 */
public record Approval(Actor by, String minute) {

  /** The greatest number of characters of a minute reference. */
  public static final int MINUTE_LENGTH_MAX = 200;

  public Approval {
    Objects.requireNonNull(by, "by");
    minute = FreeText.require(minute, Text.MINUTE_REFERENCE, 1, MINUTE_LENGTH_MAX);
  }
}
