package org.commonpurse.ledger.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every body has its names in lower camel case; only the words of agreements have hyphens. */
class SchemaNamesTest {

  private static final Path SCHEMAS = Path.of("..", "config", "schema");

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AGREEMENT")
  void areInLowerCamelCase(Schema schema) throws IOException {
    assertThat(names(schema)).isNotEmpty().allMatch(name -> name.matches("[a-z][a-zA-Z0-9]*"));
  }

  @Test
  void haveHyphensInTheLanguageOfAgreements() throws IOException {
    assertThat(names(Schema.AGREEMENT)).contains("in-force", "year-to-date", "ring-fenced");
  }

  @ParameterizedTest
  @CsvSource({
    "FUND, ring-fenced, ringFenced, '{streams: [{ring-fenced: true}]}'",
    "FUND, counts-for-shares, countsForShares, '{streams: [{counts-for-shares: true}]}'",
    "RULES, late-entries, lateEntries, '{late-entries: route}'",
    "IMPORT_MAPPING, decimal-comma, decimalComma, '{decimal-comma: true}'",
    "OUTTURN, through-month, throughMonth, '{through-month: 6}'",
    "IMPACT, unit-costs, unitCosts, '{unit-costs: []}'",
  })
  void ofEarlierVersionsAreRefusedWithTheNamesOfToday(
      Schema schema, String former, String name, String text) {
    assertThatThrownBy(() -> Document.parse("document", text).requireValid(schema))
        .hasMessageContaining(" Write " + name + " for " + former + ".");
  }

  /** An agreement has its hyphens by right, and an invented name resembles none. */
  @Test
  void areNotProposedWhereTheSchemaHasNone() {
    assertThatThrownBy(() -> Document.parse("d", "{no-name: 1}").requireValid(Schema.FUND))
        .hasMessageContaining("no-name")
        .hasMessageNotContaining("Write");
  }

  private static TreeSet<String> names(Schema schema) throws IOException {
    var file = schema.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + ".schema.json";
    var names = new TreeSet<String>();
    for (var properties : propertiesIn(SCHEMAS.resolve(file))) {
      properties.fieldNames().forEachRemaining(names::add);
    }
    return names;
  }

  private static List<JsonNode> propertiesIn(Path file) throws IOException {
    return new ObjectMapper().readTree(file.toFile()).findValues("properties");
  }
}
