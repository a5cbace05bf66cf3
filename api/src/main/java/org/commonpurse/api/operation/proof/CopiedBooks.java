package org.commonpurse.api.operation.proof;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.verify.Checkpoint;

/** Books in a file of their own: opened and replayed before they get the name that they are to have. */
final class CopiedBooks {

  /** Fills a file that is not there yet. */
  @FunctionalInterface
  interface Copying {
    void into(Path file) throws IOException;
  }

  private CopiedBooks() {}

  /**
   * Makes a file of books. It has its name, and is on the disk, only once all of it was replayed and found
   * sound; otherwise nothing is left of it.
   *
   * @param known  what was written down earlier, which one of the chains must still agree with
   * @return what was checked of each fund, in order of code
   * @throws IOException if it cannot be written
   */
  static List<VerifyBooks.Output> make(Path file, Copying copying, Optional<Checkpoint> known)
      throws IOException {
    var part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.deleteIfExists(part);
      copying.into(part);
      List<VerifyBooks.Output> checked;
      try (var books = Ledger.open("jdbc:sqlite:" + part, Clock.systemUTC())) {
        checked = new VerifyBooks(books).run(known);
      }
      if (checked.stream().allMatch(each -> each.verification().isSound())) {
        toDisk(part);
        Files.move(part, file);
        toDisk(Objects.requireNonNull(file.toAbsolutePath().getParent()));
      }
      return checked;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Waits until what was written would survive a power cut. */
  private static void toDisk(Path written) throws IOException {
    try (var channel = FileChannel.open(written, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
