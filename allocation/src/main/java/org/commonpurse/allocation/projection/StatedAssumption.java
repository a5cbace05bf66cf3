package org.commonpurse.allocation.projection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.Field;

/**
 * A cost or a benefit as a plan states it: what it is, where that is from, and how sure.
 *
 * @param isCost  whether it is a cost; a benefit if not
 * @param name  what the plan calls it
 * @param course  how much it is by year, in pence at the plan's prices, before any correction
 * @param source  where it is from, as the plan says; a unit cost of an edition names itself. Empty where the plan
 *     says nothing
 * @param pricesOf  the year whose prices its amount, or its unit value, was stated in; empty for a unit cost of
 *     an edition, whose line has its own
 * @param grade  how sure it is; empty where the plan does not grade it, which corrects nothing
 * @param hasRange  whether the plan has a range of one of its numbers
 */
public record StatedAssumption(
    boolean isCost,
    String name,
    Course course,
    Optional<String> source,
    Optional<FinancialYear> pricesOf,
    Optional<Grade> grade,
    boolean hasRange) {

  private static final String COSTS = "costs";
  private static final String BENEFITS = "benefits";

  /**
   * The costs of a plan and then its benefits, each in the plan's order.
   *
   * @throws org.commonpurse.ledger.document.DocumentException if the plan cannot be read
   */
  public static List<StatedAssumption> of(Document document) {
    var plan = new Scenarios(document).plan();
    var root = document.root();
    var ranged = ranged(root);
    var stated = new ArrayList<StatedAssumption>();
    for (var line : plan.costs()) {
      var field = root.get(COSTS).get(line.name());
      stated.add(
          of(
              plan,
              true,
              line.name(),
              line.course(),
              field,
              ranged.contains("costs/" + line.name())));
    }
    for (var line : plan.benefits()) {
      var field = root.get(BENEFITS).get(line.name());
      stated.add(
          of(
              plan,
              false,
              line.name(),
              line.course(),
              field,
              ranged.contains("benefits/" + line.name())));
    }
    return List.copyOf(stated);
  }

  /** The first two keys of what each range stands for. */
  private static Set<String> ranged(Field root) {
    var ranged = new HashSet<String>();
    for (var range : root.get("ranges").entries()) {
      var path = range.get("at").text().split("/");
      if (path.length > 1) {
        ranged.add(path[0] + "/" + path[1]);
      }
    }
    return ranged;
  }

  private static StatedAssumption of(
      Plan plan, boolean isCost, String name, Course course, Field field, boolean hasRange) {
    var unitValue = field.get("reached").get("unitValue");
    var edition = unitValue.get("edition").optionalText();
    var code = unitValue.get("code").optionalText();
    var unitCost =
        edition.flatMap(of -> code.map(line -> "unit cost %s of %s".formatted(line, of)));
    var stated = field.get("source").optionalText();
    return new StatedAssumption(
        isCost,
        name,
        course,
        stated
            .map(text -> unitCost.map(cost -> text + "; " + cost).orElse(text))
            .or(() -> unitCost),
        unitCost.isPresent()
            ? Optional.empty()
            : unitValue
                .get("pricesOf")
                .optionalText()
                .map(FinancialYear::parse)
                .or(() -> Optional.of(plan.pricesOf())),
        field.has("grade")
            ? Optional.of(new Grade(field.get("grade").decimal().intValueExact()))
            : Optional.empty(),
        hasRange);
  }
}
