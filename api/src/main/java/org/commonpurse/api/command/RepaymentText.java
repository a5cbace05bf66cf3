package org.commonpurse.api.command;

import java.util.List;
import java.util.SortedMap;
import org.commonpurse.allocation.engine.Repayment;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.AgreementCode;
import org.commonpurse.ledger.money.Amounts;

/** Writes what is owed in future years as a table. */
final class RepaymentText {

  private RepaymentText() {}

  static List<String> of(SortedMap<AgreementCode, List<Repayment>> byAgreement) {
    var table =
        new TextTable(
            5, List.of("agreement", "of", "year", "due by", "partner", "principal", "interest"));
    byAgreement.forEach(
        (agreement, all) ->
            all.forEach(
                each ->
                    table.row(
                        agreement.value(),
                        each.of().value(),
                        each.year().map(FinancialYear::toString).orElse("on no day"),
                        each.year().map(year -> year.last().toString()).orElse(""),
                        each.partner().value(),
                        Amounts.print(each.principalPence()),
                        Amounts.print(each.interestPence()))));
    return table.lines();
  }
}
