package org.commonpurse.api.command;

import org.commonpurse.api.operation.input.PartRefusedException;
import org.commonpurse.ledger.problem.ProblemException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** All commands, and what they have in common: help, refusals and exit codes. */
@Command(
    name = "commonpurse",
    header = "A shared ledger for partners who pool a budget.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExit codes:%n",
    footer = {
      "  0  done",
      "  1  refused: what was given is wrong, and nothing was recorded",
      "  2  no such command or option, or one is missing",
      "  3  a database or file cannot be used now",
      "  4  a failure that nobody foresaw",
      "  5  a check of the books found something broken"
    })
public final class Commands {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help and end.")
  private boolean isHelpWanted;

  @Option(
      names = "--trace",
      scope = ScopeType.INHERIT,
      description = "Show where in the program a failure came from.")
  private boolean isTraceWanted;

  private Commands() {}

  /**
   * Runs the command that the arguments name.
   *
   * @return the number of an {@link ExitCode}
   */
  public static int run(Console console, String... arguments) {
    int exitCode = commandLine(console).execute(arguments);
    console.out().flush();
    console.err().flush();
    return exitCode;
  }

  /** The commands as picocli sees them. */
  static CommandLine commandLine(Console console) {
    var commands = new Commands();
    var line = new CommandLine(commands);
    line.addSubcommand(new HelpCommand(console, line));
    line.addSubcommand(new DemoCommand(console));
    line.addSubcommand(new ServerCommand(console));
    line.addSubcommand(new AllocateCommand(console));
    line.addSubcommand(new ProjectCommand(console));
    line.addSubcommand(new UnitCostCommand());
    line.addSubcommand(new SimulateCommand(console));
    line.addSubcommand(new LintCommand(console));
    line.addSubcommand(new AgreementCommand());
    line.addSubcommand(new ExitCommand());
    line.addSubcommand(new ProposalCommand());
    line.addSubcommand(new AllocationCommand());
    line.addSubcommand(new DuesCommand());
    line.addSubcommand(new FutureDuesCommand());
    line.addSubcommand(new PackageCommand());
    line.addSubcommand(new MeasureCommand());
    line.addSubcommand(new ForecastCommand());
    line.addSubcommand(new ReconcileCommand(console));
    line.addSubcommand(new LedgerFileCommand(console));
    line.addSubcommand(new FundsCommand(console));
    line.addSubcommand(new FundDocumentCommand.Register(console));
    line.addSubcommand(new FundDocumentCommand.Amend(console));
    line.addSubcommand(new BalancesCommand(console));
    line.addSubcommand(new StatementCommand(console));
    line.addSubcommand(new ChangesCommand(console));
    line.addSubcommand(new FiguresCommand());
    line.addSubcommand(new TraceCommand());
    line.addSubcommand(ReportCommand.on(console));
    line.addSubcommand(new EntriesCommand(console));
    line.addSubcommand(new EventsCommand());
    line.addSubcommand(new PostCommand());
    line.addSubcommand(new ReverseCommand());
    line.addSubcommand(new RedactCommand());
    line.addSubcommand(new RedactionsCommand());
    line.addSubcommand(new PlanCommand());
    line.addSubcommand(new ImportCommand(console));
    line.addSubcommand(new ExportCommand(console));
    line.addSubcommand(new PeriodCommand());
    line.addSubcommand(new RulesCommand());
    line.addSubcommand(new AccessCommand());
    line.addSubcommand(new AuditCommand(console));
    line.addSubcommand(new VerifyCommand(console));
    line.addSubcommand(new CheckpointCommand(console));
    line.addSubcommand(new BackupCommands.Backup(console));
    line.addSubcommand(new BackupCommands.Restore(console));
    line.addSubcommand(new DatabaseRoleCommand(console));
    line.setOut(console.out());
    line.setErr(console.err());
    line.setUsageHelpAutoWidth(false);
    line.setUsageHelpWidth(100);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(Misuse::explain);
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> commands.explain(failure, command));
    line.setExecutionStrategy(Commands::execute);
    return line;
  }

  private static int execute(ParseResult parsed) {
    var last = parsed;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    requireKnownCommand(last);
    if (!last.commandSpec().subcommands().isEmpty() && !last.isUsageHelpRequested()) {
      throw new ParameterException(last.commandSpec().commandLine(), "Name a command.");
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  /** What asks for help is not refused by the parser, so that a wrong name would show other help. */
  private static void requireKnownCommand(ParseResult last) {
    var isOfOthers = !last.commandSpec().subcommands().isEmpty();
    if (isOfOthers && last.unmatched().stream().anyMatch(word -> !word.startsWith("-"))) {
      throw new UnmatchedArgumentException(last.commandSpec().commandLine(), last.unmatched());
    }
  }

  private int explain(Exception failure, CommandLine command) {
    var err = command.getErr();
    ExitCode exitCode = ExitCode.FAILED;
    if (failure instanceof ProblemException refusal) {
      err.println("commonpurse: " + message(command, KeyOption.explained(refusal)));
      exitCode = ExitCode.of(refusal.category());
    } else {
      err.println("commonpurse: this should not have happened: " + failure);
      if (!isTraceWanted) {
        err.println("Run the command again with --trace to see where it came from.");
      }
    }
    if (isTraceWanted) {
      failure.printStackTrace(err);
    }
    return exitCode.number();
  }

  /** The message, which names the option that it speaks of, where one does, and its code once. */
  private static String message(CommandLine command, ProblemException refusal) {
    var message =
        option(command, refusal)
            + refusal.problem().message()
            + FigureOption.cure(command, refusal);
    var code = "[" + refusal.code() + "]";
    return message.contains(code) ? message : message + " " + code;
  }

  private static String option(CommandLine command, ProblemException refusal) {
    if (refusal instanceof PartRefusedException refused && !refused.part().isEmpty()) {
      var option = "--" + refused.part().get(0);
      var isOption = command.getCommandSpec().optionsMap().containsKey(option);
      return isOption ? "\"" + option + "\": " : "";
    }
    return "";
  }
}
