package org.commonpurse.ledger.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way in which a document can differ from its schema has a code. */
class SchemaProblemTest {

  private static final String ENTRY =
      """
      {"key": "k", "book": "actual", "effectiveOn": "2023-04-30", "narrative": "Due",
       "currency": "GBP", "postings": [{"account": "bank"}]}""";

  private static final String REVERSAL =
      """
      {"effectiveOn": "2023-04-30", "narrative": "Wrong",
       "postings": [{"account": "bank"}, {"account": "surplus"}]}""";

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ENTRY_FIELD_MISSING | ENTRIES_FIELD_MISSING | "book": "actual", |
          ENTRY_FIELD_UNKNOWN | ENTRIES_FIELD_UNKNOWN | "narrative"       | "note": "x", "narrative"
          ENTRY_TYPE_WRONG | ENTRIES_TYPE_WRONG    | "Due"             | 1
          ENTRY_VALUE_UNKNOWN | ENTRIES_VALUE_UNKNOWN | "actual"          | "actuals"
          ENTRY_FORM_WRONG | ENTRIES_FORM_WRONG    | "2023-04-30"      | "30 April"
          ENTRY_FIELD_EMPTY | ENTRIES_FIELD_EMPTY   | "Due"             | ""
          ENTRY_TOO_LONG | ENTRIES_TOO_LONG      | "k"               | "LONG"
          """)
  void tellsWhatIsWrongWithAnEntryAndWithOneOfMany(
      String single, String ofMany, String part, @Nullable String instead) {
    var entry = changed(ENTRY, part, instead);

    assertThat(refused(Schema.ENTRY, entry)).isEqualTo(single);
    assertThat(refused(Schema.ENTRIES, "{\"entries\": [" + entry + "]}")).isEqualTo(ofMany);
  }

  @Test
  void tellsWhenEntriesAreTooFewOrTooMany() {
    var many = new ArrayList<String>();
    for (int i = 0; i <= 10_000; i++) {
      many.add(ENTRY);
    }
    assertThat(refused(Schema.ENTRIES, "{\"entries\": []}")).isEqualTo("ENTRIES_TOO_FEW");
    assertThat(refused(Schema.ENTRIES, "{\"entries\": [" + String.join(",", many) + "]}"))
        .isEqualTo("ENTRIES_TOO_MANY");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          REVERSAL_FIELD_MISSING | "effectiveOn": "2023-04-30", |
          REVERSAL_FIELD_UNKNOWN | "narrative"                  | "note": "x", "narrative"
          REVERSAL_TYPE_WRONG    | "Wrong"                      | 1
          REVERSAL_FORM_WRONG    | "2023-04-30"                 | "30 April"
          REVERSAL_FIELD_EMPTY   | "Wrong"                      | ""
          REVERSAL_TOO_FEW       | , {"account": "surplus"}     |
          """)
  void tellsWhatIsWrongWithAReversal(String code, String part, @Nullable String instead) {
    assertThat(refused(Schema.REVERSAL, changed(REVERSAL, part, instead))).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AGREEMENT_NOT_AS_DESCRIBED",
        "OUTTURN_NOT_AS_DESCRIBED",
        "FUND_NOT_AS_DESCRIBED",
        "IMPACT_NOT_AS_DESCRIBED",
        "PAYMENTS_NOT_AS_DESCRIBED",
        "PAYMENT_REQUEST_NOT_AS_DESCRIBED",
        "REASON_NOT_AS_DESCRIBED",
        "ALLOCATION_REQUEST_NOT_AS_DESCRIBED",
        "DECISION_NOT_AS_DESCRIBED",
        "POSITION_NOT_AS_DESCRIBED",
        "DUE_POSITION_NOT_AS_DESCRIBED",
        "IMPORT_MAPPING_NOT_AS_DESCRIBED",
        "RULES_NOT_AS_DESCRIBED",
        "BUDGET_NOT_AS_DESCRIBED",
        "VIREMENT_NOT_AS_DESCRIBED",
        "FORECAST_NOT_AS_DESCRIBED"
      })
  void tellsThatADocumentIsNotWhatItsSchemaDescribes(String code) {
    var schema = Schema.valueOf(code.replace("_NOT_AS_DESCRIBED", ""));

    assertThat(refused(schema, "{\"nonsense\": 1}")).isEqualTo(code);
  }

  private static String changed(String text, String part, @Nullable String instead) {
    assertThat(text).contains(part);
    return text.replaceFirst(
        Pattern.quote(part),
        instead == null ? "" : Matcher.quoteReplacement(instead.replace("LONG", "x".repeat(300))));
  }

  private static String refused(Schema schema, String json) {
    var refusal =
        catchThrowableOfType(
            DocumentException.class, () -> Document.parseJson("body", json).requireValid(schema));
    assertThat(refusal).as(json).isNotNull();
    return refusal.code();
  }
}
