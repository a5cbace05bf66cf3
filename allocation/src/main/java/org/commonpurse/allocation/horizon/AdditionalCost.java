package org.commonpurse.allocation.horizon;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * What schemes cost in a year beyond what they would have cost without the fund, and on whom that
 * fell, in pence; negative where they cost less.
 *
 * @param byPartner  by partner that stands today
 * @param onReservesPence  what reserves bore that nobody in particular owns
 * @param onNobodyPence  what neither a funder nor a clause bore: a variance that stays with the fund
 */
public record AdditionalCost(
    SortedMap<PartnerCode, Long> byPartner, long onReservesPence, long onNobodyPence) {

  public AdditionalCost {
    byPartner = Collections.unmodifiableSortedMap(new TreeMap<>(byPartner));
  }

  /** All of it. */
  public long totalPence() {
    return Math.addExact(
        Sums.of(byPartner.values()), Math.addExact(onReservesPence, onNobodyPence));
  }
}
