package org.commonpurse.allocation.change;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonpurse.allocation.impact.Activity;
import org.commonpurse.allocation.impact.Effect;
import org.commonpurse.allocation.impact.MeasureModel;
import org.commonpurse.allocation.impact.MeasurePlan;
import org.commonpurse.allocation.measure.MeasureModels;
import org.commonpurse.allocation.measure.ObservedValue;
import org.commonpurse.allocation.measure.Realisation;
import org.commonpurse.ledger.id.EffectCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.measure.Observation;

/**
 * What approvals of measured values posted: which entries counted a quarter for the first time, and which
 * took part in counting it again.
 *
 * @param first  the entries of values that were counted where none counted
 * @param again  the corrections, by each entry that takes part in one: what takes the old value back, and
 *     the entry of the new one
 */
record CountedValues(Set<Long> first, Map<Long, Again> again) {

  CountedValues {
    first = Set.copyOf(first);
    again = Map.copyOf(again);
  }

  /**
   * A quarter that was counted again.
   *
   * @param old  what the old value came to
   * @param now  what the new one came to
   * @param atOldPrices  what the new units come to under the model of the old value, by account, in pence,
   *     debits positive; empty where the model that holds now differs from that in more than unit costs, or
   *     is not known any more
   */
  record Again(Realisation old, Realisation now, Optional<Map<Account, Long>> atOldPrices) {

    /** The entry that carries what is said of prices: the new value's, or where it came to nothing the reversal. */
    Optional<Long> carrier() {
      return now.posted().entry().or(() -> now.posted().reversal());
    }
  }

  /**
   * Finds them.
   *
   * @param values  of all quarters, in order of effect, quarter and revision
   */
  static CountedValues of(MeasureModels models, List<ObservedValue> values) {
    var first = new HashSet<Long>();
    var again = new HashMap<Long, Again>();
    var before = new HashMap<String, ObservedValue>();
    for (var value : values) {
      if (value.realisation().isPresent()) {
        var now = value.realisation().get();
        var observed = value.value().observation();
        // A claim that was given up took its entry back: the quarter counts for the first time
        // again.
        var old =
            Optional.ofNullable(before.put(observed.effect() + " " + observed.quarter(), value))
                .filter(each -> each.value().waiver().isEmpty())
                .flatMap(ObservedValue::realisation);
        if (old.isPresent()) {
          var counted = new Again(old.get(), now, atOldPrices(models, old.get(), now, observed));
          now.posted().entry().ifPresent(entry -> again.put(entry, counted));
          now.posted().reversal().ifPresent(entry -> again.put(entry, counted));
        } else {
          now.posted().entry().ifPresent(first::add);
        }
      }
    }
    return new CountedValues(first, again);
  }

  private static Optional<Map<Account, Long>> atOldPrices(
      MeasureModels models, Realisation old, Realisation now, Observation observed) {
    var oldModel = version(models, old.modelVersion());
    var then = oldModel.flatMap(model -> model.effect(observed.effect()));
    var today =
        version(models, now.modelVersion()).flatMap(model -> model.effect(observed.effect()));
    return then.isPresent()
            && today.isPresent()
            && old.baseline() == now.baseline()
            && differOnlyInPrices(then.get(), today.get())
        ? Optional.of(landed(oldModel.orElseThrow(), observed, old.baseline()))
        : Optional.empty();
  }

  private static Optional<MeasureModel> version(MeasureModels models, int version) {
    return models.versions().stream().filter(each -> each.version() == version).findFirst();
  }

  /** Whether what one unit moves, and for whom, differs in nothing but unit costs. */
  private static boolean differOnlyInPrices(Effect one, Effect other) {
    return one.scheme().equals(other.scheme())
        && one.measure().equals(other.measure())
        && one.since().equals(other.since())
        && one.plan().map(MeasurePlan::better).equals(other.plan().map(MeasurePlan::better))
        && one.saving().partner().equals(other.saving().partner())
        && one.saving().cashable().equals(other.saving().cashable())
        && one.loss().equals(other.loss())
        && one.care().map(Effect.Care::partner).equals(other.care().map(Effect.Care::partner))
        && one.care().map(Effect.Care::units).equals(other.care().map(Effect.Care::units));
  }

  /**
   * What units come to under a model. Partners stand as the model names them: what stands on one that was
   * succeeded passes to its successor as all else does.
   */
  private static Map<Account, Long> landed(
      MeasureModel model, Observation observed, long baseline) {
    EffectCode effect = observed.effect();
    var quarter = observed.quarter();
    var activity =
        new Activity(effect, quarter.year(), quarter.number(), baseline, observed.units());
    var pence = new HashMap<Account, Long>();
    for (var each : model.model().landed(activity)) {
      var impact = each.impact();
      var account =
          each.isSaving()
              ? Account.saving(impact.partner(), impact.scheme(), impact.measure(), impact.nature())
              : Account.burden(
                  impact.partner(), impact.scheme(), impact.measure(), impact.nature());
      long debit = each.isSaving() ? each.pence() : Math.negateExact(each.pence());
      pence.merge(account, debit, Math::addExact);
    }
    return pence;
  }
}
