package org.commonpurse.api.operation.balance;

import org.commonpurse.allocation.trace.CountedEntry;
import org.commonpurse.allocation.trace.FigureReference;
import org.commonpurse.allocation.trace.FigureTrace;
import org.commonpurse.allocation.trace.Tracer;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.query.ListPage;
import org.commonpurse.api.operation.query.ListQuery;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.book.Stamp;
import org.commonpurse.ledger.id.FundCode;

/** A figure of a report, followed to the entries that it is added up from. */
@OperationSpec(
    name = "figure",
    summary = "a figure of a report, and the entries or figures that it is added up from",
    routes = "GET /api/v1/funds/{fund}/figures/{reference}",
    command = "trace",
    permission = Permission.READ_ALLOCATIONS,
    idempotency = Idempotency.READS,
    parameters = {ParameterGroup.AS_AT, ParameterGroup.AS_KNOWN, ParameterGroup.PAGE},
    problems = {
      "TRACE_REFERENCE_MALFORMED",
      "TRACE_FIGURE_UNKNOWN",
      "TRACE_DETAIL_UNKNOWN",
      "TRACE_NOT_BY_PARTNER",
      "TRACE_PARTNER_SUCCEEDED",
      "TRACE_YEARS_BACKWARDS",
      "TRACE_ONE_YEAR",
      "LEDGER_CODE_MALFORMED",
      "LEDGER_YEAR_MALFORMED",
      "LEDGER_PARTNER_UNKNOWN",
      "LEDGER_STREAM_UNKNOWN",
      "LEDGER_SCHEME_UNKNOWN",
      "LEDGER_CLAUSE_UNKNOWN",
      "LEDGER_NATURE_UNKNOWN",
      "QUERY_VALUE_MALFORMED",
      "QUERY_PLACE_UNKNOWN",
      "LEDGER_PAGE_OUT_OF_RANGE"
    })
public final class TraceFigure {

  private final Ledger ledger;

  /** Figures of these books. */
  public TraceFigure(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * A figure.
   *
   * @param stamp  the state of the books that it was added up from
   * @param trace  the figure, and all that it is added up from
   * @param entries  some of its entries, found by their sequences
   */
  public record Output(Stamp stamp, FigureTrace trace, ListPage<CountedEntry> entries) {}

  /**
   * Follows it.
   *
   * @param reference  as a report shows it
   */
  public Output run(FundCode fund, String reference, View view, ListQuery page) {
    var figure =
        new RequestParameters()
            .with("reference", reference)
            .one("reference", FigureReference::parse)
            .orElseThrow();
    return ledger
        .books()
        .at(
            view,
            at -> {
              var trace = Tracer.of(at, fund).trace(figure);
              return new Output(
                  at.stamp(fund),
                  trace,
                  ListPage.of(
                      trace.source().entries(), entry -> Long.toString(entry.sequence()), page));
            });
  }
}
