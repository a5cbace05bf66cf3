package org.commonpurse.ledger.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which days there are. */
class DaysTest {

  private static String codeOf(ThrowingCallable call) {
    return catchThrowableOfType(ProblemException.class, call).code();
  }

  @Test
  void takesTheFirstAndTheLast() {
    assertThat(Days.parse("1990-01-01")).isEqualTo(Days.FIRST);
    assertThat(Days.parse("2199-12-31")).isEqualTo(Days.LAST);
    assertThat(FinancialYear.of(Days.FIRST)).hasToString("1989-90");
    assertThat(FinancialYear.of(Days.LAST)).hasToString("2199-00");
    var last = Instant.parse("2199-12-31T23:59:59.999999999Z");
    assertThat(Days.require(last)).isEqualTo(last);
    var first = Instant.parse("1990-01-01T00:00:00Z");
    assertThat(Days.require(first)).isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1989-12-31", "2200-01-01", "+12023-04-01", "+999999999-12-31", "-0001-01-01"})
  void refusesDaysBeforeAndAfter(String day) {
    assertThat(codeOf(() -> Days.parse(day))).isEqualTo("LEDGER_DATE_OUT_OF_RANGE");
    assertThat(codeOf(() -> Days.require(Instant.parse(day + "T12:00:00Z"))))
        .isEqualTo("LEDGER_DATE_OUT_OF_RANGE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2023-02-30", "30/04/2023", "12023-04-01"})
  void refusesWhatIsNoDay(String text) {
    assertThat(codeOf(() -> Days.parse(text))).isEqualTo("LEDGER_DATE_MALFORMED");
  }
}
