package org.commonpurse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A file system of a few megabytes of its own, which is there until it is closed. */
final class SmallDisk implements AutoCloseable {

  private static final int MEGABYTES = 20;

  /** So much of it is taken until room is made. */
  private static final int BALLAST_BYTES = 4 << 20;

  private final Path folder;
  private final Optional<Path> image;

  /** What it is. */
  enum Kind {
    /** In memory. */
    TMPFS,
    /** In a file. */
    EXT4
  }

  private SmallDisk(Path folder, Optional<Path> image) throws IOException {
    this.folder = folder;
    this.image = image;
    Files.write(ballast(), new byte[BALLAST_BYTES]);
  }

  /**
   * Mounts one.
   *
   * @throws IllegalStateException if this machine does not let whoever runs this
   */
  static SmallDisk mount(Path folder, Kind kind) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    if (kind == Kind.TMPFS) {
      run("mount", "-t", "tmpfs", "-o", "size=" + MEGABYTES + "m", "tmpfs", folder.toString());
      return new SmallDisk(folder, Optional.empty());
    }
    var image = Path.of(folder + ".img");
    Files.deleteIfExists(image);
    run("truncate", "-s", MEGABYTES + "M", image.toString());
    // As large disks have them; with smaller blocks SQLite's map of its log has none, and ends the
    // process.
    run("mkfs.ext4", "-q", "-F", "-b", "4096", image.toString());
    run("mount", "-o", "loop", image.toString(), folder.toString());
    return new SmallDisk(folder, Optional.of(image));
  }

  Path folder() {
    return folder;
  }

  /** Makes room on it, while it is in use. */
  void makeRoom() throws IOException {
    Files.delete(ballast());
  }

  private Path ballast() {
    return folder.resolve("ballast");
  }

  /** Makes it what the kernel makes of a disk that fails: nothing can be written, also by who writes already. */
  void becomeReadOnly() throws IOException, InterruptedException {
    run("mount", "-o", "remount,abort", folder.toString());
  }

  /** Makes it as it was, when nobody uses it. */
  void becomeWritable() throws IOException, InterruptedException {
    run("umount", folder.toString());
    run("e2fsck", "-fy", image.orElseThrow().toString());
    run("mount", "-o", "loop", image.orElseThrow().toString(), folder.toString());
  }

  private static String run(String... command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes());
    int code = process.waitFor();
    // e2fsck answers 1 where it has repaired something.
    if (code != 0 && !(command[0].equals("e2fsck") && code == 1)) {
      throw new IllegalStateException(
          "Only the administrator of a machine may do this: " + List.of(command) + ": " + said);
    }
    return said;
  }

  @Override
  public void close() throws IOException, InterruptedException {
    run("umount", folder.toString());
  }
}
