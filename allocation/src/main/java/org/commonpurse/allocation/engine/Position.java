package org.commonpurse.allocation.engine;

import java.util.Optional;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * Where a partner stands on its part of a clause's result. A dispute never blocks the other parts.
 *
 * @param clause  the clause
 * @param partner  the partner whose part it is
 * @param standing  whether it is proposed, agreed, queried or disputed
 * @param ownPence  the partner's own figure, in the sign of its part, kept beside ours
 * @param note  what it says about it
 */
public record Position(
    ClauseCode clause,
    PartnerCode partner,
    Standing standing,
    Optional<Long> ownPence,
    String note) {

  /** How far a result is accepted. */
  public enum Standing {
    PROPOSED,
    AGREED,
    QUERIED,
    DISPUTED
  }
}
