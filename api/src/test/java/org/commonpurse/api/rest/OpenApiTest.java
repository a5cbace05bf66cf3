package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.TreeSet;
import org.commonpurse.api.operation.Operations;
import org.junit.jupiter.api.Test;

/** The description of the service in OpenAPI. */
class OpenApiTest {

  private final JsonNode description = OpenApi.of(Operations.specs());

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
            Operations.specs().stream().flatMap(spec -> Arrays.stream(spec.routes())).toList());
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

    assertThat(post.findValuesAsText("name")).containsExactly("fund", "Idempotency-Key");
    assertThat(post.at("/responses/default/x-problems").toString())
        .contains("LEDGER_ENTRY_UNBALANCED");
    assertThat(post.path("x-permission").textValue()).isEqualTo("post");
  }
}
