package org.commonpurse.api.malformed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A method and a path as the OpenAPI description of the service tells them.
 *
 * @param path  with names in braces
 * @param inPath  for each name in the path the value that the description gives as an example
 * @param query  the names of the parameters after the path
 * @param bodies  the forms of a body that it takes; none where it takes none
 * @param isWrite  whether it may record something
 * @param methods  all that is possible at the path
 */
record DescribedRoute(
    String method,
    String path,
    Map<String, String> inPath,
    List<String> query,
    List<DescribedBody> bodies,
    boolean isWrite,
    List<String> methods) {

  /**
   * A form of a body.
   *
   * @param type  the media type
   * @param example  one that is taken, or nearly; none where the form is no document
   * @param schema  what is said of it
   */
  record DescribedBody(String type, Optional<JsonNode> example, JsonNode schema) {}

  /** Every route of a description, in its order. */
  static List<DescribedRoute> all(JsonNode description) {
    var samples = new SampleBodies(description);
    var routes = new ArrayList<DescribedRoute>();
    for (var path : description.path("paths").properties()) {
      var methods = new ArrayList<String>();
      path.getValue().fieldNames().forEachRemaining(name -> methods.add(upper(name)));
      for (var operation : path.getValue().properties()) {
        routes.add(
            of(upper(operation.getKey()), path.getKey(), operation.getValue(), methods, samples));
      }
    }
    return List.copyOf(routes);
  }

  private static DescribedRoute of(
      String method, String path, JsonNode told, List<String> methods, SampleBodies samples) {
    var inPath = new HashMap<String, String>();
    var query = new ArrayList<String>();
    for (var parameter : told.path("parameters")) {
      var name = parameter.path("name").asText();
      switch (parameter.path("in").asText()) {
        case "path" -> inPath.put(name, value(name, parameter.path("example").asText("1")));
        case "query" -> query.add(name);
        default -> {
          // The headers that are broken are the same everywhere.
        }
      }
    }
    var bodies = new ArrayList<DescribedBody>();
    var content = told.path("requestBody").path("content");
    for (var form : content.properties()) {
      bodies.add(
          new DescribedBody(
              form.getKey(),
              example(form, content, samples),
              samples.resolved(form.getValue().path("schema"))));
    }
    return new DescribedRoute(
        method,
        path,
        inPath,
        query,
        bodies,
        !told.path("x-idempotency").asText("reads").equals("reads"),
        methods);
  }

  /** All examples are asked of the fund that is there. */
  private static String value(String name, String example) {
    return name.equals("fund") ? MalformedBooks.FUND : example;
  }

  /** YAML has JSON in it, so the example of a form is that of the other. */
  private static Optional<JsonNode> example(
      Map.Entry<String, JsonNode> form, JsonNode content, SampleBodies samples) {
    if (!form.getKey().contains("json") && !form.getKey().contains("yaml")) {
      return Optional.empty();
    }
    for (var each : content) {
      if (each.path("example") instanceof ObjectNode given) {
        return Optional.of(given);
      }
    }
    return Optional.of(samples.of(form.getValue().path("schema")));
  }

  private static String upper(String method) {
    return method.toUpperCase(Locale.ROOT);
  }

  /** The path with the values of the description's examples. */
  String address() {
    var address = path;
    for (var each : inPath.entrySet()) {
      address = address.replace("{" + each.getKey() + "}", each.getValue());
    }
    return address;
  }

  /** Whether it is of one fund, so that who has roles there may ask it. */
  boolean isOfFund() {
    return inPath.containsKey("fund");
  }

  /** Whether an answer takes long to make, so that it is not asked for without need. */
  boolean isReport() {
    return path.contains("/reports/") || path.endsWith("/simulations");
  }

  /** Whether it changes who may do what, which would shut out those who ask. */
  boolean isOfAccess() {
    return path.contains("/access/");
  }
}
