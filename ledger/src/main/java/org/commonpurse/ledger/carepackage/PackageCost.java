package org.commonpurse.ledger.carepackage;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.exact.Split;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * What packages cost in some days, exactly.
 *
 * @param parts  what each partner bears, in pence; partners that bear nothing are left out
 * @param belowDowry  how far dowries were more than packages cost, in pence, 0 or more: nobody bears it
 */
public record PackageCost(SortedMap<PartnerCode, Exact> parts, Exact belowDowry) {

  /** No cost. */
  public static final PackageCost NOTHING =
      new PackageCost(Collections.emptySortedMap(), Exact.ZERO);

  private static final long DAYS_OF_WEEK = 7;

  public PackageCost {
    parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
  }

  /** What terms cost in so many days: a week's cost times the days, over seven. */
  static PackageCost of(PackageTerms terms, long days) {
    var share = Exact.of(days, DAYS_OF_WEEK);
    var parts = new TreeMap<PartnerCode, Exact>();
    if (days > 0) {
      terms.weekly().forEach((partner, pence) -> parts.put(partner, pence.times(share)));
    }
    return new PackageCost(parts, Exact.of(terms.belowDowryPence()).times(share));
  }

  /** The sum of costs, in which nothing is rounded. */
  public static PackageCost sum(Collection<PackageCost> costs) {
    var parts = new TreeMap<PartnerCode, Exact>();
    var below = Exact.ZERO;
    for (var cost : costs) {
      cost.parts.forEach((partner, pence) -> parts.merge(partner, pence, Exact::plus));
      below = below.plus(cost.belowDowry);
    }
    return new PackageCost(parts, below);
  }

  /** What the partners bear together, in pence, which is what the packages cost. */
  public Exact total() {
    return parts.values().stream().reduce(Exact.ZERO, Exact::plus);
  }

  /**
   * What each partner bears in whole pence, rounded once: together the total to the nearest penny (a half
   * up), odd pennies by the largest remainder, ties in order of codes.
   */
  public SortedMap<PartnerCode, Long> rounded() {
    var partners = List.copyOf(parts.keySet());
    var total = total();
    long whole = total.roundedHalfUp();
    long[] pence = whole == 0 ? new long[partners.size()] : Split.byLargestRemainder(claims(whole));
    var rounded = new TreeMap<PartnerCode, Long>();
    for (int i = 0; i < pence.length; i++) {
      rounded.put(partners.get(i), pence[i]);
    }
    return rounded;
  }

  /** What each would bear of a total of whole pence, in proportion. */
  private List<Exact> claims(long whole) {
    var total = total();
    return Arrays.asList(
        parts.values().stream()
            .map(part -> Exact.of(whole).portion(part, total))
            .toArray(Exact[]::new));
  }
}
