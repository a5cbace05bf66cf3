package org.commonpurse.allocation.projection;

import static org.commonpurse.allocation.problem.AppraisalProblem.APPRAISAL_HORIZONS_DIFFER;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.commonpurse.allocation.engine.Standing;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * Why a forecast is another than the one before, cause by cause.
 * <p>
 * Beginning with the earlier forecast, what belongs to one cause after the other is taken from the newer one, and
 * what the present value moves by is that cause's. So the parts add up to the whole, to the penny. Where two
 * changes work on each other, such as more people at a higher price, what they do together counts to the one that
 * comes later in the order of {@link Cause}.
 *
 * @param before  the earlier forecast
 * @param steps  one for each cause, in order, also where it moved nothing
 * @param now  the newer forecast
 */
public record Bridge(Projection before, List<Step> steps, Projection now) {

  private static final String BENEFITS = "benefits";
  private static final String COSTS = "costs";
  private static final String UNIT_VALUE = "unitValue";

  public Bridge {
    steps = List.copyOf(steps);
  }

  /**
   * What a cause did.
   *
   * @param pence  by partner, in the plan's order: what the present value of its return moved by
   * @param allPence  the same for all partners together
   */
  public record Step(Cause cause, Map<PartnerCode, Long> pence, long allPence) {
    public Step {
      pence = Map.copyOf(pence);
    }
  }

  /** Why a forecast changes, in the order in which changes are taken over. */
  public enum Cause {
    /** How many units there are and when: people, take-up, impact, lag, benefits begun or given up. */
    VOLUME,
    /** What a unit is worth, and inflation. */
    PRICE,
    /** What it costs. */
    COST,
    /** On whom it lands, what of it is cashable, who loses and what that one can release. */
    LANDING,
    /** How sure figures are held to be, by which they are corrected. */
    CORRECTION,
    /** The rates by which later years are discounted. */
    RATES,
    /** What the partners agreed to share, and what their clauses read. */
    CLAUSE,
    /** What the books say of years that had been forecast. */
    OUTTURN
  }

  /**
   * What a forecast rests on.
   *
   * @param plan  the plan
   * @param agreements  what is shared by, and what each goes on from
   * @param actual  the years that the books have
   */
  public record Forecast(Document plan, List<Standing> agreements, ActualYears actual) {
    public Forecast {
      agreements = List.copyOf(agreements);
    }

    private Projection projected(JsonNode json) {
      var document = Document.parseJson(plan.source(), json.toString());
      return Projection.of(new Scenarios(document).plan(), agreements, actual);
    }
  }

  /**
   * Explains a forecast by the one before.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code APPRAISAL_HORIZONS_DIFFER} if they are not of
   *     the same years and partners; {@link org.commonpurse.ledger.document.DocumentException} if a plan, or one
   *     with some changes of the other, cannot be
   */
  public static Bridge of(Forecast earlier, Forecast newer) {
    var json = bare(earlier.plan());
    var target = bare(newer.plan());
    var before = earlier.projected(json);
    var now = newer.projected(target);
    requireSameHorizon(before.plan(), now.plan());
    var steps = new ArrayList<Step>();
    var last = before;
    for (var cause : Cause.values()) {
      take(cause, target, json);
      var agreements =
          cause.compareTo(Cause.CLAUSE) < 0 ? earlier.agreements() : newer.agreements();
      var actual = cause == Cause.OUTTURN ? newer.actual() : earlier.actual();
      var next = new Forecast(newer.plan(), agreements, actual).projected(json);
      steps.add(step(cause, last, next));
      last = next;
    }
    return new Bridge(before, steps, now);
  }

  /** A plan without what is no part of the forecast. */
  private static ObjectNode bare(Document plan) {
    var json = (ObjectNode) plan.json().deepCopy();
    json.remove(List.of("scenarios", "ranges"));
    return json;
  }

  private static void requireSameHorizon(Plan before, Plan now) {
    boolean areSame =
        before.horizon().equals(now.horizon()) && before.partners().equals(now.partners());
    if (!areSame) {
      throw APPRAISAL_HORIZONS_DIFFER
          .because(
              "The earlier forecast is of %s to %s for %s, the newer one of %s to %s for %s; let the newer plan keep the years and the partners of the earlier one."
                  .formatted(
                      before.firstYear(),
                      before.year(before.years() - 1),
                      before.partners(),
                      now.firstYear(),
                      now.year(now.years() - 1),
                      now.partners()))
          .toException();
    }
  }

  /** Takes over what is of a cause. */
  private static void take(Cause cause, ObjectNode from, ObjectNode to) {
    switch (cause) {
      case VOLUME ->
          takeLines(BENEFITS, from, to, List.of("lands", "cashable", "loses", "grade", UNIT_VALUE));
      case PRICE -> {
        takeKeys(from, to, List.of("inflation", "pricesOf", "deflators"));
        takeInLines(BENEFITS, from, to, List.of(UNIT_VALUE));
      }
      case COST -> takeLines(COSTS, from, to, List.of("grade"));
      case LANDING -> takeInLines(BENEFITS, from, to, List.of("lands", "cashable", "loses"));
      case CORRECTION -> {
        takeInLines(BENEFITS, from, to, List.of("grade"));
        takeInLines(COSTS, from, to, List.of("grade"));
      }
      case RATES -> takeKeys(from, to, List.of("discountRates"));
      case CLAUSE, OUTTURN -> {
        to.removeAll();
        to.setAll(from.deepCopy());
      }
    }
  }

  /** Takes over lines, but for some keys of those that were there before. */
  private static void takeLines(String part, ObjectNode from, ObjectNode to, List<String> butFor) {
    var standing = to.path(part).deepCopy();
    to.set(part, from.path(part).isObject() ? from.path(part).deepCopy() : to.objectNode());
    var before = to.objectNode();
    before.set(part, standing);
    takeInLines(part, before, to, butFor);
  }

  /** Takes over some keys of lines that both have. */
  private static void takeInLines(String part, JsonNode from, JsonNode to, List<String> keys) {
    to.path(part)
        .fields()
        .forEachRemaining(
            line -> {
              if (from.path(part).get(line.getKey()) instanceof ObjectNode given
                  && line.getValue() instanceof ObjectNode taking) {
                takeKeys(given, taking, keys);
                if (given.get("reached") instanceof ObjectNode reached
                    && taking.get("reached") instanceof ObjectNode other
                    && keys.contains(UNIT_VALUE)) {
                  takeKeys(reached, other, List.of(UNIT_VALUE));
                }
              }
            });
  }

  private static void takeKeys(ObjectNode from, ObjectNode to, List<String> keys) {
    for (var key : keys) {
      if (from.has(key)) {
        to.set(key, from.get(key));
      } else {
        to.remove(key);
      }
    }
  }

  private static Step step(Cause cause, Projection last, Projection next) {
    var pence = new TreeMap<PartnerCode, Long>();
    for (int i = 0; i < next.cases().size(); i++) {
      var now = next.cases().get(i);
      pence.put(now.partner(), moved(last.cases().get(i), now));
    }
    return new Step(cause, pence, moved(last.all(), next.all()));
  }

  private static long moved(PartnerCase last, PartnerCase next) {
    return Math.subtractExact(next.presentValuePence(), last.presentValuePence());
  }
}
