package org.commonpurse.api.malformed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/** Bodies made of their schemas, for the routes of which the description has no example. */
final class SampleBodies {

  private static final int DEPTH_MAX = 6;

  /** Texts that most patterns of the schemas know one of. */
  private static final List<String> TEXTS =
      List.of(
          "icb",
          "2023-24",
          "2023-04-30",
          "2023-24-01",
          "2023-24/q1",
          "2023-24/07",
          "2150-01-01T00:00:00Z",
          "1.00",
          "1",
          "10%",
          "1/3",
          "bank",
          "county");

  private static final String PLAN =
      """
      {"plan": "ahead", "name": "Ahead", "from": "2025-26", "years": 2, "currency": "GBP",
       "partners": [{"partner": "icb", "name": "ICB"}, {"partner": "county", "name": "County"}]}
      """;

  private final JsonNode description;

  /** Bodies of one description. */
  SampleBodies(JsonNode description) {
    this.description = description;
  }

  /** A body with all that a schema asks for, and all else that it names. */
  JsonNode of(JsonNode schema) {
    return sample(schema, schema, 0);
  }

  /** A schema, or the one that it refers to. */
  JsonNode resolved(JsonNode schema) {
    return schema.has("$ref") ? description.at(schema.path("$ref").asText().substring(1)) : schema;
  }

  private JsonNode sample(JsonNode schema, JsonNode whole, int depth) {
    var json = JsonNodeFactory.instance;
    if (schema.has("$ref")) {
      var reference = schema.path("$ref").asText().substring(1);
      boolean isOfAll = reference.startsWith("/components/");
      var found = isOfAll ? description.at(reference) : whole.at(reference);
      return sample(found, isOfAll ? found : whole, depth + 1);
    }
    for (var choice : List.of("oneOf", "anyOf")) {
      if (schema.has(choice) && !schema.has("properties")) {
        return sample(schema.path(choice).path(0), whole, depth + 1);
      }
    }
    if (schema.has("const")) {
      return schema.path("const");
    }
    if (schema.has("enum")) {
      return schema.path("enum").path(0);
    }
    var type = schema.path("type").isArray() ? schema.path("type").path(0) : schema.path("type");
    return switch (type.asText()) {
      case "object" -> object(schema, whole, depth);
      case "array" -> {
        var array = json.arrayNode();
        if (depth < DEPTH_MAX) {
          array.add(sample(schema.path("items"), whole, depth + 1));
        }
        yield array;
      }
      case "integer", "number" -> json.numberNode(Math.max(1, schema.path("minimum").asInt()));
      case "boolean" -> json.booleanNode(true);
      default -> json.textNode(text(schema.path("pattern").asText("")));
    };
  }

  private JsonNode object(JsonNode schema, JsonNode whole, int depth) {
    var object = JsonNodeFactory.instance.objectNode();
    for (var property : schema.path("properties").properties()) {
      boolean isNeeded = schema.path("required").toString().contains('"' + property.getKey() + '"');
      if (property.getKey().equals("plan") && depth <= 1) {
        object.set("plan", plan());
      } else if (isNeeded || depth <= 1 && !property.getValue().path("type").asText().isEmpty()) {
        object.set(property.getKey(), sample(property.getValue(), whole, depth + 1));
      }
    }
    return object;
  }

  private static JsonNode plan() {
    try {
      return new ObjectMapper().readTree(PLAN);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String text(String pattern) {
    return TEXTS.stream()
        .filter(text -> Pattern.compile(pattern).matcher(text).find())
        .findFirst()
        .orElse("icb");
  }
}
