package org.commonpurse.api.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.commonpurse.api.service.RunningService;
import org.commonpurse.api.service.Service;

/** The service on a real SQLite file, and a client that talks to it. */
final class TestService implements AutoCloseable {

  static final Path EXAMPLE = Path.of("..", "config", "example");

  static final String JSON = "application/json";

  static final String YAML = "application/yaml";

  private static final HttpClient CLIENT = CheckedClient.create();

  private static final AtomicInteger FUNDS = new AtomicInteger();

  private final RunningService service;

  private TestService(RunningService service) {
    this.service = service;
  }

  /** An answer of the service. */
  record Answer(int status, String type, String text, Optional<String> location, String tag) {

    /** The answer as JSON. */
    JsonNode json() {
      try {
        return new ObjectMapper().readTree(text);
      } catch (IOException e) {
        throw new AssertionError("Not JSON: " + text, e);
      }
    }

    /** The value at a JSON pointer, as text. */
    String at(String pointer) {
      return json().at(pointer).asText();
    }
  }

  /** Starts the service on a new database in the folder. */
  static TestService startIn(Path folder) throws Exception {
    return startOn("jdbc:sqlite:" + folder.resolve("books.db"));
  }

  /** Starts the service on a database. */
  static TestService startOn(String url) throws Exception {
    var settings = Path.of("src", "test", "resources", "trusted.yml");
    return new TestService(new Service(Optional.of(url), OptionalInt.of(0)).start(settings));
  }

  /** A new fund that is like the example's, so that tests do not meet. */
  Books books() {
    var code = "brackenshire-" + FUNDS.incrementAndGet();
    try {
      var fund = Files.readString(EXAMPLE.resolve("fund.yml"));
      var answer = post("/api/v1/funds", YAML, fund.replace("fund: brackenshire", "fund: " + code));
      if (answer.status() != 201) {
        throw new AssertionError(answer.text());
      }
      return new Books(this, code);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The books of one fund. */
  record Books(TestService service, String fund) {

    /** The address of something of the fund, such as {@code /entries}. */
    String path(String below) {
      return "/api/v1/funds/" + fund + below;
    }

    Answer get(String below) {
      return service.get(path(below));
    }

    Answer post(String below, String type, String body, String... headers) {
      return service.post(path(below), type, body, headers);
    }

    /** Posts an entry with a key. */
    Answer entry(String key, String body) {
      return post("/entries", JSON, body, "Idempotency-Key", key);
    }

    /** How many entries there are. */
    int entries() {
      return get("/entries?limit=1000").json().path("items").size();
    }
  }

  URI address(String path) {
    return service.address().resolve(path);
  }

  Answer get(String path) {
    return send(HttpRequest.newBuilder(address(path)).GET());
  }

  Answer get(String path, String accept) {
    return send(HttpRequest.newBuilder(address(path)).header("Accept", accept).GET());
  }

  /** A file that is no text. */
  byte[] bytes(String path) {
    return sent(HttpRequest.newBuilder(address(path)).GET(), BodyHandlers.ofByteArray()).body();
  }

  Answer post(String path, String type, String body, String... headers) {
    return send(write(path, type, headers).POST(BodyPublishers.ofString(body)));
  }

  Answer put(String path, String type, String body) {
    return send(write(path, type).PUT(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder write(String path, String type, String... headers) {
    var request =
        HttpRequest.newBuilder(address(path))
            .header("Content-Type", type)
            .header("Acting-As", "A. Finch");
    return headers.length == 0 ? request : request.headers(headers);
  }

  Answer send(HttpRequest.Builder request) {
    var response = sent(request, BodyHandlers.ofString());
    return new Answer(
        response.statusCode(),
        response.headers().firstValue("Content-Type").orElse(""),
        response.body(),
        response.headers().firstValue("Location"),
        response.headers().firstValue("ETag").orElse(""));
  }

  private static <T> HttpResponse<T> sent(HttpRequest.Builder request, BodyHandler<T> handler) {
    try {
      return CLIENT.send(request.build(), handler);
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() throws Exception {
    service.close();
  }
}
