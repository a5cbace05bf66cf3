package org.commonpurse.reports.table;

import java.util.List;
import java.util.function.ToLongFunction;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.HorizonRow;
import org.commonpurse.ledger.fund.Partner;

/**
 * What a partner bore and what landed on it over all years of a horizon, in pence; net and sharing are
 * positive where they are good for it.
 */
public record PartnerPosition(
    Partner partner,
    long poolCostPence,
    long extraCostsPence,
    long savingsPence,
    long netBeforePence,
    long sharingPence,
    long netAfterPence) {

  /** The positions of all partners, in the fund's order. */
  public static List<PartnerPosition> of(Horizon horizon) {
    return horizon.partners().stream()
        .map(partner -> of(partner, horizon.rows(partner.code())))
        .toList();
  }

  private static PartnerPosition of(Partner partner, List<HorizonRow> rows) {
    return new PartnerPosition(
        partner,
        sum(rows, HorizonRow::poolCostPence),
        sum(rows, row -> row.extraCosts().totalPence()),
        sum(rows, row -> row.savings().totalPence()),
        sum(rows, HorizonRow::netBeforePence),
        sum(rows, HorizonRow::sharingPence),
        sum(rows, HorizonRow::netAfterPence));
  }

  /** Adds up a figure over positions. */
  public static long total(List<PartnerPosition> positions, ToLongFunction<PartnerPosition> pence) {
    return positions.stream().mapToLong(pence).reduce(0, Math::addExact);
  }

  private static long sum(List<HorizonRow> rows, ToLongFunction<HorizonRow> pence) {
    return rows.stream().mapToLong(pence).reduce(0, Math::addExact);
  }
}
