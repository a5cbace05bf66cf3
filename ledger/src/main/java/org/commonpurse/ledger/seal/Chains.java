package org.commonpurse.ledger.seal;

import org.commonpurse.ledger.id.FundCode;

/** The chains of all funds: all that was ever recorded, in the order in which it is sealed. */
public interface Chains {

  /**
   * Follows a fund's chain from its beginning, as it stands at one moment.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_FUND_UNKNOWN}
   */
  void follow(FundCode fund, ChainVisitor visitor);
}
