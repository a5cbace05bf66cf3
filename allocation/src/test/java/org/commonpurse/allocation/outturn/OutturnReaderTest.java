package org.commonpurse.allocation.outturn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.DocumentException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures are read whole, or refused with the place of what is wrong. */
class OutturnReaderTest {

  private static final String OUTTURN =
      """
      outturn: vale
      year: 2023-24
      currency: GBP
      measures: {quality: 80%}
      lines:
        - {scheme: care, budget: 10.00, actual: 12.00}
        - {scheme: meals, budget: 10.00, actual: 7.00}
      packages: {icb: 5.00}
      savings:
        - {measure: stays, partner: icb, amount: 3.00}
      """;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          OUTTURN_AMOUNT_UNREADABLE  | 12.00   | 12.001
          OUTTURN_AMOUNT_TOO_LARGE   | 12.00   | 1000000000001.00
          OUTTURN_CURRENCY_UNKNOWN   | GBP     | QQQ
          OUTTURN_IMPACT_NEGATIVE    | 3.00    | -3.00
          OUTTURN_LINE_TWICE         | meals   | care
          OUTTURN_MEASURE_UNREADABLE | 80%     | good
          OUTTURN_PACKAGES_NEGATIVE  | 5.00    | -5.00
          OUTTURN_YEAR_UNREADABLE    | 2023-24 | 2023-25
          """)
  void refusesWhatCannotBeAFigure(String code, String part, String instead) {
    assertThat(OUTTURN).contains(part);
    var document = Document.parse("outturn.yml", OUTTURN.replace(part, instead));

    var refusal = catchThrowableOfType(DocumentException.class, () -> OutturnReader.read(document));

    assertThat(refusal).isNotNull();
    assertThat(refusal.code()).isEqualTo(code);
    assertThat(refusal.mistakes().get(0).place().line()).isGreaterThan(1);
  }
}
