package org.commonpurse.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** That each test is there which SECURITY.md says to show how a threat is stopped. */
class ThreatsTest {

  private static final Pattern SHOWN_BY = Pattern.compile("`(\\w+Test)#(\\w+)`");

  @Test
  void namesTestsThatAreThere() throws IOException {
    var rows =
        Files.readAllLines(Path.of("..", "SECURITY.md")).stream()
            .filter(line -> line.startsWith("| ") && !line.startsWith("| Who"))
            .filter(line -> !line.startsWith("| ---"))
            .toList();
    assertThat(rows).hasSizeGreaterThan(10);
    for (var row : rows) {
      var named = SHOWN_BY.matcher(row).results().toList();
      assertThat(named).as(row).isNotEmpty();
      for (var test : named) {
        assertThat(text(test))
            .as(test.group())
            .containsPattern("@(Parameterized)?Test")
            .contains(" void " + test.group(2) + "(");
      }
    }
  }

  private static String text(MatchResult test) throws IOException {
    for (var module : new String[] {"api", "ledger"}) {
      var tests = Path.of("..", module, "src", "test", "java");
      try (var files = Files.walk(tests)) {
        var file =
            files
                .filter(path -> path.getFileName().toString().equals(test.group(1) + ".java"))
                .findFirst();
        if (file.isPresent()) {
          return Files.readString(file.get());
        }
      }
    }
    return "";
  }
}
