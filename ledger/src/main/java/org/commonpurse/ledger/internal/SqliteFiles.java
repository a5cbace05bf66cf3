package org.commonpurse.ledger.internal;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** The files of SQLite databases. */
public final class SqliteFiles {

  private static final String SQLITE = "jdbc:sqlite:";

  private SqliteFiles() {}

  /** The file that a URL names; none if it is of no SQLite, names memory, or is one of SQLite's own addresses. */
  public static Optional<Path> of(String url) {
    if (!url.startsWith(SQLITE)) {
      return Optional.empty();
    }
    var name = url.substring(SQLITE.length()).split("\\?", 2)[0];
    return name.isEmpty() || name.startsWith(":") || name.startsWith("file:")
        ? Optional.empty()
        : Optional.of(Path.of(name));
  }

  /**
   * Creates an empty file that only its owner may read and write, unless it is there. What SQLite puts
   * beside it has the same permissions.
   */
  public static void createPrivate(Path file) {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (FileAlreadyExistsException e) {
      // Who may read it was decided before.
    } catch (IOException e) {
      // The database says in its own words that there is no such folder, or no permission.
    }
  }
}
