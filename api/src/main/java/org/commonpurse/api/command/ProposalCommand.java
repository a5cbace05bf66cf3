package org.commonpurse.api.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.proposal.ListProposals;
import org.commonpurse.api.operation.proposal.MakeProposal;
import org.commonpurse.api.operation.proposal.ShowProposal;
import org.commonpurse.api.operation.proposal.WithdrawProposal;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.representation.ProposalResponses;
import org.commonpurse.api.sight.Sight;
import org.commonpurse.ledger.access.Credential;
import org.commonpurse.ledger.document.Document;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Acts that need a second person. */
@Command(
    name = "proposal",
    header = "Propose an act that needs a second person.",
    description = {
      "",
      "Who answers must have shown who it is, so proposals are answered over the API."
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ProposalCommand.All.class,
      ProposalCommand.One.class,
      ProposalCommand.Make.class,
      ProposalCommand.Withdraw.class
    },
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n")
final class ProposalCommand {

  /** Lists proposals. */
  @Command(
      name = "list",
      header = "List what was proposed, by whom, and how it stands.",
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class All extends OnFund {

    @Mixin private final PageOptions page = new PageOptions();

    @Override
    public Integer call() {
      var asked = page.of(RequestParameters.options());
      var now = Clock.systemUTC().instant();
      try (var ledger = open()) {
        var found = new ListProposals(ledger).run(fund(), Queries.list(asked));
        var table =
            new TextTable(6, List.of("number", "operation", "state", "by", "at", "answer by"));
        found
            .items()
            .forEach(
                each -> {
                  var told = ProposalResponses.Summary.of(each, each.state(now), Sight.WHOLE);
                  table.row(
                      Long.toString(told.number()),
                      told.operation(),
                      told.state(),
                      told.by(),
                      told.at(),
                      told.answerBy());
                });
        print(
            found,
            each -> ProposalResponses.Summary.of(each, each.state(now), Sight.WHOLE),
            asked,
            table.lines());
      }
      return ExitCode.DONE.number();
    }
  }

  /** Shows one. */
  @Command(
      name = "show",
      header = "Show a proposal, with what it recorded or would record now.",
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class One extends OnFund {

    @Parameters(paramLabel = "NUMBER", description = "The number of the proposal.")
    private long number;

    @Override
    public Integer call() {
      try (var ledger = open()) {
        var shown = new ShowProposal(ledger, Clock.systemUTC()).run(fund(), number, Sight.WHOLE);
        var told = ProposalResponses.Whole.of(shown);
        print(told, lines(told));
      }
      return ExitCode.DONE.number();
    }
  }

  /** Makes one. */
  @Command(
      name = "make",
      header = "Propose an act, once it was tried out.",
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Make extends OnFund {

    @Parameters(
        paramLabel = "FILE",
        description = "The operation and its document, as YAML or JSON.")
    private Path file = Path.of("");

    @Mixin private final Responsible by = new Responsible();

    @Override
    public Integer call() {
      var input = MakeProposal.Input.read(fund(), Document.read(file));
      try (var ledger = open()) {
        var told =
            ProposalResponses.Told.of(
                new MakeProposal(ledger, Clock.systemUTC())
                    .run(input, by.caller(), Credential.ON_TRUST));
        print(told, lines(told));
      }
      return ExitCode.DONE.number();
    }
  }

  /** Takes one back. */
  @Command(
      name = "withdraw",
      header = "Take back what you proposed.",
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Withdraw extends OnFund {

    @Parameters(paramLabel = "NUMBER", description = "The number of the proposal.")
    private long number;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
    private String reason = "";

    @Mixin private final Responsible by = new Responsible();

    @Override
    public Integer call() {
      try (var ledger = open()) {
        var told =
            ProposalResponses.Told.of(
                new WithdrawProposal(ledger)
                    .run(fund(), number, reason, by.caller(), Credential.ON_TRUST));
        print(told, lines(told));
      }
      return ExitCode.DONE.number();
    }
  }

  private static List<String> lines(ProposalResponses.Told told) {
    var lines = new ArrayList<>(lines(told.proposal(), told.digest()));
    lines.addAll(lines(told.answers()));
    return lines;
  }

  private static List<String> lines(ProposalResponses.Summary proposal, String digest) {
    var lines = new ArrayList<String>();
    lines.add(
        "Proposal %d of %s, %s, by %s at %s: %s."
            .formatted(
                proposal.number(),
                proposal.fund(),
                proposal.operation(),
                proposal.by(),
                proposal.at(),
                proposal.state()));
    if (proposal.state().equals("open")) {
      lines.add(
          (proposal.signatures().isPresent()
                  ? "It waits for the signatures of " + String.join(", ", proposal.unsigned())
                  : "It waits for an approver")
              + " until "
              + proposal.answerBy()
              + ".");
    }
    lines.add("Digest: " + digest);
    return lines;
  }

  private static List<String> lines(List<ProposalResponses.Answer> answers) {
    return answers.stream()
        .map(
            answer ->
                "%s%s by %s at %s%s"
                    .formatted(
                        answer.answer(),
                        answer.partner().map(partner -> " for " + partner).orElse(""),
                        answer.by(),
                        answer.at(),
                        answer.reason().isEmpty() ? "." : ": " + answer.reason()))
        .toList();
  }

  private static List<String> lines(ProposalResponses.Whole told) {
    var lines = new ArrayList<>(lines(told.proposal(), told.digest()));
    told.obstacle()
        .ifPresent(why -> lines.add("It could not be carried out now: " + why.message()));
    if (told.stale() && told.obstacle().isEmpty()) {
      lines.add("It would record something else now than when it was made.");
    }
    for (var entry : told.entries()) {
      lines.add(
          "%s of %s in the %s book: %s"
              .formatted(entry.kind(), entry.effectiveOn(), entry.book(), entry.narrative()));
      var postings = new TextTable(1, List.of("account", "debit", "credit"));
      entry
          .postings()
          .forEach(
              line ->
                  postings.row(line.account(), line.debit().orElse(""), line.credit().orElse("")));
      lines.addAll(postings.lines());
    }
    lines.addAll(lines(told.answers()));
    return lines;
  }
}
