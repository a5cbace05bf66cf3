package org.commonpurse.api.rest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.commonpurse.ledger.transfer.ImportMapping;

/**
 * A file to import as it was sent, kept on disk until it is closed: it may be larger than memory.
 *
 * @param folder  where it is kept, with nothing else in it
 * @param file  the CSV file
 * @param mapping  how its lines become entries, where that was sent beside it
 */
record ImportUpload(Path folder, Path file, Optional<ImportMapping> mapping)
    implements AutoCloseable {

  /** Throws the file away. */
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
    Files.deleteIfExists(folder);
  }
}
