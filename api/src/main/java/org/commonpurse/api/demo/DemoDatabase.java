package org.commonpurse.api.demo;

import static org.commonpurse.api.problem.DemoProblem.DEMO_DATABASE_NOT_OURS;
import static org.commonpurse.api.problem.DemoProblem.DEMO_DATABASE_UNUSABLE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.problem.ProblemException;

/**
 * The database file of the demonstration. It bears a mark in its header, without which it is never
 * opened, changed or removed.
 */
final class DemoDatabase {

  /** The letters CPDm, where SQLite keeps the number of the application a file belongs to. */
  private static final int MARK = 0x4350446D;

  /** Where that number stands in the header of an SQLite file, in bytes from its beginning. */
  private static final int MARK_OFFSET = 68;

  private static final List<String> COMPANIONS = List.of("-wal", "-shm", "-journal");

  private final Path file;

  private DemoDatabase(Path file) {
    this.file = file;
  }

  /**
   * Makes a new database, in place of an earlier demonstration's if there is one.
   *
   * @throws ProblemException {@code DEMO_DATABASE_NOT_OURS} if the file is there and is no
   *     demonstration's; {@code DEMO_DATABASE_UNUSABLE} if it cannot be made
   */
  static DemoDatabase clean(Path file) {
    try {
      requireOurs(file);
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.deleteIfExists(file);
      for (var companion : COMPANIONS) {
        Files.deleteIfExists(Path.of(file + companion));
      }
      Ledger.createFile(file);
      var database = new DemoDatabase(file);
      try (var connection = DriverManager.getConnection(database.url());
          var statement = connection.createStatement()) {
        statement.execute("PRAGMA application_id = " + MARK);
      }
      requireOurs(file);
      return database;
    } catch (IOException | SQLException e) {
      throw new ProblemException(
          DEMO_DATABASE_UNUSABLE.because(
              "The demonstration's database " + file + " cannot be made: " + e.getMessage() + ".",
              "file",
              file),
          e);
    }
  }

  private static void requireOurs(Path file) throws IOException {
    if (Files.exists(file) && !isMarked(file)) {
      throw DEMO_DATABASE_NOT_OURS
          .because(
              "The file "
                  + file
                  + " is no database of a demonstration, so it was left as it is. Move it away, or"
                  + " choose another folder.",
              "file",
              file)
          .toException();
    }
  }

  private static boolean isMarked(Path file) throws IOException {
    try (var channel = Files.newByteChannel(file)) {
      var header = ByteBuffer.allocate(MARK_OFFSET + Integer.BYTES);
      while (header.hasRemaining() && channel.read(header) >= 0) {
        // Reads until the header is full or the file ends.
      }
      return !header.hasRemaining() && header.getInt(MARK_OFFSET) == MARK;
    }
  }

  /** The URL to open the ledger with. */
  String url() {
    return "jdbc:sqlite:" + file;
  }
}
