package org.commonpurse.ledger.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.commonpurse.ledger.problem.Category;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How {@link Document} reads JSON. */
class JsonDocumentTest {

  @Test
  void knowsThePlaceOfEveryValue() {
    var document =
        Document.parseJson("body", "{\n\t\"lines\": [\n\t\t{\"amount\": 12.50}, {\"a/b\": true}]}");

    var amount = document.root().get("lines").items().get(0).get("amount");
    assertThat(amount.decimal()).isEqualTo(new BigDecimal("12.50"));
    assertThat(amount.place()).hasToString("body:3:14 (lines[0].amount)");
    assertThat(document.root().get("lines").items().get(1).get("a/b").isTrue()).isTrue();
  }

  @Test
  void saysTheSameAsYamlForTheSameText() {
    var text = "{\"a\": [1, 2.00, \"x\", null, false], \"b\": {\"c\": -0.5}}";

    assertThat(Document.parseJson("json", text).json())
        .isEqualTo(Document.parse("yaml", text).json());
  }

  @Test
  void keepsANumberWithAnExponentAsText() {
    var document = Document.parseJson("body", "{\"amount\": 1e999999999}");

    assertThat(document.root().get("amount").isNumber()).isFalse();
    assertThat(document.root().get("amount").text()).isEqualTo("1e999999999");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          an end that is missing      | {"a": [1, 2}         | DOCUMENT_MALFORMED | body:1:12: This is not JSON: Unexpected close marker '}': expected ']'.
          a key without quotes        | {a: 1}               | DOCUMENT_MALFORMED | body:1:2
          something after the end     | {"a": 1} {"b": 2}    | DOCUMENT_MALFORMED | body:1:10
          a number that is none       | {"a": NaN}           | DOCUMENT_MALFORMED | body:1:10: This is not JSON: Non-standard token 'NaN'.
          a key that stands twice     | {"a": 1, "a": 2}     | DOCUMENT_KEY_TWICE | body:1:10 (a)
          a value that breaks off     | {"a":                | DOCUMENT_MALFORMED | body:1:
          """)
  void refuses(String what, String text, String code, String place) {
    assertThatThrownBy(() -> Document.parseJson("body", text))
        .as(what)
        .asInstanceOf(InstanceOfAssertFactories.type(DocumentException.class))
        .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code))
        .satisfies(refusal -> assertThat(refusal).hasMessageContaining(place));
  }

  @Test
  void refusesWhatIsTooDeep() {
    var text = "[".repeat(Document.DEPTH_MAX + 1) + "]".repeat(Document.DEPTH_MAX + 1);

    assertThatThrownBy(() -> Document.parseJson("body", text))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("depth");
  }

  @Test
  void callsWhatCannotBeReadMalformedAndWhatIsWrongInvalid() {
    assertThatThrownBy(() -> Document.parseJson("body", "{"))
        .asInstanceOf(InstanceOfAssertFactories.type(DocumentException.class))
        .extracting(DocumentException::category)
        .isEqualTo(Category.MALFORMED);
    assertThatThrownBy(() -> Document.parseJson("body", "{}").requireValid(Schema.ENTRY))
        .asInstanceOf(InstanceOfAssertFactories.type(DocumentException.class))
        .extracting(DocumentException::category)
        .isEqualTo(Category.INVALID);
  }

  @Test
  void checksASchemaThatRefersToAnother() {
    var document = Document.parseJson("body", "{\"entries\": [{\"book\": \"plans\"}]}");

    assertThatThrownBy(() -> document.requireValid(Schema.ENTRIES))
        .hasMessageContaining("body:1:23 (entries[0].book)")
        .hasMessageContaining("\"narrative\" is missing")
        .hasMessageContaining("\"key\" is missing");
  }
}
