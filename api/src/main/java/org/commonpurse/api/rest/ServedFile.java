package org.commonpurse.api.rest;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * A file that is whole before the first byte of it is sent: it may be larger than memory, whoever takes it
 * away slowly holds no state of the books, and what fails is refused and not cut off.
 */
record ServedFile(Path file) {

  /**
   * Writes the file.
   *
   * @param contents  writes what is in it
   */
  static ServedFile write(Consumer<OutputStream> contents) {
    try {
      var file = Files.createTempFile("commonpurse-", ".part");
      boolean isWhole = false;
      try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
        contents.accept(out);
        isWhole = true;
      } finally {
        if (!isWhole) {
          Files.deleteIfExists(file);
        }
      }
      return new ServedFile(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends it, once. */
  StreamingOutput once() {
    return out -> {
      try {
        Files.copy(file, out);
      } finally {
        Files.deleteIfExists(file);
      }
    };
  }
}
