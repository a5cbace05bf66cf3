package org.commonpurse.api.operation.price;

import org.commonpurse.allocation.price.UnitCostReader;
import org.commonpurse.allocation.price.UnitCostReader.Reading;
import org.commonpurse.allocation.price.UnitCostTable;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.csv.CsvTable;

/** Reads and checks a table of unit costs in a file. */
@OperationSpec(
    name = "unit-cost-read",
    summary =
        "how many lines of a table of unit costs can be used, which are suspect, which refused",
    command = "unit-cost read",
    onlyOneDoor = "it needs no books, and so no service",
    permission = Permission.READ_ALLOCATIONS,
    idempotency = Idempotency.READS,
    file = "text/csv",
    problems = {
      "LEDGER_COLUMN_MISSING",
      "LEDGER_FILE_EMPTY",
      "LEDGER_FILE_NOT_CSV",
      "LEDGER_FILE_NOT_TEXT"
    })
public final class ReadUnitCosts {

  /**
   * Reads it.
   *
   * @param edition  what to call it
   * @param csv  the bytes of the file
   */
  public Reading run(String edition, byte[] csv) {
    return UnitCostReader.read(UnitCostTable.Edition.named(edition), CsvTable.read(csv));
  }
}
