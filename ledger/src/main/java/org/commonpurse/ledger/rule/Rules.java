package org.commonpurse.ledger.rule;

import org.commonpurse.ledger.fund.Code;

/** The rules of all funds. */
public interface Rules {

  /** The rules of a fund; {@link FundRules#NONE} if none were set. */
  FundRules get(Code fund);
}
