package org.commonpurse.ledger.id;

import org.commonpurse.ledger.problem.TextProblem.Text;

/**
 * The caller's own key for one act of posting, unique within the fund for ever.
 *
 * @param value  1 to 200 characters
 */
public record EntryKey(String value) {

  /** The greatest number of characters of a key. */
  public static final int LENGTH_MAX = 200;

  public EntryKey {
    value = FreeText.require(value, Text.KEY, 1, LENGTH_MAX);
  }

  @Override
  public String toString() {
    return value;
  }
}
