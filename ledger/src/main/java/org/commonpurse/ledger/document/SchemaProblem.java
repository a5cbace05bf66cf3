package org.commonpurse.ledger.document;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.commonpurse.ledger.problem.CatalogueEntry;
import org.commonpurse.ledger.problem.Category;
import org.commonpurse.ledger.problem.ProblemType;

/**
 * What a schema does not allow in a document, such as {@code ENTRY_FIELD_MISSING}.
 *
 * @param schema  which kind of document it is
 * @param fault  what is wrong in it
 */
public record SchemaProblem(Schema schema, Fault fault) implements ProblemType {

  /** The ways in which a document can differ from its schema, each with the keyword that tells. */
  public enum Fault {
    FIELD_MISSING("required", "a field is missing", "lacks a field", "Add it."),
    FIELD_UNKNOWN(
        "additionalProperties",
        "there is no such field",
        "has a field that the schema does not know",
        "Correct its name, or leave it out."),
    TYPE_WRONG(
        "type",
        "a value is of the wrong type",
        "has, say, a number where a text belongs",
        "Send the type that the schema names; amounts are text."),
    VALUE_UNKNOWN(
        "enum",
        "a value is none of those there are",
        "has a value that is none of the words the schema lists",
        "Use one of them."),
    FORM_WRONG(
        "pattern",
        "a value has the wrong form",
        "has a text that is not of the form the schema describes",
        "Write it in that form."),
    FIELD_EMPTY("minLength", "a text is empty", "has an empty text", "Fill it, or leave it out."),
    TOO_LONG("maxLength", "a text is too long", "has a text longer than fits", "Shorten it."),
    TOO_FEW("minItems", "a list is too short", "has a list with too few items", "Add to it."),
    TOO_MANY(
        "maxItems", "a list is too long", "has a list with too many items", "Send it in parts."),
    NOT_AS_DESCRIBED(
        "",
        "not as described",
        "is not what its schema describes",
        "Correct it at the place that the message names.");

    private final String keyword;
    private final String title;
    private final String meaning;
    private final String remedy;

    Fault(String keyword, String title, String meaning, String remedy) {
      this.keyword = keyword;
      this.title = title;
      this.meaning = meaning;
      this.remedy = remedy;
    }

    /** What the keyword of a schema finds; {@link #NOT_AS_DESCRIBED} for those without a name. */
    static Fault of(String keyword) {
      return Arrays.stream(values())
          .filter(fault -> fault.keyword.equals(keyword))
          .findFirst()
          .orElse(NOT_AS_DESCRIBED);
    }
  }

  /** Every problem of this kind. */
  public static List<SchemaProblem> all() {
    return Arrays.stream(Schema.values()).flatMap(schema -> of(schema).stream()).toList();
  }

  /** Every problem of documents of a kind. */
  public static List<SchemaProblem> of(Schema schema) {
    return schema.faults().stream().map(fault -> new SchemaProblem(schema, fault)).toList();
  }

  @Override
  public String code() {
    return schema + "_" + fault;
  }

  @Override
  public CatalogueEntry entry() {
    var word = schema.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return new CatalogueEntry(
        Category.INVALID,
        word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1) + ": " + fault.title,
        "A document of the kind " + word + " " + fault.meaning + ".",
        fault.remedy);
  }
}
