package org.commonpurse.allocation.term;

import java.util.HashMap;
import java.util.Map;
import org.commonpurse.allocation.exact.Exact;
import org.commonpurse.allocation.outturn.Outturn;

/**
 * What a term may read while it works.
 *
 * @param parties the partners, in the agreement's order
 * @param outturn the figures of the fund
 * @param unit what is being shared, and what caused it
 * @param toTheGood whether a positive amount is a benefit (a saving) and not a cost
 * @param holdings what each source still holds
 */
public record Given(
    Parties parties, Outturn outturn, Unit unit, boolean toTheGood, Map<Source, Holding> holdings) {

  public Given {
    holdings = Map.copyOf(holdings);
  }

  /** What a source still holds; nothing for a source there is none of. */
  Holding holding(Source source) {
    var holding = holdings.get(source);
    return holding == null ? Holding.unowned(Exact.ZERO, parties.size()) : holding;
  }

  /** The circumstances after a term took its part: the sources hold that much less, or more. */
  public Given after(Parts parts) {
    if (parts.movements().isEmpty()) {
      return this;
    }
    var changed = new HashMap<>(holdings);
    for (var movement : parts.movements()) {
      // To meet a cost, money leaves the source; of a benefit, or of the mirror of a cost, it
      // stays.
      var in = toTheGood ? movement.amount() : movement.amount().negated();
      var holding =
          changed.getOrDefault(movement.source(), Holding.unowned(Exact.ZERO, parties.size()));
      changed.put(movement.source(), holding.plus(movement.owner(), in));
    }
    return new Given(parties, outturn, unit, toTheGood, changed);
  }
}
