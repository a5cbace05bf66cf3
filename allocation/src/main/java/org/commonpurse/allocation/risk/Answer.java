package org.commonpurse.allocation.risk;

import java.util.Map;
import java.util.Set;
import org.commonpurse.allocation.horizon.BudgetYear.Met;

/**
 * What agreements give for an outcome.
 *
 * @param met  who meets the variance
 * @param byClause  the part of it that each clause shares
 * @param bounds  the limits that were reached in it
 */
record Answer(Met met, Map<PlacedClause, Met> byClause, Set<Turn> bounds) {

  Answer {
    byClause = Map.copyOf(byClause);
    bounds = Set.copyOf(bounds);
  }
}
