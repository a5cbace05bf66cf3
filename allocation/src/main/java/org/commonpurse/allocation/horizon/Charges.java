package org.commonpurse.allocation.horizon;

/**
 * What clauses charged and credited, clause by clause, each 0 or more, in pence. A clause that charged
 * and took part of it back in the same year counts with the rest.
 *
 * @param chargedPence  what is to be paid to the fund
 * @param creditedPence  what the fund is to pay
 */
public record Charges(long chargedPence, long creditedPence) {

  static final Charges NOTHING = new Charges(0, 0);

  /** A net charge, or a net credit where it is negative. */
  static Charges of(long pence) {
    return pence >= 0 ? new Charges(pence, 0) : new Charges(0, Math.negateExact(pence));
  }

  /** Charged less credited. */
  public long netPence() {
    return Math.subtractExact(chargedPence, creditedPence);
  }

  Charges plus(Charges other) {
    return new Charges(
        Math.addExact(chargedPence, other.chargedPence),
        Math.addExact(creditedPence, other.creditedPence));
  }
}
