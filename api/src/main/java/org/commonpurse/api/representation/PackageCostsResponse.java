package org.commonpurse.api.representation;

import java.util.List;
import org.commonpurse.api.operation.carepackage.CostsOfPackages;
import org.commonpurse.ledger.money.Amounts;

/**
 * What packages of care cost in a financial year.
 *
 * @param packages  how many there were
 * @param items  what each partner bears, in whole pence that add up to the total
 * @param total  what they cost, to the penny
 * @param belowDowry  how far dowries were more than packages cost, to the penny; no part of the total
 */
public record PackageCostsResponse(
    String year,
    String currency,
    long packages,
    List<PartnerCost> items,
    String total,
    String belowDowry) {

  /** What a partner bears. */
  public record PartnerCost(String partner, String amount) {}

  /** Costs. */
  public static PackageCostsResponse of(CostsOfPackages.Output found) {
    return new PackageCostsResponse(
        found.year().toString(),
        found.currency().getCurrencyCode(),
        found.packages(),
        found.cost().rounded().entrySet().stream()
            .map(part -> new PartnerCost(part.getKey().value(), Amounts.plain(part.getValue())))
            .toList(),
        Amounts.plain(found.cost().total().roundedHalfUp()),
        Amounts.plain(found.cost().belowDowry().roundedHalfUp()));
  }
}
