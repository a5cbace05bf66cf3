package org.commonpurse.ledger.forecast;

import java.util.List;
import org.commonpurse.ledger.id.FundCode;

/** What was forecast for funds, as far as it is known at the moment of the view. */
public interface ForecastArchive {

  /**
   * All forecasts of a fund, in the order in which they were recorded.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_FUND_UNKNOWN}
   */
  List<ForecastDocument> list(FundCode fund);
}
