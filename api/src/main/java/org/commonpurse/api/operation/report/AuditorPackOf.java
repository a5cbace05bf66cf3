package org.commonpurse.api.operation.report;

import static org.commonpurse.ledger.problem.StoreProblem.LEDGER_STORE_UNREACHABLE;

import java.io.OutputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.commonpurse.allocation.settlement.Allocations;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.BalanceRow;
import org.commonpurse.ledger.balance.Grouping;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.book.KnownChain;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.book.Stamp;
import org.commonpurse.ledger.calendar.Days;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.transfer.Exports;
import org.commonpurse.reports.audit.AuditorsPack;
import org.commonpurse.reports.audit.AuditorsPackContents;

/** The auditor's pack of a fund, made from one state of the books. */
@OperationSpec(
    name = "auditor-pack",
    summary =
        "the auditor's pack: entries, chain, agreements, results with their working, and how to check"
            + " all of it",
    routes = "GET /api/v1/funds/{fund}/reports/auditor-pack.zip",
    command = "report auditor-pack",
    permission = Permission.AUDIT,
    idempotency = Idempotency.READS,
    parameters = {ParameterGroup.AS_AT, ParameterGroup.AS_KNOWN},
    problems = "REPORT_NOTHING_YET")
public final class AuditorPackOf {

  private final Ledger ledger;

  /** Auditor's packs from these books. */
  public AuditorPackOf(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Writes the pack. The same state of the books gives the same bytes on whatever day: its board pack is
   * prepared on that of the last link.
   *
   * @param out  is left open; the state of the books is held until all is written, so it should not be slow
   * @return the state of the books that it rests on
   * @throws org.commonpurse.ledger.problem.ProblemException {@code REPORT_NOTHING_YET} if there is no
   *     entry in the view
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_STORE_UNREACHABLE} if the
   *     server went away when a part was written, which cannot be taken back
   * @throws java.io.UncheckedIOException if the stream fails
   */
  public Stamp run(FundCode fund, View view, OutputStream out) {
    var isBegun = new AtomicBoolean();
    return ledger
        .books()
        .at(
            view,
            at -> {
              var stamp = at.stamp(fund);
              var contents = contents(at, stamp);
              if (isBegun.getAndSet(true)) {
                throw LEDGER_STORE_UNREACHABLE
                    .because(
                        "The database server went away while the pack was written. What there is of it is of"
                            + " no use; make it again.")
                    .toException();
              }
              AuditorsPack.write(contents, out);
              return stamp;
            });
  }

  private static AuditorsPackContents contents(Snapshot at, Stamp stamp) {
    var fund = stamp.fund();
    var last = ChainPlace.find(at.chains(), stamp).orElseThrow(() -> Reports.nothingYet(fund));
    var balances = new EnumMap<Book, List<BalanceRow>>(Book.class);
    for (var book : Book.values()) {
      var query = BalanceQuery.of(fund, book).by(Grouping.ACCOUNT);
      balances.put(book, at.balances().of(query));
    }
    return new AuditorsPackContents(
        BoardPackOf.contents(at, fund, Days.inEngland(last.moment())),
        new Exports(at.funds(), new KnownChain(at.chains(), stamp)),
        balances,
        at.agreements().list(fund),
        at.agreements().notices(fund),
        Allocations.list(at, fund),
        at.periods().list(fund).stream()
            .flatMap(status -> status.events().stream())
            // Periods are read as they stand now, whatever the view.
            .filter(event -> at.view().knows(event.recordedAt()))
            .toList());
  }
}
