package org.commonpurse.allocation.impact;

import static org.commonpurse.allocation.problem.ImpactProblem.IMPACT_SET_UP_NOT_ABOVE_ZERO;

import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;

/**
 * What it cost a partner, outside the fund, to make a change before it saved anything: running the old
 * and the new side by side, a programme team.
 *
 * @param partner  who bore it
 * @param scheme  the scheme it was for
 * @param measure  the measure under which such costs are kept
 * @param year  the financial year it fell in
 * @param pence  what it cost, above 0
 * @param provenance  where the figure comes from
 */
public record SetUp(
    PartnerCode partner,
    SchemeCode scheme,
    MeasureCode measure,
    FinancialYear year,
    long pence,
    Provenance provenance) {

  public SetUp {
    if (pence <= 0) {
      throw IMPACT_SET_UP_NOT_ABOVE_ZERO
          .because(
              "The cost of setting up " + scheme + " is " + pence + " pence; it must be above 0.",
              "scheme",
              scheme)
          .toException();
    }
  }
}
