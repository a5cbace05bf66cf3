package org.commonpurse.api.command;

import static org.commonpurse.api.problem.CommandProblem.COMMAND_FILE_NOT_WRITTEN;
import static org.commonpurse.api.problem.CommandProblem.COMMAND_FILE_THERE;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.commonpurse.ledger.problem.ProblemException;

/** A file that a command writes, which must not be there yet. */
final class NewFile {

  private NewFile() {}

  /** What a file is to hold, written as text or as bytes. */
  @FunctionalInterface
  interface Content<W, T> {

    /** Writes it, and says what was written. */
    T to(W writer) throws IOException;
  }

  /**
   * Writes text, as {@link #writeBytes} writes bytes.
   *
   * @throws ProblemException {@code COMMAND_FILE_THERE}, {@code COMMAND_FILE_NOT_WRITTEN}
   */
  static <T> T write(Path file, Content<Writer, T> content) {
    return writeBytes(
        file,
        bytes -> {
          try (var writer =
              new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8))) {
            return content.to(writer);
          }
        });
  }

  /**
   * Writes beside the file and renames it at the end, so that a file of the name is complete.
   *
   * @throws ProblemException {@code COMMAND_FILE_THERE} if there is such a file already, {@code
   *     COMMAND_FILE_NOT_WRITTEN} if it cannot be written
   */
  static <T> T writeBytes(Path file, Content<OutputStream, T> content) {
    requireNew(file);
    var part = file.resolveSibling(file.getFileName() + ".part");
    try {
      T written;
      try (var bytes = new BufferedOutputStream(Files.newOutputStream(part))) {
        written = content.to(bytes);
      }
      Files.move(part, file);
      return written;
    } catch (FileAlreadyExistsException e) {
      throw there(file);
    } catch (IOException e) {
      throw notWritten(file, e);
    } catch (UncheckedIOException e) {
      throw notWritten(file, Objects.requireNonNull(e.getCause()));
    } finally {
      discard(part);
    }
  }

  /**
   * Checks that there is no such file yet.
   *
   * @throws ProblemException {@code COMMAND_FILE_THERE}
   */
  static void requireNew(Path file) {
    if (Files.exists(file)) {
      throw there(file);
    }
  }

  private static void discard(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      // What failed before is told; its name says that this is only a part.
    }
  }

  private static ProblemException there(Path file) {
    return COMMAND_FILE_THERE
        .because(
            "The file " + file + " is there already. Move it away, or name another.", "file", file)
        .toException();
  }

  /** The refusal to go on where a file or folder cannot be written. */
  static ProblemException notWritten(Path file, IOException cause) {
    return new ProblemException(
        COMMAND_FILE_NOT_WRITTEN.because(
            "The file " + file + " cannot be written: " + cause.getMessage() + ".", "file", file),
        cause);
  }
}
