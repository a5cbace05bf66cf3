package org.commonpurse.ledger.id;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import org.commonpurse.ledger.problem.TextProblem.Text;

/**
 * The person or system responsible for an act, as kept in the audit trail.
 *
 * @param id  what tells persons apart, 1 to 200 characters; who is known by name alone has the name
 *     without regard to case and spaces
 * @param name  how people call it, 1 to 200 characters
 * @param roles  what the actor may do beyond others, as the one who knows it says; not recorded
 */
public record Actor(String id, String name, Set<RoleCode> roles) {

  /** The greatest number of characters of a name or an id. */
  public static final int LENGTH_MAX = 200;

  public Actor {
    name = FreeText.require(name, Text.ACTOR, 1, LENGTH_MAX);
    id = FreeText.require(id, Text.ACTOR, 1, LENGTH_MAX);
    roles = Set.copyOf(roles);
  }

  /** An actor known by name alone. */
  public Actor(String name, Set<RoleCode> roles) {
    this(identity(name), name, roles);
  }

  /** An actor known by name alone, without a particular role. */
  public Actor(String name) {
    this(name, Set.of());
  }

  /** The name without regard to case, to spaces and to how its characters are composed. */
  private static String identity(String name) {
    FreeText.require(name, Text.ACTOR, 1, LENGTH_MAX);
    var folded = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    var plain = folded.strip().replaceAll("\\s+", " ");
    return plain.length() > LENGTH_MAX ? plain.substring(0, LENGTH_MAX) : plain;
  }

  /** Whether the other is the same person or system, however its name is written. */
  public boolean isSameAs(Actor other) {
    return id.equals(other.id);
  }

  @Override
  public String toString() {
    return name;
  }
}
