package org.commonpurse.api.operation.allocation;

import java.util.Optional;
import org.commonpurse.allocation.engine.Position.Standing;
import org.commonpurse.allocation.settlement.Due;
import org.commonpurse.allocation.settlement.DuePositions;
import org.commonpurse.api.operation.input.Caller;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.input.SourceLocations;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.act.ActRequest;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.Schema;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;

/** Records where a partner stands on a due that no allocation raised; posts nothing. */
@OperationSpec(
    name = "due-position",
    summary =
        "where a partner stands on a due of its own: a disputed one is held back from payment",
    routes = "POST /api/v1/funds/{fund}/dues/{entry}/positions",
    command = "allocation due-position",
    permission = Permission.TAKE_POSITION,
    idempotency = Idempotency.BY_CONTENT,
    requests = "due-position",
    problems = {"DUE_NOT_OPEN", "DUE_OF_ALLOCATION"})
public final class TakeDuePosition {

  private final Ledger ledger;

  /** Takes positions on dues of these books. */
  public TakeDuePosition(Ledger ledger) {
    this.ledger = ledger;
  }

  /** A position. */
  public record Input(DuePositions.Request request, Caller caller) {

    private Optional<ActRequest> once() {
      return caller.asks(
          "due-position", request.entry(), request.partner(), request.standing(), request.note());
    }
  }

  /** Records it, and answers the due as it stands then; taking the same again records nothing. */
  public Due run(Input input) {
    return new DuePositions(ledger.books())
        .take(input.request(), input.once(), input.caller().actor());
  }

  /**
   * Records what a document says.
   *
   * @param entry  the sequence of the entry that raised the due
   * @param document  what {@code due-position.schema.json} describes
   */
  public Due run(FundCode fund, long entry, Document document, Caller caller) {
    var root = document.requireValid(Schema.DUE_POSITION).root();
    var partner = root.get("partner");
    var request =
        new DuePositions.Request(
            ledger.funds().get(fund).code(),
            entry,
            SourceLocations.at(partner, partner.text(), PartnerCode::of),
            RequestParameters.oneOf(Standing.class).apply(root.get("standing").text()),
            root.get("note").text());
    return run(new Input(request, caller));
  }
}
