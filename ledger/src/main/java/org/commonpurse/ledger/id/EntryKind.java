package org.commonpurse.ledger.id;

/**
 * What kind of act an entry records.
 *
 * @param value  a {@linkplain Code code}, such as {@code virement}
 */
public record EntryKind(String value) implements Code, Comparable<EntryKind> {

  public EntryKind {
    Code.requireForm(value);
  }

  /**
   * The code that reads so.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_CODE_MALFORMED} if the text
   *     is not a code
   */
  public static EntryKind of(String value) {
    return new EntryKind(value);
  }

  @Override
  public int compareTo(EntryKind other) {
    return value.compareTo(other.value);
  }

  /** The code itself. */
  @Override
  public String toString() {
    return value;
  }
}
