package org.commonpurse.ledger.forecast;

import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;

/** Records forecasts. What was recorded stays; what is forecast later stands beside it. */
public interface ForecastRegister extends ForecastArchive {

  /**
   * Records a forecast under the next number, also where it says what one before it said.
   *
   * @param document  what it says
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_FUND_UNKNOWN}
   */
  ForecastDocument add(FundCode fund, String document, Actor by);
}
