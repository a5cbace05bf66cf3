package org.commonpurse.allocation.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.commonpurse.allocation.measure.RealisedQuarter.Outcome;
import org.commonpurse.allocation.measure.RealisedQuarter.ToDate;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.calendar.Quarter;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.EffectCode;
import org.commonpurse.ledger.measure.RecordedObservation;

/** Realised against planned: every quarter that some effect has a plan for, or an approved value. */
public final class Realised {

  private static final Comparator<Key> IN_ORDER =
      Comparator.comparing(Key::effect).thenComparing(Key::quarter);

  private record Key(EffectCode effect, Quarter quarter) {}

  private final MeasureModels models;
  private final Map<Key, ApprovedValue> approved = new HashMap<>();
  private final Set<Key> waiting = new HashSet<>();

  private Realised(MeasureModels models, List<RecordedObservation> observations) {
    this.models = models;
    for (var each : ApprovedValue.counting(observations)) {
      approved.put(key(each.value()), each);
    }
    for (var each : observations) {
      // In order of revisions, so the last says whether the quarter waits.
      if (each.approval().isPresent()) {
        waiting.remove(key(each));
      } else {
        waiting.add(key(each));
      }
    }
  }

  private static Key key(RecordedObservation each) {
    return new Key(each.observation().effect(), each.observation().quarter());
  }

  /** The quarters as far as they are known in a state of the books, by effect and in order of time. */
  public static List<RealisedQuarter> of(Snapshot at, Fund fund) {
    return of(MeasureModels.of(at, fund), at.measures().observations(fund.code()));
  }

  /**
   * The quarters by effect and in order of time.
   *
   * @param observations  in order of effect, quarter and revision
   */
  public static List<RealisedQuarter> of(
      MeasureModels models, List<RecordedObservation> observations) {
    return new Realised(models, observations).quarters();
  }

  private List<RealisedQuarter> quarters() {
    var keys = new TreeMap<Key, Boolean>(IN_ORDER);
    approved.keySet().forEach(key -> keys.put(key, true));
    for (var version : models.versions()) {
      for (var effect : version.model().effects()) {
        for (var plan : effect.plan().stream().toList()) {
          plan.planned().units().keySet().stream()
              .filter(quarter -> models.of(quarter).filter(version::equals).isPresent())
              .forEach(quarter -> keys.put(new Key(effect.code(), quarter), true));
        }
      }
    }
    var quarters = new ArrayList<RealisedQuarter>();
    Optional<EffectCode> before = Optional.empty();
    var toDate = ToDate.NOTHING;
    for (var key : keys.keySet()) {
      if (!before.equals(Optional.of(key.effect()))) {
        toDate = ToDate.NOTHING;
      }
      before = Optional.of(key.effect());
      var outcome = Optional.ofNullable(approved.get(key)).map(Realised::outcome);
      toDate = outcome.map(toDate::plus).orElse(toDate);
      quarters.add(quarter(key, outcome, toDate));
    }
    return quarters;
  }

  private RealisedQuarter quarter(Key key, Optional<Outcome> outcome, ToDate toDate) {
    var value = approved.get(key);
    if (value != null) {
      var was = value.realisation();
      return new RealisedQuarter(
          key.effect(),
          was.scheme(),
          was.measure(),
          was.kind(),
          was.better(),
          key.quarter(),
          was.modelVersion(),
          was.baseline(),
          was.planned(),
          was.unitValue().pence(),
          waiting.contains(key),
          outcome,
          toDate);
    }
    var planned = models.find(key.effect(), key.quarter()).orElseThrow();
    return new RealisedQuarter(
        key.effect(),
        planned.effect().scheme(),
        planned.effect().measure(),
        planned.plan().kind(),
        planned.plan().better(),
        key.quarter(),
        planned.model().version(),
        planned.baseline(),
        planned.planned(),
        planned.effect().saving().price().each(),
        waiting.contains(key),
        outcome,
        toDate);
  }

  private static Outcome outcome(ApprovedValue value) {
    var was = value.realisation();
    long variance = was.better().gain(was.planned(), was.observed());
    return new Outcome(
        was.observed(),
        variance,
        was.unitValue().pence().times(Exact.of(variance)).roundedHalfUp(),
        was.savingsPence(),
        was.extraCostsPence(),
        value.value().revision(),
        was.posted().entry());
  }
}
