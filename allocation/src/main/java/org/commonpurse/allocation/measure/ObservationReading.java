package org.commonpurse.allocation.measure;

import static org.commonpurse.allocation.problem.ImpactProblem.IMPACT_EFFECT_UNKNOWN;
import static org.commonpurse.allocation.problem.ObservationProblem.OBSERVATION_COHORT_DIFFERS;
import static org.commonpurse.allocation.problem.ObservationProblem.OBSERVATION_UNITS_UNREADABLE;
import static org.commonpurse.ledger.problem.MeasureProblem.MEASURE_UNITS_OUT_OF_RANGE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.commonpurse.ledger.calendar.Quarter;
import org.commonpurse.ledger.document.DocumentException;
import org.commonpurse.ledger.document.Mistake;
import org.commonpurse.ledger.id.EffectCode;
import org.commonpurse.ledger.measure.Observation;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.problem.ProblemType;

/** Makes observed values of what was written, and notes all that is wrong, each with its place. */
final class ObservationReading {

  static final String EFFECT = "effect";
  static final String QUARTER = "quarter";
  static final String UNITS = "units";
  static final String SOURCE = "source";
  static final String COHORT = "cohort";
  static final String SUPPLIED_BY = "suppliedBy";

  /** After so many mistakes the rest is not read. */
  private static final int MISTAKES_MAX = 50;

  private static final Pattern COUNT = Pattern.compile("-?[0-9]{1,15}");

  private final ObservationRules rules;
  private final List<Mistake> mistakes = new ArrayList<>();

  ObservationReading(ObservationRules rules) {
    this.rules = rules;
  }

  /** The value, if it is one that its effect can have. */
  Optional<Observation> read(WrittenObservation written) {
    var effect = value(written, EFFECT, EffectCode::of);
    var quarter = value(written, QUARTER, Quarter::parse);
    var units = value(written, UNITS, ObservationReading::units);
    if (effect.isEmpty() || quarter.isEmpty() || units.isEmpty()) {
      return Optional.empty();
    }
    try {
      var observation =
          new Observation(
              effect.get(),
              quarter.get(),
              units.get(),
              written.text(SOURCE),
              written.text(COHORT),
              written.text(SUPPLIED_BY));
      rules.require(observation);
      return Optional.of(observation);
    } catch (ProblemException e) {
      note(e.type(), written, fieldOf(e), e.problem().message());
      return Optional.empty();
    }
  }

  private static long units(String text) {
    var plain = text.replace(",", "");
    if (!COUNT.matcher(plain).matches()) {
      throw OBSERVATION_UNITS_UNREADABLE
          .because(
              "\"" + text + "\" is no count of units. Write a whole number such as 1850.",
              "units",
              text)
          .toException();
    }
    return Long.parseLong(plain);
  }

  /** The field that a refusal is about. */
  private static String fieldOf(ProblemException refusal) {
    var type = refusal.type();
    if (type == IMPACT_EFFECT_UNKNOWN) {
      return EFFECT;
    }
    if (type == MEASURE_UNITS_OUT_OF_RANGE) {
      return UNITS;
    }
    if (type == OBSERVATION_COHORT_DIFFERS) {
      return COHORT;
    }
    var what = String.valueOf(refusal.problem().fields().get("what"));
    return switch (what) {
      case "source" -> SOURCE;
      case "cohort" -> COHORT;
      case "supplier" -> SUPPLIED_BY;
      default -> QUARTER;
    };
  }

  private <T> Optional<T> value(
      WrittenObservation written, String name, Function<String, T> maker) {
    try {
      return Optional.of(maker.apply(written.text(name)));
    } catch (ProblemException e) {
      note(e.type(), written, name, e.problem().message());
      return Optional.empty();
    }
  }

  private void note(ProblemType type, WrittenObservation written, String name, String message) {
    boolean isLast = mistakes.size() + 1 == MISTAKES_MAX;
    var rest = isLast ? " What follows was not read; there may be more." : "";
    mistakes.add(new Mistake(type, written.place(name), message + rest));
    if (isLast) {
      throw new DocumentException(mistakes);
    }
  }

  /**
   * Ends the reading.
   *
   * @throws DocumentException if anything was noted
   */
  void requireNoMistakes() {
    if (!mistakes.isEmpty()) {
      throw new DocumentException(mistakes);
    }
  }
}
