package org.commonpurse.api.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.commonpurse.api.operation.Operations;

/** Holds answers of the service to its OpenAPI description, in which nothing may be said that is not there. */
public final class DescribedAnswers {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What is open to people and machines that watch, and is no route of the interface. */
  private static final Pattern OUTSIDE =
      Pattern.compile(
          "/|/(pages|assets)/.*|/api/docs(/.*)?|/ping|/metrics|/healthcheck.*|/(tasks|threads|pprof)(/.*)?");

  /** What says how an answer is sent, and nothing of what it is. */
  private static final Set<String> OF_HTTP =
      Set.of(
          "connection",
          "content-encoding",
          "content-length",
          "content-type",
          "date",
          "transfer-encoding",
          "vary");

  private static final DescribedAnswers OF_THE_SERVICE =
      new DescribedAnswers(OpenApi.of(Operations.specs(), resources()));

  private final ObjectNode description;
  private final List<Template> templates;
  private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  /** Holds answers to a description. */
  DescribedAnswers(ObjectNode description) {
    this.description = description;
    var found = new ArrayList<Template>();
    description
        .path("paths")
        .properties()
        .forEach(path -> found.add(Template.of(path.getKey(), path.getValue())));
    found.sort(Comparator.comparing(Template::literal).reversed());
    this.templates = found;
  }

  /** Answers of the service as it is. */
  public static DescribedAnswers ofTheService() {
    return OF_THE_SERVICE;
  }

  /** The classes whose methods answer requests. */
  static List<Class<?>> resources() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.commonpurse.api.rest")
            .stream()
            .filter(type -> type.isAnnotatedWith(Path.class))
            .<Class<?>>map(JavaClass::reflect)
            .toList();
  }

  /** The description that answers are held to. */
  public ObjectNode description() {
    return description;
  }

  /** A path of the description, which paths of requests are compared with. */
  private record Template(String path, Pattern pattern, int literal, JsonNode operations) {

    static Template of(String path, JsonNode operations) {
      var parts = path.split("\\{\\w+}", -1);
      var pattern = new StringBuilder(Pattern.quote(parts[0]));
      for (int i = 1; i < parts.length; i++) {
        pattern.append("[^/]+").append(Pattern.quote(parts[i]));
      }
      return new Template(
          path, Pattern.compile(pattern.toString()), String.join("", parts).length(), operations);
    }
  }

  /** The path of the description that a path of a request is of. */
  public Optional<String> template(String path) {
    return find(path).map(Template::path);
  }

  private Optional<Template> find(String path) {
    return templates.stream().filter(each -> each.pattern().matcher(path).matches()).findFirst();
  }

  /** What of a body is not as its schema describes it, a sentence each. */
  public List<String> mistakesOf(JsonNode body, JsonNode schema) {
    return inBody(body.toString(), schema);
  }

  /** An answer, with what it answers. */
  public record Given(
      String method,
      String path,
      int status,
      Optional<String> type,
      String body,
      Set<String> headers) {

    /** One of whose headers nothing is known. */
    public Given(String method, String path, int status, Optional<String> type, String body) {
      this(method, path, status, type, body, Set.of());
    }

    String told() {
      return "%s %s answered %d %s%n%s".formatted(method, path, status, type.orElse(""), body);
    }

    boolean isProblem() {
      return type.filter(each -> each.startsWith("application/problem+json")).isPresent();
    }

    boolean isJson() {
      return type.filter(each -> each.contains("json")).isPresent();
    }
  }

  /** What of an answer is not as described, a sentence each. */
  public List<String> mistakes(Given answer) {
    var template = find(answer.path());
    if (template.isEmpty() && OUTSIDE.matcher(answer.path()).matches()) {
      return List.of();
    }
    var method = answer.method().equals("HEAD") ? "GET" : answer.method();
    var operation =
        template
            .map(found -> found.operations().path(method.toLowerCase(Locale.ROOT)))
            .filter(JsonNode::isObject);
    if (operation.isEmpty()) {
      return ofNothing(answer, template.isPresent());
    }
    var described = operation.get().path("responses").path(Integer.toString(answer.status()));
    if (described.isMissingNode()) {
      return List.of("The status " + answer.status() + " is not described");
    }
    var mistakes = new ArrayList<>(inContent(answer, resolved(described).path("content")));
    mistakes.addAll(inHeaders(answer, resolved(described).path("headers")));
    if (answer.isProblem()) {
      codes(answer).stream()
          .filter(code -> !problems(operation.get()).contains(code))
          .forEach(code -> mistakes.add("The problem " + code + " is not described"));
    }
    return mistakes;
  }

  /** Headers that neither HTTP has for every answer nor the description names. */
  private List<String> inHeaders(Given answer, JsonNode described) {
    var names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    names.addAll(OF_HTTP);
    description.path("x-headers").fieldNames().forEachRemaining(names::add);
    described.fieldNames().forEachRemaining(names::add);
    return answer.headers().stream()
        .filter(name -> !names.contains(name))
        .map(name -> "The header " + name + " is not described")
        .toList();
  }

  /** The code of a refusal, and those of the mistakes that it tells together. */
  private static Set<String> codes(Given answer) {
    var codes = new TreeSet<String>();
    try {
      var json = JSON.readTree(answer.body());
      codes.add(json.path("code").asText());
      json.path("mistakes").forEach(mistake -> codes.add(mistake.path("code").asText()));
    } catch (IOException e) {
      // That it is no JSON is told already.
    }
    codes.remove("");
    return codes;
  }

  /** The codes of all problems that an operation is described to tell. */
  Set<String> problems(JsonNode operation) {
    var codes = new TreeSet<String>();
    operation.path("x-problems").forEach(code -> codes.add(code.asText()));
    operation
        .path("x-problem-groups")
        .forEach(
            group ->
                description
                    .path("x-problem-groups")
                    .path(group.asText())
                    .path("problems")
                    .forEach(code -> codes.add(code.asText())));
    return codes;
  }

  /** At what is no operation everything is refused, but that it is asked what can be done there. */
  private List<String> ofNothing(Given answer, boolean isPath) {
    if (answer.method().equals("OPTIONS") && isPath && answer.status() == 200) {
      return List.of();
    }
    return answer.status() < 400
        ? List.of("There is no such operation")
        : inContent(answer, description.at("/components/responses/400/content"));
  }

  private JsonNode resolved(JsonNode described) {
    return described.has("$ref")
        ? description.at(described.path("$ref").textValue().substring(1))
        : described;
  }

  private List<String> inContent(Given answer, JsonNode content) {
    if (content.isEmpty()) {
      return answer.body().isEmpty() ? List.of() : List.of("It has a body that is not described");
    }
    var type = answer.type().map(each -> each.split(";", 2)[0].strip()).orElse("");
    var described = content.path(type);
    if (described.isMissingNode()) {
      return List.of("The media type \"" + type + "\" is not described");
    }
    if (answer.method().equals("HEAD")) {
      return answer.body().isEmpty() ? List.of() : List.of("HEAD is answered with a body");
    }
    var mistakes = new ArrayList<String>();
    if (described.has(OpenApiAnswers.ITEM)) {
      answer
          .body()
          .lines()
          .forEach(line -> mistakes.addAll(inBody(line, described.path(OpenApiAnswers.ITEM))));
    } else if (answer.isJson() && described.has("schema")) {
      mistakes.addAll(inBody(answer.body(), described.path("schema")));
    }
    return mistakes;
  }

  private List<String> inBody(String body, JsonNode schema) {
    JsonNode json;
    try {
      json = JSON.readTree(body);
    } catch (IOException e) {
      return List.of("It is no JSON: " + e.getMessage());
    }
    return schemas.computeIfAbsent(schema, this::closed).validate(json).stream()
        .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
        .toList();
  }

  /** The schema, with all that it refers to, in which no property may be that is not described. */
  private Schema closed(JsonNode schema) {
    ObjectNode closed = JSON.createObjectNode();
    closed.setAll((ObjectNode) schema.deepCopy());
    closed.putObject("components").set("schemas", description.at("/components/schemas").deepCopy());
    close(closed);
    return registry.getSchema(closed);
  }

  private static void close(JsonNode schema) {
    if (schema instanceof ObjectNode object
        && object.path("properties").isObject()
        && object.path("type").asText().equals("object")
        && !object.has("additionalProperties")
        && !object.has("unevaluatedProperties")) {
      object.put("additionalProperties", false);
    }
    schema.forEach(DescribedAnswers::close);
  }
}
