package org.commonpurse.api.rest;

import static org.commonpurse.ledger.problem.FileProblem.LEDGER_IMPORT_REJECTED;

import java.util.List;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.transfer.ImportReject;
import org.commonpurse.ledger.transfer.ImportReport;

/** Refuses a file of which some lines cannot be recorded, and tells which and why. */
final class ImportRejected extends ProblemException {

  private static final long serialVersionUID = 1L;

  private final transient List<ImportReject> rejects;

  /**
   * Refuses a file.
   *
   * @param report  what came of it, with at least one reject
   */
  ImportRejected(ImportReport report) {
    super(
        LEDGER_IMPORT_REJECTED.because(
            report.rejects().size()
                + " of the file's "
                + report.rows()
                + " rows cannot be recorded; the first is line "
                + report.rejects().get(0).line()
                + ": "
                + report.rejects().get(0).reason()
                + " Correct them and send the file again, or ask for the good rows with"
                + " partial=true. Nothing was recorded.",
            "rows",
            report.rows(),
            "rejected",
            report.rejects().size()));
    this.rejects = report.rejects();
  }

  /** The lines that cannot be recorded, in order. */
  List<ImportReject> rejects() {
    return rejects;
  }
}
