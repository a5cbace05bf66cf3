package org.commonpurse.ledger.rule;

import org.commonpurse.ledger.fund.Code;
import org.commonpurse.ledger.journal.Actor;

/** The rules of all funds. Every version is kept; the newest binds. */
public interface Rules {

  /** The rules of a fund; {@link FundRules#NONE} if none were set. */
  FundRules get(Code fund);

  /** Sets the rules of a fund. The same rules again change nothing. */
  FundRules set(Code fund, FundRules rules, Actor by);
}
