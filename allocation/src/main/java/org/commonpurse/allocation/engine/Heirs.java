package org.commonpurse.allocation.engine;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.exact.Split;
import org.commonpurse.ledger.id.PartnerCode;

/** Who took a partner's place, by a merger, a split or a change of name. */
@FunctionalInterface
public interface Heirs {

  /** Nobody took anybody's place. */
  Heirs NONE = partner -> new TreeMap<>(Map.of(partner, Exact.ONE));

  /**
   * Who has taken the place of a partner, each with its share, which add up to one; the partner itself
   * where nobody has.
   */
  SortedMap<PartnerCode, Exact> of(PartnerCode partner);

  /** Pence by partner, each divided among its heirs, odd pennies by largest remainder. */
  default Map<PartnerCode, Long> passOn(Map<PartnerCode, Long> pence) {
    var passed = new TreeMap<PartnerCode, Long>();
    pence.forEach(
        (partner, amount) -> {
          var heirs = of(partner);
          var claims = heirs.values().stream().map(share -> share.times(Exact.of(amount))).toList();
          long[] parts = Split.byLargestRemainder(claims);
          int i = 0;
          for (var heir : heirs.keySet()) {
            passed.merge(heir, parts[i++], Math::addExact);
          }
        });
    return passed;
  }

  /** Exact amounts by partner, each divided among its heirs. */
  default Map<PartnerCode, Exact> passOnExactly(Map<PartnerCode, Exact> amounts) {
    var passed = new TreeMap<PartnerCode, Exact>();
    amounts.forEach(
        (partner, amount) ->
            of(partner)
                .forEach((heir, share) -> passed.merge(heir, amount.times(share), Exact::plus)));
    return passed;
  }

  /** The heir with the largest part, for what cannot be divided; of equal ones the first by code. */
  default PartnerCode largest(PartnerCode partner) {
    var largest = partner;
    var share = Exact.ZERO;
    for (var heir : of(partner).entrySet()) {
      if (heir.getValue().compareTo(share) > 0) {
        largest = heir.getKey();
        share = heir.getValue();
      }
    }
    return largest;
  }
}
