package org.commonpurse.allocation.simulation;

import org.commonpurse.allocation.outturn.Impact;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.id.NatureCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;

/**
 * A place in which something lands outside the fund each year, of whatever size. Below nothing it is an impact
 * of the opposite effect.
 *
 * @param isSaving  whether it is counted among savings, and not among costs
 */
record Slot(
    boolean isSaving,
    MeasureCode measure,
    PartnerCode partner,
    SchemeCode scheme,
    NatureCode nature) {

  /** The impact that a clause takes of it. */
  Impact impact(Impact.Effect effect) {
    return new Impact(effect, measure, partner, scheme, nature, 1);
  }
}
