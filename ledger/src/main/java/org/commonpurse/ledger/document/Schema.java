package org.commonpurse.ledger.document;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A published JSON Schema (draft 2020-12) that documents of one kind are checked against.
 *
 * <p>
 * The schemas are the files in {@code config/schema}; the same copies serve editors, the
 * documentation and this class.
 */
public enum Schema {
  AGREEMENT("agreement"),
  OUTTURN("outturn"),
  FUND("fund"),
  IMPACT("impact"),
  ENTRY("entry", true),
  ENTRIES("entries", true),
  PAYMENTS("payments"),
  REASON("reason"),
  REVERSAL("reversal", true),
  ALLOCATION_REQUEST("allocation-request"),
  DECISION("decision"),
  POSITION("position"),
  IMPORT_MAPPING("import-mapping"),
  RULES("rules"),
  BUDGET("budget"),
  VIREMENT("virement"),
  FORECAST("forecast");

  /** Schemas refer to each other by their published address, and are found in the build. */
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemaIdResolvers(
                  resolvers ->
                      resolvers.mapPrefix(
                          "https://commonpurse.org/schema", "classpath:org/commonpurse/schema")));

  private static final String NOT_DESCRIBED = "NOT_AS_DESCRIBED";

  /** What is wrong with a field, by the keyword of the schema that it does not meet. */
  private static final Map<String, String> CODES =
      Map.of(
          "required", "FIELD_MISSING",
          "additionalProperties", "FIELD_UNKNOWN",
          "type", "TYPE_WRONG",
          "enum", "VALUE_UNKNOWN",
          "pattern", "FORM_WRONG",
          "minLength", "FIELD_EMPTY",
          "maxLength", "TOO_LONG",
          "minItems", "TOO_FEW",
          "maxItems", "TOO_MANY");

  private final String kind;

  /** Whether each way to be wrong has a code of its own. */
  private final boolean hasCodes;

  private volatile com.networknt.schema.@Nullable Schema loaded;

  Schema(String kind) {
    this(kind, false);
  }

  Schema(String kind, boolean hasCodes) {
    this.kind = kind;
    this.hasCodes = hasCodes;
  }

  private com.networknt.schema.Schema schema() {
    var schema = loaded;
    if (schema == null) {
      schema = load(kind);
      loaded = schema;
    }
    return schema;
  }

  private static com.networknt.schema.Schema load(String kind) {
    var resource = "/org/commonpurse/schema/" + kind + ".schema.json";
    try (var stream = Schema.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("The schema " + resource + " is not in the build.");
      }
      return REGISTRY.getSchema(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the schema does not allow in a document, in the order of the document. */
  List<Finding> check(Document document) {
    var errors = schema().validate(document.json());
    return errors.stream()
        .filter(error -> !followsFromAnother(error, errors))
        .map(error -> finding(document, error))
        .distinct()
        .sorted(
            Comparator.comparingInt((Finding finding) -> finding.place().line())
                .thenComparingInt(finding -> finding.place().column()))
        .toList();
  }

  /** A property with something wrong inside counts as unknown too, which would only mislead. */
  private static boolean followsFromAnother(Error error, List<Error> errors) {
    var path = error.getInstanceLocation() + "/" + error.getProperty();
    return "unevaluatedProperties".equals(error.getKeyword())
        && errors.stream()
            .map(other -> String.valueOf(other.getInstanceLocation()))
            .anyMatch(other -> other.equals(path) || other.startsWith(path + "/"));
  }

  private Finding finding(Document document, Error error) {
    var pointer = new StringBuilder();
    var location = error.getInstanceLocation();
    for (int i = 0; i < location.getNameCount(); i++) {
      var step = String.valueOf(location.getElement(i));
      pointer.append('/').append(Tree.escaped(step));
    }
    var node = document.json().at(pointer.toString());
    var property = error.getProperty();
    if (property != null && node.has(property)) {
      // An unknown key is reported where the key stands, not where its mapping begins.
      pointer.append('/').append(Tree.escaped(property));
    }
    var value = node.isValueNode() ? " (the value is " + node + ")" : "";
    var suffix = hasCodes ? CODES.getOrDefault(error.getKeyword(), NOT_DESCRIBED) : NOT_DESCRIBED;
    var place = document.place(pointer.toString());
    boolean isMissing = suffix.equals("FIELD_MISSING");
    return new Finding(
        kind.toUpperCase(Locale.ROOT).replace('-', '_') + "_" + suffix,
        isMissing && property != null ? place.below(property) : place,
        "This is not what " + kind + ".schema.json describes: " + error.getMessage() + value + ".");
  }
}
