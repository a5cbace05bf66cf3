package org.commonpurse.api.operation.measure;

import org.commonpurse.allocation.measure.Measures;
import org.commonpurse.api.operation.input.Caller;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.book.RepeatableAct;
import org.commonpurse.ledger.book.Writing;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.FundCode;

/** Records a version of a fund's model of measures. */
@OperationSpec(
    name = "measures-record",
    summary = "records a version of the model of measures: baselines, plans, unit values, landings",
    routes = "POST /api/v1/funds/{fund}/measures/models",
    command = "measure model",
    permission = Permission.MANAGE_MEASURES,
    idempotency = Idempotency.BY_CONTENT,
    requests = "impact",
    problems = {
      "LEDGER_AMOUNT_TOO_PRECISE",
      "MEASURE_MODEL_DIFFERS",
      "PRICE_EDITION_UNKNOWN",
      "PRICE_CODE_UNKNOWN",
      "PRICE_SUSPECT",
      "PRICE_SPLIT_MISSING",
      "PRICE_SPLIT_TOLD",
      "PRICE_PARTS_NOT_WHOLE",
      "PRICE_AGENCY_UNKNOWN",
      "PRICE_CURRENCY_DIFFERS",
      "PRICE_DEFLATORS_MISSING",
      "PRICE_DEFLATORS_UNKNOWN",
      "PRICE_INDEX_YEAR_MISSING"
    })
public final class RecordMeasures {

  private final Ledger ledger;

  /** Records in these books. */
  public RecordMeasures(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * What was recorded.
   *
   * @param isNew  whether it was recorded now, and not known before
   */
  public record Output(int version, boolean isNew) {}

  /**
   * Records it; the same again records nothing.
   *
   * @param document  what {@code impact.schema.json} describes, complete enough for books
   */
  public Output run(FundCode fund, Document document, Caller caller) {
    return ledger
        .books()
        .write(
            fund,
            caller.asks("measures-record", document.text()),
            new RepeatableAct<>(
                books -> record(books, fund, document, caller),
                output -> output.version() + " " + output.isNew(),
                (books, before) -> told(before.result())));
  }

  private static Output record(Writing books, FundCode fund, Document document, Caller caller) {
    int before = books.measures().models(fund).size();
    var recorded = Measures.model(fund, document, caller.actor()).carryOut(books);
    return new Output(recorded.version(), books.measures().models(fund).size() > before);
  }

  private static Output told(String kept) {
    var parts = kept.split(" ");
    return new Output(Integer.parseInt(parts[0]), Boolean.parseBoolean(parts[1]));
  }
}
