package org.commonpurse.api.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A table of a page that is made from the code; {@code -Doperations=write} writes it. */
final class GeneratedTable {

  private GeneratedTable() {}

  /**
   * Holds a page to what the code gives.
   *
   * @param page  in {@code docs}
   * @param name  of the two comments around the table
   * @param table  its lines
   */
  static void hold(String page, String name, String table) throws IOException {
    var file = Path.of("..", "docs", page);
    var marked =
        Pattern.compile(
            "(<!-- %1$s -->\n\n).*?(\n<!-- end of %1$s -->)".formatted(name), Pattern.DOTALL);
    var text = Files.readString(file);
    assertThat(marked.matcher(text).find()).as("the comments around " + name).isTrue();
    var generated =
        marked.matcher(text).replaceFirst("$1" + Matcher.quoteReplacement(table) + "$2");
    if ("write".equals(System.getProperty("operations"))) {
      Files.writeString(file, generated);
    }

    assertThat(Files.readString(file))
        .as("run this test with -Doperations=write")
        .isEqualTo(generated);
  }
}
