package org.commonpurse.ledger.period;

import java.util.List;
import org.commonpurse.ledger.calendar.Period;
import org.commonpurse.ledger.id.FundCode;

/** How the periods of all funds stand. */
public interface Periods {

  /** The periods that anybody ever touched, in order; all others are open. */
  List<PeriodStatus> list(FundCode fund);

  /** How one period stands. */
  PeriodStatus status(FundCode fund, Period period);

  /**
   * What stands open before a period is closed: receivable, recoverable VAT and payable accounts that do not come to
   * nothing by its end, and contributing partners that are not reconciled up to its end, or whose
   * list differs from ours.
   */
  List<ChecklistItem> checklist(FundCode fund, Period period);

  /** The comparisons with partners' lists that were noted, in the order in which they were. */
  List<Comparison> comparisons(FundCode fund);
}
