package org.commonpurse.api.operation.journal;

import java.util.function.LongConsumer;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.transfer.ImportReport;
import org.commonpurse.ledger.transfer.ImportRequest;

/** Records the entries of a file of another program, once: the whole file, or nothing of it. */
@OperationSpec(
    name = "entries-import",
    summary = "records a CSV file, once",
    routes = "POST /api/v1/funds/{fund}/imports",
    command = "import",
    permission = Permission.POST,
    idempotency = Idempotency.BY_KEY,
    parameters = ParameterGroup.IMPORT,
    requests = "import-mapping",
    file = "text/csv",
    problems = {
      "LEDGER_IMPORT_REJECTED",
      "LEDGER_FILE_NOT_TEXT",
      "LEDGER_FILE_NOT_CSV",
      "LEDGER_HEADER_MISSING",
      "LEDGER_COLUMN_MISSING",
      "LEDGER_MAPPING_INCOMPLETE"
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
   * @param progress  is told now and then how many entries were taken
   * @return what came of it, with the lines that cannot be recorded
   */
  public ImportReport run(ImportRequest request, LongConsumer progress) {
    return ledger.imports().run(request, progress);
  }
}
