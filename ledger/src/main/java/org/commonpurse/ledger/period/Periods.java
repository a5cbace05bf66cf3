package org.commonpurse.ledger.period;

import java.time.LocalDate;
import java.util.List;
import org.commonpurse.ledger.calendar.Period;
import org.commonpurse.ledger.fund.Code;
import org.commonpurse.ledger.journal.Actor;

/** The periods of all funds. Every act on a period is kept; doing the same twice does it once. */
public interface Periods {

  /** The periods that anybody ever touched, in order; all others are open. */
  List<PeriodStatus> list(Code fund);

  /** How one period stands. */
  PeriodStatus status(Code fund, Period period);

  /**
   * Closes a period to all but the roles that the fund's rules name.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_PERIOD_CLOSED} if it is
   *     closed already
   */
  PeriodStatus softClose(Code fund, Period period, Actor by);

  /** Closes a period to everybody. */
  PeriodStatus close(Code fund, Period period, Actor by);

  /**
   * Asks for a closed period to be opened again. It stays closed until somebody else agrees.
   *
   * @param reason  why, not blank
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_PERIOD_NOT_CLOSED}, {@code
   *     LEDGER_PERIOD_REASON_MISSING}
   */
  PeriodStatus askToReopen(Code fund, Period period, String reason, Actor by);

  /**
   * Agrees to open a period again.
   *
   * @param reason  why, not blank
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_PERIOD_NOT_ASKED}, {@code
   *     LEDGER_PERIOD_SAME_PERSON} if the one who asked agrees, {@code LEDGER_PERIOD_REASON_MISSING}
   */
  PeriodStatus reopen(Code fund, Period period, String reason, Actor by);

  /**
   * What stands open before a period is closed: receivable and payable accounts that do not come to
   * nothing by its end, and contributing partners that are not reconciled up to its end, or whose
   * list differs from ours.
   */
  List<ChecklistItem> checklist(Code fund, Period period);

  /**
   * Takes note that a partner's list was compared with ours, for the checklist.
   *
   * @param upTo  the last day of the comparison
   * @param differencePence  the partner's total less ours, in whole pence
   */
  void noteReconciled(Code fund, Code partner, LocalDate upTo, long differencePence, Actor by);
}
