package org.commonpurse.ledger.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents are plain data, and everything in them has a line and a column. */
class DocumentTest {

  private static DocumentException refusal(String text) {
    return catchThrowableOfType(DocumentException.class, () -> Document.parse("a.yml", text));
  }

  @Test
  void keepsEveryDigitOfANumber() {
    var root = Document.parse("a.yml", "{a: 400000.00, b: 0.005, c: 2026-03-31, d: 1e3}").root();

    assertThat(root.get("a").text()).isEqualTo("400000.00");
    assertThat(root.get("b").decimal()).isEqualByComparingTo("0.005");
    assertThat(root.get("c").date())
        .hasValueSatisfying(d -> assertThat(d.getYear()).isEqualTo(2026));
    assertThat(root.get("d").isNumber()).isFalse();
  }

  @Test
  void readsJsonAsTheYamlItIs() {
    var root = Document.parse("a.json", "{\"a\": {\"b\": [1, \"two\"]}}").root();

    assertThat(root.get("a").get("b").items()).extracting(Field::text).containsExactly("1", "two");
  }

  @Test
  void tellsWhereAValueStands() {
    var root = Document.parse("a.yml", "a:\n  - x: 1\n    y: [2, 3]\n").root();

    assertThat(root.get("a").items().get(0).get("y").items().get(1).place())
        .isEqualTo(new Place("a.yml", "a[0].y[1]", 3, 12))
        .hasToString("a.yml:3:12 (a[0].y[1])");
  }

  @Test
  void refusesMalformedYamlWithItsPlace() {
    var refusal = refusal("a: [1, 2\nb: 3\n");

    assertThat(refusal.code()).isEqualTo("DOCUMENT_MALFORMED");
    assertThat(refusal.mistakes().get(0).place().line()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: \"\\u00g0\"",
        "a: \"\\x\"",
        "\"\\U0000zzzz\"",
        "\"\\UFFFFFFFF\"",
        "\"\\u",
        "    k: {\nt  }f",
        "!%20 a"
      })
  void refusesWhatTheParserItselfFailsAt(String text) {
    assertThat(refusal(text).code()).isEqualTo("DOCUMENT_MALFORMED");
  }

  /** What looks at 64 bits of a number takes the first for 100, and the second for -1. */
  @ParameterizedTest
  @ValueSource(strings = {"18446744073709551716", "18446744073709551615", "18446744073709551716.0"})
  void holdsWholeNumbersOfAnyLengthToTheLimitsOfTheirSchema(String number) {
    var text =
        "{\"agreement\": \"a\", \"through\": \"2024-03-31\", \"past\": {\"settled\": []},"
            + " \"state\": {\"reserves\": {}, \"unrecovered\": {\"a\": NUMBER}, \"recoveries\": {},"
            + " \"carried\": {}, \"yearToDate\": {}, \"invested\": {}, \"used\": {}}}";
    for (var document :
        List.of(
            Document.parse("a.yml", text.replace("NUMBER", number)),
            Document.parseJson("a.json", text.replace("NUMBER", number)))) {
      assertThatThrownBy(() -> document.requireValid(Schema.STATE))
          .isInstanceOf(DocumentException.class)
          .hasMessageContaining("state.unrecovered.a")
          .hasMessageContaining("100000000000000");
    }
    Document.parse("a.yml", text.replace("NUMBER", "100000000000000")).requireValid(Schema.STATE);
  }

  @Test
  void refusesAKeyThatStandsTwice() {
    assertThat(refusal("a: 1\nb: 2\na: 3\n").getMessage())
        .contains("a.yml:3:1", "\"a\"", "DOCUMENT_KEY_TWICE");
  }

  @Test
  void refusesAnchorsAndSoEveryBombMadeOfAliases() {
    var bomb =
        """
        a: &a [x, x, x, x, x, x, x, x, x]
        b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
        c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
        d: [*c, *c, *c, *c, *c, *c, *c, *c, *c]
        """;

    assertThat(refusal(bomb).code()).isEqualTo("DOCUMENT_MALFORMED");
    assertThat(refusal("a: &a [x]").getMessage()).contains("anchor &a", "DOCUMENT_NOT_PLAIN");
  }

  @Test
  void refusesADocumentThatIsTooDeepOrTooLarge() {
    assertThat(refusal("[".repeat(60) + "]".repeat(60)).code()).isEqualTo("DOCUMENT_MALFORMED");
    assertThat(refusal("a: " + "x".repeat(Document.BYTES_MAX)).code())
        .isEqualTo("DOCUMENT_UNREADABLE");
  }

  @Test
  void refusesAFileThatIsNotUtf8(@TempDir Path folder) throws IOException {
    var file = folder.resolve("a.yml");
    Files.write(file, "a: £5".getBytes(StandardCharsets.ISO_8859_1));

    var refusal = catchThrowableOfType(DocumentException.class, () -> Document.read(file));

    assertThat(refusal.code()).isEqualTo("DOCUMENT_UNREADABLE");
    assertThat(refusal.getMessage()).contains("UTF-8");
  }

  @Test
  @Timeout(60)
  void readsTheLargestDocumentQuickly() {
    assertThat(Document.parse("a.yml", "x".repeat(Document.BYTES_MAX)).root().text())
        .hasSize(Document.BYTES_MAX);
    var list = "- {a: 1, b: two}\n".repeat(Document.BYTES_MAX / 20);

    assertThat(Document.parse("a.yml", list).root().items()).hasSize(Document.BYTES_MAX / 20);
  }

  @Test
  void reportsATextWhereANumberBelongs() {
    var document = Document.parse("figures.yml", "a: many");

    assertThat(document.root().get("a").decimal()).isEqualByComparingTo("0");
    assertThatThrownBy(document::requireNoMistakes)
        .hasMessageContaining("figures.yml:1:")
        .hasMessageContaining("[DOCUMENT_NOT_A_NUMBER]");
  }
}
