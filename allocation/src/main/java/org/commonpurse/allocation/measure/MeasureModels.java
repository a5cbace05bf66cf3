package org.commonpurse.allocation.measure;

import static org.commonpurse.allocation.problem.ImpactProblem.IMPACT_EFFECT_UNKNOWN;
import static org.commonpurse.allocation.problem.ObservationProblem.OBSERVATION_COHORT_DIFFERS;
import static org.commonpurse.allocation.problem.ObservationProblem.OBSERVATION_MODEL_MISSING;
import static org.commonpurse.allocation.problem.ObservationProblem.OBSERVATION_NOT_PLANNED;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.commonpurse.allocation.impact.Effect;
import org.commonpurse.allocation.impact.ImpactReader;
import org.commonpurse.allocation.impact.MeasureModel;
import org.commonpurse.allocation.impact.MeasurePlan;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.calendar.Quarter;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.EffectCode;
import org.commonpurse.ledger.measure.Observation;

/**
 * The versions of a fund's model of measures. Of those that hold from the last day of a quarter or
 * earlier, the one with the highest number holds for the quarter, in whatever order they were recorded.
 *
 * @param versions  in order of their numbers
 */
public record MeasureModels(List<MeasureModel> versions) {

  public MeasureModels {
    versions = versions.stream().sorted(Comparator.comparing(MeasureModel::version)).toList();
  }

  /** The versions that are known in a state of the books. */
  public static MeasureModels of(Snapshot at, Fund fund) {
    return new MeasureModels(
        at.measures().models(fund.code()).stream()
            .map(
                each ->
                    ImpactReader.readMeasures(
                        Document.parse("measures, version " + each.version(), each.document()),
                        fund))
            .toList());
  }

  /** The version that holds for a quarter. */
  public Optional<MeasureModel> of(Quarter quarter) {
    return versions.stream()
        .filter(version -> !version.from().isAfter(quarter.last()))
        .reduce((lower, higher) -> higher);
  }

  /**
   * An effect in the version that holds for a quarter.
   *
   * @param model  the version
   * @param effect  what the scheme does
   * @param plan  what is expected and planned
   * @param baseline  the units that were to be expected in the quarter
   * @param planned  the units that were planned for it
   */
  public record Planned(
      MeasureModel model, Effect effect, MeasurePlan plan, long baseline, long planned) {}

  /** What is planned of an effect for a quarter; empty where nothing is. */
  public Optional<Planned> find(EffectCode code, Quarter quarter) {
    return of(quarter)
        .flatMap(model -> model.effect(code).flatMap(effect -> planned(model, effect, quarter)));
  }

  private static Optional<Planned> planned(MeasureModel model, Effect effect, Quarter quarter) {
    return effect
        .plan()
        .flatMap(
            plan ->
                plan.baseline()
                    .units()
                    .in(quarter)
                    .map(
                        baseline ->
                            new Planned(
                                model,
                                effect,
                                plan,
                                baseline,
                                plan.planned().in(quarter).orElseThrow())));
  }

  /**
   * What is planned for the quarter of a value, which must be one that the effect can have.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code OBSERVATION_MODEL_MISSING} if no
   *     version holds for the quarter, {@code IMPACT_EFFECT_UNKNOWN} if that version has no such effect,
   *     {@code OBSERVATION_NOT_PLANNED} if the effect has no baseline for the quarter, {@code
   *     OBSERVATION_COHORT_DIFFERS} if the value was counted among other people
   */
  public Planned require(Observation observation) {
    var quarter = observation.quarter();
    var code = observation.effect();
    var model =
        of(quarter)
            .orElseThrow(
                () ->
                    OBSERVATION_MODEL_MISSING
                        .because(
                            "No version of the model of measures holds on %s, the last day of %s. Record one that does."
                                .formatted(quarter.last(), quarter),
                            "quarter",
                            quarter)
                        .toException());
    var effect =
        model
            .effect(code)
            .orElseThrow(
                () ->
                    IMPACT_EFFECT_UNKNOWN
                        .because(
                            "Version %d of the model of measures, which holds in %s, has no effect \"%s\"; it has %s."
                                .formatted(
                                    model.version(),
                                    quarter,
                                    code,
                                    model.model().effects().stream().map(Effect::code).toList()),
                            "effect",
                            code,
                            "quarter",
                            quarter)
                        .toException());
    var planned =
        planned(model, effect, quarter)
            .orElseThrow(
                () ->
                    OBSERVATION_NOT_PLANNED
                        .because(
                            "Version %d of the model of measures has no baseline of %s for %s."
                                .formatted(model.version(), code, quarter),
                            "effect",
                            code,
                            "quarter",
                            quarter)
                        .toException());
    if (!Effect.cohortKey(observation.cohort()).equals(effect.cohortKey())) {
      throw OBSERVATION_COHORT_DIFFERS
          .because(
              String.format(
                  Locale.ROOT,
                  "%,d units of %s were counted among \"%s\", but it is claimed for \"%s\". Count them among that cohort.",
                  observation.units(),
                  code,
                  observation.cohort(),
                  effect.cohort()),
              "effect",
              code,
              "cohort",
              observation.cohort())
          .toException();
    }
    return planned;
  }
}
