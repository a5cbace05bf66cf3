package org.commonpurse.ledger.rule;

import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;

/** Sets the rules of funds. Every version is kept; the newest binds. */
public interface RuleBook extends Rules {

  /** Sets the rules of a fund. The same rules again change nothing. */
  FundRules set(FundCode fund, FundRules rules, Actor by);
}
