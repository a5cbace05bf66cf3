package org.commonpurse.api.operation.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.commonpurse.api.operation.input.Caller;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.digest.Sha256;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.transfer.ImportMapping;
import org.commonpurse.ledger.transfer.ImportReport;
import org.commonpurse.ledger.transfer.ImportRequest;

/** Records the entries of a file of another program, once: the whole file, or nothing of it. */
@OperationSpec(
    name = "entries-import",
    summary = "records a CSV file, once",
    detail =
        "A file has at most 256 MiB. With the header Prefer: respond-async the answer is a job at once, whose result"
            + " is what the answer would have been.",
    routes = "POST /api/v1/funds/{fund}/imports",
    command = "import",
    permission = Permission.POST,
    idempotency = Idempotency.BY_KEY,
    parameters = ParameterGroup.IMPORT,
    requests = "import-mapping",
    file = "text/csv",
    problems = {
      "LEDGER_ACCOUNT_MALFORMED",
      "LEDGER_CONTROL_TOTAL_DIFFERS",
      "LEDGER_HEADER_MISSING",
      "LEDGER_IMPORT_REJECTED",
      "LEDGER_MAPPING_FITS_NOTHING",
      "LEDGER_MAPPING_INCOMPLETE",
      "LEDGER_PATTERN_MALFORMED"
    })
public final class ImportEntries {

  private final Ledger ledger;

  /** Imports into these books. */
  public ImportEntries(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Records what can be recorded, as the request allows.
   *
   * @param key  the caller's key, where there is one
   * @param progress  is told now and then how many entries were taken
   * @return what came of it, with the lines that cannot be recorded
   */
  public ImportReport run(ImportRequest request, Optional<EntryKey> key, LongConsumer progress) {
    var once =
        new Caller(request.by(), request.dryRun() ? Optional.empty() : key)
            .asks(
                "entries-import",
                key.isPresent() ? digest(request.file()) : "",
                request.mapping().map(ImportMapping::inWords),
                // Requests without a total are asked as they were before there were totals.
                request.partial() + request.controlPence().map(pence -> " " + pence).orElse(""));
    return ledger.imports().run(request, once, progress);
  }

  private static String digest(Path file) {
    try {
      return Sha256.hex(file);
    } catch (IOException e) {
      // Whoever reads it next says so in the words of a file.
      return "";
    }
  }
}
