package org.commonpurse.api.command;

import java.util.concurrent.Callable;
import org.commonpurse.api.operation.proof.LetRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lets a role of a PostgreSQL server run the service. */
@Command(
    name = "database-role",
    header = "Let a role of a PostgreSQL server run the service, and change nothing recorded.",
    description = {
      "",
      "Run as the owner of the tables: it brings them to the newest version, and grants the role what the"
          + " service needs. Run it again after each new version. The role must be there, and own nothing."
    },
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class DatabaseRoleCommand implements Callable<Integer> {

  private final Console console;

  @Option(names = "--role", required = true, paramLabel = "NAME", description = "The role.")
  private String role = "";

  @Mixin private final Settings settings = new Settings();

  DatabaseRoleCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (var ledger = settings.openExisting()) {
      new LetRun(ledger).run(role);
    }
    console
        .out()
        .println("The role " + role + " can run the service, and change nothing recorded.");
    return ExitCode.DONE.number();
  }
}
