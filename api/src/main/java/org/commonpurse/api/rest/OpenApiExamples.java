package org.commonpurse.api.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.commonpurse.api.representation.ResponseJson;

/**
 * Examples of what is sent and answered, by route: requests that tests send, with what the service answers to them. Of
 * long lists they have the beginning.
 */
final class OpenApiExamples {

  private static final String RESOURCE = "examples.json";

  private final JsonNode byRoute;

  private OpenApiExamples(JsonNode byRoute) {
    this.byRoute = byRoute;
  }

  static OpenApiExamples load() {
    try (var stream = OpenApiExamples.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException("The resource " + RESOURCE + " is not in the build.");
      }
      return new OpenApiExamples(ResponseJson.mapper().readTree(stream));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a part of a path may be, such as the code of a fund. */
  Optional<String> inPath(String route, String name) {
    return Optional.ofNullable(byRoute.path(route).path("path").path(name).textValue());
  }

  /** Adds what may be sent to a body of JSON, where there is an example. */
  void addRequest(ObjectNode content, String route) {
    add(content, byRoute.path(route).path("request"));
  }

  /** Adds what may be answered to an answer of JSON of this status, where there is an example. */
  void addAnswer(ObjectNode content, String route, int status) {
    if (byRoute.path(route).path("status").asInt() == status) {
      add(content, byRoute.path(route).path("answer"));
    }
  }

  /** How a status refuses, where there is an example. */
  Optional<JsonNode> refusal(int status) {
    return Optional.of(byRoute.path("refusals").path(Integer.toString(status)))
        .filter(JsonNode::isObject);
  }

  private static void add(ObjectNode content, JsonNode example) {
    if (!example.isMissingNode()) {
      content.set("example", example);
    }
  }
}
