package org.commonpurse.reports.audit;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.commonpurse.allocation.settlement.RecordedAllocation;
import org.commonpurse.ledger.agreement.AgreementDocument;
import org.commonpurse.ledger.balance.BalanceRow;
import org.commonpurse.ledger.book.Stamp;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.AgreementCode;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.period.PeriodEvent;
import org.commonpurse.ledger.transfer.Exports;
import org.commonpurse.reports.board.BoardPackContents;

/**
 * What an auditor's pack is made of, all from one state of the books.
 *
 * @param board  what the fund's board pack is made of; its footing names the state
 * @param journal  writes the journal and the chain up to that state
 * @param balances  what each account of each book comes to
 * @param agreements  every version of every agreement, word for word
 * @param notices  the notices that end agreements early, word for word
 * @param results  every revision of every result, in the order in which they were recorded
 * @param periods  what was done to periods, in their order
 */
public record AuditorsPackContents(
    BoardPackContents board,
    Exports journal,
    Map<Book, List<BalanceRow>> balances,
    List<AgreementDocument> agreements,
    Map<AgreementCode, String> notices,
    List<RecordedAllocation> results,
    List<PeriodEvent> periods) {

  public AuditorsPackContents {
    Objects.requireNonNull(board, "board");
    Objects.requireNonNull(journal, "journal");
    balances = Collections.unmodifiableMap(new EnumMap<>(balances));
    agreements = List.copyOf(agreements);
    notices = Collections.unmodifiableMap(new TreeMap<>(notices));
    results = List.copyOf(results);
    periods = List.copyOf(periods);
  }

  Fund fund() {
    return board.fund();
  }

  Stamp stamp() {
    return board.footing().stamp();
  }
}
