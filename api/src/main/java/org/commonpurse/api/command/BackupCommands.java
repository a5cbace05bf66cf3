package org.commonpurse.api.command;

import static org.commonpurse.api.problem.CommandProblem.COMMAND_DATABASE_IN_FILE;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.commonpurse.api.operation.proof.BackUpBooks;
import org.commonpurse.api.operation.proof.RestoreBooks;
import org.commonpurse.api.operation.proof.VerifyBooks;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.verify.SignedCheckpoint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Commands that copy whole books: away, to be kept, and back. */
final class BackupCommands {

  private BackupCommands() {}

  /** Copies the books away. */
  @Command(
      name = "backup",
      header = "Copy an SQLite database while it is used, and prove the copy.",
      description = {
        "",
        "The copy is of one moment. It is replayed as \"verify\" does it, and has its name only once it was found"
            + " sound. A PostgreSQL database is backed up by its server: docs/operation.md."
      },
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Backup implements Callable<Integer> {

    private final Console console;

    @Option(
        names = "--out",
        required = true,
        paramLabel = "FILE",
        description = "The file to write, which must not be there yet.")
    private Path out = Path.of("");

    @Mixin private final Settings settings = new Settings();

    Backup(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      NewFile.requireNew(out);
      try (var ledger = settings.openExisting()) {
        return told(console, out, new BackUpBooks(ledger).run(out));
      } catch (IOException e) {
        throw NewFile.notWritten(out, e);
      }
    }
  }

  /** Puts a copy in place. */
  @Command(
      name = "restore",
      header = "Put a backup in place of an SQLite database that is gone.",
      description = {
        "",
        "The backup is replayed as \"verify\" does it, and is put in place only if it was found sound. A database that"
            + " is there is never replaced: move it away first."
      },
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Restore implements Callable<Integer> {

    private final Console console;

    @Option(
        names = "--from",
        required = true,
        paramLabel = "FILE",
        description = "What \"backup\" wrote.")
    private Path from = Path.of("");

    @Option(
        names = "--checkpoint",
        paramLabel = "FILE",
        description = "What \"checkpoint\" wrote before; the backup must still agree with it.")
    private Optional<Path> checkpoint = Optional.empty();

    @Mixin private final Settings settings = new Settings();

    Restore(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      var url = settings.url();
      var database =
          Ledger.file(url)
              .orElseThrow(
                  () ->
                      COMMAND_DATABASE_IN_FILE
                          .because(
                              "A backup is put in place as an SQLite file; " + url + " is none.",
                              "database",
                              url)
                          .toException());
      NewFile.requireNew(database);
      CommandFiles.requireReadable(from);
      var known =
          checkpoint
              .map(CommandFiles::read)
              .map(SignedCheckpoint::parse)
              .map(SignedCheckpoint::checkpoint);
      try {
        return told(console, database, RestoreBooks.run(from, database, known));
      } catch (IOException e) {
        throw NewFile.notWritten(database, e);
      }
    }
  }

  private static int told(Console console, Path file, List<VerifyBooks.Output> checked) {
    var code = VerificationText.code(checked);
    VerificationText.print(checked, console.out());
    console
        .out()
        .println(
            code == ExitCode.DONE
                ? "written: " + file
                : "not written, since it is broken: " + file);
    return code.number();
  }
}
