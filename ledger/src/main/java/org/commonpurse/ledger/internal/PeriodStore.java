package org.commonpurse.ledger.internal;

import static org.commonpurse.ledger.money.Amounts.print;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.BalanceRow;
import org.commonpurse.ledger.balance.Balances;
import org.commonpurse.ledger.balance.Grouping;
import org.commonpurse.ledger.calendar.Period;
import org.commonpurse.ledger.fund.Code;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Actor;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.period.ChecklistItem;
import org.commonpurse.ledger.period.PeriodAction;
import org.commonpurse.ledger.period.PeriodBook;
import org.commonpurse.ledger.period.PeriodEvent;
import org.commonpurse.ledger.period.PeriodStatus;
import org.commonpurse.ledger.period.Periods;
import org.commonpurse.ledger.seal.Seals;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The periods of the funds of a store. */
public final class PeriodStore implements Periods {

  private final Store store;
  private final FundStore funds;
  private final Balances balances;

  /** The periods of the store. */
  public PeriodStore(Store store, FundStore funds, Balances balances) {
    this.store = store;
    this.funds = funds;
    this.balances = balances;
  }

  @Override
  public List<PeriodStatus> list(Code fund) {
    return book(fund).touched();
  }

  @Override
  public PeriodStatus status(Code fund, Period period) {
    return book(fund).status(period);
  }

  private PeriodBook book(Code fund) {
    FundState state = funds.renewedState(fund);
    return store.readWithHandle(
        handle -> FundPolicy.read(handle, state.id(), state.fund(), 0).periods());
  }

  @Override
  public PeriodStatus softClose(Code fund, Period period, Actor by) {
    return act(fund, period, PeriodAction.SOFT_CLOSE, by, "");
  }

  @Override
  public PeriodStatus close(Code fund, Period period, Actor by) {
    return act(fund, period, PeriodAction.CLOSE, by, "");
  }

  @Override
  public PeriodStatus askToReopen(Code fund, Period period, String reason, Actor by) {
    return act(fund, period, PeriodAction.ASK_TO_REOPEN, by, reason);
  }

  @Override
  public PeriodStatus reopen(Code fund, Period period, String reason, Actor by) {
    return act(fund, period, PeriodAction.REOPEN, by, reason);
  }

  private PeriodStatus act(Code fund, Period period, PeriodAction action, Actor by, String reason) {
    FundState state = funds.renewedState(fund);
    return store.write(
        connection -> {
          JournalHead.read(connection, store.dialect().headForWriting(), state.id());
          Handle handle = Jdbi.open(connection);
          var event = new PeriodEvent(period, action, by, reason, store.now());
          PeriodBook before = FundPolicy.read(handle, state.id(), state.fund(), 0).periods();
          if (!before.requireAllowed(event)) {
            return before.status(period);
          }
          handle.execute(
              """
              INSERT INTO period_event
                (fund, number, year, period, action, actor, reason, recorded_at)
              SELECT ?, COALESCE(MAX(number), 0) + 1, ?, ?, ?, ?, ?, ?
              FROM period_event WHERE fund = ?
              """,
              state.id(),
              period.year().startYear(),
              period.number(),
              action.name(),
              by.name(),
              reason,
              Seals.micros(event.recordedAt()),
              state.id());
          handle.execute("UPDATE fund_head SET revision = revision + 1 WHERE fund = ?", state.id());
          return FundPolicy.read(handle, state.id(), state.fund(), 0).periods().status(period);
        });
  }

  @Override
  public List<ChecklistItem> checklist(Code fund, Period period) {
    var items = new ArrayList<ChecklistItem>();
    var query =
        BalanceQuery.of(fund, Book.ACTUAL)
            .asAt(period.last())
            .kinds(AccountKind.RECEIVABLE, AccountKind.PAYABLE)
            .by(Grouping.ACCOUNT);
    for (BalanceRow row : balances.of(query)) {
      boolean open = row.pence() != 0;
      items.add(
          new ChecklistItem(
              "settlement-account",
              row.key().get(0),
              open,
              open
                  ? print(row.pence()) + " stands on it at " + period.last() + "."
                  : "It is settled at " + period.last() + "."));
    }
    Map<String, Reconciled> reconciled = reconciled(funds.renewedState(fund));
    for (Partner partner : funds.get(fund).partners()) {
      if (partner.kind().mayContribute()) {
        items.add(item(partner, period, reconciled.get(partner.code().value())));
      }
    }
    return items;
  }

  /** How far a partner's list was compared with ours, and its total less ours. */
  private record Reconciled(LocalDate upTo, long differencePence) {}

  private static ChecklistItem item(Partner partner, Period period, @Nullable Reconciled last) {
    boolean open =
        last == null || last.upTo().isBefore(period.last()) || last.differencePence() != 0;
    String message =
        last == null
            ? "Its list was never compared with ours."
            : "Its list was compared with ours up to "
                + last.upTo()
                + (last.differencePence() == 0
                    ? "."
                    : "; it differs by " + print(last.differencePence()) + ".");
    return new ChecklistItem("reconciliation", partner.code().value(), open, message);
  }

  /** The comparison of each partner that reaches furthest, the latest of them. */
  private Map<String, Reconciled> reconciled(FundState state) {
    return store.readWithHandle(
        handle ->
            handle
                .select(
                    "SELECT partner, up_to_day, difference FROM reconciled WHERE fund = ?"
                        + " ORDER BY up_to_day, number")
                .bind(0, state.id())
                .map(
                    (row, context) ->
                        Map.entry(
                            row.getString(1),
                            new Reconciled(LocalDate.ofEpochDay(row.getLong(2)), row.getLong(3))))
                .list()
                .stream()
                .collect(
                    Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (earlier, later) -> later)));
  }

  @Override
  public void noteReconciled(
      Code fund, Code partner, LocalDate upTo, long differencePence, Actor by) {
    FundState state = funds.renewedState(fund);
    store.write(
        connection -> {
          JournalHead.read(connection, store.dialect().headForWriting(), state.id());
          return Jdbi.open(connection)
              .execute(
                  """
                  INSERT INTO reconciled
                    (fund, number, partner, up_to_day, difference, actor, recorded_at)
                  SELECT ?, COALESCE(MAX(number), 0) + 1, ?, ?, ?, ?, ?
                  FROM reconciled WHERE fund = ?
                  """,
                  state.id(),
                  partner.value(),
                  upTo.toEpochDay(),
                  differencePence,
                  by.name(),
                  Seals.micros(store.now()),
                  state.id());
        });
  }
}
