package org.commonpurse.api.operation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.commonpurse.api.operation.input.WireName;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.junit.jupiter.api.Test;

/** The table of operations in {@code docs/api.md}; {@code -Doperations=write} writes it. */
class OperationsTableTest {

  @Test
  void isWhatTheListOfOperationsGives() throws IOException {
    GeneratedTable.hold("api.md", "operations", table());
  }

  private static String table() {
    var table = new StringBuilder();
    table.append("| Route | Command | What it is | Takes | Done again | Permission |\n");
    table.append("| --- | --- | --- | --- | --- | --- |\n");
    for (var spec : Operations.specs()) {
      table.append(
          "| %s | %s | %s | %s | %s | %s |%n"
              .formatted(
                  Arrays.stream(spec.routes())
                      .map(route -> "`" + route + "`")
                      .collect(Collectors.joining("<br>")),
                  spec.command().isEmpty() ? "" : "`" + spec.command() + "`",
                  spec.summary()
                      + (spec.onlyOneDoor().isEmpty() ? "" : " (" + spec.onlyOneDoor() + ")"),
                  taken(spec),
                  again(spec),
                  WireName.of(spec.permission())));
    }
    return table.toString();
  }

  private static String taken(OperationSpec spec) {
    var taken = new ArrayList<String>();
    Arrays.stream(spec.requests()).map(name -> "`" + name + "`").forEach(taken::add);
    if (!spec.file().isEmpty()) {
      taken.add("`" + spec.file() + "`");
    }
    for (var group : spec.parameters()) {
      if (group == ParameterGroup.ACCOUNTS) {
        taken.add("`?kind` and dimensions");
      } else {
        group.parameters().forEach(parameter -> taken.add("`?" + parameter.name() + "`"));
      }
    }
    return String.join(" ", taken);
  }

  private static String again(OperationSpec spec) {
    return switch (spec.idempotency()) {
      case READS -> "";
      case BY_KEY -> "once by key";
      case BY_CONTENT -> "once by content";
      case NONE -> "counts again";
    };
  }
}
