package org.commonpurse.api.command;

import java.io.OutputStream;
import org.commonpurse.api.operation.report.AuditorPackOf;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.book.Stamp;
import org.commonpurse.ledger.id.FundCode;
import picocli.CommandLine.Command;

/** Writes an auditor's pack. */
@Command(
    name = "auditor-pack",
    header = "Write everything that an auditor needs to check a fund's books, in one file.",
    description = {
      "",
      "A zip with entries, chain, checkpoint, agreements, results with their working, decisions,"
          + " periods and trial balance. Its README.txt says how to check it with other programs. The"
          + " same state of the books gives the same bytes."
    },
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class AuditorPackFile extends StampedFile {

  AuditorPackFile(Console console) {
    super(console, "the auditor's pack", ".zip");
  }

  @Override
  Stamp write(Ledger ledger, FundCode fund, View view, OutputStream out) {
    return new AuditorPackOf(ledger).run(fund, view, out);
  }
}
