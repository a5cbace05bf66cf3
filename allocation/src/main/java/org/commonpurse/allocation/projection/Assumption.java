package org.commonpurse.allocation.projection;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * A number of a plan that is not certain, with the values between which it may lie.
 *
 * @param name  what the plan calls it
 * @param path  where it stands in the plan, key by key
 * @param unit  what stands behind it: {@code %}, or nothing
 * @param isWhole  whether it is a whole number, such as a lag
 * @param low  the lowest value, in its unit
 * @param high  the highest value, above the lowest
 */
record Assumption(
    String name, List<String> path, String unit, boolean isWhole, BigDecimal low, BigDecimal high) {

  /** As fine as values are told: a hundredth of a per cent, a penny. */
  private static final int PLACES = 2;

  Assumption {
    path = List.copyOf(path);
  }

  /** The values at which to look, from the lowest to the highest: so many, or every whole number. */
  List<BigDecimal> values(int most) {
    var values = new ArrayList<BigDecimal>();
    var width = high.subtract(low);
    int steps = isWhole ? Math.min(most, width.intValueExact()) : most;
    for (int i = 0; i <= steps; i++) {
      var value =
          low.add(
              width
                  .multiply(BigDecimal.valueOf(i))
                  .divide(BigDecimal.valueOf(steps), 12, RoundingMode.HALF_EVEN));
      values.add(value.setScale(isWhole ? 0 : PLACES, RoundingMode.HALF_EVEN));
    }
    return values.stream().distinct().toList();
  }

  /** The value half way between two, or nothing between them. */
  BigDecimal between(BigDecimal lower, BigDecimal upper) {
    return lower.add(upper).divide(BigDecimal.valueOf(2), isWhole ? 0 : PLACES, RoundingMode.FLOOR);
  }

  /** A value as plans write it. */
  String write(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString() + unit;
  }

  /** Puts a value in its place in a plan. */
  void put(BigDecimal value, ObjectNode plan) {
    var at = plan;
    for (var key : path.subList(0, path.size() - 1)) {
      at = (ObjectNode) at.get(key);
    }
    var key = path.get(path.size() - 1);
    if (unit.isEmpty()) {
      at.put(key, isWhole ? value.setScale(0, RoundingMode.UNNECESSARY) : value);
    } else {
      at.put(key, write(value));
    }
  }
}
