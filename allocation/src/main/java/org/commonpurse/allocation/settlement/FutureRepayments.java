package org.commonpurse.allocation.settlement;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.commonpurse.allocation.engine.Repayment;
import org.commonpurse.allocation.engine.Repayments;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.id.AgreementCode;
import org.commonpurse.ledger.id.FundCode;

/**
 * What is owed in future years of what partners paid in advance, as the last application of each
 * agreement left it.
 *
 * @param byAgreement  in order of year; none where nothing is owed
 */
public record FutureRepayments(SortedMap<AgreementCode, List<Repayment>> byAgreement) {

  public FutureRepayments {
    byAgreement = Collections.unmodifiableSortedMap(new TreeMap<>(byAgreement));
  }

  /**
   * Those of a fund.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_FUND_UNKNOWN}
   */
  public static FutureRepayments of(Snapshot books, FundCode fund) {
    var repayments = new TreeMap<AgreementCode, List<Repayment>>();
    for (var recorded : new AllocationRecords(books, books.funds().get(fund).code()).latest()) {
      var agreement = recorded.allocation().agreement();
      var year = recorded.allocation().outturn().year();
      repayments.put(agreement.code(), Repayments.after(year, agreement, recorded.after()));
    }
    repayments.values().removeIf(List::isEmpty);
    return new FutureRepayments(repayments);
  }
}
