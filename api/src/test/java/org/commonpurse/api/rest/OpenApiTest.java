package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.commonpurse.api.operation.Operations;
import org.junit.jupiter.api.Test;

/** The description of the service in OpenAPI. */
class OpenApiTest {

  private final JsonNode description = DescribedAnswers.ofTheService().description();

  @Test
  void describesEveryRoute() {
    var described = new TreeSet<String>();
    description
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        verb ->
                            described.add(verb.toUpperCase(Locale.ROOT) + " " + path.getKey())));

    assertThat(described)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    Operations.specs().stream().flatMap(spec -> Arrays.stream(spec.routes())),
                    Stream.of(
                        "GET /api/v1/openapi.json",
                        "GET /api/v1/problems",
                        "GET /api/v1/problems/{type}",
                        "GET /api/v1/schemas/{name}.schema.json"))
                .toList());
  }

  @Test
  void givesEveryRouteANameOfItsOwn() {
    var ids = description.findValuesAsText("operationId");

    assertThat(ids).doesNotHaveDuplicates().contains("entry-post", "period-close-soft-close");
  }

  @Test
  void refersOnlyToSchemasThatItHas() {
    var paths = description.path("paths").findValuesAsText("$ref");

    assertThat(paths).contains("#/components/schemas/entry");
    for (var reference : paths) {
      assertThat(description.at(reference.substring(1)).isObject()).as(reference).isTrue();
    }
  }

  @Test
  void saysOfAnActWhatItTakesAndWhatIsRefused() {
    var post = description.at("/paths/~1api~1v1~1funds~1{fund}~1entries/post");

    assertThat(post.findValuesAsText("name"))
        .containsExactly("fund", "Idempotency-Key", "Acting-As", "Acting-Roles");
    assertThat(post.at("/x-problems").toString()).contains("ENTRY_KEY_DIFFERS", "ENTRY_FORM_WRONG");
    assertThat(post.at("/x-problem-groups").toString()).contains("\"entries\"");
    assertThat(description.at("/x-problem-groups/entries/problems").toString())
        .contains("LEDGER_ENTRY_UNBALANCED");
    assertThat(post.path("x-permission").textValue()).isEqualTo("post");
  }

  @Test
  void refersToNothingOutsideItself() {
    var references = description.findValuesAsText("$ref");

    assertThat(references).hasSizeGreaterThan(500);
    for (var reference : references) {
      assertThat(reference).startsWith("#/components/");
      assertThat(description.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
    }
  }

  @Test
  void saysOfEachOperationWhatItAnswersAndHowItRefuses() {
    for (var path : description.path("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        var responses = operation.getValue().path("responses");
        var statuses = new TreeSet<String>();
        responses.fieldNames().forEachRemaining(statuses::add);

        assertThat(statuses)
            .as(operation.getKey() + " " + path.getKey())
            .contains("401", "403", "429", "500", "503")
            .anyMatch(status -> status.startsWith("2"));
        responses
            .findValues("application/json")
            .forEach(json -> assertThat(json.path("schema")).as(path.getKey()).isNotEmpty());
      }
    }
  }

  @Test
  void tellsRefusalsAsProblems() {
    var refused = description.at("/components/responses/422/content");

    assertThat(refused.fieldNames()).toIterable().containsExactly("application/problem+json");
    assertThat(refused.findValuesAsText("$ref"))
        .containsExactly("#/components/schemas/ProblemResponse");
  }

  /** Whoever reads it needs no more than a page of the books does. */
  @Test
  void isOfModerateSize() {
    assertThat(description.toString().length()).isLessThan(700_000);
  }

  @Test
  void saysHowManyEntriesARequestMayHave() {
    var most = description.at("/components/schemas/entries/properties/entries/maxItems");

    assertThat(most.intValue()).isEqualTo(10_000);
    assertThat(
            description
                .at("/paths/~1api~1v1~1funds~1{fund}~1entries~1batch/post/description")
                .asText())
        .contains("10,000 entries", "256 MiB");
    assertThat(ImportUploadReader.BYTES_MAX).isEqualTo(256L << 20);
  }
}
