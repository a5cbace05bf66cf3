package org.commonpurse.api.command;

import static org.commonpurse.api.problem.CommandProblem.COMMAND_AGREEMENT_UNCLEAR;
import static org.commonpurse.ledger.problem.FundProblem.LEDGER_AGREEMENT_UNKNOWN;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.Notice;
import org.commonpurse.allocation.agreement.PlainEnglish;
import org.commonpurse.allocation.settlement.Openings;
import org.commonpurse.api.operation.agreement.AddAgreement;
import org.commonpurse.api.operation.agreement.GiveNotice;
import org.commonpurse.api.operation.agreement.ListAgreements;
import org.commonpurse.api.operation.agreement.ShowAgreement;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.representation.AgreementResponse;
import org.commonpurse.api.representation.LintResponse;
import org.commonpurse.ledger.calendar.Days;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.problem.ProblemType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The agreements of a fund. */
@Command(
    name = "agreement",
    header = "List, add and show the agreements of a fund; read and compare those in files.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      AgreementCommand.All.class,
      AgreementCommand.Add.class,
      AgreementCommand.End.class,
      AgreementCommand.Show.class,
      AgreementChangesCommand.class,
      AgreementFileCommands.Read.class,
      AgreementFileCommands.Diff.class
    },
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n")
final class AgreementCommand {

  /** Lists agreements. */
  @Command(
      name = "list",
      header = "List every version of every agreement.",
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class All extends OnFund {

    @Mixin private final PageOptions page = new PageOptions();

    @Override
    public Integer call() {
      var asked = page.of(RequestParameters.options());
      try (var ledger = open()) {
        var agreements = new ListAgreements(ledger).run(fund(), Queries.list(asked));
        var table = new TextTable(5, List.of("agreement", "version", "from", "until", "title"));
        for (var agreement : agreements.items()) {
          table.row(
              agreement.code().value(),
              Integer.toString(agreement.version()),
              agreement.inForceFrom().toString(),
              until(agreement),
              agreement.title());
        }
        print(agreements, AgreementResponse::of, asked, table.lines());
      }
      return ExitCode.DONE.number();
    }
  }

  private static String until(Agreement agreement) {
    return agreement.inForceUntil().map(Object::toString).orElse("")
        + agreement.notice().map(notice -> " by notice").orElse("");
  }

  /** Ends an agreement early. */
  @Command(
      name = "notice",
      header = "End an agreement early by the notice of a partner, once.",
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class End extends OnFund {

    @Option(
        names = "--agreement",
        required = true,
        paramLabel = "CODE",
        description = "The agreement.")
    private String code = "";

    @Option(
        names = "--partner",
        required = true,
        paramLabel = "CODE",
        description = "The partner that gave the notice.")
    private String partner = "";

    @Option(
        names = "--given",
        required = true,
        paramLabel = "DAY",
        description = "The day on which it was given.")
    private String given = "";

    @Option(
        names = "--ends",
        required = true,
        paramLabel = "DAY",
        description = "The last day on which the agreement is in force.")
    private String ends = "";

    @Option(
        names = "--reference",
        paramLabel = "TEXT",
        description = "Where it can be read, such as the letter.")
    private String reference = "";

    @Mixin private final Responsible by = new Responsible();

    @Override
    public Integer call() {
      var notice =
          new Notice(
              PeriodOptions.option("partner", partner, PartnerCode::of),
              PeriodOptions.option("given", given, Days::parse),
              PeriodOptions.option("ends", ends, Days::parse),
              reference);
      var agreement = PeriodOptions.option("agreement", code, Agreement::codeOf);
      try (var ledger = open()) {
        var ended = new GiveNotice(ledger).run(fund(), agreement, notice, by.caller());
        print(
            AgreementResponse.of(ended),
            List.of("%s ends on %s.".formatted(ended.label(), notice.endsOn())));
      }
      return ExitCode.DONE.number();
    }
  }

  /** Adds a version. */
  @Command(
      name = "add",
      header = "Add a version of an agreement, once, and tell what it may not mean.",
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Add extends OnFund {

    @Parameters(paramLabel = "FILE", description = "The agreement, as YAML or JSON.")
    private Path file = Path.of("");

    @Option(
        names = "--post-openings",
        description =
            "Post what its reserves open with, at the bank, where the ledger holds nothing in them.")
    private boolean arePosted;

    @Mixin private final Responsible by = new Responsible();

    @Override
    public Integer call() {
      var document = Document.read(file);
      var openings = arePosted ? Openings.ARE_POSTED : Openings.MUST_BE_HELD;
      try (var ledger = open()) {
        var added = new AddAgreement(ledger).run(fund(), document, openings, by.caller());
        var lint = LintResponse.of(added);
        var lines = new ArrayList<String>();
        lint.warnings().forEach(warning -> lines.add(warning.line()));
        lines.add("Added %s: %s.".formatted(added.agreement().label(), lint.count()));
        print(AgreementResponse.of(added), lines);
      }
      return ExitCode.DONE.number();
    }
  }

  /** Shows a version. */
  @Command(
      name = "show",
      header = "Show an agreement as plain English.",
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Show extends OnFund {

    @Option(
        names = "--agreement",
        paramLabel = "CODE",
        description = "The agreement. Without it: the only one that the fund has.")
    private Optional<String> code = Optional.empty();

    @Option(
        names = "--number",
        paramLabel = "N",
        description = "The number of the version. Without it: the newest.")
    private Optional<Integer> number = Optional.empty();

    @Option(names = "--document", description = "Print it word for word as it was added.")
    private boolean isDocumentWanted;

    @Option(
        names = "--tables",
        description = "Show layers, gates, scales and rates by year as tables too.")
    private boolean areTablesWanted;

    @Override
    public Integer call() {
      try (var ledger = open()) {
        var agreement = find(new ListAgreements(ledger).run(fund()));
        var document = new ShowAgreement(ledger);
        print(
            AgreementResponse.of(agreement, areTablesWanted),
            isDocumentWanted
                ? Arrays.asList(
                    document
                        .document(fund(), agreement.code(), agreement.version())
                        .stripTrailing()
                        .split("\n"))
                : sentences(agreement));
      }
      return ExitCode.DONE.number();
    }

    private List<String> sentences(Agreement agreement) {
      return areTablesWanted ? PlainEnglish.withTables(agreement) : PlainEnglish.of(agreement);
    }

    private Agreement find(List<Agreement> agreements) {
      var wanted = code.map(text -> PeriodOptions.option("agreement", text, Agreement::codeOf));
      var named =
          agreements.stream()
              .filter(each -> wanted.map(each.code()::equals).orElse(true))
              .filter(each -> number.map(wished -> wished == each.version()).orElse(true))
              .toList();
      if (named.isEmpty()) {
        throw refusal(
            LEDGER_AGREEMENT_UNKNOWN, "There is no such agreement or version", agreements);
      }
      if (named.stream().map(Agreement::code).distinct().count() > 1) {
        throw refusal(
            COMMAND_AGREEMENT_UNCLEAR,
            "Several agreements fit; name one with --agreement",
            agreements);
      }
      return named.stream().max(Comparator.comparingInt(Agreement::version)).orElseThrow();
    }

    private ProblemException refusal(ProblemType type, String what, List<Agreement> agreements) {
      return type.because(
              what + "; the fund has " + agreements.stream().map(Agreement::label).toList() + ".",
              "agreement",
              code.orElse(""),
              "version",
              number.map(Object::toString).orElse(""))
          .toException();
    }
  }
}
