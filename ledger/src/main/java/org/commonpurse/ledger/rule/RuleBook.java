package org.commonpurse.ledger.rule;

import org.commonpurse.ledger.fund.Code;
import org.commonpurse.ledger.journal.Actor;

/** Sets the rules of funds. Every version is kept; the newest binds. */
public interface RuleBook extends Rules {

  /** Sets the rules of a fund. The same rules again change nothing. */
  FundRules set(Code fund, FundRules rules, Actor by);
}
