package org.commonpurse.allocation.projection;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.commonpurse.ledger.document.Document;

/** What the numbers of a range are of, told by where it stands in its plan. */
public enum RangeUnit {
  /** A part of one; plans write it with its per cent sign. */
  PART,
  /** An amount of money, in whole units of the currency and parts of them. */
  MONEY,
  /** A number of years. */
  YEARS,
  /** Any other number, such as people. */
  NUMBER;

  private static final Map<String, RangeUnit> OF_KEYS =
      Map.of("amount", MONEY, "unitValue", MONEY, "lag", YEARS, "over", YEARS, "years", YEARS);

  /** The unit of each range of a plan, by what the plan calls the range. */
  public static SortedMap<String, RangeUnit> of(Document plan) {
    var units = new TreeMap<String, RangeUnit>();
    for (var range : plan.root().get("ranges").entries()) {
      units.put(range.key(), of(range.get("at").text(), range.get("low").text()));
    }
    return units;
  }

  private static RangeUnit of(String at, String value) {
    var path = at.split("/");
    if (value.endsWith("%")) {
      return PART;
    }
    boolean isOfYear = path.length > 1 && path[path.length - 2].equals("amounts");
    boolean isBudget = path[0].equals("budgets");
    return isOfYear || isBudget ? MONEY : OF_KEYS.getOrDefault(path[path.length - 1], NUMBER);
  }
}
