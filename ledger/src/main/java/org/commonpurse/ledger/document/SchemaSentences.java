package org.commonpurse.ledger.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Says what a schema does not allow in a sentence for people, and what may have been meant. */
final class SchemaSentences {

  private static final Pattern PERCENTAGE = Pattern.compile("(-?\\d+(?:\\.\\d+)?) *%");
  private static final Pattern HYPHENATED = Pattern.compile("-([a-z0-9])");

  /** What the forms that schemas describe look like. */
  private static final Map<String, String> FORMS =
      Map.of(
          "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "a day, such as 2024-04-01",
          "^[0-9]{4}-[0-9]{2}$", "a financial year, such as 2024-25",
          "^[a-z0-9]+(-[a-z0-9]+)*$",
              "a code: lower-case words joined by hyphens, such as risk-pool",
          "^[A-Z]{3}$", "a currency, such as GBP",
          "\\S", "a text that is not blank",
          "^[0-9]+(\\.[0-9]{1,2})?$", "an amount, such as 1000.00");

  /** What the schema's types are called. */
  private static final Map<String, String> TYPES =
      Map.of(
          "string", "a text",
          "number", "a number",
          "integer", "a whole number",
          "boolean", "true or false",
          "object", "a mapping",
          "array", "a list",
          "null", "nothing");

  private final JsonNode schema;

  SchemaSentences(JsonNode schema) {
    this.schema = schema;
  }

  /**
   * What is wrong, in a sentence.
   *
   * @param value  what stands at the place of the error
   * @return nothing where only the validator's own words say it
   */
  Optional<String> of(Error error, JsonNode value) {
    return switch (String.valueOf(error.getKeyword())) {
      case "required" -> Optional.of("\"" + error.getProperty() + "\" is missing.");
      case "dependentRequired" -> needed(error);
      case "additionalProperties", "unevaluatedProperties" -> property(error);
      case "type" -> type(error, value);
      case "enum" -> word(error, value);
      case "pattern" -> form(error, value);
      default -> Optional.empty();
    };
  }

  /** What is wrong, in a sentence that repeats nothing of what was written. */
  String withoutValues(Error error) {
    return switch (String.valueOf(error.getKeyword())) {
      case "required" -> "\"" + error.getProperty() + "\" is missing.";
      case "additionalProperties" ->
          "Something stands here that has no place in it. There are "
              + String.join(", ", propertiesOf(schema))
              + ".";
      default -> "What stands here is not what the schema describes.";
    };
  }

  private static Optional<String> needed(Error error) {
    // The validator's property is the one that is there, its first argument what should be beside
    // it.
    return argument(error, 0)
        .map(missing -> missing.replaceAll("[\\[\\]\"]", ""))
        .map(missing -> "\"%s\" is missing beside \"%s\".".formatted(missing, error.getProperty()));
  }

  private Optional<String> property(Error error) {
    var name = String.valueOf(error.getProperty());
    return Optional.of("\"" + name + "\" cannot stand here." + meant(name, propertiesOf(schema)));
  }

  private Optional<String> type(Error error, JsonNode value) {
    var wanted = argument(error, 1).map(TYPES::get);
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    var percentage = PERCENTAGE.matcher(value.asText());
    if (wanted.get().equals(TYPES.get("number")) && percentage.matches()) {
      return Optional.of(
          "\"%s\" is a text. This is a plain number: write %s, not %s."
              .formatted(value.asText(), percentage.group(1), value.asText()));
    }
    var found = argument(error, 0).map(TYPES::get).orElse("something else");
    var shown = value.isValueNode() ? value + " is " + found : "This is " + found;
    return Optional.of(shown + ", where " + wanted.get() + " belongs.");
  }

  private static Optional<String> word(Error error, JsonNode value) {
    var words = new ArrayList<String>();
    error.getSchemaNode().forEach(each -> words.add(each.asText()));
    if (words.isEmpty()) {
      return Optional.empty();
    }
    var what = value.isValueNode() ? value.toString() : "What stands here";
    return Optional.of(
        "%s is none of %s.%s"
            .formatted(what, String.join(", ", words), meant(value.asText(), words)));
  }

  private static Optional<String> form(Error error, JsonNode value) {
    return argument(error, 0)
        .map(FORMS::get)
        .map(form -> "%s is not what belongs here: %s.".formatted(value, form));
  }

  private static Optional<String> argument(Error error, int place) {
    var arguments = error.getArguments();
    return arguments == null || place >= arguments.length
        ? Optional.empty()
        : Optional.of(String.valueOf(arguments[place]));
  }

  /** What may have been meant, after a space; empty where nothing is near. */
  private static String meant(String written, Collection<String> known) {
    var camel =
        HYPHENATED.matcher(written).replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
    if (!camel.equals(written) && known.contains(camel)) {
      return " Write " + camel + " for " + written + ".";
    }
    return NearWords.suggestion(written, known);
  }

  /** Every name that the schema gives to something. */
  private static Set<String> propertiesOf(JsonNode schema) {
    var names = new LinkedHashSet<String>();
    schema.path("properties").fieldNames().forEachRemaining(names::add);
    schema.forEach(inside -> names.addAll(propertiesOf(inside)));
    return names;
  }
}
