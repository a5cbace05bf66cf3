package org.commonpurse.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.commonpurse.api.operation.Operations;
import org.commonpurse.api.operation.input.WireName;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** That there are the commands that operations name, and no others. */
class CommandsOfOperationsTest {

  /** What a terminal has of its own: they do nothing in the books of anybody. */
  private static final Set<String> OWN = Set.of("help", "demo", "server");

  private static final Console CONSOLE =
      new Console(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()));

  @Test
  void leadEachToOneOperation() {
    var named =
        Operations.specs().stream()
            .map(OperationSpec::command)
            .filter(command -> !command.isEmpty())
            .toList();

    assertThat(leaves().keySet())
        .containsExactlyInAnyOrderElementsOf(Stream.concat(named.stream(), OWN.stream()).toList());
  }

  @Test
  void haveAnOptionForEachParameterOfTheirRoute() {
    var leaves = leaves();
    for (var spec : Operations.specs()) {
      var command = leaves.get(spec.command());
      if (command == null) {
        continue;
      }
      var options = command.getCommandSpec().optionsMap().keySet();
      for (var group : spec.parameters()) {
        for (var parameter : group.parameters()) {
          boolean isDimension =
              group == ParameterGroup.ACCOUNTS && !parameter.name().equals("kind");
          assertThat(options)
              .as(spec.name())
              .contains(isDimension ? "--where" : "--" + WireName.option(parameter.name()));
        }
      }
    }
  }

  /** Keys that name acts are a fund's; what changes keys and roles is of no fund. */
  @Test
  void takeAKeyWhereTheyWrite() {
    var leaves = leaves();
    for (var spec : Operations.specs()) {
      if (spec.idempotency() != Idempotency.READS
          && spec.permission() != Permission.MANAGE_ACCESS
          && leaves.containsKey(spec.command())) {
        assertThat(leaves.get(spec.command()).getCommandSpec().optionsMap())
            .as(spec.name())
            .containsKey("--key");
      }
    }
  }

  private static Map<String, CommandLine> leaves() {
    var leaves = new TreeMap<String, CommandLine>();
    collect("", Commands.commandLine(CONSOLE), leaves);
    return leaves;
  }

  private static void collect(String name, CommandLine command, Map<String, CommandLine> leaves) {
    if (command.getSubcommands().isEmpty()) {
      leaves.put(name.strip(), command);
    }
    command.getSubcommands().forEach((word, below) -> collect(name + " " + word, below, leaves));
  }
}
