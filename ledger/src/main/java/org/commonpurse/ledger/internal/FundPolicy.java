package org.commonpurse.ledger.internal;

import java.util.List;
import org.commonpurse.ledger.exit.Exit;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.period.PeriodBook;
import org.commonpurse.ledger.period.PeriodEvent;
import org.commonpurse.ledger.rule.FundRules;
import org.commonpurse.ledger.seal.EventKind;

/**
 * What binds new entries of a fund.
 *
 * @param events  how many events the chain had
 * @param fund  the fund
 * @param rules  its rules
 * @param periods  how its periods stand
 * @param exits  what ended it, or a partner's part in it
 */
record FundPolicy(long events, Fund fund, FundRules rules, PeriodBook periods, List<Exit> exits) {

  static FundPolicy read(EventLog log, Fund fund, long events) {
    FundRules rules = RuleStore.present(log);
    List<PeriodEvent> acts = log.list(EventKind.PERIOD).stream().map(PeriodStore::act).toList();
    return new FundPolicy(events, fund, rules, new PeriodBook(fund, acts), ExitStore.list(log));
  }
}
