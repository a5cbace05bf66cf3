package org.commonpurse.api.operation.report;

import static org.commonpurse.api.problem.ServiceProblem.REPORT_BEYOND_WORKBOOK;

import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import org.commonpurse.allocation.horizon.ReserveYears;
import org.commonpurse.allocation.trace.FigureSums;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.api.operation.spec.Shows;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.book.Stamp;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.RecordedEntry;
import org.commonpurse.reports.board.BoardPackContents;
import org.commonpurse.reports.workbook.BoardWorkbook;
import org.commonpurse.reports.workbook.WorkbookContents;
import org.commonpurse.reports.workbook.WorkbookEntry;

/** The workbook of a fund, made from one state of the books. */
@OperationSpec(
    name = "board-workbook",
    summary =
        "the board pack as a workbook: totals and checks as formulas over all entries of the fund",
    routes = "GET /api/v1/funds/{fund}/reports/workbook.xlsx",
    command = "report workbook",
    permission = Permission.READ_ALLOCATIONS,
    shows = Shows.EVERY_LINE,
    idempotency = Idempotency.READS,
    parameters = {ParameterGroup.AS_AT, ParameterGroup.AS_KNOWN},
    problems = {"REPORT_NOTHING_YET", "REPORT_BEYOND_WORKBOOK"})
public final class BoardWorkbookOf {

  private final Ledger ledger;

  private final Clock clock;

  /**
   * Workbooks from these books.
   *
   * @param clock  tells on which day a workbook is prepared
   */
  public BoardWorkbookOf(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Writes the workbook. The same state of the books and day give the same bytes. The state is not held while
   * it is written.
   *
   * @param out  is left open
   * @return the state of the books that it rests on
   * @throws org.commonpurse.ledger.problem.ProblemException {@code REPORT_NOTHING_YET} if there is no entry
   *     in the view, {@code REPORT_BEYOND_WORKBOOK} if a workbook has no room for all of them
   * @throws java.io.UncheckedIOException if the stream fails
   */
  public Stamp run(FundCode fund, View view, OutputStream out) {
    var contents =
        ledger
            .books()
            .at(view, at -> contents(at, BoardPackOf.contents(at, fund, Reports.today(clock))));
    BoardWorkbook.write(contents, out);
    return contents.pack().footing().stamp();
  }

  /**
   * What the workbook of a fund is made of, from the state of the books that its board pack is made of.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code REPORT_BEYOND_WORKBOOK}
   */
  public static WorkbookContents contents(Snapshot at, BoardPackContents pack) {
    var fund = pack.fund();
    var entries = new ArrayList<WorkbookEntry>();
    var openings = new HashSet<Long>();
    var accounts = FigureSums.of(at, fund, each -> entries.add(entry(each, openings)));
    BoardWorkbook.beyond(entries)
        .ifPresent(
            why -> {
              throw REPORT_BEYOND_WORKBOOK
                  .because(
                      "The workbook of %s cannot hold all of it. %s Ask for it as at an earlier day, or use the export."
                          .formatted(fund.code(), why),
                      "fund",
                      fund.code())
                  .toException();
            });
    return new WorkbookContents(
        pack,
        pack.horizon().years().stream()
            .map(year -> ReserveYears.of(at, fund.code(), year))
            .toList(),
        accounts,
        entries);
  }

  /**
   * An entry.
   *
   * @param openings  the sequences of openings before it, to which it is added if it is one
   */
  private static WorkbookEntry entry(RecordedEntry recorded, Set<Long> openings) {
    var entry = recorded.entry();
    boolean isOpening =
        entry.kind().equals(JournalEntry.OPENING)
            || recorded.reverses().filter(openings::contains).isPresent();
    if (isOpening) {
      openings.add(recorded.sequence());
    }
    return new WorkbookEntry(
        recorded.sequence(),
        recorded.key(),
        entry.kind(),
        isOpening,
        entry.effectiveOn(),
        recorded.recordedAt(),
        entry.book(),
        entry.postings(),
        recorded.seal());
  }
}
