package org.commonpurse.api.demo;

import static org.commonpurse.api.problem.DemoProblem.DEMO_FILE_UNREADABLE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.commonpurse.allocation.impact.Provenance;
import org.commonpurse.api.operation.plan.ScheduleRow;
import org.commonpurse.ledger.csv.CsvTable;
import org.commonpurse.ledger.problem.ProblemException;

/** A CSV file of figures, each row of which says whether it was published and where. */
final class FigureFile {

  private FigureFile() {}

  /**
   * The rows of a file of a folder, in order; none if the folder has no such file.
   *
   * @throws ProblemException {@code DEMO_FILE_UNREADABLE} if the file cannot be read; {@code
   *     SCHEDULE_FIGURE_UNREADABLE} if a row does not say where its figures come from
   */
  static List<ScheduleRow> rows(Path folder, String name) {
    var file = folder.resolve(name);
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      var table = CsvTable.read(Files.readAllBytes(file));
      var rows = ScheduleRow.of(name, table);
      rows.forEach(FigureFile::provenance);
      return rows;
    } catch (IOException e) {
      throw new ProblemException(
          DEMO_FILE_UNREADABLE.because(
              "The file " + file + " cannot be read; check the path and its permissions.",
              "file",
              file),
          e);
    }
  }

  /** Whether a row's figures were published, and where. */
  static Provenance provenance(ScheduleRow row) {
    return row.read("status", status -> Provenance.of(status, row.text("source")));
  }
}
