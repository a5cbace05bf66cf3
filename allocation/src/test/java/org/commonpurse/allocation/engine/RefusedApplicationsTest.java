package org.commonpurse.allocation.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.Map;
import org.commonpurse.allocation.agreement.AgreementReader;
import org.commonpurse.allocation.outturn.OutturnReader;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An agreement is applied to figures that answer all it asks, or refused with its own code. */
class RefusedApplicationsTest {

  private static final String AGREEMENT =
      """
      agreement: Tried agreement
      version: 1
      in-force: {from: 2022-04-01, until: 2025-03-31}
      partners: [icb, county]
      clauses:
        - {clause: "1", takes: %s}
      """;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          AGREEMENT_NOT_IN_FORCE       | variance, bear: icb                                            | year: 2025-26
          ALLOCATION_CURRENCY_MISMATCH | variance, bear: icb                                            | currency: EUR
          ALLOCATION_PARTNER_UNKNOWN   | burden, bear: icb                                              | burdens: [{measure: a, partner: c, amount: 1.00}]
          OUTTURN_INCOMPLETE           | payment, of: {bases: pot}, bear: icb                           | measures: {size: 1}
          OUTTURN_INCOMPLETE           | variance, bear: icb, rate: speed, remainder: county            | measures: {size: 1}
          OUTTURN_RATE_OUT_OF_RANGE    | variance, bear: icb, rate: size, remainder: county             | measures: {size: 2}
          OUTTURN_OFF_THE_SCALE        | variance, bear: icb, rate: {by: size, scale: [{from: 5, rate: 1}]}, remainder: county | measures: {size: 2}
          """)
  void refusesWithTheCodeOfWhatIsMissing(String code, String clause, String figures) {
    assertThat(refused(clause, figures, State.INITIAL)).isEqualTo(code);
  }

  @Test
  void refusesADecisionWithoutAMinute() {
    var refusal =
        catchThrowableOfType(
            ProblemException.class,
            () ->
                new Decision(
                    ClauseCode.of("1"), Map.of(), " ", LocalDate.of(2024, 5, 14), "agreed"));

    assertThat(refusal.code()).isEqualTo("ALLOCATION_DECISION_NOT_MINUTED");
  }

  private static String refused(String clause, String figures, State state) {
    var agreement = AgreementReader.read(Document.parse("agreement", AGREEMENT.formatted(clause)));
    var year = figures.startsWith("year") ? "" : "year: 2023-24\n";
    var lines = "\nlines: [{scheme: care, budget: 0.00, actual: 5.00}]\n";
    var outturn =
        OutturnReader.read(Document.parse("outturn", "outturn: f\n" + year + figures + lines));
    var refusal =
        catchThrowableOfType(ProblemException.class, () -> Engine.apply(agreement, outturn, state));
    assertThat(refusal).isNotNull();
    return refusal.code();
  }
}
