package org.commonpurse.ledger.journal;

import java.util.Set;
import org.commonpurse.ledger.fund.Code;
import org.commonpurse.ledger.problem.TextProblem.Text;

/**
 * The person or system responsible for an act, as kept in the audit trail.
 *
 * @param name  1 to 200 characters; only the name is recorded
 * @param roles  what the actor may do beyond others, as the one who knows it says
 */
public record Actor(String name, Set<Code> roles) {

  /** The greatest number of characters of a name. */
  public static final int LENGTH_MAX = 200;

  public Actor {
    name = Texts.require(name, Text.ACTOR, 1, LENGTH_MAX);
    roles = Set.copyOf(roles);
  }

  /** An actor without a particular role. */
  public Actor(String name) {
    this(name, Set.of());
  }

  /** Whether the other is the same person or system, whatever its roles. */
  public boolean isSameAs(Actor other) {
    return name.equals(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
