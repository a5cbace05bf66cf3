package org.commonpurse.reports.workbook;

import static org.commonpurse.reports.workbook.Grid.words;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.commonpurse.reports.page.BooksFooting;
import org.commonpurse.reports.page.DaysInWords;
import org.commonpurse.reports.sheet.Sheet;
import org.commonpurse.reports.sheet.Sheet.Heading;
import org.commonpurse.reports.sheet.SheetCell;
import org.commonpurse.reports.sheet.SheetCell.Format;
import org.commonpurse.reports.sheet.SheetCell.Formula;
import org.commonpurse.reports.sheet.SheetCell.Result;

/** The first sheet: what the workbook rests on, what is in it, what was left out and why. */
final class ContentsSheet {

  private static final List<String> NOTES =
      List.of(
          "Net and sharing are positive where they are good for the partner; what is called cost, paid or"
              + " spent is a positive amount.",
          "White amounts are formulas, or stand in entries. Grey amounts come from the recorded results of"
              + " clauses, from forecasts, baselines or approved values, and stay whatever is changed.",
          "A code has its sort before it, as in stream:minimum, so that no spreadsheet takes it for a number.",
          "\"Counts in the figure\" is the name by which the trace command finds the same entries.",
          "Years to come stand in the workbook of a plan, with what it assumes: project --workbook. What is"
              + " returned to others by their template is written by report return.");

  /** Of the column that says what there is, in characters. */
  private static final int WIDTH = 110;

  private final WorkbookContents contents;
  private final Grid grid;

  /**
   * A list that begins with the state of the books.
   *
   * @param allHold  whether all checks hold
   */
  ContentsSheet(WorkbookContents contents, boolean allHold) {
    this.contents = contents;
    var pack = contents.pack();
    this.grid =
        new Grid(
            "Contents",
            pack.fund().name() + ": workbook",
            1,
            List.of(words("Sheet"), new Heading("What it has", false, WIDTH), words("Rows")));
    addBasis(pack.footing(), allHold);
    grid.strong(List.of(SheetCell.words("Sheets"), SheetCell.EMPTY, SheetCell.EMPTY));
  }

  private void addBasis(BooksFooting footing, boolean allHold) {
    grid.add(line("As at", DaysInWords.written(footing.asAt())));
    grid.add(line("As known on", DaysInWords.written(footing.knownOn())));
    grid.add(line("Prepared on", DaysInWords.written(footing.preparedOn())));
    grid.add(List.of(SheetCell.words("Last entry"), SheetCell.number(footing.stamp().sequence())));
    grid.add(line("Seal", footing.stamp().seal()));
    grid.add(
        List.of(
            SheetCell.words("All checks hold"),
            new Formula(
                "Checks!" + CheckSheet.ALL_HOLD,
                Format.VERDICT,
                Optional.of(new Result.Verdict(allHold)))));
  }

  private static List<SheetCell> line(String what, String text) {
    return List.of(SheetCell.words(what), SheetCell.words(text));
  }

  /** Lists a sheet. */
  void add(Sheet sheet) {
    grid.add(
        List.of(
            SheetCell.words(sheet.name()),
            SheetCell.words(sheet.caption()),
            SheetCell.number(sheet.rows().size() + sheet.more().count())));
  }

  /** Says why there is no such sheet. */
  void leftOut(String name, String why) {
    grid.add(line(name, "Left out. " + why));
  }

  /** The sheet, with the notes at its end. */
  Sheet sheet() {
    grid.strong(List.of(SheetCell.words("Notes"), SheetCell.EMPTY, SheetCell.EMPTY));
    Stream.of(NOTES.stream(), contents.pack().basis().stream(), contents.pack().notes().stream())
        .flatMap(each -> each)
        .forEach(note -> grid.add(line("", note)));
    return grid.sheet();
  }
}
