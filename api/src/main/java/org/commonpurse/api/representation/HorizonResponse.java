package org.commonpurse.api.representation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.HorizonRow;
import org.commonpurse.api.operation.input.WireName;
import org.commonpurse.ledger.money.Amounts;

/**
 * Where costs fall and savings land.
 *
 * @param items  by partner in the fund's order, then by year
 * @param totals  all partners together, by year
 * @param paybackYears  by partner, and for all partners together, the first year from which the
 *     cumulative net stays at or above zero after having been below it; a partner without one is
 *     left out
 */
public record HorizonResponse(
    String fund,
    String name,
    String currency,
    List<String> years,
    List<PartnerResponse> partners,
    List<RowResponse> items,
    List<RowResponse> totals,
    Map<String, String> paybackYears) {

  /** A partner of the horizon, together with those it succeeded. */
  public record PartnerResponse(String partner, String name, String kind) {}

  /**
   * One partner in one year.
   *
   * @param riskShare  what sharing moved: received positive, paid negative
   * @param cumulative  the net after sharing, from the first year to this one
   */
  public record RowResponse(
      String partner,
      String year,
      String paidIn,
      String spent,
      String savings,
      String burdens,
      String netBefore,
      String riskShare,
      String netAfter,
      String cumulative) {

    static RowResponse of(HorizonRow row) {
      return new RowResponse(
          row.partner().value(),
          row.year().toString(),
          Amounts.plain(row.paidInPence()),
          Amounts.plain(row.spentPence()),
          Amounts.plain(row.savingsPence()),
          Amounts.plain(row.burdensPence()),
          Amounts.plain(row.netBeforePence()),
          Amounts.plain(row.riskSharePence()),
          Amounts.plain(row.netAfterPence()),
          Amounts.plain(row.cumulativePence()));
    }
  }

  /** The horizon. */
  public static HorizonResponse of(Horizon horizon) {
    var paybackYears = new LinkedHashMap<String, String>();
    for (var partner : horizon.partners()) {
      Horizon.paybackYear(horizon.rows(partner.code()))
          .ifPresent(year -> paybackYears.put(partner.code().value(), year.toString()));
    }
    Horizon.paybackYear(horizon.totals())
        .ifPresent(year -> paybackYears.put(Horizon.ALL.value(), year.toString()));
    return new HorizonResponse(
        horizon.fund().value(),
        horizon.fundName(),
        horizon.currency().getCurrencyCode(),
        horizon.years().stream().map(Object::toString).toList(),
        horizon.partners().stream()
            .map(
                partner ->
                    new PartnerResponse(
                        partner.code().value(), partner.name(), WireName.of(partner.kind())))
            .toList(),
        horizon.rows().stream().map(RowResponse::of).toList(),
        horizon.totals().stream().map(RowResponse::of).toList(),
        paybackYears);
  }
}
