package org.commonpurse.api.operation.allocation;

import java.util.Optional;
import org.commonpurse.allocation.engine.Position;
import org.commonpurse.allocation.settlement.Allocations;
import org.commonpurse.allocation.settlement.Allocations.Which;
import org.commonpurse.allocation.settlement.RecordedAllocation;
import org.commonpurse.api.operation.input.Caller;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.act.ActRequest;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.FundCode;

/** Records where a partner stands on its part of a clause; posts nothing. */
@OperationSpec(
    name = "allocation-position",
    summary = "where a partner stands on its part: agreed, queried or disputed",
    routes = "POST /api/v1/funds/{fund}/allocations/positions",
    command = "allocation position",
    permission = Permission.TAKE_POSITION,
    idempotency = Idempotency.BY_CONTENT,
    requests = "position",
    problems = {
      "ALLOCATION_NOT_RECORDED",
      "ALLOCATION_AGREEMENT_UNCLEAR",
      "ALLOCATION_POSITION_UNKNOWN"
    })
public final class TakePosition {

  private final Ledger ledger;

  /** Takes positions on allocations of these books. */
  public TakePosition(Ledger ledger) {
    this.ledger = ledger;
  }

  /** A position. */
  public record Input(Which which, Position position, Caller caller) {

    private Optional<ActRequest> once() {
      return caller.asks(
          "allocation-position",
          which.agreement(),
          which.year(),
          which.throughMonth(),
          position.clause(),
          position.partner(),
          position.standing(),
          position.ownPence(),
          position.note());
    }
  }

  /** Records it; taking the same again records nothing. */
  public RecordedAllocation run(Input input) {
    return new Allocations(ledger.books())
        .recordPosition(input.which(), input.position(), input.once(), input.caller().actor());
  }

  /**
   * Records what a document says.
   *
   * @param document  what {@code position.schema.json} describes
   */
  public RecordedAllocation run(FundCode fund, Document document, Caller caller) {
    var reader = DecisionReader.position(ledger.funds().get(fund), document);
    return run(new Input(reader.which(), reader.position(), caller));
  }
}
