package org.commonpurse.api.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where files are kept while this process works on them, or for it: those that are sent, and those that jobs make.
 * <p>
 * Each process has a folder of its own, with a locked file in it. A folder whose file nobody has locked
 * is of a process that was killed, and is cleared by the next one that starts.
 */
final class WorkFolder {

  private static final String NAME = "commonpurse-imports-";

  private static final String LOCK = "lock";

  private final Path folder;

  /** Never closed: the lock ends with the process. */
  private final FileChannel lock;

  private WorkFolder(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Makes the folder of this process, and clears those of processes that are no more.
   *
   * @param within  where such folders are kept
   */
  static WorkFolder within(Path within) {
    try {
      for (var left : foldersIn(within)) {
        clearIfLeft(left);
      }
      var folder = Files.createTempDirectory(within, NAME);
      var file = folder.resolve(LOCK);
      var lock = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      lock.lock();
      return new WorkFolder(folder, lock);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new folder for one upload. */
  Path forUpload() throws IOException {
    requireOwn();
    return Files.createTempDirectory(folder, "import");
  }

  /** A new file for what a job makes. */
  Path forResult() throws IOException {
    requireOwn();
    return Files.createTempFile(folder, "result", ".part");
  }

  private void requireOwn() throws IOException {
    if (!lock.isOpen()) {
      throw new IOException("The folder of this process is not its own any more");
    }
  }

  private static List<Path> foldersIn(Path within) throws IOException {
    try (Stream<Path> all = Files.list(within)) {
      return all.filter(one -> String.valueOf(one.getFileName()).startsWith(NAME))
          .collect(Collectors.toList());
    }
  }

  private static void clearIfLeft(Path folder) {
    // Another user's folder, or one that another process clears, is not ours to clear.
    try (var file = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE);
        var mine = file.tryLock()) {
      if (mine != null) {
        clear(folder);
      }
    } catch (IOException | OverlappingFileLockException e) {
      // It stays.
    }
  }

  private static void clear(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> found = Files.walk(folder)) {
      all = found.sorted(Comparator.reverseOrder()).collect(Collectors.toList());
    }
    for (var one : all) {
      Files.deleteIfExists(one);
    }
  }
}
