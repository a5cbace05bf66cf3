package org.commonpurse.allocation.horizon;

import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * What the fund and its effects came to for one partner in one year. All amounts in pence.
 *
 * @param partner  the partner, together with those it succeeded
 * @param year  the financial year
 * @param paidInPence  what it contributed to the fund
 * @param spentPence  what the fund spent on its functions: on schemes that it leads
 * @param savingsPence  savings that landed on it outside the fund
 * @param burdensPence  burdens that landed on it outside the fund
 * @param riskSharePence  what sharing moved: received positive, paid negative
 * @param cumulativePence  the net after sharing, from the first year to this one
 */
public record HorizonRow(
    PartnerCode partner,
    FinancialYear year,
    long paidInPence,
    long spentPence,
    long savingsPence,
    long burdensPence,
    long riskSharePence,
    long cumulativePence) {

  /** What the year came to before sharing: spent on its functions, less paid in, and effects. */
  public long netBeforePence() {
    return Math.subtractExact(
        Math.addExact(Math.subtractExact(spentPence, paidInPence), savingsPence), burdensPence);
  }

  /** What the year came to after sharing. */
  public long netAfterPence() {
    return Math.addExact(netBeforePence(), riskSharePence);
  }

  /** This row and another added up, under this row's partner and year. */
  HorizonRow plus(HorizonRow other) {
    return new HorizonRow(
        partner,
        year,
        Math.addExact(paidInPence, other.paidInPence),
        Math.addExact(spentPence, other.spentPence),
        Math.addExact(savingsPence, other.savingsPence),
        Math.addExact(burdensPence, other.burdensPence),
        Math.addExact(riskSharePence, other.riskSharePence),
        Math.addExact(cumulativePence, other.cumulativePence));
  }

  /** This row as it follows on the cumulative net of the year before. */
  HorizonRow after(long cumulativeBeforePence) {
    return new HorizonRow(
        partner,
        year,
        paidInPence,
        spentPence,
        savingsPence,
        burdensPence,
        riskSharePence,
        Math.addExact(cumulativeBeforePence, netAfterPence()));
  }
}
