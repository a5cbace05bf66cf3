package org.commonpurse.allocation.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.commonpurse.allocation.term.Share;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.DocumentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Figures, factors and years of terms that cannot be read are refused, each for its own reason. */
class UnreadableTermsTest {

  private static final String NAMED =
      """
      agreement: Tried
      version: 1
      in-force: {from: 2023-04-01}
      partners: [icb, county]
      terms: {%s: {share: {icb: 1}}}
      clauses:
        - {clause: "1", takes: variance, bear: %s}
      """;

  @ParameterizedTest
  @ValueSource(strings = {"icb", "lead", "owner", "where-it-fell", "unallocated", "redistribute"})
  void refusesANamedTermThatIsCalledLikeWhoeverCouldStandInItsPlace(String name) {
    var refusal =
        catchThrowableOfType(
            DocumentException.class,
            () ->
                AgreementReader.read(
                    Document.parse("agreement.yml", NAMED.formatted(name, "county"))));

    assertThat(refusal.code()).isEqualTo("AGREEMENT_NAME_TAKEN");
    assertThat(refusal.getMessage()).contains("agreement.yml:5:", name);
  }

  @Test
  void namedTermsBuildOnThoseAboveThemAndOnNoOthers() {
    var before = "first: {share: {icb: 1}}, second: {then: first}";
    var after = "second: {then: first}, first: {share: {icb: 1}}";
    var named = NAMED.formatted("TERMS", "second").replace("TERMS: {share: {icb: 1}}", before);

    assertThat(read(named).clauses().get(0).term()).isInstanceOf(Share.class);
    assertThat(
            catchThrowableOfType(DocumentException.class, () -> read(named.replace(before, after))))
        .hasMessageContaining("\"first\"");
  }

  private static final String ADVANCING =
      """
      agreement: Tried
      version: 1
      in-force: {from: 2023-04-01}
      partners: [icb, county]
      advances: {%s}
      clauses:
        - {clause: "1", takes: %s}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          AGREEMENT_ADVANCE_UNKNOWN   | support: {owed-by: fund}               | overspend, bear: icb, advanced: {as: loan}
          AGREEMENT_ADVANCE_UNKNOWN   | support: {owed-by: fund}               | underspend, bear: icb, pay-back: {of: loan}
          AGREEMENT_ADVANCE_UNCLEAR   | support: {owed-by: fund}               | overspend, bear: icb, advanced: {as: support, by: county}
          AGREEMENT_ADVANCE_UNCLEAR   | loan: {owed-by: partners}              | overspend, bear: icb, advanced: {as: loan}
          AGREEMENT_ADVANCE_UNCLEAR   | support: {owed-by: fund}               | saving, bear: icb, advanced: {as: support}
          AGREEMENT_ADVANCE_UNCLEAR   | support: {owed-by: fund}               | overspend, bear: icb, adds-to: support
          AGREEMENT_ADVANCE_UNCLEAR   | support: {owed-by: fund}               | underspend, bear: icb, pay-back: {to: icb, of: support}
          AGREEMENT_ADVANCE_UNCLEAR   | support: {owed-by: fund, grace: 2}     | overspend, bear: icb, advanced: {as: support}
          AGREEMENT_NAME_TAKEN        | "1": {owed-by: fund}                   | overspend, bear: icb, advanced: {as: "1"}
          AGREEMENT_SHARES_UNKNOWN    | loan: {owed-by: partners}              | overspend, bear: icb, advanced: {as: loan, by: nobody}
          AGREEMENT_TO_DATE_UNCLEAR   | support: {owed-by: fund}               | overspend, bear: icb, advanced: {as: support}, contract-to-date: true
          AGREEMENT_NUMBER_UNREADABLE | support: {owed-by: fund, interest: lots} | overspend, bear: icb, advanced: {as: support}
          AGREEMENT_GATE_UNCLEAR      | support: {owed-by: fund, written-off: {amount-is: cost}} | overspend, bear: icb, advanced: {as: support}
          AGREEMENT_CLAUSE_UNKNOWN    | support: {owed-by: fund, written-off: {clause: "9", at-most: 0.00}} | overspend, bear: icb, advanced: {as: support}
          AGREEMENT_NOT_AS_DESCRIBED  | support: {over: 3}                     | overspend, bear: icb, advanced: {as: support}
          AGREEMENT_NOT_AS_DESCRIBED  | support: {owed-by: fund, over: 0}      | overspend, bear: icb, advanced: {as: support}
          """)
  void refusesAnAdvanceThatIsNotClear(String code, String advances, String clause) {
    var refusal =
        catchThrowableOfType(
            DocumentException.class, () -> read(ADVANCING.formatted(advances, clause)));

    assertThat(refusal.code()).isEqualTo(code);
    assertThat(refusal.getMessage()).contains("agreement.yml:");
  }

  @Test
  void aLayerUnderANameStandsOnceInAClause() {
    var layer =
        "layer: {size: 9.00, reinstatements: unlimited, premium: 2.00, from: icb, to: county}, bear: county";
    var bands = "usual, gate: {decided: so, otherwise: %s}";
    var text =
        NAMED
            .formatted("usual", bands)
            .replace("{share: {icb: 1}}", "{" + layer + "}")
            .replace("bear: usual", "then: usual");

    assertThat(
            catchThrowableOfType(DocumentException.class, () -> read(text.formatted("usual")))
                .code())
        .isEqualTo("AGREEMENT_LAYER_UNCLEAR");
    assertThat(read(text.formatted("county")).clauses()).hasSize(1);
  }

  @Test
  void aLimitOverClausesNamesClausesThatThereAre() {
    var limits = "partners: [icb, county]\nlimits: [{limit: {icb: 5.00}, clauses: [\"1\", \"9\"]}]";
    var text = NAMED.formatted("usual", "county").replace("partners: [icb, county]", limits);
    var refusal = catchThrowableOfType(DocumentException.class, () -> read(text));

    assertThat(refusal.code()).isEqualTo("AGREEMENT_CLAUSE_UNKNOWN");
    assertThat(refusal.getMessage()).contains("agreement.yml:5:", "\"9\"");
  }

  private static Agreement read(String text) {
    return AgreementReader.read(Document.parse("agreement.yml", text));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          AGREEMENT_BASE_UNREADABLE   | share: {icb: 1}, limit: {icb: 5% of The Pot!}, excess: county
          AGREEMENT_FACTOR_UNCLEAR    | bear: icb, rate: {at-least: 50%}, remainder: county
          AGREEMENT_NUMBER_UNREADABLE | bear: icb, rate: {bound: size, at-least: some}, remainder: county
          AGREEMENT_YEAR_UNREADABLE   | bear: icb, rate: {by-year: {from: 2023-25, rates: [50%]}}, remainder: county
          AGREEMENT_TWO_RESTS         | parts: [{rest: icb}, {part: 50%, bear: county}]
          AGREEMENT_BAND_UNCLEAR      | parts: [{bear: icb}, {rest: county}]
          AGREEMENT_PARTS_NOT_WHOLE   | parts: [{part: 70%, bear: icb}, {part: 40%, bear: county}]
          AGREEMENT_PARTS_NOT_WHOLE   | parts: [{part: 70%, bear: icb}, {part: 20%, bear: county}]
          AGREEMENT_PARTS_NOT_WHOLE   | parts: [{part: quality, bear: icb}]
          AGREEMENT_RATE_ABOVE_WHOLE  | parts: [{part: 120%, bear: icb}, {rest: county}]
          AGREEMENT_TERMS_COMPETE     | bear: icb, rate: 120%, paid-by: county, remainder: county
          AGREEMENT_PARTNER_UNKNOWN   | bear: icb, rate: 120%, paid-by: moon
          AGREEMENT_GATE_UNCLEAR      | bear: icb, rate: {if: {at-least: 5.00}, then: 50%, else: 40%}, remainder: county
          AGREEMENT_GATE_UNCLEAR      | share: {icb: 1}, limit: {icb: {if: {amount-is: cost}, then: 5.00, else: 6.00}}, excess: county
          AGREEMENT_NOT_AS_DESCRIBED  | bear: icb, rate: {if: {measure: size}, then: 50%}, remainder: county
          AGREEMENT_NOT_AS_DESCRIBED  | share: {icb: 1}, limit: {icb: {greater-of: []}}, excess: county
          AGREEMENT_CLAUSE_UNKNOWN    | share: {icb: 1}, limit: {icb: 5% of clause 9 to icb}, excess: county
          AGREEMENT_TO_DATE_UNCLEAR   | contract-to-date: true, each: scheme, bear: icb
          AGREEMENT_TO_DATE_UNCLEAR   | contract-to-date: true, rounding: {carried: true}, bear: icb
          AGREEMENT_TO_DATE_UNCLEAR   | contract-to-date: true, bear: lead
          AGREEMENT_TO_DATE_UNCLEAR   | contract-to-date: true, deductible: {of: 5.00, at-most: 9.00, to: county}, bear: icb
          AGREEMENT_DEDUCTIBLE_UNCLEAR | deductible: {of: 9.00, at-most: 5.00, to: county}, bear: icb
          AGREEMENT_DEDUCTIBLE_UNCLEAR | deductible: {of: 9.00, at-most: 9.00, to: county}, bear: icb
          AGREEMENT_DEDUCTIBLE_UNCLEAR | each: scheme, deductible: {of: 5.00, at-most: 9.00, to: county}, bear: icb
          AGREEMENT_DEDUCTIBLE_UNCLEAR | deductible: {of: 5.00, at-most: 9.00, to: county}, then: {deductible: {of: 5.00, at-most: 9.00, to: county}, bear: icb}
          AGREEMENT_DEDUCTIBLE_UNCLEAR | takes: payment, of: {bases: pot}, deductible: {of: 5.00, at-most: 9.00, to: county}, bear: icb
          AGREEMENT_NOT_AS_DESCRIBED  | deductible: {of: 5.00, to: county}, bear: icb
          AGREEMENT_LAYER_UNCLEAR     | layer: {size: 9.00, reinstatements: 1, premium: 2.00, from: icb, to: icb, beyond: icb}, bear: county
          AGREEMENT_LAYER_UNCLEAR     | layer: {size: 9.00, reinstatements: unlimited, premium: 2.00, from: icb, to: county, beyond: icb}, bear: county
          AGREEMENT_LAYER_UNCLEAR     | takes: payment, of: {bases: pot}, layer: {size: 9.00, reinstatements: unlimited, premium: 2.00, from: icb, to: county}, bear: county
          AGREEMENT_TO_DATE_UNCLEAR   | contract-to-date: true, layer: {size: 9.00, reinstatements: unlimited, premium: 2.00, from: icb, to: county}, bear: county
          AGREEMENT_PARTNER_UNKNOWN   | layer: {size: 9.00, reinstatements: unlimited, premium: 2.00, from: moon, to: county}, bear: county
          AGREEMENT_NOT_AS_DESCRIBED  | layer: {size: 9.00, premium: 2.00, from: icb, to: county}, bear: county
          AGREEMENT_NOT_AS_DESCRIBED  | layer: {size: 9.00, reinstatements: 0, premium: 2.00, from: icb, to: county}, bear: county
          AGREEMENT_NOT_AS_DESCRIBED  | layer: {size: 9.00, reinstatements: 1, from: icb, to: county}, bear: county
          AGREEMENT_TO_DATE_UNCLEAR   | contract-to-date: true, waterfall: [{from: underspends}, icb]
          AGREEMENT_TO_DATE_UNCLEAR   | contract-to-date: true, bands: [{up-to: 5% of budget, bear: icb}, {rest: county}]
          AGREEMENT_DATE_OUTSIDE      | bear: icb, survives-until: 2030-03-31, in-force: {until: 2025-03-31}
          AGREEMENT_CLAUSE_UNKNOWN    | bear: icb, gate: {clause: "9", at-most: 0.00}
          AGREEMENT_NUMBER_UNREADABLE | bear: icb, gate: {clause: "1", at-most: 5%}
          AGREEMENT_YEAR_UNREADABLE   | bear: icb, gate: {year: {from: 2023-25}}
          AGREEMENT_NOT_AS_DESCRIBED  | bear: icb, gate: {clause: "1", years: 2}
          AGREEMENT_NOT_AS_DESCRIBED  | bear: icb, gate: {measure: size, over: some}
          AGREEMENT_NOT_AS_DESCRIBED  | bear: icb, rate: {sum-of: size}, remainder: county
          AGREEMENT_ROUNDING_UNCLEAR  | bear: icb, rounding: {to: 1000.00}
          AGREEMENT_ROUNDING_UNCLEAR  | bear: icb, rounding: {to: 0.00, residual-to: county}
          AGREEMENT_SHARES_UNCLEAR    | share: {live: measures}
          AGREEMENT_SHARES_UNCLEAR    | share: {live: measures, by: {icb: size}, tolerance: 3}
          AGREEMENT_SHARES_UNCLEAR    | share: {live: commissioning, among: [icb]}
          AGREEMENT_SHARES_UNCLEAR    | share: {live: contributions, by: {icb: size}}
          AGREEMENT_CAUSE_UNKNOWN     | bear: icb, of: {causes: [demand, weather]}
          AGREEMENT_CAUSE_UNKNOWN     | bear: icb, except: {causes: weather}
          AGREEMENT_BAND_AFTER_REST   | bands: [{rest: icb}, {up-to: 5.00, bear: county}]
          """)
  void refusesATermThatCannotBeRead(String code, String term) {
    var text =
        """
        agreement: Tried
        version: 1
        in-force: {from: 2023-04-01}
        partners: [icb, county]
        clauses:
          - {clause: "1", %s%s}
        """
            .formatted(term.contains("takes: ") ? "" : "takes: variance, ", term);
    var refusal =
        catchThrowableOfType(
            DocumentException.class,
            () -> AgreementReader.read(Document.parse("agreement.yml", text)));

    assertThat(refusal).isNotNull();
    assertThat(refusal.mistakes())
        .extracting(mistake -> mistake.code() + " " + mistake.place().line())
        .contains(code + " 6");
  }
}
