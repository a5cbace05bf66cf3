package org.commonpurse.allocation.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonpurse.ledger.document.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every example of the page about the language is an agreement, and reads as the page says. */
class AgreementLanguageDocTest {

  private static final Path PAGE = Path.of("../docs/agreement-language.md");
  private static final Pattern WHOLE =
      Pattern.compile("```yaml agreement\\n(.*?)```(?:\\n\\n```text\\n(.*?)```)?", Pattern.DOTALL);
  private static final Pattern CLAUSE =
      Pattern.compile("```yaml clause\\n(.*?)```\\n\\n```text\\n(.*?)```\\n", Pattern.DOTALL);

  private static final String START =
      """
      agreement: An example
      version: 1
      in-force: {from: 2022-04-01}
      partners: [{icb: the ICB}, {county: the county}, {acute: the hospital}]
      names: {emergency-admissions: fewer emergency admissions}
      reserves: {risk-pool: {opening: 0.00}}
      clauses:
        - \
      """;

  @TestFactory
  Stream<DynamicTest> readsEveryExampleAsThePageSays() throws IOException {
    if ("write".equals(System.getProperty("language"))) {
      write();
    }
    var page = Files.readString(PAGE);
    var whole =
        WHOLE
            .matcher(page)
            .results()
            .map(
                found ->
                    DynamicTest.dynamicTest(
                        "a whole agreement, and its first clause where that is shown",
                        () -> assertReads(found.group(1), found.group(2))));
    var clauses =
        CLAUSE
            .matcher(page)
            .results()
            .map(
                found ->
                    DynamicTest.dynamicTest(
                        found.group(2),
                        () -> assertThat(text(found.group(1))).isEqualTo(found.group(2))));
    assertThat(CLAUSE.matcher(page).results().count())
        .isEqualTo(page.split("```yaml clause").length - 1L);
    return Stream.concat(whole, clauses);
  }

  private static void assertReads(String example, @Nullable String shown) {
    var agreement = read(example);
    assertThat(agreement.clauses()).hasSizeGreaterThan(2);
    if (shown != null) {
      var text = ClauseText.of(agreement, agreement.clauses().get(0));
      assertThat(String.join("\n", text.lines()) + "\n").isEqualTo(shown);
    }
  }

  /** The text of the clause that an example is. */
  private static String text(String example) {
    var agreement = read(START + example.strip().replace("\n", "\n    "));
    var text = ClauseText.of(agreement, agreement.clauses().get(0));
    return String.join("\n", text.lines()) + "\n";
  }

  /** Writes what the examples read as. */
  private static void write() throws IOException {
    var page = Files.readString(PAGE);
    Files.writeString(
        PAGE,
        CLAUSE
            .matcher(page)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        "```yaml clause\n%s```\n\n```text\n%s```\n"
                            .formatted(found.group(1), text(found.group(1))))));
  }

  private static Agreement read(String text) {
    return AgreementReader.read(Document.parse("example.yml", text));
  }
}
