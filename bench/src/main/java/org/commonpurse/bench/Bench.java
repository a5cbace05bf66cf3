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

/** Runs the parts that are asked for, or all. */
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

  private Bench() {}

  /** Runs {@code [part...] [--entries N] [--paths N] [--seconds N] [--folder F]}. */
  public static void main(String[] arguments) throws Exception {
    List<String> parts = new ArrayList<>();
    long entries = 1_000_000;
    long paths = 1_000_000;
    int seconds = 300;
    Path folder = Path.of("bench", "target", "data");
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--entries" -> entries = Long.parseLong(arguments[++i]);
        case "--paths" -> paths = Long.parseLong(arguments[++i]);
        case "--seconds" -> seconds = Integer.parseInt(arguments[++i]);
        case "--folder" -> folder = Path.of(arguments[++i]);
        default -> parts.add(arguments[i]);
      }
    }
    if (!PARTS.containsAll(parts)) {
      System.err.println("Parts are " + PARTS);
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
