package org.commonpurse.api.command;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command that cannot be run as it was typed, and what may be meant. */
final class Misuse {

  private Misuse() {}

  /** Explains the misuse. */
  static int explain(ParameterException misuse, String[] arguments) {
    var command = misuse.getCommandLine();
    PrintWriter err = command.getErr();
    var named = asUnmatched(misuse, arguments);
    if (named.isPresent()) {
      var word = named.get().getUnmatched().get(0);
      err.println("commonpurse: " + message(command, word));
      UnmatchedArgumentException.printSuggestions(named.get(), err);
    } else {
      err.println("commonpurse: " + misuse.getMessage());
    }
    err.println(
        "See \"commonpurse "
            + (isOutermost(command) ? "help" : nameOf(command) + " --help")
            + "\".");
    return ExitCode.MISUSED.number();
  }

  private static String message(CommandLine command, String word) {
    if (!word.startsWith("-") && command.getSubcommands().isEmpty()) {
      return "\"" + word + "\" is more than \"" + nameOf(command) + "\" takes.";
    }
    return "There is no "
        + (word.startsWith("-") ? "option" : "command")
        + " \""
        + word
        + (isOutermost(command) ? "\"." : "\" of \"" + nameOf(command) + "\".");
  }

  /** A misspelt option also leaves a required one missing; the spelling is what should be said. */
  private static Optional<UnmatchedArgumentException> asUnmatched(
      ParameterException misuse, String[] arguments) {
    if (misuse instanceof UnmatchedArgumentException unmatched) {
      return Optional.of(unmatched);
    }
    if (!(misuse instanceof MissingParameterException)) {
      return Optional.empty();
    }
    var known = misuse.getCommandLine().getCommandSpec().optionsMap().keySet();
    return Arrays.stream(arguments)
        .filter(argument -> argument.startsWith("--"))
        .map(argument -> argument.split("=", 2)[0])
        .filter(option -> !known.contains(option))
        .findFirst()
        .map(option -> new UnmatchedArgumentException(misuse.getCommandLine(), List.of(option)));
  }

  private static boolean isOutermost(CommandLine command) {
    return command.getParent() == null;
  }

  /** The command as typed after {@code commonpurse}, such as {@code period close}. */
  private static String nameOf(CommandLine command) {
    return command.getCommandSpec().qualifiedName().split(" ", 2)[1];
  }
}
