package org.commonpurse.ledger.rule;

import org.commonpurse.ledger.id.FundCode;

/** The rules of all funds. */
public interface Rules {

  /** The rules of a fund; {@link FundRules#NONE} if none were set. */
  FundRules get(FundCode fund);
}
