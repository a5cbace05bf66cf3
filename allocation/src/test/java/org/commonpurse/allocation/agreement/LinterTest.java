package org.commonpurse.allocation.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.Mistake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the linter warns of, and what it lets pass. */
class LinterTest {

  private static final String START =
      """
      agreement: Linted
      version: 1
      in-force: {from: 2023-04-01}
      partners: [icb, county, acute]
      reserves: {pool: {opening: 0.00}}
      clauses:
      """;

  private static java.util.List<Mistake> warnings(String clauses) {
    var document = Document.parse("agreement.yml", START + clauses);
    return Linter.check(document, AgreementReader.read(document));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          LINT_CAN_STAY_UNALLOCATED | variance  | share: {icb: 1}, limit: {icb: 5.00}, excess: unallocated
          LINT_CAN_STAY_UNALLOCATED | variance  | share: {icb: 1, county: 1}, limit: {icb: 5.00, county: 5.00}, excess: redistribute
          LINT_CAN_STAY_UNALLOCATED | overspend | retain: pool
          LINT_CAN_STAY_UNALLOCATED | variance  | gate: {at-least: 5.00}, bear: icb
          LINT_CAN_STAY_UNALLOCATED | variance  | rate: 50%, bear: icb
          LINT_BANDS_HAVE_NO_REST   | variance  | bands: [{up-to: 5.00, bear: icb}]
          LINT_BANDS_MAY_OVERLAP    | variance  | bands: [{up-to: 5.00, bear: icb}, {up-to: 2% of budget, bear: county}, {rest: icb}]
          LINT_PERCENTAGE_TINY      | variance  | bands: [{up-to: 0.02% of budget, bear: icb}, {rest: county}]
          LINT_SHARES_NOT_WHOLE     | variance  | share: {icb: 51, county: 48}
          LINT_SHARES_NOT_WHOLE     | variance  | share: {icb: 0.6, county: 0.35}
          LINT_SHARES_MIXED         | variance  | share: {icb: 0.6, county: 40}
          LINT_NEVER_REACHED        | overspend | waterfall: [{share: {icb: 1}}, {from: pool}]
          LINT_LIMIT_NEVER_BINDS    | variance  | share: {icb: 1, county: 1}, limit: {acute: 5.00}, excess: icb
          LINT_PERCENTAGE_TINY      | variance  | rate: 0.6%, remainder: icb, bear: county
          LINT_PERCENTAGE_TINY      | variance  | share: {icb: 1}, limit: {icb: 0.6% of budget}, excess: county
          LINT_SUM_TINY             | variance  | share: {icb: 1}, limit: {icb: 0.6}, excess: county
          LINT_SUM_TINY             | variance  | gate: {at-least: 0.02, otherwise: icb}, bear: county
          LINT_SUM_TINY             | variance  | bands: [{up-to: 0.05, bear: icb}, {rest: county}]
          LINT_SUM_TINY             | variance  | deductible: {of: 0.02, at-most: 9.00, to: icb}, bear: county
          LINT_CAN_STAY_UNALLOCATED | variance  | deductible: {of: 5.00, at-most: 9.00, to: unallocated}, bear: county
          LINT_SUM_TINY             | variance  | layer: {size: 9.00, reinstatements: unlimited, premium: 0.02, from: county, to: icb}, bear: icb
          LINT_CAN_STAY_UNALLOCATED | variance  | layer: {size: 9.00, reinstatements: 1, premium: 2.00, from: county, to: icb}, bear: icb
          LINT_LAYER_NOT_ITS_BAND   | variance  | bands: [{up-to: 5.00, bear: icb}, {up-to: 9.00, bear: icb, layer: {size: 5.00, reinstatements: unlimited, premium: 2.00, from: county, to: icb}}, {rest: icb}]
          LINT_NEVER_REACHED        | variance  | bands: [{up-to: 0.00, bear: icb}, {rest: county}]
          LINT_LIMIT_NEVER_BINDS    | underspend | share: {icb: 1, county: 1}, limit: {icb: 120% of budget}, excess: county
          LINT_LIMIT_NEVER_BINDS    | variance  | bands: [{up-to: 5.00, bear: icb}, {up-to: 9.00, bear: county, limit: {county: 4.00}, excess: icb}, {rest: icb}]
          LINT_TAKES_NOTHING        | variance  | of: {measures: [admissions]}, bear: icb
          LINT_TAKES_NOTHING        | saving    | of: {ring-fenced: true}, bear: icb
          LINT_TAKES_NOTHING        | payment   | bear: icb
          LINT_NOT_TAKEN            | overspend | bear: icb
          LINT_NOT_ALL_TAKEN        | variance  | of: {streams: [dfg]}, bear: icb
          LINT_NOT_ALL_TAKEN        | variance  | except: {streams: [dfg]}, bear: icb
          LINT_NOT_ALL_TAKEN        | variance  | of: {spending: capital}, bear: icb
          """)
  void warnsWithTheClauseAndItsPlace(String code, String takes, String term) {
    var warnings = warnings("  - {clause: Sch 7, takes: " + takes + ", " + term + "}\n");

    assertThat(warnings).extracting(Mistake::code).contains(code);
    assertThat(warnings).allSatisfy(each -> assertThat(each.place().line()).isEqualTo(7));
  }

  @Test
  void warnsOfClausesThatMayTakeTheSameMoney() {
    var warnings =
        warnings(
            """
              - {clause: "1", takes: variance, of: {streams: [dfg]}, bear: icb}
              - {clause: "2", takes: overspend, bear: icb}
            """);

    assertThat(warnings)
        .extracting(Mistake::toString)
        .anyMatch(
            text ->
                text.contains("agreement.yml:8:")
                    && text.contains("1 and 2 may take")
                    && text.contains("[LINT_CLAUSES_MAY_OVERLAP]"));
  }

  @Test
  void warnsOfAnAdvanceThatNothingRepays() {
    var text =
        START.replace("reserves:", "advances: {loan: {owed-by: fund%s}}\nreserves:")
            + "  - {clause: \"1\", takes: variance, bear: icb, advanced: {as: loan}}\n";
    for (var over : java.util.List.of("", ", over: 3")) {
      var document = Document.parse("agreement.yml", text.formatted(over));

      assertThat(Linter.check(document, AgreementReader.read(document)))
          .extracting(Mistake::code)
          .isEqualTo(over.isEmpty() ? java.util.List.of("LINT_NEVER_REPAID") : java.util.List.of());
    }
  }

  @Test
  void knowsThatOppositesLeaveNothingAside() {
    assertThat(
            warnings(
                """
                  - {clause: "1", takes: variance, of: {ring-fenced: true}, bear: owner}
                  - {clause: "2", takes: variance, of: {ring-fenced: false}, bear: lead}
                """))
        .isEmpty();
  }

  @Test
  void hasNothingToSayOfAnAgreementThatIsComplete() {
    assertThat(
            warnings(
                """
                  - {clause: "1", takes: variance, of: {streams: [dfg]}, bear: owner}
                  - clause: "2"
                    takes: overspend
                    except: {streams: [dfg]}
                    waterfall:
                      - from: pool
                      - {share: {icb: 51, county: 49}, limit: {county: 5.00}, excess: icb}
                  - {clause: "3", takes: underspend, except: {streams: [dfg]}, retain: pool}
                """))
        .isEmpty();
  }
}
