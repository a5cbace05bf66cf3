package org.commonpurse.api;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** A folder of answers as they were recorded, a text file each. */
final class RecordedAnswers {

  private static final String HOW_TO_RECORD =
      "Where that is meant, record the answers anew with"
          + " ./mvnw -pl api -am test -Dtest=AnswersTest -Danswers=record"
          + " -Dsurefire.failIfNoSpecifiedTests=false and commit the files that differ.";

  private static final int DIFFERENCES_SHOWN = 10;

  private final Path folder;

  private final boolean isRecording;

  private final Set<Path> asked = new HashSet<>();

  private final List<String> differences = new ArrayList<>();

  /**
   * The answers in a folder.
   *
   * @param isRecording  whether answers are written there, and not compared with what is there
   */
  RecordedAnswers(Path folder, boolean isRecording) {
    this.folder = folder;
    this.isRecording = isRecording;
  }

  /** Takes an answer, to record it or to compare it with the recorded one. */
  void take(String name, String answer) throws IOException {
    var file = folder.resolve(name + ".txt");
    if (!asked.add(file)) {
      differences.add("Two steps are called " + name + ".");
    } else if (isRecording) {
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.writeString(file, answer);
    } else if (!Files.exists(file)) {
      differences.add(file + " is missing: this answer was never recorded.");
    } else {
      compare(file, Files.readString(file).split("\n", -1), answer.split("\n", -1));
    }
  }

  private void compare(Path file, String[] recorded, String[] now) {
    for (int i = 0; i < Math.max(recorded.length, now.length); i++) {
      var before = i < recorded.length ? recorded[i] : "(the end)";
      var after = i < now.length ? now[i] : "(the end)";
      if (!before.equals(after)) {
        differences.add(
            "%s:%d%n  recorded  %s%n  now       %s".formatted(file, i + 1, before, after));
        return;
      }
    }
  }

  /**
   * Fails if an answer differed, or if a file is recorded that no step answers with.
   *
   * @param elsewhere  the names of answers that these steps need not give
   */
  void requireAll(Set<String> elsewhere) throws IOException {
    elsewhere.forEach(name -> asked.add(folder.resolve(name + ".txt")));
    for (var file : files()) {
      if (!asked.contains(file)) {
        if (isRecording) {
          Files.delete(file);
        } else {
          differences.add(file + " is superfluous: no step answers with it.");
        }
      }
    }
    if (!differences.isEmpty()) {
      fail(
          "%d answers are not as recorded.%n%s%n%s",
          differences.size(),
          String.join(
              "\n", differences.subList(0, Math.min(DIFFERENCES_SHOWN, differences.size()))),
          HOW_TO_RECORD);
    }
  }

  private List<Path> files() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var found = Files.walk(folder)) {
      return found.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
