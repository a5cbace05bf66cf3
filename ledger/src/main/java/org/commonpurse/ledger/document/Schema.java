package org.commonpurse.ledger.document;

import static org.commonpurse.ledger.document.SchemaProblem.Fault.FIELD_EMPTY;
import static org.commonpurse.ledger.document.SchemaProblem.Fault.FIELD_MISSING;
import static org.commonpurse.ledger.document.SchemaProblem.Fault.FIELD_UNKNOWN;
import static org.commonpurse.ledger.document.SchemaProblem.Fault.FORM_WRONG;
import static org.commonpurse.ledger.document.SchemaProblem.Fault.NOT_AS_DESCRIBED;
import static org.commonpurse.ledger.document.SchemaProblem.Fault.TOO_FEW;
import static org.commonpurse.ledger.document.SchemaProblem.Fault.TOO_LONG;
import static org.commonpurse.ledger.document.SchemaProblem.Fault.TOO_MANY;
import static org.commonpurse.ledger.document.SchemaProblem.Fault.TYPE_WRONG;
import static org.commonpurse.ledger.document.SchemaProblem.Fault.VALUE_UNKNOWN;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonpurse.ledger.document.SchemaProblem.Fault;
import org.jspecify.annotations.Nullable;

/**
 * A published JSON Schema (draft 2020-12) that documents of one kind are checked against.
 * <p>
 * The schemas are the files in {@code config/schema}; the same copies serve editors, the
 * documentation and this class.
 */
public enum Schema {
  AGREEMENT("agreement"),
  OUTTURN("outturn"),
  STATE("state"),
  FUND("fund"),
  IMPACT("impact"),
  PLAN("plan"),

  /** What is to be worked out of a plan. */
  PROJECTION_REQUEST("projection-request"),

  /** In how many futures a plan is to be worked out. */
  SIMULATION_REQUEST("simulation-request"),

  /** Of which plan a board pack tells. */
  PLAN_AHEAD("plan-ahead"),

  /** Which funds a pack is over, and what they paid each other. */
  PLACE("place"),

  /** What is forecast, and how. */
  FORECAST_REQUEST("forecast-request"),
  OBSERVATION("observation"),
  OBSERVATION_APPROVAL("observation-approval"),
  CLAIM_WAIVER("claim-waiver"),
  ENTRY(
      "entry",
      FIELD_MISSING,
      FIELD_UNKNOWN,
      TYPE_WRONG,
      VALUE_UNKNOWN,
      FORM_WRONG,
      FIELD_EMPTY,
      TOO_LONG),
  ENTRIES(
      "entries",
      FIELD_MISSING,
      FIELD_UNKNOWN,
      TYPE_WRONG,
      VALUE_UNKNOWN,
      FORM_WRONG,
      FIELD_EMPTY,
      TOO_LONG,
      TOO_FEW,
      TOO_MANY),
  NOTICE("notice"),

  /** What is proposed, where a second person is needed. */
  PROPOSAL("proposal"),
  PROPOSAL_ANSWER("proposal-answer"),
  EXIT("exit"),
  PAYMENTS("payments"),
  PAYMENT_REQUEST("payment-request"),
  REASON("reason"),
  ACCESS_KEY_REQUEST("access-key-request"),
  ACCESS_GRANT_REQUEST("access-grant-request"),
  ACCESS_DELEGATION_REQUEST("access-delegation-request"),
  ACCESS_END("access-end"),
  CLOSING("closing"),
  REVERSAL("reversal", FIELD_MISSING, FIELD_UNKNOWN, TYPE_WRONG, FORM_WRONG, FIELD_EMPTY, TOO_FEW),
  ALLOCATION_REQUEST("allocation-request"),
  DECISION("decision"),
  POSITION("position"),
  DUE_POSITION("due-position"),
  IMPORT_MAPPING("import-mapping"),

  /** How a partner's own general ledger takes what the books say of it. */
  LEDGER_LAYOUT("ledger-layout"),
  RULES("rules"),
  BUDGET("budget"),
  SCHEDULES("schedules"),
  VIREMENT("virement"),
  FORECAST("forecast"),

  /** The form of a return that somebody prescribes. */
  RETURN_TEMPLATE("return-template"),

  /** What people answer in a return. */
  RETURN_ANSWERS("return-answers"),
  /** What is wrong in it is told without its values and keys, which may be personal. */
  PACKAGE("package");

  /** Schemas refer to each other by their published address, and are found in the build. */
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemaIdResolvers(
                  resolvers ->
                      resolvers.mapPrefix(
                          "https://commonpurse.org/schema", "classpath:org/commonpurse/schema")));

  private final String kind;

  /** The ways to be wrong that have a code of their own. */
  private final Set<Fault> faults;

  private volatile com.networknt.schema.@Nullable Schema loaded;

  Schema(String kind, Fault... faults) {
    this.kind = kind;
    this.faults = Set.of(faults);
  }

  /** The kind of documents that a name stands for, such as {@code entry}, where there is one. */
  public static Optional<Schema> find(String kind) {
    return Arrays.stream(values()).filter(schema -> schema.kind.equals(kind)).findFirst();
  }

  /** The ways in which a document of this kind can be wrong, in the order of their names. */
  List<Fault> faults() {
    return faults.isEmpty() ? List.of(NOT_AS_DESCRIBED) : faults.stream().sorted().toList();
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
  List<Mistake> check(Document document) {
    var errors = schema().validate(document.json());
    return errors.stream()
        .filter(error -> !followsFromAnother(error, errors))
        .map(error -> mistake(document, error))
        .distinct()
        .sorted(
            Comparator.comparingInt((Mistake mistake) -> mistake.place().line())
                .thenComparingInt(mistake -> mistake.place().column()))
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

  private Mistake mistake(Document document, Error error) {
    var pointer = new StringBuilder();
    var location = error.getInstanceLocation();
    for (int i = 0; i < location.getNameCount(); i++) {
      var step = String.valueOf(location.getElement(i));
      pointer.append('/').append(Tree.escaped(step));
    }
    var node = document.json().at(pointer.toString());
    var property = error.getProperty();
    if (property != null && node.has(property) && this != PACKAGE) {
      // An unknown key is reported where the key stands, not where its mapping begins.
      pointer.append('/').append(Tree.escaped(property));
    }
    var value = node.isValueNode() ? " (the value is " + node + ")" : "";
    var fault = Fault.of(String.valueOf(error.getKeyword()));
    var place = document.place(pointer.toString());
    boolean isMissing = fault == FIELD_MISSING && faults.contains(fault);
    return new Mistake(
        new SchemaProblem(this, faults.contains(fault) ? fault : NOT_AS_DESCRIBED),
        isMissing && property != null ? place.below(property) : place,
        sentence(new SchemaSentences(schema().getSchemaNode()), error, node)
            .orElseGet(
                () ->
                    "This is not what %s.schema.json describes: %s%s."
                        .formatted(kind, error.getMessage(), value)));
  }

  private Optional<String> sentence(SchemaSentences sentences, Error error, JsonNode node) {
    return this == PACKAGE
        ? Optional.of(sentences.withoutValues(error))
        : sentences.of(error, node);
  }
}
