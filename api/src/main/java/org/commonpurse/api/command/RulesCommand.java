package org.commonpurse.api.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Path;
import org.commonpurse.api.operation.fund.SetRules;
import org.commonpurse.api.operation.fund.ShowRules;
import org.commonpurse.api.operation.input.Expected;
import org.commonpurse.api.representation.RulesJson;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.rule.FundRules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a fund does not let anybody post: its parts are the commands below it. */
@Command(
    name = "rules",
    header = "Show and set what a fund does not let anybody post.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    subcommands = {RulesCommand.Show.class, RulesCommand.Set.class},
    optionListHeading = "%nOptions:%n")
final class RulesCommand {

  /** What both have in common. */
  abstract static class OnRules extends OnFund {

    private static final YAMLMapper YAML =
        YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .build();

    abstract FundRules rules(Ledger ledger, FundCode code);

    @Override
    public final Integer call() throws JsonProcessingException {
      try (var ledger = open()) {
        var document = RulesJson.of(rules(ledger, fund()));
        print(document, YAML.writeValueAsString(document).lines().toList());
      }
      return ExitCode.DONE.number();
    }
  }

  /** Shows the rules. */
  @Command(
      name = "show",
      header = "Print the rules as a document that they could be set with.",
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Show extends OnRules {

    @Override
    FundRules rules(Ledger ledger, FundCode code) {
      return new ShowRules(ledger).run(code);
    }
  }

  /** Sets the rules. */
  @Command(
      name = "set",
      header = "Set the rules, in place of those that were set before.",
      description = {"", "They bind new entries only; what was recorded before them stays."},
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Set extends OnRules {

    @Option(
        names = "--file",
        required = true,
        paramLabel = "FILE",
        description = "The rules, as YAML or JSON, described by rules.schema.json.")
    private Path file = Path.of("");

    @Mixin private final Responsible by = new Responsible();

    @Override
    FundRules rules(Ledger ledger, FundCode code) {
      return new SetRules(ledger).run(code, Document.read(file), Expected.anything(), by.caller());
    }
  }
}
