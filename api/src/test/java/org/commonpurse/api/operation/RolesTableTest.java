package org.commonpurse.api.operation;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.commonpurse.api.access.Role;
import org.commonpurse.api.operation.input.WireName;
import org.junit.jupiter.api.Test;

/** That the documentation has the table of roles that the code has; {@code -Doperations=write} writes it. */
class RolesTableTest {

  @Test
  void isWhatRolesAllow() throws IOException {
    GeneratedTable.hold("operation.md", "roles", table());
  }

  private static String table() {
    var table = new StringBuilder("| Role | For a partner | Permissions |\n| --- | --- | --- |\n");
    for (var role : Role.values()) {
      table.append(
          "| `%s` | %s | %s |%n"
              .formatted(
                  role.word(),
                  role.isOfPartner() ? "yes" : "",
                  Arrays.stream(
                          role.permissions().stream()
                              .sorted()
                              .map(WireName::of)
                              .toArray(String[]::new))
                      .collect(Collectors.joining(", "))));
    }
    return table.toString();
  }
}
