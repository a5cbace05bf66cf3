package org.commonpurse.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonpurse.api.AnswerScript.Step;
import org.commonpurse.api.command.Commands;
import org.commonpurse.api.command.Console;

/**
 * What commands answer, as text to be recorded. A command that ends in {@code > FILE} has what it
 * prints written there too, for a later one to read.
 *
 * @param out  the folder that commands call {@code out}, and write in
 * @param marks  what stands for what differs from run to run
 */
record CommandAnswers(Path out, RunMarks marks) {

  private static final String OUT = "out/";

  private static final Set<String> WITHOUT_DATABASE =
      Set.of("allocate", "demo", "help", "project", "report templates", "simulate", "unit-cost");

  /** A word of a command, perhaps with quoted parts. */
  private static final Pattern WORD = Pattern.compile("(?:\"[^\"]*\"|[^\\s\"])+");

  /** Whether the first word of a command, or its first two, tell that it needs no database. */
  private static boolean isWithoutDatabase(List<String> words) {
    var two = String.join(" ", words.subList(0, Math.min(2, words.size())));
    return WITHOUT_DATABASE.contains(words.get(0)) || WITHOUT_DATABASE.contains(two);
  }

  /**
   * Runs a command, and tells how it ended, what it printed and what is in the files that it wrote.
   *
   * @param database  the URL of the books that it works on, unless the command names others
   */
  String to(Step step, String database) throws IOException {
    var words = words(step.line());
    Optional<Path> target = Optional.empty();
    if (words.size() > 2 && words.get(words.size() - 2).equals(">")) {
      target = Optional.of(Path.of(words.remove(words.size() - 1)));
      words.remove(words.size() - 1);
    }
    var written =
        words.stream()
            .filter(word -> word.startsWith(out.toString()))
            .map(Path::of)
            .filter(file -> !Files.exists(file))
            .toList();
    if (!words.contains("--database") && !isWithoutDatabase(words)) {
      words.addAll(List.of("--database", database));
    }
    var printed = new StringWriter();
    var err = new StringWriter();
    int exitCode =
        Commands.run(
            new Console(new PrintWriter(printed), new PrintWriter(err)),
            words.toArray(String[]::new));
    // A recorded answer to a misuse shows nothing of the command, and would stay so unnoticed.
    if (!step.name().contains("misused")) {
      assertThat(err.toString()).as(step.line()).doesNotContain("There is no option");
    }
    var answer = new StringBuilder("$ commonpurse " + step.line() + "\nexit " + exitCode);
    section(answer, "out", printed.toString());
    section(answer, "err", err.toString());
    if (target.isPresent()) {
      Files.writeString(target.get(), printed.toString());
    }
    for (var file : written) {
      for (var table : texts(file)) {
        section(answer, out.relativize(table).toString(), Files.readString(table));
      }
    }
    return marks.in(answer.toString());
  }

  private static void section(StringBuilder answer, String heading, String text) {
    if (!text.isEmpty()) {
      answer.append("\n--- ").append(heading).append(" ---\n").append(text);
    }
  }

  /** The texts that a command wrote: a file, or the tables in a out. */
  private static List<Path> texts(Path written) throws IOException {
    if (!Files.isDirectory(written)) {
      return Files.exists(written) ? List.of(written) : List.of();
    }
    try (var found = Files.walk(written)) {
      return found.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
    }
  }

  /** The words of a command; those that name files name them as seen from here. */
  private List<String> words(String line) {
    var words = new ArrayList<String>();
    var found = WORD.matcher(line);
    while (found.find()) {
      var word = found.group().replace("\"", "");
      words.add(
          word.startsWith(OUT)
              ? out.resolve(word.substring(OUT.length())).toString()
              : AnswerScript.file(word));
    }
    return words;
  }
}
