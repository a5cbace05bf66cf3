package org.commonpurse.api.operation.report;

import static org.commonpurse.api.problem.ServiceProblem.REPORT_FILE_UNKNOWN;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.commonpurse.allocation.trace.FigureReference;
import org.commonpurse.allocation.trace.NamedFigure;
import org.commonpurse.allocation.trace.Tracer;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.book.Stamp;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.verify.Finding;
import org.commonpurse.reports.data.ReportData;
import org.commonpurse.reports.file.ReportFile;

/** Holds a report, as it was written to a file, to the books. */
@OperationSpec(
    name = "report-verify",
    summary =
        "whether a report still agrees with the ledger, and which of its figures changed since",
    command = "report verify",
    onlyOneDoor = "whoever holds a report to the books needs the books, not a service's word",
    permission = Permission.AUDIT,
    idempotency = Idempotency.READS,
    problems = "REPORT_FILE_UNKNOWN")
public final class VerifyReport {

  private final Ledger ledger;

  /** Holds reports to these books. */
  public VerifyReport(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * What came out.
   *
   * @param report  what the file says
   * @param findings  why the file or the books cannot be what they were; none where all agrees
   * @param changed  the figures that are others now, in the order of the report
   */
  public record Output(ReportData report, List<Finding> findings, List<ChangedFigure> changed) {

    public Output {
      findings = List.copyOf(findings);
      changed = List.copyOf(changed);
    }

    /** Whether the report says what the books said then. */
    public boolean isSound() {
      return findings.isEmpty();
    }
  }

  /**
   * A figure that is another now.
   *
   * @param fund  whose figure it is
   * @param thenPence  as the report has it
   * @param nowPence  as the books have it now; empty where they have no such figure any more
   */
  public record ChangedFigure(
      FundCode fund, FigureReference reference, long thenPence, OptionalLong nowPence) {}

  /**
   * Holds a report to the books: the file to its own digest, the place in the fund's chain to its
   * seal, and each figure to the entries that were known then, and that are known now.
   *
   * @param file  the whole file
   * @throws ProblemException {@code REPORT_FILE_UNKNOWN} if it is no report, {@code
   *     LEDGER_FUND_UNKNOWN} if it is one of a fund that these books do not hold
   */
  public Output run(byte[] file) {
    var report =
        ReportFile.read(file)
            .orElseThrow(
                () ->
                    REPORT_FILE_UNKNOWN
                        .because(
                            "This is no report of this program, or not the whole of it, such as a"
                                + " workbook that was saved anew. Give a report as it was written:"
                                + " PDF, HTML, JSON, a workbook or an auditor's pack.")
                        .toException());
    var findings = new ArrayList<Finding>();
    if (!report.isAsWritten()) {
      findings.add(finding("digest", "The file is not as it was written; its digest differs."));
    }
    var changed = new ArrayList<ChangedFigure>();
    report.funds().forEach(fund -> hold(fund, findings, changed));
    // What rests on another chain is not worth comparing with today.
    return new Output(
        report,
        findings,
        findings.stream().anyMatch(each -> each.what().equals("seal")) ? List.of() : changed);
  }

  private void hold(ReportData.OfFund fund, List<Finding> findings, List<ChangedFigure> changed) {
    var stamp = fund.stamp();
    var place = ledger.books().now(at -> ChainPlace.find(at.chains(), stamp));
    if (place.isEmpty()) {
      findings.add(
          finding(
              "seal",
              "The chain of %s has no entry %d, %d events before it, with the seal %s."
                  .formatted(stamp.fund(), stamp.sequence(), stamp.events(), stamp.seal())));
      // What rests on another chain is not worth working out again.
      return;
    }
    var day = stamp.view().asAt();
    var known = stamp.view().asKnown().or(() -> place.map(ChainPlace::moment));
    findings.addAll(ledger.books().at(new View(day, known), at -> asKnownThen(at, fund)));
    changed.addAll(ledger.books().at(new View(day, Optional.empty()), at -> differing(at, fund)));
  }

  private static List<Finding> asKnownThen(Snapshot at, ReportData.OfFund report) {
    var stamp = report.stamp();
    if (!isSameState(at.stamp(stamp.fund()), stamp)) {
      return List.of(
          finding(
              "moment",
              ("What was known at %s does not end with entry %d, so the figures cannot be worked out"
                      + " as known then: the file names another moment, or more was recorded at the"
                      + " same one.")
                  .formatted(at.view().asKnown().orElseThrow(), stamp.sequence())));
    }
    var findings = new ArrayList<Finding>();
    for (var figure : differing(at, report)) {
      findings.add(
          finding(
              "figure",
              "%s is %s in the report and %s in the books as known then."
                  .formatted(
                      figure.reference(),
                      Amounts.print(figure.thenPence()),
                      written(figure.nowPence()))));
    }
    return findings;
  }

  private static boolean isSameState(Stamp one, Stamp other) {
    return one.sequence() == other.sequence()
        && one.events() == other.events()
        && one.seal().equals(other.seal());
  }

  /** The figures of the report that are others in the view. */
  private static List<ChangedFigure> differing(Snapshot at, ReportData.OfFund report) {
    var tracer = Tracer.of(at, report.stamp().fund());
    return report.figures().stream()
        .map(figure -> held(tracer, report.stamp().fund(), figure))
        .filter(figure -> !figure.nowPence().equals(OptionalLong.of(figure.thenPence())))
        .toList();
  }

  private static ChangedFigure held(Tracer tracer, FundCode fund, NamedFigure figure) {
    var reference = figure.reference();
    try {
      return new ChangedFigure(
          fund, reference, figure.pence(), OptionalLong.of(tracer.trace(reference).pence()));
    } catch (ProblemException e) {
      // Such as of a partner whom another succeeded since: there is no such figure in the view.
      return new ChangedFigure(fund, reference, figure.pence(), OptionalLong.empty());
    }
  }

  /** An amount as words, or that there is none. */
  public static String written(OptionalLong pence) {
    return pence.isPresent() ? Amounts.print(pence.getAsLong()) : "not there";
  }

  private static Finding finding(String what, String message) {
    return new Finding(what, Optional.empty(), message);
  }
}
