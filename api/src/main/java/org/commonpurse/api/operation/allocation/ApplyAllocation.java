package org.commonpurse.api.operation.allocation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.commonpurse.allocation.settlement.Allocations;
import org.commonpurse.allocation.settlement.Allocations.Request;
import org.commonpurse.allocation.settlement.PreviewToken;
import org.commonpurse.allocation.settlement.RecordedAllocation;
import org.commonpurse.api.operation.input.Caller;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.act.ActRequest;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.FundCode;

/** Applies the agreements in force to a period, posts what it charges, and records it. */
@OperationSpec(
    name = "allocation-apply",
    summary = "what the agreements in force give, posted and recorded, once",
    routes = "POST /api/v1/funds/{fund}/allocations",
    command = "allocation apply",
    permission = Permission.ALLOCATE,
    idempotency = Idempotency.BY_CONTENT,
    posts = true,
    requests = "allocation-request",
    problems = {
      "ALLOCATION_REQUEST_DAY_MISSING",
      "AGREEMENT_NONE_IN_FORCE",
      "ALLOCATION_TAKEN_TWICE",
      "ALLOCATION_COUNTS_TWICE",
      "ALLOCATION_PREVIEW_OUTDATED",
      "ALLOCATION_RESTS_ON_STALE",
      "ALLOCATION_WITHIN_YEAR_UNSAID",
      "ALLOCATION_TOKEN_MALFORMED",
      "OUTTURN_CAUSES_BEYOND_VARIANCE",
      "OUTTURN_CAUSES_OF_NO_LINE",
      "OUTTURN_CAUSE_UNKNOWN",
      "OUTTURN_INCOMPLETE",
      "OUTTURN_LINE_TWICE",
      "QUERY_VALUE_MALFORMED"
    })
public final class ApplyAllocation {

  private final Ledger ledger;

  /** Applies to these books. */
  public ApplyAllocation(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * What to apply.
   *
   * @param payOn  the day by which partners pay and are paid
   * @param previewed  the token of a preview, to post just what it showed
   */
  public record Input(
      Request request, LocalDate payOn, Optional<PreviewToken> previewed, Caller caller) {

    private Optional<ActRequest> once() {
      return caller.asks(
          "allocation-apply",
          request.year(),
          request.throughMonth(),
          new TreeMap<>(request.measures()),
          new TreeMap<>(request.bases()),
          request.causes(),
          request.from(),
          payOn,
          previewed);
    }
  }

  /** Applies it; applying again to the same figures posts nothing new. */
  public List<RecordedAllocation> run(Input input) {
    return new Allocations(ledger.books())
        .apply(
            input.request(),
            input.payOn(),
            input.previewed(),
            input.once(),
            input.caller().actor());
  }

  /**
   * Applies what a document asks for.
   *
   * @param document  what {@code allocation-request.schema.json} describes, with the day to pay on
   */
  public List<RecordedAllocation> run(FundCode fund, Document document, Caller caller) {
    var request = AllocationRequestReader.read(ledger.funds().get(fund), document);
    return run(
        new Input(
            request,
            AllocationRequestReader.payOn(document),
            AllocationRequestReader.token(document),
            caller));
  }
}
