package org.commonpurse.api.operation.allocation;

import java.time.LocalDate;
import java.util.Optional;
import java.util.TreeMap;
import org.commonpurse.allocation.engine.Decision;
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

/** Records a minuted decision that overrides what a clause gave, and posts the difference. */
@OperationSpec(
    name = "allocation-decide",
    summary = "a minuted decision that overrides a clause; posts the difference, once",
    routes = "POST /api/v1/funds/{fund}/allocations/decisions",
    command = "allocation decide",
    permission = Permission.DECIDE,
    idempotency = Idempotency.BY_CONTENT,
    posts = true,
    requests = "decision",
    problems = {
      "ALLOCATION_REQUEST_DAY_MISSING",
      "ALLOCATION_NOT_RECORDED",
      "ALLOCATION_AGREEMENT_UNCLEAR",
      "ALLOCATION_DECISION_UNKNOWN",
      "ALLOCATION_DECISION_NOT_MINUTED",
      "ALLOCATION_DECISION_TOO_LARGE",
      "ALLOCATION_PARTNER_UNKNOWN"
    })
public final class DecideOnAllocation {

  private final Ledger ledger;

  /** Decides on allocations of these books. */
  public DecideOnAllocation(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * A decision.
   *
   * @param payOn  the day on which the difference is paid
   */
  public record Input(Which which, Decision decision, LocalDate payOn, Caller caller) {

    private Optional<ActRequest> once() {
      return caller.asks(
          "allocation-decide",
          which.agreement(),
          which.year(),
          which.throughMonth(),
          decision.clause(),
          new TreeMap<>(decision.pence()),
          decision.minute(),
          decision.on(),
          decision.reason(),
          payOn);
    }
  }

  /** Records it; deciding the same again records nothing. */
  public RecordedAllocation run(Input input) {
    return new Allocations(ledger.books())
        .decide(
            input.which(), input.decision(), input.payOn(), input.once(), input.caller().actor());
  }

  /**
   * Records what a document says.
   *
   * @param document  what {@code decision.schema.json} describes
   */
  public RecordedAllocation run(FundCode fund, Document document, Caller caller) {
    var reader = DecisionReader.decision(ledger.funds().get(fund), document);
    var payOn = AllocationRequestReader.payOn(document);
    return run(new Input(reader.which(), reader.decision(), payOn, caller));
  }
}
