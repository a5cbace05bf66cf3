package org.commonpurse.api.operation.measure;

import org.commonpurse.allocation.measure.ApprovedValue;
import org.commonpurse.allocation.measure.Measures;
import org.commonpurse.api.operation.input.Caller;
import org.commonpurse.api.operation.input.SourceLocations;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.book.RepeatableAct;
import org.commonpurse.ledger.calendar.Quarter;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.document.Schema;
import org.commonpurse.ledger.id.EffectCode;
import org.commonpurse.ledger.id.FundCode;

/** Approves an observed value, which posts what it came to. */
@OperationSpec(
    name = "measure-approve",
    summary = "approves an observed value and posts what it saved and cost to the impact book",
    routes = "POST /api/v1/funds/{fund}/measures/approvals",
    command = "measure approve",
    permission = Permission.APPROVE_MEASURES,
    idempotency = Idempotency.BY_CONTENT,
    requests = "observation-approval",
    problems = {
      "LEDGER_QUARTER_MALFORMED",
      "LEDGER_YEAR_MALFORMED",
      "LEDGER_AMOUNT_OUT_OF_RANGE",
      "LEDGER_PERIOD_CLOSED",
      "LEDGER_DATE_OUTSIDE_FUND",
      "IMPACT_PARTNER_SPLIT",
      "OBSERVATION_UNKNOWN",
      "OBSERVATION_SUPERSEDED",
      "OBSERVATION_SAME_PERSON",
      "OBSERVATION_CLAIMED_TWICE",
      "OBSERVATION_GIVEN_UP",
      "OBSERVATION_QUARTER_OPEN",
      "OBSERVATION_NOT_PLANNED",
      "OBSERVATION_COHORT_DIFFERS"
    })
public final class ApproveObservation {

  private final Ledger ledger;

  /** Approves in these books. */
  public ApproveObservation(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Approves it; the same again posts nothing and is answered with what was recorded then. */
  public ApprovedValue run(FundCode fund, Measures.Request request, Caller caller) {
    var act = Measures.approve(fund, request, caller.actor());
    return ledger
        .books()
        .write(
            fund,
            caller.asks("measure-approve", request.effect(), request.quarter(), request.revision()),
            RepeatableAct.toldByItsRequest(act, books -> Measures.approved(books, fund, request)));
  }

  /**
   * Approves what a document says.
   *
   * @param document  what {@code observation-approval.schema.json} describes
   */
  public ApprovedValue run(FundCode fund, Document document, Caller caller) {
    var root = document.requireValid(Schema.OBSERVATION_APPROVAL).root();
    return run(fund, request(root), caller);
  }

  /** Which value a document names by effect, quarter and revision. */
  static Measures.Request request(Field root) {
    var effect = root.get("effect");
    var quarter = root.get("quarter");
    return new Measures.Request(
        SourceLocations.at(effect, effect.text(), EffectCode::of),
        SourceLocations.at(quarter, quarter.text(), Quarter::parse),
        root.get("revision").json().intValue());
  }
}
