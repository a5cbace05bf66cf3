package org.commonpurse.allocation.horizon;

import java.util.Objects;
import java.util.Optional;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * What the fund and its effects came to for one partner in one year, in pence.
 * <p>
 * Paid in, costs and spending are positive amounts. What is called net, sharing or return is positive
 * where it is good for the partner.
 *
 * @param partner  the partner, together with those it succeeded
 * @param year  the financial year
 * @param paidIn  what it contributed to the fund
 * @param charges  what pool clauses charged and credited to it; a payment out of the fund is a credit
 *     here, and never a gain
 * @param spentPence  what was spent on schemes that it leads: a memorandum, never a gain, and never
 *     netted with what was paid in
 * @param extraCosts  what schemes cost it outside the fund
 * @param savings  what landed on it outside the fund
 * @param sharingPence  what sharing clauses moved: received positive, paid negative
 * @param additionalCostPence  what it bore of the cost that would not be there without the fund;
 *     empty where a scheme's baseline is not stated
 * @param toDate  net and return from the first year to this one
 */
public record HorizonRow(
    PartnerCode partner,
    FinancialYear year,
    PaidIn paidIn,
    Charges charges,
    long spentPence,
    ByNature extraCosts,
    ByNature savings,
    long sharingPence,
    Optional<Long> additionalCostPence,
    ToDate toDate) {

  public HorizonRow {
    Objects.requireNonNull(partner, "partner");
    Objects.requireNonNull(year, "year");
    Objects.requireNonNull(paidIn, "paidIn");
    Objects.requireNonNull(charges, "charges");
    Objects.requireNonNull(extraCosts, "extraCosts");
    Objects.requireNonNull(savings, "savings");
    Objects.requireNonNull(additionalCostPence, "additionalCostPence");
    Objects.requireNonNull(toDate, "toDate");
  }

  /**
   * Sums from the first year to one, positive where good for the partner.
   *
   * @param netPence  net after sharing
   * @param returnPence  net after sharing less additional cost; empty where that is not stated
   */
  public record ToDate(long netPence, Optional<Long> returnPence) {

    static final ToDate NOTHING = new ToDate(0, Optional.empty());

    public ToDate {
      Objects.requireNonNull(returnPence, "returnPence");
    }
  }

  static HorizonRow nothing(PartnerCode partner, FinancialYear year) {
    return new HorizonRow(
        partner,
        year,
        PaidIn.NOTHING,
        Charges.NOTHING,
        0,
        ByNature.NOTHING,
        ByNature.NOTHING,
        0,
        Optional.empty(),
        ToDate.NOTHING);
  }

  /** What it bore of the pool: paid in and charged, less credited. */
  public long poolCostPence() {
    return Math.addExact(paidIn.totalPence(), charges.netPence());
  }

  /** What landed outside the fund: savings less extra costs. */
  public long netBeforePence() {
    return Math.subtractExact(savings.totalPence(), extraCosts.totalPence());
  }

  /** What landed outside the fund, with what sharing moved. */
  public long netAfterPence() {
    return Math.addExact(netBeforePence(), sharingPence);
  }

  /** Net after sharing less additional cost; empty where that is not stated. */
  public Optional<Long> returnPence() {
    return additionalCostPence.map(cost -> Math.subtractExact(netAfterPence(), cost));
  }

  /** Whether anything fell or landed on it. */
  public boolean isAnything() {
    return paidIn.totalPence() != 0
        || !charges.equals(Charges.NOTHING)
        || spentPence != 0
        || extraCosts.totalPence() != 0
        || savings.totalPence() != 0
        || sharingPence != 0
        || additionalCostPence.orElse(0L) != 0;
  }

  /** This row and another added up, under this row's partner and year; sums to date are not. */
  HorizonRow plus(HorizonRow other) {
    return new HorizonRow(
        partner,
        year,
        paidIn.plus(other.paidIn),
        charges.plus(other.charges),
        Math.addExact(spentPence, other.spentPence),
        extraCosts.plus(other.extraCosts),
        savings.plus(other.savings),
        Math.addExact(sharingPence, other.sharingPence),
        additionalCostPence,
        toDate);
  }

  /** This row with the additional cost. */
  HorizonRow withAdditionalCost(Optional<Long> pence) {
    return new HorizonRow(
        partner,
        year,
        paidIn,
        charges,
        spentPence,
        extraCosts,
        savings,
        sharingPence,
        pence,
        toDate);
  }

  /** This row as it follows on the sums to date of the year before. */
  HorizonRow after(ToDate before) {
    var sums =
        new ToDate(
            Math.addExact(before.netPence(), netAfterPence()),
            returnPence().map(now -> Math.addExact(before.returnPence().orElse(0L), now)));
    return new HorizonRow(
        partner,
        year,
        paidIn,
        charges,
        spentPence,
        extraCosts,
        savings,
        sharingPence,
        additionalCostPence,
        sums);
  }
}
