package org.commonpurse.api.operation.measure;

import java.util.List;
import org.commonpurse.allocation.measure.Measures;
import org.commonpurse.allocation.measure.ObservationReader;
import org.commonpurse.api.operation.input.Caller;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.book.RepeatableAct;
import org.commonpurse.ledger.book.Writing;
import org.commonpurse.ledger.calendar.Quarter;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.EffectCode;
import org.commonpurse.ledger.id.FundCode;

/** Records an observed value of a quarter, which counts when somebody else approves it. */
@OperationSpec(
    name = "measure-observe",
    summary = "records what was counted of a measure in a quarter, to be approved by somebody else",
    routes = "POST /api/v1/funds/{fund}/measures/observations",
    command = "measure observe",
    permission = Permission.OBSERVE_MEASURES,
    idempotency = Idempotency.BY_CONTENT,
    requests = "observation",
    problems = {
      "LEDGER_QUARTER_MALFORMED",
      "LEDGER_YEAR_MALFORMED",
      "MEASURE_PROVENANCE_MISSING",
      "MEASURE_TEXT_REFUSED",
      "MEASURE_UNITS_OUT_OF_RANGE",
      "IMPACT_EFFECT_UNKNOWN",
      "OBSERVATION_MODEL_MISSING",
      "OBSERVATION_NOT_PLANNED",
      "OBSERVATION_COHORT_DIFFERS",
      "OBSERVATION_QUARTER_OPEN",
      "OBSERVATION_UNITS_UNREADABLE"
    })
public final class ObserveMeasure {

  private final Ledger ledger;

  /** Records in these books. */
  public ObserveMeasure(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * What was recorded.
   *
   * @param revision  which value of the quarter it is
   * @param isNew  whether it was recorded now, and not known before
   */
  public record Output(EffectCode effect, Quarter quarter, int revision, boolean isNew) {}

  /**
   * Records it; the same again records nothing.
   *
   * @param document  what {@code observation.schema.json} describes
   */
  public Output run(FundCode fund, Document document, Caller caller) {
    return ledger
        .books()
        .write(
            fund,
            caller.asks("measure-observe", document.text()),
            new RepeatableAct<>(
                books -> record(books, fund, document, caller),
                ObserveMeasure::kept,
                (books, before) -> told(before.result())));
  }

  private static Output record(Writing books, FundCode fund, Document document, Caller caller) {
    var recorded =
        Measures.observe(
                fund, rules -> List.of(ObservationReader.read(rules, document)), caller.actor())
            .carryOut(books);
    var value = recorded.values().get(0);
    return new Output(
        value.observation().effect(),
        value.observation().quarter(),
        value.revision(),
        recorded.recorded() > 0);
  }

  private static String kept(Output output) {
    return "%s %s %d %s"
        .formatted(output.effect(), output.quarter(), output.revision(), output.isNew());
  }

  private static Output told(String kept) {
    var parts = kept.split(" ");
    return new Output(
        EffectCode.of(parts[0]),
        Quarter.parse(parts[1]),
        Integer.parseInt(parts[2]),
        Boolean.parseBoolean(parts[3]));
  }
}
