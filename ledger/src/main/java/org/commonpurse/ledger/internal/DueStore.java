package org.commonpurse.ledger.internal;

import java.util.List;
import org.commonpurse.ledger.due.DuePosition;
import org.commonpurse.ledger.due.DueRegister;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.seal.ChainEvent;
import org.commonpurse.ledger.seal.EventKind;

/** What partners say of dues, in a store. An event's subject is the entry and the partner, as 4/county. */
final class DueStore implements DueRegister {

  private final Transactions transactions;
  private final FundStore funds;

  /** The positions reached by these transactions. */
  DueStore(Transactions transactions, FundStore funds) {
    this.transactions = transactions;
    this.funds = funds;
  }

  @Override
  public List<DuePosition> list(FundCode fund) {
    FundState state = funds.state(fund);
    return transactions
        .read(connection -> new EventLog(connection, state).list(EventKind.DUE))
        .stream()
        .map(DueStore::read)
        .filter(position -> transactions.view().knows(position.recordedAt()))
        .toList();
  }

  @Override
  public DuePosition record(
      FundCode fund, long entry, PartnerCode partner, String document, Actor by) {
    FundState state = funds.state(fund);
    return transactions.write(
        connection -> {
          var log = new EventLog(connection, state);
          log.lock(transactions);
          var subject = entry + "/" + partner;
          return read(log.append(transactions, EventKind.DUE, subject, document, by));
        });
  }

  private static DuePosition read(ChainEvent event) {
    var subject = event.subject();
    int cut = subject.indexOf('/');
    return new DuePosition(
        event.fund(),
        Long.parseLong(subject.substring(0, cut)),
        PartnerCode.of(subject.substring(cut + 1)),
        event.document(),
        event.afterEntry(),
        event.recordedAt(),
        event.by());
  }
}
