package org.commonpurse.reports.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.commonpurse.ledger.money.Amounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How amounts are written for people. */
class MoneyFormatTest {

  private static final MoneyFormat POUNDS = MoneyFormat.of(Amounts.GBP);

  @Test
  void separatesThousandsAndSetsATrueMinusBeforeThePound() {
    assertThat(POUNDS.exact(-123_456_789)).isEqualTo("−£1,234,567.89");
    assertThat(POUNDS.figure(5)).isEqualTo("0.05");
  }

  @ParameterizedTest(name = "{0} pence is {1}")
  @CsvSource({
    "0, £0",
    "49, £0",
    "-49, £0",
    "9_949, £99",
    "99_949, £999",
    "99_950, £1k",
    "12_345_600, £123k",
    "99_949_999, £999k",
    "99_950_000, £1.0m",
    "-123_456_700, −£1.2m",
    "99_994_999_999, £999.9m",
    "99_995_000_000, £1.00bn",
  })
  void shortensAmountsToFewDigits(String pence, String brief) {
    assertThat(POUNDS.brief(Long.parseLong(pence.replace("_", "")))).isEqualTo(brief);
  }

  @Test
  void speaksOfMillionsInWords() {
    assertThat(POUNDS.spoken(1_234_567_89)).isEqualTo("£1.2\u00a0million");
    assertThat(POUNDS.spoken(-123_456_78)).isEqualTo("−£123,000");
    assertThat(POUNDS.spoken(1_234_56)).isEqualTo("£1,235");
  }
}
