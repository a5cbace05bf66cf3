package org.commonpurse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The glossary names types that exist. */
class GlossaryTest {

  private static final Pattern ROW = Pattern.compile("\\| .+ \\| .+ \\| (`.+`) \\|");

  @Test
  void namesTypesThatExist() throws IOException {
    var named =
        Files.readAllLines(Path.of("../docs/glossary.md")).stream()
            .map(ROW::matcher)
            .filter(row -> row.matches())
            .flatMap(row -> Stream.of(row.group(1).replace("`", "").split(", ")))
            .toList();

    assertThat(named).hasSizeGreaterThan(50).isSubsetOf(types());
  }

  private static Set<String> types() throws IOException {
    try (var files = Files.walk(Path.of(".."))) {
      return files
          .filter(file -> file.toString().contains("src/main/java"))
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .map(name -> name.substring(0, name.length() - ".java".length()))
          .collect(Collectors.toSet());
    }
  }
}
