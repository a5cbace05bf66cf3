package org.commonpurse.ledger.internal;

import java.util.List;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.journal.Actor;
import org.commonpurse.ledger.period.PeriodAction;
import org.commonpurse.ledger.period.PeriodBook;
import org.commonpurse.ledger.period.PeriodEvent;
import org.commonpurse.ledger.rule.FundRules;
import org.jdbi.v3.core.Handle;

/**
 * What binds new entries of a fund at one revision.
 *
 * @param revision  the revision of the fund's head
 * @param rules  its rules
 * @param periods  how its periods stand
 */
record FundPolicy(long revision, FundRules rules, PeriodBook periods) {

  static FundPolicy read(Handle handle, long fundId, Fund fund, long revision) {
    FundRules rules =
        handle
            .select("SELECT document FROM fund_rules WHERE fund = ? ORDER BY version DESC LIMIT 1")
            .bind(0, fundId)
            .mapTo(String.class)
            .findOne()
            .map(RulesDocument::read)
            .orElse(FundRules.NONE);
    return new FundPolicy(revision, rules, new PeriodBook(fund, events(handle, fundId)));
  }

  private static List<PeriodEvent> events(Handle handle, long fundId) {
    return handle
        .select(
            "SELECT year, period, action, actor, reason, recorded_at FROM period_event"
                + " WHERE fund = ? ORDER BY number")
        .bind(0, fundId)
        .map(
            (row, context) ->
                new PeriodEvent(
                    new FinancialYear(row.getInt(1)).period(row.getInt(2)),
                    PeriodAction.valueOf(row.getString(3)),
                    new Actor(row.getString(4)),
                    row.getString(5),
                    EntryReader.instant(row.getLong(6))))
        .list();
  }
}
