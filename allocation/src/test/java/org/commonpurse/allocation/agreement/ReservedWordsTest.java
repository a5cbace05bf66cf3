package org.commonpurse.allocation.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeSet;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.DocumentException;
import org.commonpurse.ledger.fund.FundReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words of the language, and partners that are called like them. */
class ReservedWordsTest {

  private static final String FUND =
      """
      fund: vale
      name: Vale pooled fund
      kind: pooled
      host: county
      open: {from: 2022-04-01}
      partners:
        - {partner: %s, name: A partner, kind: nhs-commissioner}
        - {partner: county, name: County Council, kind: council}
      streams:
        - {stream: pool, name: Pooled money}
      schemes:
        - {scheme: care, name: Care, lead: county, providers: [county], streams: [pool]}
      """;

  private static final String AGREED =
      """
      agreement: Vale agreement
      version: 1
      in-force: {from: 2022-04-01}
      partners: [%s, county]
      clauses:
        - {clause: "1", takes: variance, bear: %s}
      """;

  @ParameterizedTest
  @ValueSource(strings = {"owner", "lead", "where-it-fell", "unallocated", "redistribute", "rest"})
  void areRefusedAsTheCodesOfPartners(String word) {
    var fund = FundReader.read(Document.parse("fund.yml", FUND.formatted(word)));
    var agreement = Document.parse("agreement.yml", AGREED.formatted(word, "county"));
    var refusal =
        catchThrowableOfType(
            DocumentException.class,
            () -> AgreementReader.readFor(fund, code -> Optional.of(fund), agreement));

    assertThat(refusal.code()).isEqualTo("AGREEMENT_PARTNER_IS_A_WORD");
    assertThat(refusal.getMessage()).contains("agreement.yml:4:", word + "-partner");
  }

  @Test
  void areAllThatTheSchemaOfTheLanguageHas() throws Exception {
    var found = new TreeSet<String>();
    collect(
        new ObjectMapper().readTree(Path.of("../config/schema/agreement.schema.json").toFile()),
        found);
    found.removeIf(word -> !word.matches("[a-z0-9]+(-[a-z0-9]+)*"));

    assertThat(found).hasSizeGreaterThan(50);
    assertThat(FundReferences.WORDS).containsAll(found);
  }

  private static void collect(JsonNode schema, TreeSet<String> words) {
    schema.path("properties").fieldNames().forEachRemaining(words::add);
    schema.path("enum").forEach(value -> words.add(value.asText()));
    if (schema.path("const").isTextual()) {
      words.add(schema.path("const").asText());
    }
    schema.forEach(inside -> collect(inside, words));
  }
}
