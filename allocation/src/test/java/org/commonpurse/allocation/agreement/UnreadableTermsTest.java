package org.commonpurse.allocation.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.DocumentException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures, factors and years of terms that cannot be read are refused, each for its own reason. */
class UnreadableTermsTest {

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          AGREEMENT_BASE_UNREADABLE   | share: {icb: 1}, limit: {icb: 5% of The Pot!}, excess: county
          AGREEMENT_FACTOR_UNCLEAR    | bear: icb, rate: {at-least: 50%}, remainder: county
          AGREEMENT_NUMBER_UNREADABLE | bear: icb, rate: {bound: size, at-least: some}, remainder: county
          AGREEMENT_YEAR_UNREADABLE   | bear: icb, rate: {by-year: {from: 2023-25, rates: [50%]}}, remainder: county
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
          - {clause: "1", takes: variance, %s}
        """
            .formatted(term);
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
