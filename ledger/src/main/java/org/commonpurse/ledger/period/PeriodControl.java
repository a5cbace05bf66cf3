package org.commonpurse.ledger.period;

import java.time.LocalDate;
import org.commonpurse.ledger.calendar.Period;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;

/** Closes and reopens periods. Every act on a period is kept; doing the same twice does it once. */
public interface PeriodControl extends Periods {

  /**
   * Closes a period to all but the roles that the fund's rules name.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_PERIOD_CLOSED} if it is
   *     closed already
   */
  PeriodStatus softClose(FundCode fund, Period period, Actor by);

  /** Closes a period to everybody. */
  default PeriodStatus close(FundCode fund, Period period, Actor by) {
    return close(fund, period, "", by);
  }

  /**
   * Closes a period to everybody.
   *
   * @param reason  why it is closed over what stands open; empty where nothing does
   */
  PeriodStatus close(FundCode fund, Period period, String reason, Actor by);

  /**
   * Asks for a closed period to be opened again. It stays closed until somebody else agrees.
   *
   * @param reason  why, not blank
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_PERIOD_NOT_CLOSED}, {@code
   *     LEDGER_PERIOD_REASON_MISSING}
   */
  PeriodStatus askToReopen(FundCode fund, Period period, String reason, Actor by);

  /**
   * Agrees to open a period again.
   *
   * @param reason  why, not blank
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_PERIOD_NOT_ASKED}, {@code
   *     LEDGER_PERIOD_SAME_PERSON} if the one who asked agrees, {@code LEDGER_PERIOD_REASON_MISSING}
   */
  PeriodStatus reopen(FundCode fund, Period period, String reason, Actor by);

  /**
   * Takes note that a partner's list was compared with ours, for the checklist.
   *
   * @param upTo  the last day of the comparison
   * @param differencePence  the partner's total less ours, in whole pence
   */
  void noteReconciled(
      FundCode fund, PartnerCode partner, LocalDate upTo, long differencePence, Actor by);
}
