package org.commonpurse.api.operation.balance;

import java.util.List;
import java.util.Optional;
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
import org.commonpurse.api.operation.spec.Shows;
import org.commonpurse.api.sight.SeenEntry;
import org.commonpurse.api.sight.Sight;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.book.Stamp;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.EntryQuery;

/** A figure of a report, followed to the entries that it is added up from. */
@OperationSpec(
    name = "figure",
    summary = "a figure of a report, and the entries or figures that it is added up from",
    routes = "GET /api/v1/funds/{fund}/figures/{reference}",
    command = "trace",
    permission = Permission.READ_ALLOCATIONS,
    shows = Shows.LINES,
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
      "LEDGER_YEAR_MALFORMED",
      "LEDGER_PARTNER_UNKNOWN",
      "LEDGER_STREAM_UNKNOWN",
      "LEDGER_SCHEME_UNKNOWN",
      "LEDGER_CLAUSE_UNKNOWN",
      "LEDGER_NATURE_UNKNOWN"
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
   * @param entries  some of its entries, found by their sequences, as far as they are shown
   * @param withheld  what those of the page come to that are not shown
   */
  public record Output(
      Stamp stamp,
      FigureTrace trace,
      ListPage<CountedEntry> entries,
      Optional<Withheld> withheld) {}

  /**
   * Entries that are not shown.
   *
   * @param entries  how many they are, at least one
   * @param pence  what they bring to the figure, with its sign
   */
  public record Withheld(int entries, long pence) {}

  /**
   * Follows it.
   *
   * @param reference  as a report shows it
   */
  public Output run(FundCode fund, String reference, View view, ListQuery page) {
    return run(fund, reference, view, page, Sight.WHOLE);
  }

  /** Follows it to the entries that are shown; of the others it tells what they come to. */
  public Output run(FundCode fund, String reference, View view, ListQuery page, Sight sight) {
    var figure =
        new RequestParameters()
            .with("reference", reference)
            .one("reference", FigureReference::parse)
            .orElseThrow();
    if (!sight.sees(figure.partner())) {
      throw sight.refusal("This figure is of a partner whose part in the fund is not shown.");
    }
    return ledger
        .books()
        .at(
            view,
            at -> {
              var trace = Tracer.of(at, fund).trace(figure);
              var entries =
                  ListPage.of(
                      trace.source().entries(), entry -> Long.toString(entry.sequence()), page);
              var seen =
                  entries.items().stream().filter(each -> isSeen(at, fund, each, sight)).toList();
              return new Output(
                  at.stamp(fund),
                  trace,
                  new ListPage<>(seen, entries.next()),
                  withheld(entries.items(), seen));
            });
  }

  private static boolean isSeen(Snapshot at, FundCode fund, CountedEntry entry, Sight sight) {
    if (sight == Sight.WHOLE) {
      return true;
    }
    var one = EntryQuery.of(fund).after(entry.sequence() - 1).limit(1);
    return SeenEntry.of(at.journal().entries(one).entries().get(0), sight)
        .filter(SeenEntry::isWhole)
        .isPresent();
  }

  private static Optional<Withheld> withheld(List<CountedEntry> all, List<CountedEntry> seen) {
    int entries = all.size() - seen.size();
    return Optional.of(new Withheld(entries, Math.subtractExact(sum(all), sum(seen))))
        .filter(withheld -> entries > 0);
  }

  private static long sum(List<CountedEntry> entries) {
    return entries.stream().mapToLong(CountedEntry::pence).reduce(0, Math::addExact);
  }
}
