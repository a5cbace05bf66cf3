package org.commonpurse.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.commonpurse.api.fuzz.FuzzTarget;

/**
 * Jazzer, each target in a process of its own for so many seconds: it keeps what leads to code that nothing has led
 * to before, and goes on from there. What it finds stands below the folder, and is given to the next run again.
 */
final class FuzzPart {

  private static final String HEAP = "-Xmx512m";

  /** Of a process that has the heap above. */
  private static final int RESIDENT_MEGABYTES_MAX = 1_800;

  /** Mappings have patterns of whoever imports, whose effort has a limit; and our templates are no input. */
  private static final String NOT_ASKED =
      "com.code_intelligence.jazzer.sanitizers.RegexInjection"
          + ":com.code_intelligence.jazzer.sanitizers.TemplateInjection";

  private static final int HANGS_SECONDS = 25;

  /** Beyond the time that is asked for, to start and to instrument what is run. */
  private static final int STARTS_SECONDS_MAX = 600;

  private final Path folder;
  private final int seconds;
  private final Optional<String> only;

  /**
   * The targets.
   *
   * @param only  the one that is run; all where none is named
   */
  FuzzPart(Path folder, int seconds, Optional<String> only) {
    this.folder = folder.toAbsolutePath().resolve("fuzz");
    this.seconds = seconds;
    this.only = only;
  }

  void run() throws Exception {
    var targets = only.map(FuzzTarget::of).map(List::of).orElseGet(FuzzTarget::all);
    var failed = new ArrayList<String>();
    for (var target : targets) {
      var corpus = Files.createDirectories(folder.resolve(target.name()));
      int number = 0;
      for (var seed : target.seeds().get()) {
        Files.write(corpus.resolve("seed-" + number++), seed);
      }
      var printed = folder.resolve(target.name() + ".out");
      int code = run(target, corpus, printed);
      System.out.printf(
          "%s: %s%n", target.name(), code == 0 ? last(printed) : "FAILED, " + printed);
      if (code != 0) {
        failed.add(target.name());
      }
    }
    if (!failed.isEmpty()) {
      throw new IllegalStateException("What reads these is not as it must be: " + failed);
    }
  }

  private int run(FuzzTarget target, Path corpus, Path printed)
      throws IOException, InterruptedException {
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            HEAP,
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            "com.code_intelligence.jazzer.Jazzer",
            "--target_class=org.commonpurse.api.fuzz.FuzzedParser",
            "--target_args=" + target.name(),
            "--instrumentation_includes=org.commonpurse.**:org.yaml.**:de.siegmar.**",
            "--disabled_hooks=" + NOT_ASKED,
            "--reproducer_path=" + folder,
            "-artifact_prefix=" + folder + "/" + target.name() + "-",
            "-max_total_time=" + seconds,
            "-timeout=" + HANGS_SECONDS,
            "-rss_limit_mb=" + RESIDENT_MEGABYTES_MAX,
            corpus.toString());
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    try {
      return process.waitFor(seconds + STARTS_SECONDS_MAX, TimeUnit.SECONDS)
          ? process.exitValue()
          : -1;
    } finally {
      process.destroyForcibly();
    }
  }

  /** How much it did, in its own words. */
  private static String last(Path printed) throws IOException {
    return Files.readAllLines(printed, StandardCharsets.ISO_8859_1).stream()
        .filter(line -> line.startsWith("Done "))
        .findFirst()
        .orElse("nothing was run");
  }
}
