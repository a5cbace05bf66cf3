package org.commonpurse.ledger.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.Test;

/** Which years and periods there are. */
class PeriodTest {

  @Test
  void refusesAYearThatNobodyKeepsBooksOf() {
    assertThat(refused(() -> new FinancialYear(1899))).isEqualTo("LEDGER_YEAR_OUT_OF_RANGE");
    assertThat(refused(() -> new FinancialYear(3000))).isEqualTo("LEDGER_YEAR_OUT_OF_RANGE");
    assertThat(new FinancialYear(2999)).hasToString("2999-00");
  }

  @Test
  void refusesATextThatIsNoPeriod() {
    assertThat(refused(() -> Period.parse("2023-24"))).isEqualTo("LEDGER_PERIOD_MALFORMED");
    assertThat(refused(() -> Period.parse("2023-24/x"))).isEqualTo("LEDGER_PERIOD_MALFORMED");
    assertThat(Period.parse("2023-24/07")).hasToString("2023-24/07");
    assertThat(Period.parse("2023-24-07")).isEqualTo(Period.parse("2023-24/07"));
  }

  @Test
  void refusesAFourteenthPeriod() {
    assertThat(refused(() -> Period.parse("2023-24/14"))).isEqualTo("LEDGER_PERIOD_OUT_OF_RANGE");
  }

  private static String refused(ThrowingCallable maker) {
    var refusal = catchThrowableOfType(ProblemException.class, maker);
    assertThat(refusal).isNotNull();
    return refusal.code();
  }
}
