package org.commonpurse.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import org.commonpurse.api.malformed.MalformedRun;

/** Malformed requests to a service of this process, as many as wanted; none may do anything but be refused. */
final class MalformedPart {

  private final Path folder;
  private final int requests;
  private final long seed;

  /**
   * The requests.
   *
   * @param seed  the same one gives the same requests
   */
  MalformedPart(Path folder, int requests, long seed) {
    this.folder = folder;
    this.requests = requests;
    this.seed = seed;
  }

  void run() throws Exception {
    System.out.printf("%,d requests of seed %d%n", requests, seed);
    var database = Files.createTempDirectory(folder, "malformed");
    long began = System.nanoTime();
    try (var run = MalformedRun.start(Path.of(""), database, seed)) {
      var counts = run.send(requests);
      System.out.println(counts.told());
      System.out.printf(
          "%d routes, %d s%n", run.routes(), (System.nanoTime() - began) / 1_000_000_000);
      counts.failures().forEach(why -> System.out.println("\nFAILED " + why));
      if (!counts.failures().isEmpty()) {
        throw new IllegalStateException(counts.failures().size() + " were not as they must be");
      }
    }
  }
}
