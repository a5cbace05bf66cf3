package org.commonpurse.allocation.horizon;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.commonpurse.ledger.id.StreamCode;

/**
 * What a partner paid into the fund: contributions, positive, in pence.
 *
 * @param revenue  by stream, for running costs
 * @param capital  by stream, for lasting assets
 */
public record PaidIn(SortedMap<StreamCode, Long> revenue, SortedMap<StreamCode, Long> capital) {

  static final PaidIn NOTHING = new PaidIn(new TreeMap<>(), new TreeMap<>());

  public PaidIn {
    revenue = Collections.unmodifiableSortedMap(new TreeMap<>(revenue));
    capital = Collections.unmodifiableSortedMap(new TreeMap<>(capital));
  }

  /** Revenue of all streams. */
  public long revenuePence() {
    return Sums.of(revenue.values());
  }

  /** Capital of all streams. */
  public long capitalPence() {
    return Sums.of(capital.values());
  }

  /** Everything. */
  public long totalPence() {
    return Math.addExact(revenuePence(), capitalPence());
  }

  PaidIn plus(PaidIn other) {
    return new PaidIn(Sums.of(revenue, other.revenue), Sums.of(capital, other.capital));
  }
}
