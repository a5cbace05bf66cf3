package org.commonpurse.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.commonpurse.api.AnswerScript.Step;
import org.commonpurse.api.rest.DescribedAnswers;
import org.junit.jupiter.api.Test;

/**
 * That the examples of the OpenAPI description are what is sent and answered: they are made of the answers that {@link
 * AnswersTest} holds the service to. {@code -Dexamples=write} makes them anew.
 */
class ApiExamplesTest {

  private static final Path FILE =
      Path.of("src", "main", "resources", "org", "commonpurse", "api", "rest", "examples.json");

  /** A longer one explains nothing that its beginning does not. */
  private static final int LONGEST = 6_000;

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private static final YAMLMapper YAML = new YAMLMapper();

  private final DescribedAnswers described = DescribedAnswers.ofTheService();

  /** A request of the script with the recorded answer. */
  private record Asked(String method, String path, String body, int status, String answer) {

    static Asked of(Step step) throws IOException {
      var lines = step.lines();
      var first = lines.get(0).split(" ", 2);
      int end = lines.contains("") ? lines.indexOf("") : lines.size();
      var body = new StringBuilder();
      for (var line : lines.subList(Math.min(end + 1, lines.size()), lines.size())) {
        body.append(
            line.startsWith("< ")
                ? Files.readString(Path.of(AnswerScript.file(line.substring(2))))
                : line + "\n");
      }
      var recorded =
          Files.readString(AnswerScript.FOLDER.resolve("routes").resolve(step.name() + ".txt"));
      var told = recorded.split("\n\n", 2);
      var status = told[0].split("\n")[1].split(" ")[0];
      return new Asked(
          first[0],
          first[1].split("\\?")[0],
          body.toString(),
          Integer.parseInt(status),
          told.length == 2 ? unmarked(told[1]) : "");
    }

    /** Values in place of marks: any of the kind do. */
    private static String unmarked(String answer) {
      return answer
          .replace("<moment>", "2024-05-02T09:30:00Z")
          .replace("<in 14 days>", "2024-05-16T09:30:00Z")
          .replace("<trace>", "JV8YYPJJGE23M")
          .replace("<salt>", "5c1f2f4de1a0b1e96b7f3d2a9c8e7f60")
          .replaceAll(
              "<seal [0-9]+>", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
    }

    boolean isGood() {
      return status < 300;
    }
  }

  @Test
  void areWhatIsSentAndAnswered() throws IOException {
    var made = made();
    if ("write".equals(System.getProperty("examples"))) {
      Files.writeString(FILE, JSON.writeValueAsString(made) + "\n");
    }

    assertThat(JSON.readTree(FILE.toFile()))
        .as("Write them anew with -Dtest=ApiExamplesTest -Dexamples=write")
        .isEqualTo(JSON.readTree(JSON.writeValueAsString(made)));
  }

  private ObjectNode made() throws IOException {
    var byRoute = new TreeMap<String, ObjectNode>();
    var refusals = new TreeMap<String, JsonNode>();
    for (var step : AnswerScript.read("routes.txt").steps()) {
      var asked = Asked.of(step);
      var template = described.template(asked.path());
      if (template.isEmpty()) {
        continue;
      }
      if (asked.isGood()) {
        add(
            byRoute.computeIfAbsent(
                asked.method() + " " + template.get(), any -> JSON.createObjectNode()),
            asked,
            template.get());
      } else {
        json(asked.answer())
            .filter(problem -> problem.has("code"))
            .ifPresent(problem -> refusals.putIfAbsent(Integer.toString(asked.status()), problem));
      }
    }
    var made = JSON.createObjectNode();
    byRoute.forEach(made::set);
    refusals.forEach(made.putObject("refusals")::set);
    return made;
  }

  private void add(ObjectNode example, Asked asked, String template) {
    if (!example.has("path") && template.contains("{")) {
      example.set("path", inPath(template, asked.path()));
    }
    if (!example.has("request")) {
      request(asked, template).ifPresent(request -> example.set("request", request));
    }
    if (!example.has("answer")) {
      json(asked.answer())
          .map(ApiExamplesTest::begun)
          .filter(answer -> answer.toString().length() <= LONGEST)
          .ifPresent(
              answer -> {
                example.put("status", asked.status());
                example.set("answer", answer);
              });
    }
  }

  private Optional<JsonNode> request(Asked asked, String template) {
    var schema = schemaOfRequest(asked.method(), template);
    if (asked.body().isBlank() || schema.isMissingNode()) {
      return Optional.empty();
    }
    try {
      return Optional.of(YAML.readTree(asked.body()))
          .filter(body -> body.toString().length() <= LONGEST)
          .filter(body -> described.mistakesOf(body, schema).isEmpty());
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private JsonNode schemaOfRequest(String method, String template) {
    return described
        .description()
        .path("paths")
        .path(template)
        .path(method.toLowerCase(Locale.ROOT))
        .at("/requestBody/content/application~1json/schema");
  }

  private static ObjectNode inPath(String template, String path) {
    var names = Pattern.compile("\\{(\\w+)}").matcher(template).results().toList();
    var pattern = new StringBuilder();
    for (var part : template.split("\\{\\w+}", -1)) {
      pattern.append(pattern.isEmpty() ? "" : "([^/]+)").append(Pattern.quote(part));
    }
    var parts = Pattern.compile(pattern.toString()).matcher(path);
    assertThat(parts.matches()).isTrue();
    var values = JSON.createObjectNode();
    for (int i = 0; i < names.size(); i++) {
      values.put(names.get(i).group(1), parts.group(i + 1));
    }
    return values;
  }

  private static Optional<JsonNode> json(String text) {
    try {
      return text.startsWith("{") ? Optional.of(JSON.readTree(text)) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** The beginning: of each list an item. */
  private static JsonNode begun(JsonNode json) {
    if (json instanceof ArrayNode items) {
      while (items.size() > 1) {
        items.remove(items.size() - 1);
      }
    }
    json.forEach(ApiExamplesTest::begun);
    return json;
  }

  /** An example that is not as described would mislead. */
  @Test
  void areAsTheDescriptionSays() {
    var wrong = new ArrayList<String>();
    int examples = 0;
    for (var content : withSchema(described.description())) {
      for (var example : examplesOf(content)) {
        examples++;
        described
            .mistakesOf(example, content.path("schema"))
            .forEach(mistake -> wrong.add(example + ": " + mistake));
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(examples).isGreaterThan(140);
  }

  /** All that is described with a schema and has a form of its own: bodies that are sent and answered. */
  private static List<JsonNode> withSchema(JsonNode description) {
    var found = new ArrayList<JsonNode>();
    for (var contents : description.findValues("content")) {
      contents.forEach(content -> found.add(content));
    }
    return found;
  }

  /** Its own, or those of the schema that it refers to. */
  private List<JsonNode> examplesOf(JsonNode content) {
    var examples = new ArrayList<JsonNode>();
    if (content.has("example")) {
      examples.add(content.path("example"));
    } else {
      var schema = content.at("/schema/$ref").asText("#").substring(1);
      described.description().at(schema).path("examples").forEach(examples::add);
    }
    return examples;
  }

  @Test
  void showEveryBodyOfJsonAndHowEachStatusRefuses() {
    var description = described.description();
    var without = new TreeSet<String>();
    for (var path : description.path("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        var json = operation.getValue().at("/requestBody/content/application~1json");
        if (!json.isMissingNode() && examplesOf(json).isEmpty()) {
          without.add(operation.getKey() + " " + path.getKey());
        }
      }
    }
    for (var refused : description.at("/components/responses").properties()) {
      if (examplesOf(refused.getValue().at("/content/application~1problem+json")).isEmpty()) {
        without.add(refused.getKey());
      }
    }
    assertThat(without).isEmpty();
  }
}
