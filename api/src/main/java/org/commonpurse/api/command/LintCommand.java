package org.commonpurse.api.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.commonpurse.api.operation.agreement.Lint;
import org.commonpurse.api.operation.agreement.LintAgreement;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.representation.LintResponse;
import org.commonpurse.api.representation.ResponseJson;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.FundCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Warns of what an agreement in a file says and may not mean. */
@Command(
    name = "lint",
    header = "Check an agreement, and warn of what it may not mean; records nothing.",
    description = {
      "",
      "Warns of clauses that can leave money unallocated, of bands with a gap or an overlap, of limits"
          + " that never bind, of shares that do not add up, and of terms that are never reached, each"
          + " with its line and column.",
      "Warnings are no mistakes: the command ends with 0. A document that cannot be used is refused"
          + " and ends with 1."
    },
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class LintCommand implements Callable<Integer> {

  private final Console console;

  @Option(
      names = "--agreement",
      required = true,
      paramLabel = "FILE",
      description = "The agreement, as YAML or JSON.")
  private Path file = Path.of("");

  @Option(
      names = "--fund",
      paramLabel = "CODE",
      description = {
        "The fund it is for, to check that partners, schemes, streams and measures are there.",
        "Without it no database is needed."
      })
  private Optional<String> fund = Optional.empty();

  @Option(names = "--json", description = "Print the warnings as JSON.")
  private boolean isJsonWanted;

  @Mixin private final Settings settings = new Settings();

  LintCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var document = Document.read(file);
    var lint = LintResponse.of(lint(document));
    if (isJsonWanted) {
      console.out().println(ResponseJson.pretty(lint));
    } else {
      lint.warnings().forEach(warning -> console.out().println(warning.line()));
      console.out().printf("%s, version %d: %s.%n", lint.title(), lint.version(), lint.count());
    }
    return ExitCode.DONE.number();
  }

  private Lint lint(Document document) {
    var code = RequestParameters.options().with("fund", fund).one("fund", FundCode::of);
    if (code.isEmpty()) {
      return LintAgreement.withoutBooks(document);
    }
    try (var ledger = settings.openExisting()) {
      return new LintAgreement(ledger).run(code.get(), document);
    }
  }
}
