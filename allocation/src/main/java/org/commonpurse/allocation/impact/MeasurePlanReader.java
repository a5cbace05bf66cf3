package org.commonpurse.allocation.impact;

import static org.commonpurse.allocation.problem.ImpactProblem.IMPACT_EDITION_MISSING;
import static org.commonpurse.allocation.problem.ImpactProblem.IMPACT_LINE_MISSING;
import static org.commonpurse.allocation.problem.ImpactProblem.IMPACT_PLAN_MISSING;
import static org.commonpurse.allocation.problem.ImpactProblem.IMPACT_TOO_EARLY;
import static org.commonpurse.allocation.problem.ImpactProblem.IMPACT_YEARS_INCOMPLETE;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.calendar.Quarter;
import org.commonpurse.ledger.document.Field;

/** Reads what an effect of a model expects and plans, and whether a model is complete enough to record. */
final class MeasurePlanReader {

  /** What an effect needs, so that values can be observed for it. */
  private static final List<String> NEEDED = List.of("kind", "baseline", "plan");

  /** What belongs to a plan: with one of them, an effect needs all that is needed. */
  private static final List<String> OF_A_PLAN = List.of("kind", "better", "baseline", "plan");

  private MeasurePlanReader() {}

  /** The plan of an effect that begins in a year; empty where it has none, or with a mistake. */
  static Optional<MeasurePlan> read(Field effect, FinancialYear since) {
    if (!NEEDED.stream().allMatch(effect::has)) {
      if (hasSome(effect)) {
        reportMissing(effect);
      }
      return Optional.empty();
    }
    var baseline = effect.get("baseline");
    var on = baseline.get("on").date();
    var expected = units(baseline.get("units"), since);
    var planned = units(effect.get("plan"), since);
    if (on.isEmpty() || expected.isEmpty() || planned.isEmpty()) {
      return Optional.empty();
    }
    return ImpactReader.make(
        effect.get("plan"),
        () ->
            new MeasurePlan(
                MeasureKind.of(effect.get("kind").text()),
                effect.has("better") ? Better.of(effect.get("better").text()) : Better.FEWER,
                new MeasureBaseline(baseline.get("method").text(), on.get(), expected.get()),
                planned.get()));
  }

  private static Optional<QuarterlyUnits> units(Field list, FinancialYear since) {
    var units = new TreeMap<Quarter, Long>();
    var years = new HashSet<FinancialYear>();
    boolean isRead = true;
    for (var item : list.items()) {
      var year = ImpactReader.year(item.get("year"));
      if (year.isEmpty()) {
        isRead = false;
      } else if (!years.add(year.get())) {
        item.report(
            IMPACT_YEARS_INCOMPLETE, "The year " + year.get() + " stands twice; give it once.");
        isRead = false;
      } else if (year.get().compareTo(since) < 0) {
        item.get("year")
            .report(
                IMPACT_TOO_EARLY,
                "Units of %s are given for an effect that begins in %s."
                    .formatted(year.get(), since));
        isRead = false;
      } else {
        units.putAll(ofYear(item, year.get()));
      }
    }
    return isRead ? ImpactReader.make(list, () -> new QuarterlyUnits(units)) : Optional.empty();
  }

  private static Map<Quarter, Long> ofYear(Field item, FinancialYear year) {
    if (item.has("quarters")) {
      return QuarterlyUnits.quarters(
          year,
          item.get("quarters").items().stream()
              .mapToLong(each -> each.json().longValue())
              .toArray());
    }
    return QuarterlyUnits.equally(year, item.get("units").json().longValue());
  }

  /** Reports what a model lacks that a fund's books need of it. */
  static void requireComplete(Field root) {
    for (var name : List.of("version", "from")) {
      if (!root.has(name)) {
        root.get(name)
            .report(
                IMPACT_PLAN_MISSING,
                "The model has no \"" + name + "\". Books keep versions, each from a day on.");
      }
    }
    for (var cost : root.get("unitCosts").items()) {
      for (var name : List.of("source", "version")) {
        if (!cost.has("unitValue") && !cost.has(name)) {
          cost.get(name)
              .report(
                  IMPACT_EDITION_MISSING,
                  "The unit value \"%s\" of £%s has no \"%s\". Name its source and the edition, also where it only illustrates."
                      .formatted(cost.get("unitCost").text(), cost.get("amount").text(), name));
        }
      }
    }
    for (var effect : root.get("effects").items()) {
      if (!hasSome(effect)) {
        reportMissing(effect);
      }
      requireLine(effect.get("saves"));
    }
  }

  private static boolean hasSome(Field effect) {
    return OF_A_PLAN.stream().anyMatch(effect::has);
  }

  private static void reportMissing(Field effect) {
    for (var name : NEEDED) {
      if (!effect.has(name)) {
        effect
            .get(name)
            .report(
                IMPACT_PLAN_MISSING,
                "The effect \"%s\" has no \"%s\". Say what kind of measure it is, what was to be expected and what is planned."
                    .formatted(effect.get("effect").text(), name));
      }
    }
  }

  private static void requireLine(Field saves) {
    boolean isCashable =
        !saves.has("cashable")
            || saves.get("cashable").items().stream()
                .anyMatch(rate -> rate.text().chars().anyMatch(c -> c >= '1' && c <= '9'));
    if (isCashable && !saves.has("line")) {
      saves
          .get("line")
          .report(
              IMPACT_LINE_MISSING,
              "%s saves cash, but it is not said which budget line that leaves and who owns it. Add the line, or say \"cashable: [0%%]\"."
                  .formatted(saves.get("partner").text()));
    }
  }
}
