package org.commonpurse.reports.board;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.ledger.exact.Split;
import org.commonpurse.ledger.id.PartnerCode;

/** What could become of an amount that has no owner: ways that can be worked out exactly, none proposed. */
final class DecisionOptions {

  private DecisionOptions() {}

  /**
   * A way.
   *
   * @param words  how it would be shared, after "if it were"
   * @param effects  what it would mean for each partner in pence: good for it without a sign, bad for it
   *     with a minus. Together they are the item, a cost as a negative
   */
  record Option(String words, SortedMap<PartnerCode, Long> effects) {}

  /** The ways for an item, of which there may be none. */
  static List<Option> of(Undecided.Item item, Horizon horizon) {
    var options = new ArrayList<Option>();
    var paidIn = paidIn(item, horizon);
    if (!paidIn.isEmpty()) {
      options.add(
          option(
              "shared as partners paid in",
              paidIn,
              Split.byWeights(Math.negateExact(item.pence()), weights(paidIn))));
    }
    if (paidIn.size() > 1) {
      options.add(
          option(
              "shared equally by those who paid in",
              paidIn,
              Split.evenly(Math.negateExact(item.pence()), paidIn.size())));
    }
    var reserves = reserves(horizon);
    long held = reserves.values().stream().reduce(0L, Math::addExact);
    if (held > 0 && held >= item.pence()) {
      options.add(
          option(
              item.pence() > 0 ? "met by reserves, as owned" : "put into reserves, as owned",
              reserves,
              Split.byWeights(Math.negateExact(item.pence()), weights(reserves))));
    }
    return options;
  }

  private static Map<PartnerCode, Long> paidIn(Undecided.Item item, Horizon horizon) {
    var paidIn = new LinkedHashMap<PartnerCode, Long>();
    if (horizon.years().contains(item.year())) {
      for (var partner : horizon.partners()) {
        long pence = horizon.row(partner.code(), item.year()).paidIn().totalPence();
        if (pence > 0) {
          paidIn.put(partner.code(), pence);
        }
      }
    }
    return paidIn;
  }

  /** What reserves hold at the end of the last year, by owner. */
  private static Map<PartnerCode, Long> reserves(Horizon horizon) {
    var held = new TreeMap<PartnerCode, Long>();
    var last = horizon.pool().get(horizon.pool().size() - 1);
    last.closing()
        .reservesByOwner()
        .forEach(
            (owner, pence) -> {
              if (pence > 0) {
                held.put(owner, pence);
              }
            });
    return held;
  }

  private static long[] weights(Map<PartnerCode, Long> pence) {
    return pence.values().stream().mapToLong(Long::longValue).toArray();
  }

  private static Option option(String words, Map<PartnerCode, Long> of, long[] pence) {
    var effects = new TreeMap<PartnerCode, Long>();
    int next = 0;
    for (var partner : of.keySet()) {
      effects.put(partner, pence[next++]);
    }
    return new Option(words, effects);
  }
}
