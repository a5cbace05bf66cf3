package org.commonpurse.allocation.projection;

import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * What a year to come comes to for a partner, in pence at that year's prices. Costs and savings are positive
 * amounts; what is called net, sharing or return is positive where it is good for the partner.
 *
 * @param partner  the partner
 * @param year  the financial year
 * @param additionalCostPence  what it pays through the fund for what would not be there without it
 * @param extraCostsPence  what falls on it outside the fund: set-up, care, stranded cost
 * @param strandedPence  what of that is income lost whose cost it could not shed
 * @param cashablePence  savings that land on it and can leave a budget
 * @param notCashablePence  savings that free capacity, but no cash
 * @param supportPence  what it is paid towards stranded cost in transition, or pays as a negative; over all
 *     partners it is nothing
 * @param sharingPence  what the agreement's clauses give it, or take as a negative
 * @param funding  how its costs come to be paid
 */
public record ProjectedYear(
    PartnerCode partner,
    FinancialYear year,
    long additionalCostPence,
    long extraCostsPence,
    long strandedPence,
    long cashablePence,
    long notCashablePence,
    long supportPence,
    long sharingPence,
    Funding funding) {

  static ProjectedYear nothing(PartnerCode partner, FinancialYear year) {
    return new ProjectedYear(partner, year, 0, 0, 0, 0, 0, 0, 0, Funding.NOTHING);
  }

  /** All savings. */
  public long savingsPence() {
    return Math.addExact(cashablePence, notCashablePence);
  }

  /** Savings less extra costs, with support. */
  public long netBeforePence() {
    return Math.addExact(Math.subtractExact(savingsPence(), extraCostsPence), supportPence);
  }

  /** Net before sharing, and what is shared. */
  public long netAfterPence() {
    return Math.addExact(netBeforePence(), sharingPence);
  }

  /** Net after sharing less additional cost. */
  public long returnPence() {
    return Math.subtractExact(netAfterPence(), additionalCostPence);
  }

  /** Additional and extra costs. */
  public long costsPence() {
    return Math.addExact(additionalCostPence, extraCostsPence);
  }

  /** Cash: the return without savings that free no cash, with what is borrowed and without what is repaid. */
  public long cashPence() {
    long financed = Math.subtractExact(funding.borrowedPence(), funding.repaidPence());
    return Math.addExact(Math.subtractExact(returnPence(), notCashablePence), financed);
  }

  ProjectedYear plus(ProjectedYear other) {
    return new ProjectedYear(
        partner,
        year,
        Math.addExact(additionalCostPence, other.additionalCostPence),
        Math.addExact(extraCostsPence, other.extraCostsPence),
        Math.addExact(strandedPence, other.strandedPence),
        Math.addExact(cashablePence, other.cashablePence),
        Math.addExact(notCashablePence, other.notCashablePence),
        Math.addExact(supportPence, other.supportPence),
        Math.addExact(sharingPence, other.sharingPence),
        funding.plus(other.funding));
  }
}
