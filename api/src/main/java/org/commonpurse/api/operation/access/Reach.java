package org.commonpurse.api.operation.access;

import static org.commonpurse.ledger.problem.AccessProblem.ACCESS_BEYOND_REACH;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.commonpurse.ledger.access.AccessKey;
import org.commonpurse.ledger.access.Grant;
import org.commonpurse.ledger.access.KeyScope;
import org.commonpurse.ledger.access.NewGrant;
import org.commonpurse.ledger.id.FundCode;

/**
 * How far somebody gives and takes access: in all funds, or in one; and never more than what they show is
 * good for themselves.
 *
 * @param fund  the one fund; empty for all, also those to come
 * @param most  what the key is good for that they show
 */
public record Reach(Optional<FundCode> fund, KeyScope most) {

  /** Everywhere, as at the machine of the database. */
  public static final Reach ALL = new Reach(Optional.empty(), KeyScope.ALL);

  public Reach {
    Objects.requireNonNull(fund, "fund");
    Objects.requireNonNull(most, "most");
  }

  /** What a key is to be good for, within the one fund where that is not said. */
  KeyScope within(KeyScope asked) {
    var scope =
        fund.isPresent() && asked.funds().isEmpty()
            ? new KeyScope(Set.of(fund.get()), asked.operations())
            : asked;
    if (!holds(scope) || !most.holds(scope)) {
      throw beyond("A key");
    }
    return scope;
  }

  /** The role in the one fund where that is not said. */
  NewGrant within(NewGrant asked) {
    var grant = asked.fund().isPresent() ? asked : fund.map(asked::in).orElse(asked);
    if (!holds(grant)) {
      throw beyond("A role");
    }
    return grant;
  }

  /** Whether whoever reaches so far may take a key back. */
  boolean holds(KeyScope scope) {
    return new KeyScope(fund.map(Set::of).orElse(Set.of()), Set.of()).holds(scope);
  }

  /** Whether whoever reaches so far may take a role back. */
  boolean holds(NewGrant grant) {
    return fund.isEmpty() || fund.equals(grant.fund());
  }

  /** Whether a role is one in a fund that this reaches. */
  boolean sees(Grant grant) {
    return sees(grant.grant().fund());
  }

  /** Whether a role in a fund, or in all, is one in a fund that this reaches. */
  boolean sees(Optional<FundCode> where) {
    return fund.isEmpty() || where.isEmpty() || where.equals(fund);
  }

  /** Whether a key may open a fund that this reaches. */
  boolean sees(AccessKey key) {
    return fund.map(key.key().scope()::holds).orElse(true);
  }

  private RuntimeException beyond(String what) {
    return ACCESS_BEYOND_REACH
        .because(
            what
                + " would reach further than you may give it: "
                + fund.map(
                        code ->
                            "you give access in fund "
                                + code
                                + ", to what your own key is good for")
                    .orElse("your own key is good for less")
                + ". Leave out what goes further.",
            "fund",
            fund.map(FundCode::value).orElse(""))
        .toException();
  }
}
