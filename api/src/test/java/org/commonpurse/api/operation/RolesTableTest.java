package org.commonpurse.api.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonpurse.api.access.Role;
import org.commonpurse.api.operation.input.WireName;
import org.junit.jupiter.api.Test;

/** That the documentation has the table of roles that the code has; {@code -Doperations=write} writes it. */
class RolesTableTest {

  private static final Path PAGE = Path.of("..", "docs", "operation.md");

  private static final Pattern TABLE =
      Pattern.compile("(<!-- roles -->\n).*?(<!-- end of roles -->)", Pattern.DOTALL);

  @Test
  void isWhatRolesAllow() throws IOException {
    var page = Files.readString(PAGE);
    var generated =
        TABLE.matcher(page).replaceFirst("$1" + Matcher.quoteReplacement(table()) + "$2");
    if ("write".equals(System.getProperty("operations"))) {
      Files.writeString(PAGE, generated);
    }

    assertThat(Files.readString(PAGE))
        .as("run this test with -Doperations=write")
        .isEqualTo(generated);
    assertThat(TABLE.matcher(page).find()).isTrue();
  }

  private static String table() {
    var table =
        new StringBuilder("\n| Role | For a partner | Permissions |\n| --- | --- | --- |\n");
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
    return table.append("\n").toString();
  }
}
