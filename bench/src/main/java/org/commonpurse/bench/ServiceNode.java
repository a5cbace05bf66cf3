package org.commonpurse.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A service process of its own, which can be killed and started again at the same port. */
final class ServiceNode implements AutoCloseable {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Pattern KEY = Pattern.compile("COMMONPURSE_KEY=(\\S+)");
  private static final int STARTS_SECONDS_MAX = 120;

  private final String url;
  private final String settings;
  private final int port;
  private final Path printed;
  private Process process;

  private ServiceNode(String url, String settings, int port, Path printed) throws IOException {
    this.url = url;
    this.settings = settings;
    this.port = port;
    this.printed = printed;
    this.process = run();
  }

  /** Starts a service on a database at a port, and waits until it is ready. */
  static ServiceNode start(String url, String settings, int port, Path folder)
      throws IOException, InterruptedException {
    var printed = folder.resolve("service-" + port + ".out");
    var node = new ServiceNode(url, settings, port, printed);
    try {
      node.awaitReady();
      return node;
    } catch (IllegalStateException e) {
      node.close();
      throw e;
    }
  }

  private Process run() throws IOException {
    var command =
        new ProcessBuilder(
            "./commonpurse",
            "server",
            "--config",
            settings,
            "--database",
            url,
            "--port",
            "" + port);
    command.environment().put("COMMONPURSE_CALLS_PER_MINUTE", "0");
    return command.redirectErrorStream(true).redirectOutput(printed.toFile()).start();
  }

  private void awaitReady() throws IOException, InterruptedException {
    for (int i = 0; i < STARTS_SECONDS_MAX * 10; i++) {
      if (isReady()) {
        return;
      }
      if (!process.isAlive()) {
        throw new IllegalStateException("A service ended: " + Files.readString(printed));
      }
      Thread.sleep(100);
    }
    throw new IllegalStateException("A service is not ready: " + Files.readString(printed));
  }

  /** Whether it says that it is ready, as one asks who sends requests to those that are. */
  private boolean isReady() throws InterruptedException {
    try {
      var admin = URI.create("http://127.0.0.1:" + (port + 1) + "/healthcheck");
      var request = HttpRequest.newBuilder(admin).timeout(Duration.ofSeconds(20)).build();
      return CLIENT.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** The first key of the database, where this process made it. */
  Optional<String> firstKey() throws IOException {
    return KEY.matcher(Files.readString(printed))
        .results()
        .map(found -> found.group(1))
        .findFirst();
  }

  /** What answers a request that changes something, which must have succeeded. */
  String post(String path, String type, String body, String key)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(address().resolve(path))
            .header("Content-Type", type)
            .header("Authorization", "Bearer " + key)
            .header("Idempotency-Key", path)
            .POST(BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  /** The process number. */
  long number() {
    return process.pid();
  }

  /** Ends it at once, without a chance to finish anything. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Starts it again after it was killed. */
  void startAgain() throws IOException, InterruptedException {
    process = run();
    awaitReady();
  }

  /**
   * Starts it again where it may be that it cannot do its work: what it says is wrong, of its checks where it lives,
   * else what it ended with.
   */
  String startUnready() throws IOException, InterruptedException {
    process = run();
    for (int i = 0; i < STARTS_SECONDS_MAX * 10 && process.isAlive(); i++) {
      try {
        return "it lives and says " + check();
      } catch (IOException e) {
        Thread.sleep(100);
      }
    }
    return process.isAlive() ? "it says nothing" : "it ends: " + Files.readString(printed).strip();
  }

  /** Whether the process is there. */
  boolean isAlive() {
    return process.isAlive();
  }

  /** Its checks that fail, with their reasons. */
  String check() throws IOException, InterruptedException {
    var admin = URI.create("http://127.0.0.1:" + (port + 1) + "/healthcheck");
    var request = HttpRequest.newBuilder(admin).timeout(Duration.ofSeconds(20)).build();
    var failing = new TreeMap<String, String>();
    new ObjectMapper()
        .readTree(CLIENT.send(request, BodyHandlers.ofString()).body())
        .properties()
        .forEach(
            check -> {
              if (!check.getValue().path("healthy").asBoolean()) {
                failing.put(check.getKey(), check.getValue().path("message").asText());
              }
            });
    return failing.toString();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(40, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
