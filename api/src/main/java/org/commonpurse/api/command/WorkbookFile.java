package org.commonpurse.api.command;

import java.io.OutputStream;
import java.time.Clock;
import org.commonpurse.api.operation.report.BoardWorkbookOf;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.book.Stamp;
import org.commonpurse.ledger.id.FundCode;
import picocli.CommandLine.Command;

/** Writes the workbook of a fund. */
@Command(
    name = "workbook",
    header = "Write the board pack of a fund as a workbook (.xlsx) with all entries behind it.",
    description = {
      "",
      "Totals, differences and checks are formulas over the entries, so that a spreadsheet works them out"
          + " again. The same state of the books and day give the same bytes."
    },
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class WorkbookFile extends StampedFile {

  WorkbookFile(Console console) {
    super(console, "the workbook", ".xlsx");
  }

  @Override
  Stamp write(Ledger ledger, FundCode fund, View view, OutputStream out) {
    return new BoardWorkbookOf(ledger, Clock.systemUTC()).run(fund, view, out);
  }
}
