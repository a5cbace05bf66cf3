package org.commonpurse.ledger.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.commonpurse.ledger.problem.ProblemException;
import org.javamoney.moneta.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Amounts in and out of text, without losing a penny. */
class AmountsTest {

  @ParameterizedTest
  @CsvSource({
    "1200, 120000",
    "1200.5, 120050",
    "-0.05, -5",
    "GBP 12.30, 1230",
    "1.230, 123",
    "0, 0",
    "92233720368547758.07, 9223372036854775807"
  })
  void readsPoundsAndPence(String text, long pence) {
    assertThat(Amounts.parsePence(text, Amounts.GBP)).isEqualTo(pence);
    assertThat(Amounts.pence(Amounts.parse(text, Amounts.GBP))).isEqualTo(pence);
    assertThat(Amounts.pence(Amounts.of(pence, Amounts.GBP))).isEqualTo(pence);
  }

  @ParameterizedTest
  @CsvSource({
    "1.001, LEDGER_AMOUNT_TOO_PRECISE",
    "1e3, LEDGER_AMOUNT_MALFORMED",
    "NaN, LEDGER_AMOUNT_MALFORMED",
    "'1,000', LEDGER_AMOUNT_MALFORMED",
    "'', LEDGER_AMOUNT_MALFORMED",
    ".5, LEDGER_AMOUNT_MALFORMED",
    "EUR 1.00, LEDGER_CURRENCY_MISMATCH",
    "92233720368547758.08, LEDGER_AMOUNT_OUT_OF_RANGE"
  })
  void refusesEverythingElse(String text, String code) {
    assertThat(
            catchThrowableOfType(ProblemException.class, () -> Amounts.parse(text, Amounts.GBP))
                .code())
        .isEqualTo(code);
  }

  @Test
  void refusesAFractionOfAPennyAndAnotherCurrency() {
    assertThat(
            catchThrowableOfType(
                    ProblemException.class,
                    () -> Amounts.pence(Money.of(new java.math.BigDecimal("0.001"), "GBP")))
                .code())
        .isEqualTo("LEDGER_AMOUNT_TOO_PRECISE");
    assertThat(
            catchThrowableOfType(
                    ProblemException.class, () -> Amounts.pence(Money.of(1, "EUR"), Amounts.GBP))
                .code())
        .isEqualTo("LEDGER_CURRENCY_MISMATCH");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"0; 0.00", "123456; 1,234.56", "-5; -0.05", "-123456789; -1,234,567.89"})
  void printsThousandsAndTwoPlaces(long pence, String text) {
    assertThat(Amounts.print(pence)).isEqualTo(text);
    assertThat(Amounts.printPounds(pence))
        .isEqualTo(pence < 0 ? "-£" + text.substring(1) : "£" + text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "£1,234.50; 123450", "(12.00); -1200", "12.00-; -1200", "-£3; -300", "£-3; -300",
        "1,234,567; 123456700", "5 CR; -500", "5.10DR; 510", ".5; 50", "GBP 7; 700"
      })
  void readsWhatFilesHold(String text, long pence) {
    assertThat(AmountReader.readPence(text)).isEqualTo(pence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"1,23.00", "12,34,567", "abc", "--", "1.2.3", "£", "1 234"})
  void refusesWhatMayMeanSomethingElse(String text) {
    assertThat(
            catchThrowableOfType(ProblemException.class, () -> AmountReader.readPence(text)).code())
        .isEqualTo("LEDGER_AMOUNT_MALFORMED");
  }
}
