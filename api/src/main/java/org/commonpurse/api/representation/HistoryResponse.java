package org.commonpurse.api.representation;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.commonpurse.allocation.settlement.History;
import org.commonpurse.ledger.money.Amounts;

/**
 * What recorded allocations would have come to under a proposed agreement. Charges are positive,
 * credits negative.
 *
 * @param items  the differences, one for each year and partner
 * @param totals  what each partner would have paid more (positive) or less over all years
 */
public record HistoryResponse(
    String agreement,
    int version,
    String currency,
    List<DifferenceResponse> items,
    SortedMap<String, String> totals) {

  /** One partner in one year. */
  public record DifferenceResponse(
      String year, String partner, String recorded, String proposed, String difference) {}

  /** The comparison. */
  public static HistoryResponse of(History history) {
    var totals = new TreeMap<String, String>();
    history.totals().forEach((partner, pence) -> totals.put(partner.value(), Amounts.plain(pence)));
    return new HistoryResponse(
        history.proposed().code().value(),
        history.proposed().version(),
        history.proposed().currency().getCurrencyCode(),
        history.differences().stream()
            .map(
                each ->
                    new DifferenceResponse(
                        each.period(),
                        each.partner().value(),
                        Amounts.plain(each.recordedPence()),
                        Amounts.plain(each.proposedPence()),
                        Amounts.plain(each.pence())))
            .toList(),
        totals);
  }
}
