package org.commonpurse.allocation.projection;

import static org.commonpurse.allocation.problem.AppraisalProblem.APPRAISAL_RANGE_UNREADABLE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.commonpurse.ledger.document.Field;

/**
 * A number of a plan that is not certain, with the values between which it may lie.
 *
 * @param name  what the plan calls it
 * @param path  where it stands in the plan, key by key; in a list by its place, counted from 1
 * @param unit  what stands behind it: {@code %}, or nothing
 * @param isWhole  whether it is a whole number, such as a lag
 * @param low  the lowest value, in its unit
 * @param high  the highest value, above the lowest
 */
public record Assumption(
    String name, List<String> path, String unit, boolean isWhole, BigDecimal low, BigDecimal high) {

  /** As fine as values are told: a hundredth of a per cent, a penny. */
  private static final int PLACES = 2;

  public Assumption {
    path = List.copyOf(path);
  }

  /**
   * Reads a range of a plan; empty, with a mistake reported at its place, where it names no number of the
   * plan, or runs backwards.
   */
  public static Optional<Assumption> read(Field range) {
    var path = Arrays.asList(range.get("at").text().split("/"));
    var found = found(path, range.document().json());
    var unit = found.isTextual() && found.asText().endsWith("%") ? "%" : "";
    var low = number(range.get("low"), unit);
    var high = number(range.get("high"), unit);
    if (!found.isValueNode() || low.isEmpty() || high.isEmpty()) {
      range
          .get("at")
          .report(
              APPRAISAL_RANGE_UNREADABLE,
              "\"%s\" is no number of the plan that \"low\" and \"high\" could stand for; name its keys from the outside in, such as benefits/admissions/reached/takeUp, and give both in its unit."
                  .formatted(range.get("at").text()));
      return Optional.empty();
    }
    if (low.get().compareTo(high.get()) >= 0) {
      range
          .get("high")
          .report(
              APPRAISAL_RANGE_UNREADABLE,
              "The highest value is not above the lowest; turn them round.");
      return Optional.empty();
    }
    boolean isWhole = found.isNumber() && found.decimalValue().scale() <= 0;
    return Optional.of(new Assumption(range.key(), path, unit, isWhole, low.get(), high.get()));
  }

  private static JsonNode found(List<String> path, JsonNode plan) {
    var found = plan;
    for (var key : path) {
      found = found.isArray() ? found.path(position(key)) : found.path(key);
    }
    return found;
  }

  /** The index of a place in a list, counted from 1; none that a list has if it is no such number. */
  private static int position(String key) {
    return key.matches("[0-9]{1,4}") ? Integer.parseInt(key) - 1 : -1;
  }

  /** A number with a unit behind it, as plans write it; empty where it is none. */
  private static Optional<BigDecimal> number(Field field, String unit) {
    var text = field.text();
    return text.matches("-?[0-9]+(\\.[0-9]+)?" + unit)
        ? Optional.of(new BigDecimal(text.substring(0, text.length() - unit.length())))
        : Optional.empty();
  }

  /** A number in the unit of this one; empty where it is none. */
  public Optional<BigDecimal> number(Field field) {
    return number(field, unit);
  }

  /** The number that the plan itself has. */
  public BigDecimal standing(JsonNode plan) {
    var text = found(path, plan).asText();
    return new BigDecimal(text.substring(0, text.length() - unit.length()));
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
  public String write(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString() + unit;
  }

  /** Puts a value in its place in a plan. */
  public void put(BigDecimal value, ObjectNode plan) {
    var at = found(path.subList(0, path.size() - 1), plan);
    var key = path.get(path.size() - 1);
    if (at instanceof ArrayNode list) {
      list.set(position(key), TextNode.valueOf(write(value)));
    } else if (unit.isEmpty()) {
      ((ObjectNode) at).put(key, isWhole ? value.setScale(0, RoundingMode.UNNECESSARY) : value);
    } else {
      ((ObjectNode) at).put(key, write(value));
    }
  }
}
