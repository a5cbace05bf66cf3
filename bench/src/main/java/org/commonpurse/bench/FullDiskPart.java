package org.commonpurse.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.commonpurse.bench.SmallDisk.Kind;

/**
 * The service on a disk that is really full, on one that becomes read-only while it runs, and on one that is when it
 * starts. Whatever it answers as recorded is there once there is room again, nothing else is, and it goes on.
 * <p>
 * It mounts small file systems of its own, which only the administrator of a machine may.
 */
final class FullDiskPart {

  private static final int PORT = 9480;

  /** Entries that are tried once the first was refused. */
  private static final int AFTERWARDS = 200;

  private static final int ENTRIES_MAX = 100_000;

  private final Path folder;

  FullDiskPart(Path folder) {
    this.folder = folder.toAbsolutePath();
  }

  void run() throws Exception {
    var settings = folder.resolve("full-disk.yml");
    Files.writeString(
        settings,
        Files.readString(Path.of("config/commonpurse.yml"))
            .replace("ROOM_LEAST:-256MiB", "ROOM_LEAST:-1KiB"));
    for (var kind : Kind.values()) {
      try (var disk = SmallDisk.mount(folder.resolve("disk-" + kind), kind)) {
        System.out.println(kind + " that is filled");
        fill(disk, settings.toString());
      }
    }
    try (var disk = SmallDisk.mount(folder.resolve("disk-read-only"), Kind.EXT4)) {
      System.out.println("one that becomes read-only");
      makeReadOnly(disk, settings.toString());
    }
  }

  private void fill(SmallDisk disk, String settings) throws Exception {
    var url = "jdbc:sqlite:" + disk.folder().resolve("books.db");
    var books = new DiskBooks(url);
    try (var service = ServiceNode.start(url, settings, PORT, folder)) {
      books.begin(service);
      while (books.refused().isEmpty() && books.acknowledged() < ENTRIES_MAX) {
        books.post(service);
      }
      int before = books.acknowledged();
      for (int i = 0; i < AFTERWARDS; i++) {
        books.post(service);
        if (i % 50 == 0) {
          books.postLarge(service);
          books.read(service);
        }
      }
      tell("full after " + before + " entries", books);
      System.out.println("  meanwhile it says " + service.check());
      books.requireAll("503 LEDGER_STORE_FULL");
      books.read(service);
      System.out.println("  killed on the full disk, and started again");
      service.kill();
      System.out.println("  " + service.startUnready());
      books.read(service);
      books.post(service);
      books.requireAll("503 LEDGER_STORE_FULL");
      disk.makeRoom();
      goesOn(service, books);
    }
    books.check();
  }

  private void makeReadOnly(SmallDisk disk, String settings) throws Exception {
    var url = "jdbc:sqlite:" + disk.folder().resolve("books.db");
    var books = new DiskBooks(url);
    try (var service = ServiceNode.start(url, settings, PORT, folder)) {
      books.begin(service);
      for (int i = 0; i < AFTERWARDS; i++) {
        books.post(service);
      }
      books.requireNothingRefused();
      disk.becomeReadOnly();
      for (int i = 0; i < AFTERWARDS; i++) {
        books.post(service);
        if (i % 50 == 0) {
          books.postLarge(service);
          books.read(service);
        }
      }
      tell("read-only while it runs", books);
      // What is about to be written just then fails without a reason that the system tells.
      books.requireAll("503 LEDGER_STORE_FAILED", "503 LEDGER_STORE_READ_ONLY");
      System.out.println("  meanwhile it says " + service.check());
      System.out.println("  killed on the read-only disk, and started again");
      service.kill();
      System.out.println("  " + service.startUnready());
      if (service.isAlive()) {
        books.read(service);
      }
      service.kill();
      disk.becomeWritable();
      service.startAgain();
      goesOn(service, books);
    }
    books.check();
  }

  private static void tell(String when, DiskBooks books) {
    Map<String, Integer> refused = new TreeMap<>(books.refused());
    System.out.printf(
        "  %s: %,d acknowledged, refused %s, the slowest answer %,d ms%n",
        when, books.acknowledged(), refused, books.slowestMillis());
  }

  /** With room again all that was refused is recorded under its key, once. */
  private static void goesOn(ServiceNode service, DiskBooks books) throws Exception {
    books.postRefusedAgain(service);
    for (int i = 0; i < AFTERWARDS; i++) {
      books.post(service);
    }
    tell("with room again", books);
    books.requireNothingRefused();
  }
}
