package org.commonpurse.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What {@link AnswersTest} asks, in order, as a text file says it.
 * <p>
 * A step begins with a line {@code ### BOOKS/NAME}: which books it asks, and the name of
 * the file that its answer is recorded in. The lines after it, up to the next step, are what
 * is asked. A line that begins with {@code #} and a space tells the reader something.
 */
record AnswerScript(List<Step> steps) {

  /** Where scripts, what they send and what was answered are kept. */
  static final Path FOLDER = Path.of("src", "test", "resources", "answers");

  private static final String HEADING = "### ";

  /**
   * One question.
   *
   * @param name  which books are asked, and the name of the answer, such as {@code demo/balances}
   * @param lines  what is asked
   */
  record Step(String name, List<String> lines) {

    /** The books that it asks. */
    String books() {
      return name.substring(0, name.indexOf('/'));
    }

    /** All lines as one. */
    String line() {
      return String.join(" ", lines.stream().map(String::strip).toList()).strip();
    }
  }

  /** Reads the script of this name. */
  static AnswerScript read(String name) throws IOException {
    var steps = new ArrayList<Step>();
    for (var part : ("\n" + Files.readString(FOLDER.resolve(name))).split("\n" + HEADING)) {
      var told = part.replaceAll("(?m)^# .*$", "").strip();
      if (!told.isEmpty()) {
        var lines = Arrays.asList(told.split("\n"));
        steps.add(new Step(lines.get(0), List.copyOf(lines.subList(1, lines.size()))));
      }
    }
    return new AnswerScript(List.copyOf(steps));
  }

  /** The path of a file that a step names, as seen from here; other words stay as they are. */
  static String file(String word) {
    return word.startsWith("config/")
        ? Path.of("..").resolve(word).toString()
        : word.startsWith("inputs/") ? FOLDER.resolve(word).toString() : word;
  }
}
