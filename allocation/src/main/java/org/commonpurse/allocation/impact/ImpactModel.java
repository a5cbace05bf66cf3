package org.commonpurse.allocation.impact;

import static org.commonpurse.allocation.outturn.Impact.Effect.BURDEN;
import static org.commonpurse.allocation.problem.ImpactProblem.IMPACT_CLAIMED_TWICE;
import static org.commonpurse.allocation.problem.ImpactProblem.IMPACT_EFFECT_TWICE;
import static org.commonpurse.allocation.problem.ImpactProblem.IMPACT_EFFECT_UNKNOWN;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonpurse.allocation.outturn.Impact;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EffectCode;
import org.commonpurse.ledger.id.NatureCode;
import org.commonpurse.ledger.journal.Submission;

/**
 * Where the money of avoided activity lands.
 * <p>
 * For each unit avoided its commissioner saves the price. The provider loses that price and sheds
 * the part of it that it can release as cost; what it cannot is stranded, and is its burden. Where the
 * saver supports it in transition, that moves from one to the other. Whoever pays for the care given
 * instead bears it. More activity than expected is the exact mirror of less.
 * <p>
 * What all partners together gain is the price less what is stranded less the care: the cost that
 * really left the system.
 *
 * @param setUps  what was spent on the change before it saved anything
 * @param effects  what schemes do; no two claim the same measure of the same cohort
 */
public record ImpactModel(List<SetUp> setUps, List<Effect> effects) {

  /** A saving that leaves a budget. */
  public static final NatureCode CASHABLE = NatureCode.of("cashable");

  /** A saving that frees capacity, but no cash. */
  public static final NatureCode NOT_CASHABLE = NatureCode.of("not-cashable");

  /** Income lost without the cost that went with it. */
  public static final NatureCode STRANDED = NatureCode.of("stranded");

  /** What the saver pays towards stranded cost in transition. */
  public static final NatureCode SUPPORT = NatureCode.of("support");

  /** Care that is given instead. */
  public static final NatureCode CARE = NatureCode.of("care");

  /** The cost of making the change. */
  public static final NatureCode SET_UP = NatureCode.of("set-up");

  /**
   * Checks that nothing is claimed twice.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code IMPACT_EFFECT_TWICE} if two effects
   *     share a code; {@code IMPACT_CLAIMED_TWICE} if two claim one measure of one cohort
   */
  public ImpactModel {
    setUps = List.copyOf(setUps);
    effects = List.copyOf(effects);
    var codes = new HashMap<EffectCode, Effect>();
    var claims = new HashMap<List<String>, Effect>();
    for (var effect : effects) {
      if (codes.put(effect.code(), effect) != null) {
        throw IMPACT_EFFECT_TWICE
            .because(
                "The effect " + effect.code() + " is named twice; name each effect once.",
                "effect",
                effect.code())
            .toException();
      }
      var before = claims.put(List.of(effect.cohortKey(), effect.measure().value()), effect);
      if (before != null) {
        throw IMPACT_CLAIMED_TWICE
            .because(
                "%s and %s both claim %s of the cohort \"%s\"; a saving may be claimed once."
                    .formatted(before.code(), effect.code(), effect.measure(), effect.cohort()),
                "effect",
                effect.code(),
                "cohort",
                effect.cohort())
            .toException();
      }
    }
  }

  /**
   * What lands by a quarter's activity, in whole pence, none of nothing: each counted where it belongs,
   * so that a saving below nothing stays a saving.
   * <p>
   * Parts of one price add up to it to the penny, odd pennies by the largest remainder. The cost of
   * care is rounded to the nearest penny, halves away from zero.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code IMPACT_EFFECT_UNKNOWN} if it is
   *     counted for an effect that the model does not have; {@code IMPACT_TOO_EARLY} if for a year
   *     before the effect's first
   */
  public List<Landings.Landed> landed(Activity activity) {
    var effect = effect(activity.effect());
    long gained = effect.gained(activity.baseline(), activity.actual());
    var landings = new Landings(effect.scheme(), effect.measure(), gained < 0);
    long units = Math.abs(gained);
    var saving = effect.saving();
    landings.land(
        saving.price().of(units),
        effect.yearsSince(activity.year()),
        List.of(new Landings.Landing(saving.partner(), Exact.ONE)),
        saving.cashable(),
        effect.loss());
    effect
        .care()
        .ifPresent(
            care -> {
              var cost = care.units().times(Exact.of(units)).times(care.price().each());
              landings.add(BURDEN, care.partner(), CARE, cost.roundedHalfUp());
            });
    return landings.landed();
  }

  private Effect effect(EffectCode code) {
    return effects.stream()
        .filter(effect -> effect.code().equals(code))
        .findFirst()
        .orElseThrow(
            () ->
                IMPACT_EFFECT_UNKNOWN
                    .because(
                        "Activity is given for \""
                            + code
                            + "\", but the effects are "
                            + effects.stream().map(Effect::code).toList()
                            + ".",
                        "effect",
                        code)
                    .toException());
  }

  /**
   * The entries for a fund's IMPACT book: one for each quarter's activity that moved any money, on the
   * quarter's last day, and one for each cost of setting up, on its year's first.
   * <p>
   * Each has a key of its own, so that posting them again records nothing. Where a partner has been
   * succeeded by the day of an entry, the entry names its successor.
   *
   * @param fund  the fund they are for
   * @param activities  in the order of the entries
   * @param by  who is responsible
   */
  public List<Submission> submissions(Fund fund, List<Activity> activities, Actor by) {
    var submissions = new ArrayList<Submission>();
    var counts = new HashMap<String, Integer>();
    for (var setUp : setUps) {
      var label = "set-up/%s/%s/%s".formatted(setUp.scheme(), setUp.partner(), setUp.year());
      int count = counts.merge(label, 1, Integer::sum);
      var impact =
          new Impact(
              BURDEN, setUp.measure(), setUp.partner(), setUp.scheme(), SET_UP, setUp.pence());
      submissions.add(
          ImpactEntries.of(
              fund,
              count == 1 ? label : label + "/" + count,
              "Setting up " + setUp.scheme() + " in " + setUp.year(),
              setUp.year().first(),
              List.of(new Landings.Landed(impact, false, setUp.pence())),
              by));
    }
    for (var activity : activities) {
      var landed = landed(activity);
      if (!landed.isEmpty()) {
        var label = "%s/%s/q%d".formatted(activity.effect(), activity.year(), activity.quarter());
        submissions.add(
            ImpactEntries.of(fund, label, narrative(activity), activity.lastDay(), landed, by));
      }
    }
    return List.copyOf(submissions);
  }

  private String narrative(Activity activity) {
    var effect = effect(activity.effect());
    return "%s, quarter %d of %s: %,d expected, %,d counted, %,d %s. %s, at %s prices"
        .formatted(
            effect.measure(),
            activity.quarter(),
            activity.year(),
            activity.baseline(),
            activity.actual(),
            Math.abs(activity.avoided()),
            activity.avoided() < 0 ? "more" : effect.gained(1, 0) > 0 ? "avoided" : "fewer",
            effect.cohort(),
            effect.saving().price().priceYear());
  }

  /** The figures that were published and those that illustrate, by what they are of. */
  public Map<String, Provenance> provenances() {
    var provenances = new LinkedHashMap<String, Provenance>();
    for (var effect : effects) {
      var price = effect.saving().price();
      provenances.put("unit cost " + price.code(), price.provenance());
      effect
          .care()
          .ifPresent(
              care ->
                  provenances.put("unit cost " + care.price().code(), care.price().provenance()));
      provenances.put("effect " + effect.code(), effect.provenance());
    }
    for (var setUp : setUps) {
      provenances.put("set-up of " + setUp.scheme() + " in " + setUp.year(), setUp.provenance());
    }
    return provenances;
  }
}
