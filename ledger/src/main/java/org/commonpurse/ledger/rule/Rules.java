package org.commonpurse.ledger.rule;

import org.commonpurse.ledger.id.FundCode;

/** The rules of all funds. */
public interface Rules {

  /**
   * The rules of a fund: those set last, or {@link FundRules#DEFAULTS}, which it was registered with; {@link
   * FundRules#NONE} if it was registered before there were any.
   */
  FundRules get(FundCode fund);
}
