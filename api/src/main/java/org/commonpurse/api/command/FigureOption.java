package org.commonpurse.api.command;

import static org.commonpurse.allocation.problem.OutturnProblem.OUTTURN_INCOMPLETE;

import org.commonpurse.ledger.problem.ProblemException;
import picocli.CommandLine;

/** Says which option gives a figure that no book holds. */
final class FigureOption {

  private FigureOption() {}

  /** The option to add, as the end of a message; empty if it is about no figure that one could give. */
  static String cure(CommandLine command, ProblemException refusal) {
    if (!refusal.type().equals(OUTTURN_INCOMPLETE)) {
      return "";
    }
    var isBase = "bases".equals(refusal.fields().get("section"));
    var option = isBase ? "--base" : "--measure";
    return command.getCommandSpec().optionsMap().containsKey(option)
        ? " Here that is "
            + option
            + " "
            + refusal.fields().get("name")
            + (isBase ? "=AMOUNT." : "=NUMBER.")
        : "";
  }
}
