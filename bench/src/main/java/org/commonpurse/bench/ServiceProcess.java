package org.commonpurse.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/** The service in a process of its own on an SQLite file, until it is closed. */
final class ServiceProcess implements AutoCloseable {

  private static final int PORT = 9180;

  static final String ADDRESS = "http://127.0.0.1:" + PORT;

  private static final Pattern KEY = Pattern.compile("COMMONPURSE_KEY=(\\S+)");

  private final Process process;
  private final String key;
  private final double readySeconds;

  private ServiceProcess(Process process, String key, double readySeconds) {
    this.process = process;
    this.key = key;
    this.readySeconds = readySeconds;
  }

  /**
   * Starts it, and waits until it answers.
   *
   * @param printed  the file that gets what it prints
   * @param environment  settings besides that nobody is asked to ask less often
   */
  static ServiceProcess start(Path database, Path printed, Map<String, String> environment)
      throws IOException, InterruptedException {
    var command =
        new ProcessBuilder(
            "./commonpurse",
            "server",
            "--database",
            "jdbc:sqlite:" + database,
            "--port",
            "" + PORT);
    command.environment().put("COMMONPURSE_CALLS_PER_MINUTE", "0");
    command.environment().putAll(environment);
    long began = System.nanoTime();
    var process = command.redirectErrorStream(true).redirectOutput(printed.toFile()).start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    while (!isAnswering()) {
      requireAlive(process);
      Thread.sleep(20);
    }
    double readySeconds = (System.nanoTime() - began) / 1e9;
    var found = KEY.matcher(Files.readString(printed));
    while (!found.find()) {
      // It prints its key once it listens.
      requireAlive(process);
      Thread.sleep(20);
      found = KEY.matcher(Files.readString(printed));
    }
    return new ServiceProcess(process, found.group(1), readySeconds);
  }

  private static void requireAlive(Process process) {
    if (!process.isAlive()) {
      throw new IllegalStateException("The service ended with " + process.exitValue());
    }
  }

  private static boolean isAnswering() throws InterruptedException {
    try {
      return get("/api/v1/funds") > 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static int get(String path) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(ADDRESS + path)).timeout(Duration.ofSeconds(5));
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.discarding()).statusCode();
  }

  /** The key that it printed when it first started. */
  String key() {
    return key;
  }

  /** How long it took until it answered. */
  double readySeconds() {
    return readySeconds;
  }

  /** Megabytes of its memory, as the system tells them: {@code VmRSS} now, {@code VmHWM} at most. */
  long megabytes(String field) throws IOException {
    return Files.readAllLines(Path.of("/proc", "" + process.pid(), "status")).stream()
        .filter(line -> line.startsWith(field))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) >> 10)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }
}
