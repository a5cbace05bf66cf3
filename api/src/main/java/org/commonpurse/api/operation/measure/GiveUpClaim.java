package org.commonpurse.api.operation.measure;

import org.commonpurse.allocation.measure.BenefitClaims;
import org.commonpurse.allocation.measure.Measures;
import org.commonpurse.allocation.measure.ObservedValue;
import org.commonpurse.api.operation.input.Caller;
import org.commonpurse.api.operation.input.SourceLocations;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.book.RepeatableAct;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.Schema;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.measure.ClaimReason;

/** Gives up the claim that an approved value has on a benefit, and takes back what the value posted. */
@OperationSpec(
    name = "claim-give-up",
    summary = "gives up a claim on a benefit, takes back what it posted, and keeps the reason",
    routes = "POST /api/v1/funds/{fund}/measures/waivers",
    command = "measure give-up",
    permission = Permission.APPROVE_MEASURES,
    idempotency = Idempotency.BY_CONTENT,
    posts = true,
    requests = "claim-waiver",
    problems = {
      "LEDGER_QUARTER_MALFORMED",
      "LEDGER_YEAR_MALFORMED",
      "MEASURE_REASON_MISSING",
      "MEASURE_TEXT_REFUSED",
      "OBSERVATION_UNKNOWN",
      "OBSERVATION_NOT_CLAIMED",
      "OBSERVATION_SAME_PERSON"
    })
public final class GiveUpClaim {

  private final Ledger ledger;

  /** Gives up claims of these books. */
  public GiveUpClaim(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Gives it up; the same again posts nothing and is answered with what was recorded then. */
  public ObservedValue run(
      FundCode fund, Measures.Request request, ClaimReason reason, Caller caller) {
    var act = BenefitClaims.giveUp(fund, request, reason, caller.actor());
    return ledger
        .books()
        .write(
            fund,
            caller.asks(
                "claim-give-up",
                request.effect(),
                request.quarter(),
                request.revision(),
                reason.text()),
            new RepeatableAct<>(act, waived -> "", (books, before) -> act.carryOut(books)));
  }

  /**
   * Gives up what a document says.
   *
   * @param document  what {@code claim-waiver.schema.json} describes
   */
  public ObservedValue run(FundCode fund, Document document, Caller caller) {
    var root = document.requireValid(Schema.CLAIM_WAIVER).root();
    var reason = root.get("reason");
    return run(
        fund,
        ApproveObservation.request(root),
        SourceLocations.at(reason, reason.text(), ClaimReason::new),
        caller);
  }
}
