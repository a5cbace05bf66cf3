package org.commonpurse.api.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.commonpurse.allocation.agreement.PlainEnglish;
import org.commonpurse.api.operation.agreement.CompareAgreements;
import org.commonpurse.api.operation.agreement.ReadAgreement;
import org.commonpurse.api.representation.AgreementChangesResponse;
import org.commonpurse.api.representation.AgreementResponse;
import org.commonpurse.api.representation.ResponseJson;
import org.commonpurse.ledger.document.Document;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What can be asked of agreements in files, without any database. */
final class AgreementFileCommands {

  private AgreementFileCommands() {}

  /** Reads an agreement. */
  @Command(
      name = "read",
      header = "Read an agreement in a file as numbered sentences; no database is needed.",
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Read implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
        names = "--agreement",
        required = true,
        paramLabel = "FILE",
        description = "The agreement, as YAML or JSON.")
    private Path file = Path.of("");

    @Option(names = "--json", description = "Print it as JSON, with its paragraphs as a tree.")
    private boolean isJsonWanted;

    @Option(
        names = "--tables",
        description = "Print layers, gates, scales and rates by year as tables too.")
    private boolean areTablesWanted;

    @Override
    public Integer call() {
      var agreement = new ReadAgreement().run(Document.read(file));
      var out = spec.commandLine().getOut();
      if (isJsonWanted) {
        out.println(ResponseJson.pretty(AgreementResponse.of(agreement, areTablesWanted)));
      } else if (areTablesWanted) {
        PlainEnglish.withTables(agreement).forEach(out::println);
      } else {
        PlainEnglish.of(agreement).forEach(out::println);
      }
      return ExitCode.DONE.number();
    }
  }

  /** Compares two versions. */
  @Command(
      name = "diff",
      header = "Tell in words what differs between two agreements in files; no database is needed.",
      description = {
        "",
        "Clause by clause: lines with - stand in the first one only, lines with + in the second one only,"
            + " each with its number there. A clause is the same clause where it has the same code, or"
            + " where the second one says that it replaces the first."
      },
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Diff implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "BEFORE", description = "The earlier version.")
    private Path before = Path.of("");

    @Parameters(index = "1", paramLabel = "AFTER", description = "The later version.")
    private Path after = Path.of("");

    @Option(names = "--json", description = "Print the changes as JSON.")
    private boolean isJsonWanted;

    @Override
    public Integer call() {
      var changes =
          AgreementChangesResponse.of(
              new CompareAgreements().run(Document.read(before), Document.read(after)));
      var out = spec.commandLine().getOut();
      if (isJsonWanted) {
        out.println(ResponseJson.pretty(changes));
      } else {
        changes.lines().forEach(out::println);
      }
      return ExitCode.DONE.number();
    }
  }
}
