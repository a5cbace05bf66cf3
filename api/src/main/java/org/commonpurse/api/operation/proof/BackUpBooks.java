package org.commonpurse.api.operation.proof;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;

/** Copies the books of an SQLite database while they are used, and proves the copy. */
@OperationSpec(
    name = "backup",
    summary = "a copy of an SQLite database, taken while it is used and replayed before it counts",
    command = "backup",
    onlyOneDoor = "it writes a file beside the database, where who asks over HTTP has no business",
    permission = Permission.AUDIT,
    idempotency = Idempotency.READS,
    problems = "LEDGER_BACKUP_OF_SERVER")
public final class BackUpBooks {

  private final Ledger ledger;

  /** Copies these books. */
  public BackUpBooks(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Copies them as they stand at one moment. Where the replay finds anything broken, there is no file.
   *
   * @param file  which is not there yet
   * @return what was checked of each fund in the copy
   * @throws IOException if the file cannot be written
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_BACKUP_OF_SERVER}
   */
  public List<VerifyBooks.Output> run(Path file) throws IOException {
    return CopiedBooks.make(file, ledger::copyTo, Optional.empty());
  }
}
