package org.commonpurse.allocation.risk;

import java.util.Objects;
import java.util.Optional;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReserveCode;

/**
 * Why the next pound is shared otherwise from a turning point on.
 *
 * @param partner  whose limit it is; empty where it is none of a partner
 * @param source  the reserve that it is about, or other money of the fund; empty where it is about none
 */
public record Turn(
    PlacedClause clause, Why why, Optional<PartnerCode> partner, Optional<ReserveCode> source) {

  /** What happened at a turning point. */
  public enum Why {
    /** A partner has reached its limit. */
    LIMIT_REACHED,
    /** A source has no more to give. */
    SOURCE_EMPTIED,
    /** A reserve may hold no more. */
    RESERVE_FULL,
    /** Another part of the clause works, such as the next band, or a condition holds. */
    OTHER_PART
  }

  public Turn {
    Objects.requireNonNull(clause, "clause");
    Objects.requireNonNull(why, "why");
    Objects.requireNonNull(partner, "partner");
    Objects.requireNonNull(source, "source");
  }
}
