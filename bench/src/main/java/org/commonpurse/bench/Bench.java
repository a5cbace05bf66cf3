package org.commonpurse.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryManagerMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs the parts that are asked for, or all that measure. */
public final class Bench {

  private static final List<String> PARTS =
      List.of(
          "allocation",
          "projection",
          "post",
          "postgres",
          "import",
          "queries",
          "readers",
          "verify",
          "simulation",
          "reports",
          "service",
          "lines",
          "load");

  /** What proves instead of measuring, and runs only where it is asked for. */
  private static final List<String> PROOFS = List.of("malformed", "fuzz", "full-disk");

  private Bench() {}

  /**
   * Runs {@code [part...] [--entries N] [--paths N] [--seconds N] [--requests N] [--seed N] [--target T] [--folder F]}.
   */
  public static void main(String[] arguments) throws Exception {
    List<String> parts = new ArrayList<>();
    long entries = 1_000_000;
    long paths = 1_000_000;
    int seconds = 300;
    int requests = 100_000;
    long seed = 20_261_127;
    Optional<String> target = Optional.empty();
    Path folder = Path.of("bench", "target", "data");
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--entries" -> entries = Long.parseLong(arguments[++i]);
        case "--paths" -> paths = Long.parseLong(arguments[++i]);
        case "--seconds" -> seconds = Integer.parseInt(arguments[++i]);
        case "--requests" -> requests = Integer.parseInt(arguments[++i]);
        case "--seed" -> seed = Long.parseLong(arguments[++i]);
        case "--target" -> target = Optional.of(arguments[++i]);
        case "--folder" -> folder = Path.of(arguments[++i]);
        default -> parts.add(arguments[i]);
      }
    }
    if (!parts.stream().allMatch(part -> PARTS.contains(part) || PROOFS.contains(part))) {
      System.err.println("Parts are " + PARTS + ", proofs " + PROOFS);
      System.exit(2);
    }
    Files.createDirectories(folder);
    printMachine();
    for (String part : parts.isEmpty() ? PARTS : parts) {
      System.out.println("\n== " + part);
      switch (part) {
        case "allocation" -> new AllocationPart().run();
        case "projection" -> new ProjectionPart().run();
        case "post" -> new PostPart(folder).run();
        case "import" -> new ImportPart(folder, entries).run();
        case "verify" -> new VerifyPart(folder).run();
        case "postgres" -> new PostgresPart().run();
        case "queries" -> new QueriesPart(folder).run();
        case "simulation" -> new SimulationPart(folder, paths).run();
        case "reports" -> new ReportsPart(folder).run();
        case "service" -> new ServicePart(folder).run();
        case "load" -> new LoadPart(folder, seconds).run();
        case "lines" -> new LinesPart(folder).run();
        case "malformed" -> new MalformedPart(folder, requests, seed).run();
        case "fuzz" -> new FuzzPart(folder, seconds, target).run();
        case "full-disk" -> new FullDiskPart(folder).run();
        case "readers" -> new ReadersPart(folder).run();
        default -> throw new AssertionError(part);
      }
    }
  }

  private static void printMachine() throws SQLException {
    var runtime = Runtime.getRuntime();
    System.out.printf(
        "machine: %s %s, %d cores, %d GB; java %s, heap at most %d MB, collectors %s%n",
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        runtime.availableProcessors(),
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize() >> 30,
        Runtime.version(),
        runtime.maxMemory() >> 20,
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .map(MemoryManagerMXBean::getName)
            .toList());
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
      System.out.printf(
          "SQLite %s in the driver, write-ahead log, every commit synced (synchronous=FULL)%n",
          connection.getMetaData().getDatabaseProductVersion());
    }
  }
}
