package org.commonpurse.api.operation.plan;

import java.time.LocalDate;
import java.util.Map;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.Schema;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.Receipt;
import org.commonpurse.ledger.plan.Plans;

/** Forecasts that a line of spending comes out above its budget, or below it, once. */
@OperationSpec(
    name = "forecast",
    summary = "forecasts a deviation from the budget, once",
    routes = "POST /api/v1/funds/{fund}/plan/forecasts",
    command = "plan forecast",
    permission = Permission.PLAN,
    idempotency = Idempotency.BY_KEY,
    posts = true,
    requests = "forecast",
    problems = "ENTRY_KEY_MISSING")
public final class ForecastLine {

  private final Ledger ledger;

  /** Forecasts in these books. */
  public ForecastLine(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * A forecast.
   *
   * @param on  the day from which it counts
   * @param pence  how much more than was forecast before; negative for less spending
   */
  public record Input(
      FundCode fund,
      LocalDate on,
      Plans.Line line,
      long pence,
      String reason,
      EntryKey key,
      Actor by) {}

  /**
   * Records it; with the same key again, it is answered with the first receipt.
   *
   * @throws org.commonpurse.api.operation.input.PartRefusedException with the part of the input that
   *     is refused
   */
  public Receipt run(Input input) {
    return PlanParts.named(
        Map.of("line", input.line()),
        () ->
            ledger
                .plans()
                .forecast(
                    input.fund(),
                    input.on(),
                    input.line(),
                    input.pence(),
                    input.reason(),
                    input.key(),
                    input.by()));
  }

  /**
   * Records it as a document says.
   *
   * @param document  what {@code forecast.schema.json} describes
   * @throws org.commonpurse.ledger.problem.ProblemException with the place of what is wrong
   */
  public Receipt run(FundCode fund, Document document, EntryKey key, Actor by) {
    var plan = PlanFields.of(ledger.funds().get(fund), document, Schema.FORECAST);
    var input =
        new Input(fund, plan.day(), plan.line("line"), plan.pence(), plan.reason(), key, by);
    return plan.placed(() -> run(input));
  }
}
