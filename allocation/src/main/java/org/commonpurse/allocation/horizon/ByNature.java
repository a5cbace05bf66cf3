package org.commonpurse.allocation.horizon;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.commonpurse.ledger.id.NatureCode;

/**
 * Savings or extra costs outside the fund, by nature, in pence. An amount is negative where more was
 * taken back than landed; it stays where it is and is never moved to the other side.
 *
 * @param pence  by nature, such as cashable, stranded, care or set-up
 */
public record ByNature(SortedMap<NatureCode, Long> pence) {

  /** What leaves a budget. */
  public static final NatureCode CASHABLE = NatureCode.of("cashable");

  static final ByNature NOTHING = new ByNature(new TreeMap<>());

  public ByNature {
    pence = Collections.unmodifiableSortedMap(new TreeMap<>(pence));
  }

  /** All natures together. */
  public long totalPence() {
    return Sums.of(pence.values());
  }

  /** What is cashable. */
  public long cashablePence() {
    return pence.getOrDefault(CASHABLE, 0L);
  }

  ByNature plus(ByNature other) {
    return new ByNature(Sums.of(pence, other.pence));
  }
}
