package org.commonpurse.api.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.commonpurse.api.operation.input.WireName;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.representation.ResponseJson;

/** The service described in OpenAPI, made of what operations say of themselves. */
final class OpenApi {

  private static final Pattern IN_PATH = Pattern.compile("\\{(\\w+)}");

  private static final String PROBLEM = "Problem";

  private final ObjectNode root = ResponseJson.mapper().createObjectNode();

  private OpenApi() {}

  /** The description of these operations. */
  static ObjectNode of(List<OperationSpec> operations) {
    var description = new OpenApi();
    description.head();
    var paths = description.root.putObject("paths");
    for (var spec : operations) {
      for (var route : spec.routes()) {
        var words = route.split(" ", 2);
        var verb = words[0].toLowerCase(Locale.ROOT);
        var path = paths.withObjectProperty(words[1]);
        describe(path.putObject(verb), spec, route);
      }
    }
    description.components(operations);
    return description.root;
  }

  private void head() {
    root.put("openapi", "3.1.0");
    root.putObject("info")
        .put("title", "Commonpurse")
        .put("summary", "A shared ledger for health and social care partners who pool a budget.")
        .put("version", "0.1.0");
    root.put("jsonSchemaDialect", "https://json-schema.org/draft/2020-12/schema");
  }

  private static void describe(ObjectNode json, OperationSpec spec, String route) {
    json.put("operationId", id(spec, route));
    json.put("summary", spec.summary());
    json.put("x-permission", WireName.of(spec.permission()));
    json.put("x-idempotency", WireName.of(spec.idempotency()));
    var parameters = json.putArray("parameters");
    IN_PATH
        .matcher(route)
        .results()
        .forEach(name -> parameter(parameters, "path", name.group(1), true));
    for (var group : spec.parameters()) {
      for (var each : group.parameters()) {
        parameter(parameters, "query", each.name(), false).put("description", each.description());
      }
    }
    if (spec.idempotency() != Idempotency.READS) {
      parameter(parameters, "header", Headers.IDEMPOTENCY_KEY, false)
          .put("description", "the caller's key: the same request with it is carried out once");
    }
    if (route.startsWith("PUT ")) {
      parameter(parameters, "header", HttpHeaders.IF_MATCH, false)
          .put("description", "the ETag of the version that is to be replaced");
    }
    if (!route.startsWith("GET ")) {
      body(json, spec);
    }
    responses(json, spec, route);
  }

  /** The name of the operation; of its further routes, with what their path ends with. */
  private static String id(OperationSpec spec, String route) {
    return route.equals(spec.routes()[0])
        ? spec.name()
        : spec.name() + "-" + route.substring(route.lastIndexOf('/') + 1).replaceAll("[{}]", "");
  }

  private static ObjectNode parameter(
      ArrayNode parameters, String where, String name, boolean isRequired) {
    var parameter = parameters.addObject().put("name", name).put("in", where);
    parameter.put("required", isRequired);
    parameter.putObject("schema").put("type", "string");
    return parameter;
  }

  private static void body(ObjectNode json, OperationSpec spec) {
    if (spec.requests().length == 0 && spec.file().isEmpty()) {
      return;
    }
    var body = json.putObject("requestBody").put("required", true);
    var content = body.putObject("content");
    if (!spec.file().isEmpty()) {
      content.putObject(spec.file()).putObject("schema").put("type", "string");
    }
    for (var request : spec.requests()) {
      content
          .withObjectProperty(MediaType.APPLICATION_JSON)
          .putObject("schema")
          .put("$ref", "#/components/schemas/" + request);
    }
  }

  private static void responses(ObjectNode json, OperationSpec spec, String route) {
    var responses = json.putObject("responses");
    var good = responses.putObject("2XX").put("description", spec.summary());
    if (isList(spec, route)) {
      var content = good.putObject("content");
      content.putObject(MediaType.APPLICATION_JSON).putObject("schema").put("type", "object");
      content.putObject("text/csv").putObject("schema").put("type", "string");
    }
    var refused = responses.putObject("default").put("description", "refused");
    var codes = refused.putArray("x-problems");
    Arrays.stream(spec.problems()).forEach(codes::add);
    refused
        .putObject("content")
        .putObject(ProblemResponse.MEDIA_TYPE)
        .putObject("schema")
        .put("$ref", "#/components/schemas/" + PROBLEM);
  }

  /** Whether a route answers with a list, which is had as a table too. */
  static boolean isList(OperationSpec spec, String route) {
    return route.startsWith("GET ")
        && (Arrays.asList(spec.parameters()).contains(ParameterGroup.PAGE)
            || Arrays.asList(spec.lists()).contains(route));
  }

  private void components(List<OperationSpec> operations) {
    var schemas = root.putObject("components").putObject("schemas");
    operations.stream()
        .filter(spec -> spec.routes().length > 0)
        .flatMap(spec -> Arrays.stream(spec.requests()))
        .distinct()
        .sorted()
        .forEach(name -> schemas.set(name, schema(name)));
    var schemes = root.withObjectProperty("components").putObject("securitySchemes");
    schemes.putObject("key").put("type", "http").put("scheme", "bearer");
    root.putArray("security").addObject().putArray("key");
    var problem = schemas.putObject(PROBLEM).put("type", "object");
    var properties = problem.putObject("properties");
    for (var name : List.of("type", "title", "code", "detail", "trace")) {
      properties.putObject(name).put("type", "string");
    }
    properties.putObject("status").put("type", "integer");
    problem.putArray("required").add("type").add("title").add("status").add("code").add("detail");
  }

  private static JsonNode schema(String name) {
    var resource = "/org/commonpurse/schema/" + name + ".schema.json";
    try (var stream = OpenApi.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("The schema " + resource + " is not in the build.");
      }
      return ResponseJson.mapper().readTree(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
