package org.commonpurse.ledger.internal;

import java.util.List;
import org.commonpurse.ledger.forecast.ForecastDocument;
import org.commonpurse.ledger.forecast.ForecastRegister;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.seal.ChainEvent;
import org.commonpurse.ledger.seal.EventKind;

/** What was forecast, in a store. Each forecast is an event, whose subject is its number. */
final class ForecastStore implements ForecastRegister {

  private final Transactions transactions;
  private final FundStore funds;

  /** The forecasts reached by these transactions. */
  ForecastStore(Transactions transactions, FundStore funds) {
    this.transactions = transactions;
    this.funds = funds;
  }

  @Override
  public List<ForecastDocument> list(FundCode fund) {
    FundState state = funds.state(fund);
    return transactions
        .read(connection -> new EventLog(connection, state).list(EventKind.FORECAST))
        .stream()
        .filter(event -> transactions.view().knows(event.recordedAt()))
        .map(ForecastStore::forecast)
        .toList();
  }

  @Override
  public ForecastDocument add(FundCode fund, String document, Actor by) {
    FundState state = funds.state(fund);
    return transactions.write(
        connection -> {
          var log = new EventLog(connection, state);
          log.lock(transactions);
          int number = log.things(EventKind.FORECAST).size() + 1;
          return forecast(
              log.append(transactions, EventKind.FORECAST, Integer.toString(number), document, by));
        });
  }

  private static ForecastDocument forecast(ChainEvent event) {
    return new ForecastDocument(
        event.fund(),
        Integer.parseInt(event.subject()),
        event.document(),
        event.recordedAt(),
        event.by());
  }
}
