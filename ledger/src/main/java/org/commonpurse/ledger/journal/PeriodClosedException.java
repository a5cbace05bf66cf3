package org.commonpurse.ledger.journal;

import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_PERIOD_CLOSED;

import java.time.LocalDate;
import org.commonpurse.ledger.calendar.Period;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.problem.ProblemException;

/** Thrown when an entry counts in a period that is closed to it. */
public final class PeriodClosedException extends ProblemException {

  private static final long serialVersionUID = 1L;

  /**
   * Says which period is closed.
   *
   * @param how  how far it is closed, such as "closed" or "closed to all but some roles"
   */
  public PeriodClosedException(FundCode fund, Period period, LocalDate effectiveOn, String how) {
    super(
        LEDGER_PERIOD_CLOSED.because(
            "The entry counts on "
                + effectiveOn
                + ", but period "
                + period
                + " of fund "
                + fund
                + " is "
                + how
                + ". Date it in an open period, or have the period reopened; nothing was recorded.",
            "fund",
            fund,
            "period",
            period,
            "effectiveOn",
            effectiveOn));
  }
}
