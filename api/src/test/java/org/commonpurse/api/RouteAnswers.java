package org.commonpurse.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import org.commonpurse.api.AnswerScript.Step;
import org.commonpurse.api.rest.CheckedClient;

/**
 * What routes answer, as text to be recorded. A step is a request as HTTP writes it: method
 * and path, headers, an empty line, the body.
 *
 * @param marks  what stands for what differs from run to run
 */
record RouteAnswers(RunMarks marks) {

  private static final HttpClient CLIENT = CheckedClient.create();

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  /** Sends a request, and tells the status, the headers that matter and the body. */
  String to(Step step, URI service) throws IOException, InterruptedException {
    var lines = step.lines();
    int end = lines.contains("") ? lines.indexOf("") : lines.size();
    var first = lines.get(0).split(" ", 2);
    var request = HttpRequest.newBuilder(service.resolve(first[1]));
    var headers = new HashMap<String, String>();
    for (var header : lines.subList(1, end)) {
      var parts = header.split(": ", 2);
      headers.put(parts[0], parts[1]);
      request.header(parts[0], parts[1]);
    }
    var body = body(lines.subList(Math.min(end + 1, lines.size()), lines.size()));
    if (headers.getOrDefault("Content-Type", "").startsWith("multipart/")) {
      body = body.replace("\n", "\r\n");
    }
    request.method(
        first[0], body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    return marks.in(
        lines.get(0) + "\n" + answer(CLIENT.send(request.build(), BodyHandlers.ofString())));
  }

  /** The lines of a body, where {@code < FILE} stands for what the file holds. */
  private static String body(List<String> lines) throws IOException {
    var body = new StringBuilder();
    for (var line : lines) {
      body.append(
          line.startsWith("< ")
              ? Files.readString(Path.of(AnswerScript.file(line.substring(2))))
              : line + "\n");
    }
    return body.toString();
  }

  private static String answer(HttpResponse<String> response) throws JsonProcessingException {
    var type = response.headers().firstValue("Content-Type").orElse("");
    var text = new StringBuilder(response.statusCode() + " " + type + "\n");
    for (var header : List.of("Location", "Content-Disposition", "Allow")) {
      response
          .headers()
          .firstValue(header)
          .ifPresent(value -> text.append(header).append(": ").append(value).append("\n"));
    }
    if (type.contains("json") && !type.contains("ndjson") && !type.contains("jsonl")) {
      text.append("\n").append(pretty(response.body())).append("\n");
    } else if (type.startsWith("text/") || type.contains("json")) {
      text.append("\n").append(response.body());
    } else if (!response.body().isEmpty()) {
      text.append("\n(a file that is no text)\n");
    }
    return text.toString();
  }

  private static String pretty(String json) throws JsonProcessingException {
    var indenter = new DefaultIndenter("  ", "\n");
    var printer = new DefaultPrettyPrinter();
    printer.indentArraysWith(indenter);
    printer.indentObjectsWith(indenter);
    var answer = JSON.readTree(json);
    if (answer.path("fields") instanceof ObjectNode fields) {
      // The values that a problem speaks of have no order among themselves.
      var sorted = new TreeMap<String, JsonNode>();
      fields.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
      fields.removeAll().setAll(sorted);
    }
    return JSON.writer(printer).writeValueAsString(answer);
  }
}
