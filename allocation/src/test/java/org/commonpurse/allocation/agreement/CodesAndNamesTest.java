package org.commonpurse.allocation.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.DocumentException;
import org.commonpurse.ledger.document.Mistake;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.Test;

/** What agreements and clauses are called, and their codes, are apart. */
class CodesAndNamesTest {

  private static final String NAME =
      "The agreement of all the partners of Vale ".repeat(5).strip().substring(0, 200);
  private static final String REFERENCE =
      "Schedule 3, part B, paragraph 4.2 (iii) ".repeat(5).strip();

  private static final String DOCUMENT =
      """
      agreement: %s
      code: vale
      version: 1
      in-force: {from: 2022-04-01}
      partners: [icb, county]
      clauses:
        - {clause: "%s", code: overspends, takes: overspend, share: {icb: 1, county: 1}}
        - {clause: "2", takes: underspend, bands: [{up-to: 5%% of clause overspends, bear: icb}, {rest: county}]}
      """
          .formatted(NAME, REFERENCE);

  private static Agreement read(String document) {
    return AgreementReader.read(Document.parse("agreement.yml", document));
  }

  @Test
  void letNamesOfTwoHundredCharactersStandBesideCodes() {
    var agreement = read(DOCUMENT);

    assertThat(agreement.title()).isEqualTo(NAME).hasSize(200);
    assertThat(agreement.label()).isEqualTo("vale, version 1");
    assertThat(agreement.clauses().get(0).code().value()).isEqualTo("overspends");
    assertThat(agreement.clauses().get(0).reference()).isEqualTo(REFERENCE);
  }

  @Test
  void refuseALongNameWithoutACodeAndACodeThatIsTooLong() {
    assertThatThrownBy(() -> read(DOCUMENT.replace("code: vale\n", "")))
        .extracting(refusal -> ((ProblemException) refusal).code())
        .isEqualTo("AGREEMENT_NAME_UNUSABLE");
    assertThatThrownBy(() -> read(DOCUMENT.replace("code: vale", "code: " + "v".repeat(61))))
        .hasMessageContaining("agreement.yml:2:7")
        .extracting(refusal -> ((ProblemException) refusal).code())
        .isEqualTo("AGREEMENT_NOT_AS_DESCRIBED");
  }

  @Test
  void tellOnceThatAClauseHasNoCode() {
    assertThatThrownBy(() -> read(DOCUMENT.replace("code: overspends, ", "")))
        .isInstanceOfSatisfying(
            DocumentException.class,
            refusal ->
                assertThat(refusal.mistakes())
                    .extracting(Mistake::code)
                    .containsOnlyOnce("AGREEMENT_NAME_UNUSABLE"));
  }

  @Test
  void letAClauseOfTheLongestCodeBeRecovered() {
    var code = "c".repeat(60);
    var clause =
        read(DOCUMENT.replace("code: overspends", "code: " + code).replace("overspends", code))
            .clauses()
            .get(0);

    assertThat(clause.code().value()).isEqualTo(code);
    assertThat(clause.recovery().code().value()).hasSize(60).endsWith("-recovery");
  }
}
