package org.commonpurse.allocation.engine;

import java.util.Optional;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * What a partner is to repay in a later year, or to be repaid, of what was paid in advance.
 *
 * @param of  the advance, or the clause under which it was paid
 * @param year  the year by whose last day it is due; empty where no day is agreed, as for what is repaid
 *     from underspends alone
 * @param principalPence  positive: the partner repays it; negative: it is repaid to the partner
 * @param interestPence  in the same sign; reckoned as if nothing were repaid before it is due
 */
public record Repayment(
    ClauseCode of,
    PartnerCode partner,
    Optional<FinancialYear> year,
    long principalPence,
    long interestPence) {

  /** Everything together, in pence. */
  public long totalPence() {
    return Math.addExact(principalPence, interestPence);
  }
}
