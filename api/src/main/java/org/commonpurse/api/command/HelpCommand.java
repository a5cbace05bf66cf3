package org.commonpurse.api.command;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.UnmatchedArgumentException;

/** Lists the commands, or explains one. */
@Command(name = "help", header = "List the commands, or explain one.", helpCommand = true)
final class HelpCommand implements Callable<Integer> {

  private final Console console;

  private final CommandLine commands;

  @Parameters(
      arity = "0..2",
      paramLabel = "COMMAND",
      description = "The command to explain; without one, all are listed.")
  private List<String> names = List.of();

  HelpCommand(Console console, CommandLine commands) {
    this.console = console;
    this.commands = commands;
  }

  @Override
  public Integer call() {
    CommandLine command = commands;
    for (var name : names) {
      var inside = command.getSubcommands().get(name);
      if (inside == null) {
        throw new UnmatchedArgumentException(command, List.of(name));
      }
      command = inside;
    }
    command.usage(console.out());
    return ExitCode.DONE.number();
  }
}
