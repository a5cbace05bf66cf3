package org.commonpurse.allocation.term;

import org.commonpurse.ledger.exact.Exact;

/**
 * A part of an amount that a source takes, in the sign of the amount.
 *
 * @param source  the reserve or other source
 * @param owner  the index of the partner whose money in the reserve it is, or {@link #NOBODY}
 * @param amount  exact pence
 */
public record Movement(Source source, int owner, Exact amount) {

  /** The owner of money that has no owner. */
  public static final int NOBODY = -1;

  boolean isAlike(Movement other) {
    return owner == other.owner && source.equals(other.source);
  }

  Movement plus(Exact more) {
    return new Movement(source, owner, amount.plus(more));
  }
}
