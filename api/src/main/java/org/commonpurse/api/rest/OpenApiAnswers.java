package org.commonpurse.api.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.problem.Catalogue;
import org.commonpurse.api.problem.ServiceProblem;
import org.commonpurse.api.representation.AnswerSchemas;
import org.commonpurse.api.representation.ComponentSchemas;
import org.commonpurse.api.representation.JobResponse;
import org.commonpurse.api.representation.ResponseJson;
import org.commonpurse.ledger.problem.ProblemType;
import org.eclipse.jetty.http.HttpStatus;

/** Which answers a route can give, in OpenAPI: each status with its media types and the schema of each. */
final class OpenApiAnswers {

  /** What describes an item of a body that is a sequence of them; OpenAPI 3.1 has no word for it. */
  static final String ITEM = "x-itemSchema";

  private static final String RESPONSES = "#/components/responses/";

  private static final ObjectNode STRING_HEADER = ResponseJson.mapper().createObjectNode();

  static {
    STRING_HEADER.putObject("schema").put("type", "string");
  }

  private final Map<String, ProblemType> problems = new TreeMap<>();
  private final Set<Integer> refusals = new TreeSet<>();
  private final ComponentSchemas components;
  private final OpenApiExamples examples;
  private final AnswerSchemas schemas;

  OpenApiAnswers(ComponentSchemas components, OpenApiExamples examples) {
    this.components = components;
    this.examples = examples;
    this.schemas = new AnswerSchemas(components);
    Catalogue.all().forEach(problem -> problems.put(problem.code(), problem));
  }

  /**
   * The answers of a route.
   *
   * @param operation  that it leads to; none where it only describes the service
   * @param targets  those that answer it, one for each form of an answer or a body
   * @param refused  what it may refuse with
   */
  void describe(
      ObjectNode responses,
      String route,
      Optional<OperationSpec> operation,
      List<Routes.Target> targets,
      RouteProblems refused) {
    for (var target : targets) {
      var answers = Optional.ofNullable(target.method().getAnnotation(Answers.class));
      for (int status : answers.map(Answers::status).orElse(new int[] {200})) {
        good(responses.withObjectProperty(Integer.toString(status)), route, status, target);
      }
    }
    if (operation.filter(spec -> OpenApi.isList(spec, route)).isPresent()) {
      text(responses.withObjectProperty("200").withObjectProperty("content"), "text/csv");
    }
    refused(responses, refused);
  }

  /** Whether whoever asks may be answered with a job in place of what it comes to. */
  static boolean isNowOrLater(List<Routes.Target> targets) {
    return targets.stream().anyMatch(Routes.Target::isNowOrLater);
  }

  private void good(ObjectNode response, String route, int status, Routes.Target target) {
    response.put("description", HttpStatus.getMessage(status));
    if (status == Response.Status.NOT_MODIFIED.getStatusCode()) {
      return;
    }
    if (status == Response.Status.CREATED.getStatusCode()
        || status == Response.Status.ACCEPTED.getStatusCode()) {
      response.withObjectProperty("headers").set(HttpHeaders.LOCATION, STRING_HEADER);
    }
    var headers = new ArrayList<>(List.of(ofAnswer(target)));
    if (status == Response.Status.ACCEPTED.getStatusCode() && target.isNowOrLater()) {
      headers.add(OpenApiHeaders.PREFERENCE_APPLIED + ": " + Headers.LATER);
    }
    if (!headers.isEmpty()) {
      OpenApiHeaders.describe(response.withObjectProperty("headers"), headers);
    }
    var content = response.withObjectProperty("content");
    var types =
        status == Response.Status.ACCEPTED.getStatusCode()
            ? List.of(MediaType.APPLICATION_JSON)
            : types(target);
    for (var type : types) {
      if (type.equals(MediaType.APPLICATION_JSON) || type.equals(SchemasResource.MEDIA_TYPE)) {
        var json = content.withObjectProperty(type);
        json.set("schema", body(status, target.method()));
        examples.addAnswer(json, route, status);
      } else if (type.equals(StreamedLines.NDJSON)) {
        text(content, type).set(ITEM, body(status, target.method()));
      } else if (type.startsWith("text/")) {
        text(content, type);
      } else {
        // A file: OpenAPI 3.1 has no schema for what is no text.
        content.withObjectProperty(type);
      }
    }
  }

  private static String[] ofAnswer(Routes.Target target) {
    var answers = target.method().getAnnotation(Answers.class);
    return answers == null ? new String[0] : answers.headers();
  }

  private static ObjectNode text(ObjectNode content, String type) {
    var text = content.withObjectProperty(type);
    text.putObject("schema").put("type", "string");
    return text;
  }

  /** The media types that a method answers with, without what says how well each is liked. */
  private static List<String> types(Routes.Target target) {
    var answers = target.method().getAnnotation(Answers.class);
    if (answers != null && answers.types().length > 0) {
      return List.of(answers.types());
    }
    return target
        .said(Produces.class)
        .map(
            produces -> Arrays.stream(produces.value()).map(type -> type.split(";", 2)[0]).toList())
        .orElseThrow(
            () -> new IllegalStateException(target + " says not in which form it answers"));
  }

  private ObjectNode body(int status, Method method) {
    if (status == Response.Status.ACCEPTED.getStatusCode()) {
      return schemas.of(JobResponse.class);
    }
    var answers = method.getAnnotation(Answers.class);
    var each = new ArrayList<ObjectNode>();
    if (answers != null) {
      Arrays.stream(answers.value()).map(schemas::of).forEach(each::add);
      Optional.of(answers.schema())
          .filter(name -> !name.isEmpty())
          .map(components::refer)
          .ifPresent(each::add);
    }
    if (each.size() == 1) {
      return each.get(0);
    }
    if (!each.isEmpty()) {
      var any = ResponseJson.mapper().createObjectNode();
      any.putArray("anyOf").addAll(each);
      return any;
    }
    try {
      return schemas.of(method.getGenericReturnType());
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(method + " needs @Answers: " + e.getMessage(), e);
    }
  }

  /** Each status with which something is refused, with the codes that are this route's own. */
  private void refused(ObjectNode responses, RouteProblems told) {
    var codes = new TreeMap<Integer, List<String>>();
    for (var code : told.all()) {
      var some =
          codes.computeIfAbsent(problem(code).category().httpStatus(), any -> new ArrayList<>());
      if (told.own().contains(code)) {
        some.add(code);
      }
    }
    codes.forEach(
        (status, some) -> {
          refusals.add(status);
          var refused = responses.putObject(Integer.toString(status));
          refused.put("$ref", RESPONSES + status);
          if (!some.isEmpty()) {
            refused.put("description", String.join(", ", some));
          }
        });
  }

  private ProblemType problem(String code) {
    return Objects.requireNonNull(problems.get(code), () -> "There is no problem " + code);
  }

  /** How one of the problems of a status is told, as the catalogue explains it. */
  private JsonNode refusal(int status) {
    var problem =
        Arrays.stream(ServiceProblem.values())
            .filter(each -> each.category().httpStatus() == status)
            .findFirst()
            .orElseThrow();
    var told = ProblemResponse.of(problem, problem.meaning() + " " + problem.remedy(), "TRACE");
    return ResponseJson.mapper().valueToTree(told);
  }

  /** What refusals refer to: an answer for each status. */
  void components(ObjectNode responses) {
    var problem = schemas.of(ProblemResponse.class);
    for (int status : refusals) {
      var response = responses.putObject(Integer.toString(status));
      response.put("description", HttpStatus.getMessage(status));
      var content = response.putObject("content").putObject(ProblemResponse.MEDIA_TYPE);
      content.set("schema", problem.deepCopy());
      content.set("example", examples.refusal(status).orElseGet(() -> refusal(status)));
    }
  }
}
