package org.commonpurse.api.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.commonpurse.api.operation.input.WireName;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.representation.ComponentSchemas;
import org.commonpurse.api.representation.ResponseJson;

/** The service described in OpenAPI, made of what operations say of themselves. */
final class OpenApi {

  private static final Pattern IN_PATH = Pattern.compile("\\{(\\w+)}");

  private final ObjectNode root = ResponseJson.mapper().createObjectNode();

  private final ComponentSchemas schemas = new ComponentSchemas();

  private final OpenApiExamples examples = OpenApiExamples.load();

  private final OpenApiAnswers answers = new OpenApiAnswers(schemas, examples);

  private OpenApi() {}

  /**
   * The description of these operations, and of what describes the service.
   *
   * @param resources  whose methods answer, each with {@code @Path}
   */
  static ObjectNode of(List<OperationSpec> operations, Collection<Class<?>> resources) {
    var description = new OpenApi();
    description.head();
    var methods = methods(resources);
    var paths = description.root.putObject("paths");
    for (var spec : operations) {
      for (var route : spec.routes()) {
        var answering = methods.remove(route);
        if (answering == null) {
          throw new IllegalStateException("Nothing answers " + route);
        }
        description.describe(operation(paths, route), spec, route, answering);
      }
    }
    methods.forEach(
        (route, answering) -> description.describe(operation(paths, route), route, answering));
    description.components();
    description.problemGroups();
    OpenApiHeaders.describeAny(description.root.putObject("x-headers"));
    return description.root;
  }

  private static Map<String, List<Routes.Target>> methods(Collection<Class<?>> resources) {
    var methods = new TreeMap<String, List<Routes.Target>>();
    for (var resource : resources) {
      for (var method : resource.getMethods()) {
        Routes.of(resource, method)
            .ifPresent(
                route ->
                    methods
                        .computeIfAbsent(route, any -> new ArrayList<>())
                        .add(new Routes.Target(resource, method)));
      }
    }
    // Reflection gives them in no order.
    methods
        .values()
        .forEach(each -> each.sort(Comparator.comparing(target -> target.method().toString())));
    return methods;
  }

  private static ObjectNode operation(ObjectNode paths, String route) {
    var words = route.split(" ", 2);
    return paths.withObjectProperty(words[1]).putObject(words[0].toLowerCase(Locale.ROOT));
  }

  private void head() {
    root.put("openapi", "3.1.0");
    root.putObject("info")
        .put("title", "Commonpurse")
        .put("summary", "A shared ledger for health and social care partners who pool a budget.")
        .put("version", "0.1.0");
  }

  private void describe(
      ObjectNode json, OperationSpec spec, String route, List<Routes.Target> answering) {
    json.putArray("tags").add(tag(spec.routes()[0]));
    json.put("operationId", id(spec, route));
    json.put("summary", spec.summary());
    if (!spec.detail().isEmpty()) {
      json.put("description", spec.detail());
    }
    json.put("x-permission", WireName.of(spec.permission()));
    json.put("x-idempotency", WireName.of(spec.idempotency()));
    var problems = RouteProblems.of(spec, route, answering);
    describe(json, problems);
    var parameters = json.putArray("parameters");
    inPath(parameters, route);
    for (var group : spec.parameters()) {
      for (var each : group.parameters()) {
        parameter(parameters, "query", each.name(), false).put("description", each.description());
      }
    }
    if (spec.idempotency() != Idempotency.READS) {
      parameter(parameters, "header", Headers.IDEMPOTENCY_KEY, false)
          .put("description", "the caller's key: the same request with it is carried out once");
      acting(parameters, spec);
    }
    if (OpenApiAnswers.isNowOrLater(answering)) {
      parameter(parameters, "header", Headers.PREFER, false)
          .put(
              "description",
              Headers.LATER + ": answer with a job that is followed, and do not wait");
    }
    if (route.startsWith("PUT ")) {
      parameter(parameters, "header", HttpHeaders.IF_MATCH, false)
          .put("description", "the ETag of the version that is to be replaced");
    }
    if (!route.startsWith("GET ")) {
      new OpenApiBody(schemas, examples).describe(json, spec, route, answering);
    }
    answers.describe(json.putObject("responses"), route, Optional.of(spec), answering, problems);
  }

  /** Who is responsible, which only a proxy says that knows its users: to everybody else it is refused. */
  private static void acting(ArrayNode parameters, OperationSpec spec) {
    parameter(parameters, "header", Headers.ACTING_AS, false)
        .put(
            "description",
            "who is responsible; needed where the settings have trustedHeaders, and refused elsewhere");
    if (spec.posts()) {
      parameter(parameters, "header", Headers.ACTING_ROLES, false)
          .put("description", "with " + Headers.ACTING_AS + ": their roles, joined by commas");
    }
  }

  /** What is no operation describes the service, and is open to anybody. */
  private void describe(ObjectNode json, String route, List<Routes.Target> answering) {
    var method = answering.get(0).method();
    var said = method.getAnnotation(Answers.class);
    if (said == null || said.summary().isEmpty()) {
      throw new IllegalStateException(method + " is of no operation, and does not say what it is");
    }
    json.putArray("tags").add("descriptions");
    json.put("operationId", said.summary().replace(' ', '-'));
    json.put("summary", said.summary());
    json.putArray("security");
    var problems = RouteProblems.ofDescription(route, said);
    describe(json, problems);
    inPath(json.putArray("parameters"), route);
    answers.describe(json.putObject("responses"), route, Optional.empty(), answering, problems);
  }

  /** The problems of a route: its own, and the groups of them that the description has once. */
  private static void describe(ObjectNode json, RouteProblems problems) {
    var own = json.putArray("x-problems");
    problems.own().forEach(own::add);
    var groups = json.putArray("x-problem-groups");
    problems.groups().forEach(group -> groups.add(group.word()));
  }

  private void problemGroups() {
    var groups = root.putObject("x-problem-groups");
    for (var group : ProblemGroup.values()) {
      var json = groups.putObject(group.word()).put("description", "where " + group.when());
      var codes = json.putArray("problems");
      group.problems().forEach(problem -> codes.add(problem.code()));
    }
  }

  private void inPath(ArrayNode parameters, String route) {
    var names = IN_PATH.matcher(route).results().map(name -> name.group(1)).toList();
    for (var name : names) {
      var parameter = parameter(parameters, "path", name, true);
      examples.inPath(route, name).ifPresent(example -> parameter.put("example", example));
    }
  }

  /** What a route is about: the first word of its path that is the same for all funds. */
  private static String tag(String route) {
    var ofFund = route.split("/\\{fund}/", 2);
    var words = ofFund.length == 2 ? ofFund[1] : route.split("/api/v1/", 2)[1];
    return words.split("[/{]", 2)[0];
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

  /** Whether a route answers with a list, which is had as a table too. */
  static boolean isList(OperationSpec spec, String route) {
    return route.startsWith("GET ")
        && (Arrays.asList(spec.parameters()).contains(ParameterGroup.PAGE)
            || Arrays.asList(spec.lists()).contains(route));
  }

  private void components() {
    var components = root.putObject("components");
    answers.components(components.putObject("responses"));
    var all = components.putObject("schemas");
    schemas.byName().forEach(all::set);
    components
        .putObject("securitySchemes")
        .putObject("key")
        .put("type", "http")
        .put("scheme", "bearer");
    root.putArray("security").addObject().putArray("key");
  }
}
