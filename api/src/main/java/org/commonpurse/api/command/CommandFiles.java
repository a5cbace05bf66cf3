package org.commonpurse.api.command;

import static org.commonpurse.api.problem.CommandProblem.COMMAND_FILE_UNREADABLE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.commonpurse.ledger.problem.ProblemException;

/** Files that commands are given. */
final class CommandFiles {

  private CommandFiles() {}

  /**
   * A file as text in UTF-8.
   *
   * @throws ProblemException {@code COMMAND_FILE_UNREADABLE}
   */
  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /**
   * Checks that a file can be read.
   *
   * @throws ProblemException {@code COMMAND_FILE_UNREADABLE}
   */
  static void requireReadable(Path file) {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw unreadable(file, new IOException("It is no file, or must not be read"));
    }
  }

  /** The refusal of a file that cannot be read. */
  static ProblemException unreadable(Path file, IOException cause) {
    return new ProblemException(
        COMMAND_FILE_UNREADABLE.because(
            "The file " + file + " cannot be read. Check the path and its permissions.",
            "file",
            file),
        cause);
  }
}
