package org.commonpurse.allocation.measure;

import static org.commonpurse.allocation.problem.ObservationProblem.OBSERVATION_SAME_PERSON;
import static org.commonpurse.allocation.problem.ObservationProblem.OBSERVATION_SUPERSEDED;
import static org.commonpurse.allocation.problem.ObservationProblem.OBSERVATION_UNKNOWN;
import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_AMOUNT_OUT_OF_RANGE;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.commonpurse.allocation.impact.Activity;
import org.commonpurse.allocation.impact.ImpactEntries;
import org.commonpurse.allocation.impact.ImpactModel;
import org.commonpurse.allocation.impact.ImpactReader;
import org.commonpurse.allocation.impact.Landings.Landed;
import org.commonpurse.ledger.book.Act;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.book.Writing;
import org.commonpurse.ledger.calendar.Quarter;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EffectCode;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.measure.MeasureDocument;
import org.commonpurse.ledger.measure.Observation;
import org.commonpurse.ledger.measure.RecordedObservation;
import org.commonpurse.ledger.measure.RecordedObservations;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.ledger.problem.ProblemException;

/**
 * The acts by which measures come into the books: a version of the model, an observed value, and its
 * approval by somebody else, which posts what the value came to.
 * <p>
 * Each is an act for {@link org.commonpurse.ledger.book.Books#write}, so what it reads stays as it is
 * until all that it records is durable. Of one that is refused nothing is recorded.
 */
public final class Measures {

  private Measures() {}

  /**
   * Records a version of the model. The same text again changes nothing.
   *
   * @throws org.commonpurse.ledger.document.DocumentException what {@link ImpactReader#readMeasures}
   *     refuses
   * @throws ProblemException {@code MEASURE_MODEL_DIFFERS} if that version has another text
   */
  public static Act<MeasureDocument> model(FundCode fund, Document document, Actor by) {
    return books -> {
      var model = ImpactReader.readMeasures(document, books.funds().get(fund));
      return books.measures().addModel(fund, model.version(), document.text(), by);
    };
  }

  /**
   * Records observed values, all or none. They count when somebody else has approved them. A value of a
   * quarter that has one already is its next revision, and the same value again changes nothing.
   *
   * @param reader  gives the values that the rules let pass; what it refuses ends the act
   * @throws ProblemException {@code MEASURE_OBSERVED_TWICE}, and what the reader refuses
   */
  public static Act<RecordedObservations> observe(
      FundCode fund, Function<ObservationRules, List<Observation>> reader, Actor by) {
    return books -> {
      var values = reader.apply(rules(books, books.funds().get(fund)));
      return books.measures().observe(fund, values, by);
    };
  }

  private static ObservationRules rules(Writing books, Fund fund) {
    return new ObservationRules(
        MeasureModels.of(books, fund), LocalDate.ofInstant(books.now(), ZoneOffset.UTC));
  }

  /**
   * A value that is to be approved.
   *
   * @param revision  which value of the quarter, from 1
   */
  public record Request(EffectCode effect, Quarter quarter, int revision) {

    boolean isFor(RecordedObservation each) {
      return each.observation().effect().equals(effect)
          && each.observation().quarter().equals(quarter);
    }

    /**
     * The value in a list of all.
     *
     * @throws ProblemException {@code OBSERVATION_UNKNOWN} if it is not there
     */
    RecordedObservation in(FundCode fund, List<RecordedObservation> all) {
      return all.stream()
          .filter(each -> isFor(each) && each.revision() == revision)
          .findFirst()
          .orElseThrow(() -> unknown(fund, this));
    }

    /** What the keys and references of its entries say. */
    String label() {
      return effect + "/" + quarter + "/" + revision;
    }
  }

  /**
   * What an approved value came to, as it was recorded then, also where its claim was given up since.
   *
   * @throws ProblemException {@code OBSERVATION_UNKNOWN} if it is not there
   */
  public static ApprovedValue approved(Snapshot at, FundCode fund, Request request) {
    return ApprovedValue.of(request.in(fund, at.measures().observations(fund)));
  }

  /**
   * Approves an observed value: posts what it came to in one entry of the IMPACT book on the quarter's
   * last day, and takes back what an earlier value of the quarter had posted. A value that was approved
   * before is answered with what was recorded then, and nothing is posted.
   *
   * @param by  who approves, and neither recorded nor supplied it
   * @throws ProblemException {@code OBSERVATION_UNKNOWN}; {@code OBSERVATION_SUPERSEDED} if a later
   *     value of the quarter was recorded; {@code OBSERVATION_SAME_PERSON}; {@code
   *     OBSERVATION_CLAIMED_TWICE} if another effect claims the measure of the cohort in the quarter;
   *     {@code OBSERVATION_GIVEN_UP} if its claim was given up; what {@link ObservationRules#require}
   *     refuses, and what the journal refuses
   */
  public static Act<ApprovedValue> approve(FundCode fund, Request request, Actor by) {
    return books -> {
      var all = books.measures().observations(fund);
      var value = request.in(fund, all);
      BenefitClaims.requireNotGivenUp(value);
      if (value.approval().isPresent()) {
        return ApprovedValue.of(value);
      }
      var ofQuarter = all.stream().filter(request::isFor).toList();
      requireNewest(value, ofQuarter.get(ofQuarter.size() - 1));
      requireAnother(value, by, "approve it too");
      var holder = books.funds().get(fund);
      var planned = rules(books, holder).require(value.observation());
      var counting = ApprovedValue.counting(all);
      BenefitClaims.requireUnclaimed(value, planned.effect(), counting);
      var corrected = counting.stream().filter(each -> request.isFor(each.value())).findFirst();
      var realisation = post(books, holder, request, value, planned, corrected, by);
      return new ApprovedValue(
          books.measures().approve(fund, value, RealisationJson.write(realisation), by),
          realisation);
    };
  }

  private static ProblemException unknown(FundCode fund, Request request) {
    return OBSERVATION_UNKNOWN
        .because(
            "Fund %s has no revision %d of a value of %s in %s."
                .formatted(fund, request.revision(), request.effect(), request.quarter()),
            "effect",
            request.effect(),
            "quarter",
            request.quarter(),
            "revision",
            request.revision())
        .toException();
  }

  private static void requireNewest(RecordedObservation value, RecordedObservation newest) {
    if (newest.revision() != value.revision()) {
      throw OBSERVATION_SUPERSEDED
          .because(
              String.format(
                  Locale.ROOT,
                  "Revision %d of %s in %s, of %,d units, was corrected at %s by revision %d, of %,d units. Look at that one and approve it.",
                  value.revision(),
                  value.observation().effect(),
                  value.observation().quarter(),
                  value.observation().units(),
                  newest.recordedAt(),
                  newest.revision(),
                  newest.observation().units()),
              "revision",
              value.revision(),
              "newest",
              newest.revision())
          .toException();
    }
  }

  /** Refuses an act on a value by who recorded or supplied it. */
  static void requireAnother(RecordedObservation value, Actor by, String act) {
    var named = new Actor(by.name());
    boolean isSupplier = named.isSameAs(new Actor(value.observation().suppliedBy()));
    if (value.by().isSameAs(by) || isSupplier) {
      throw OBSERVATION_SAME_PERSON
          .because(
              "%s %s the value of %s in %s and cannot %s. Let another person do it."
                  .formatted(
                      by.name(),
                      isSupplier ? "supplied" : "recorded",
                      value.observation().effect(),
                      value.observation().quarter(),
                      act),
              "by",
              by.name())
          .toException();
    }
  }

  private static Realisation post(
      Writing books,
      Fund fund,
      Request request,
      RecordedObservation value,
      MeasureModels.Planned planned,
      Optional<ApprovedValue> corrected,
      Actor by) {
    var observed = value.observation();
    var label = request.label();
    var reversed = corrected.flatMap(each -> each.realisation().posted().entry());
    var correction = correction(fund, value, label, by);
    var reversal = reversed.flatMap(sequence -> correction.of(books, sequence));
    var landed = landed(planned, observed);
    Optional<Long> entry = Optional.empty();
    if (!landed.isEmpty()) {
      var submission =
          ImpactEntries.of(
              fund,
              label,
              new ObservedNarrative(planned, value).text(),
              observed.quarter().last(),
              landed,
              by);
      entry = Optional.of(books.journal().post(submission).sequence());
    }
    return realisation(
        fund, planned, observed, landed, new Realisation.Posted(entry, reversed, reversal));
  }

  private static TakingBack correction(
      Fund fund, RecordedObservation value, String label, Actor by) {
    var observed = value.observation();
    var narrative =
        String.format(
            Locale.ROOT,
            "%s in %s was corrected to %,d by revision %d",
            observed.effect(),
            observed.quarter(),
            observed.units(),
            value.revision());
    return new TakingBack(
        fund.code(),
        observed.quarter().last(),
        narrative,
        new EntryKey("impact/" + label + "/correction"),
        by);
  }

  private static List<Landed> landed(MeasureModels.Planned planned, Observation observed) {
    var activity =
        new Activity(
            observed.effect(),
            observed.quarter().year(),
            observed.quarter().number(),
            planned.baseline(),
            observed.units());
    try {
      // Its variance from the plan has to fit too, though nothing of it is posted.
      long variance = planned.plan().better().gain(planned.planned(), observed.units());
      Amounts.requireBounded(planned.effect().saving().price().of(variance));
      return planned.model().model().landed(activity);
    } catch (ArithmeticException e) {
      throw new ProblemException(
          LEDGER_AMOUNT_OUT_OF_RANGE.because(
              String.format(
                  Locale.ROOT,
                  "%,d units of %s at their unit value come to more than the ledger can hold. Check the count and the value.",
                  observed.units(),
                  observed.effect()),
              "units",
              observed.units()),
          e);
    }
  }

  private static Realisation realisation(
      Fund fund,
      MeasureModels.Planned planned,
      Observation observed,
      List<Landed> landed,
      Realisation.Posted posted) {
    var effect = planned.effect();
    var price = effect.saving().price();
    var line = effect.saving().line().map(Object::toString).orElse("");
    return new Realisation(
        planned.model().version(),
        effect.scheme(),
        effect.measure(),
        planned.plan().kind(),
        planned.plan().better(),
        effect.cohort(),
        planned.baseline(),
        planned.planned(),
        observed.units(),
        new Realisation.UnitValue(
            price.code(),
            price.each(),
            price.priceYear(),
            price.provenance().source(),
            price.version(),
            price.line()),
        landed.stream()
            .map(
                each ->
                    new Realisation.Part(
                        each.isSaving(),
                        ImpactEntries.onDay(
                            fund, each.impact().partner(), observed.quarter().last()),
                        each.impact().nature(),
                        each.pence(),
                        each.impact().nature().equals(ImpactModel.CASHABLE) ? line : ""))
            .toList(),
        posted);
  }
}
