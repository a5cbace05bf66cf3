package org.commonpurse.ledger.journal;

/**
 * The person or system responsible for an act, as kept in the audit trail.
 *
 * @param name  1 to 200 characters
 */
public record Actor(String name) {

  /** The greatest number of characters of a name. */
  public static final int LENGTH_MAX = 200;

  public Actor {
    name = Texts.require(name, "actor", 1, LENGTH_MAX);
  }

  @Override
  public String toString() {
    return name;
  }
}
