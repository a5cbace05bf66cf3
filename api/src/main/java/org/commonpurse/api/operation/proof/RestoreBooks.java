package org.commonpurse.api.operation.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.verify.Checkpoint;

/** Puts a copy of books in place, once it is proved. */
@OperationSpec(
    name = "restore",
    summary = "puts a backup in place of an SQLite database that is gone, once it was replayed",
    command = "restore",
    onlyOneDoor = "the service that would answer has no database until it is done",
    permission = Permission.AUDIT,
    idempotency = Idempotency.READS)
public final class RestoreBooks {

  private RestoreBooks() {}

  /**
   * Copies a backup to where a database is to be. Where the replay finds anything broken, or a chain that
   * was never where the checkpoint says, there is no database.
   *
   * @param backup  an SQLite file of books
   * @param database  the file of the database, which is not there yet
   * @param known  a checkpoint that was kept elsewhere: who has one can tell an old backup from a
   *     forged one
   * @return what was checked of each fund, in order of code
   * @throws IOException if a file cannot be read or written
   * @throws org.commonpurse.ledger.problem.ProblemException what opening the books refuses
   */
  public static List<VerifyBooks.Output> run(Path backup, Path database, Optional<Checkpoint> known)
      throws IOException {
    return CopiedBooks.make(database, part -> copy(backup, part), known);
  }

  private static void copy(Path backup, Path part) throws IOException {
    Ledger.createFile(part);
    try (var out = Files.newOutputStream(part)) {
      Files.copy(backup, out);
    }
  }
}
