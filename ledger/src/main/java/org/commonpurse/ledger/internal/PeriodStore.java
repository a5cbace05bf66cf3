package org.commonpurse.ledger.internal;

import static org.commonpurse.ledger.money.Amounts.print;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.BalanceRow;
import org.commonpurse.ledger.balance.Balances;
import org.commonpurse.ledger.balance.Grouping;
import org.commonpurse.ledger.calendar.Period;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.period.ChecklistItem;
import org.commonpurse.ledger.period.Comparison;
import org.commonpurse.ledger.period.PeriodAction;
import org.commonpurse.ledger.period.PeriodBook;
import org.commonpurse.ledger.period.PeriodControl;
import org.commonpurse.ledger.period.PeriodEvent;
import org.commonpurse.ledger.period.PeriodStatus;
import org.commonpurse.ledger.seal.ChainEvent;
import org.commonpurse.ledger.seal.EventKind;
import org.jspecify.annotations.Nullable;

/** The periods of the funds of a store. */
public final class PeriodStore implements PeriodControl {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Transactions transactions;
  private final FundStore funds;
  private final Balances balances;
  private final Consumer<FundCode> closed;

  /**
   * The periods reached by these transactions.
   *
   * @param closed  told of a fund one of whose periods was closed, after that is durable
   */
  public PeriodStore(
      Transactions transactions, FundStore funds, Balances balances, Consumer<FundCode> closed) {
    this.closed = closed;
    this.transactions = transactions;
    this.funds = funds;
    this.balances = balances;
  }

  @Override
  public List<PeriodStatus> list(FundCode fund) {
    return book(fund).touched();
  }

  @Override
  public PeriodStatus status(FundCode fund, Period period) {
    return book(fund).status(period);
  }

  private PeriodBook book(FundCode fund) {
    FundState state = funds.renewedState(fund);
    return transactions.read(connection -> book(new EventLog(connection, state), state));
  }

  private static PeriodBook book(EventLog log, FundState state) {
    return FundPolicy.read(log, state.fund(), 0).periods();
  }

  @Override
  public PeriodStatus softClose(FundCode fund, Period period, Actor by) {
    return told(fund, act(fund, period, PeriodAction.SOFT_CLOSE, by, ""));
  }

  @Override
  public PeriodStatus close(FundCode fund, Period period, String reason, Actor by) {
    return told(fund, act(fund, period, PeriodAction.CLOSE, by, reason));
  }

  private PeriodStatus told(FundCode fund, PeriodStatus status) {
    closed.accept(fund);
    return status;
  }

  @Override
  public PeriodStatus askToReopen(FundCode fund, Period period, String reason, Actor by) {
    return act(fund, period, PeriodAction.ASK_TO_REOPEN, by, reason);
  }

  @Override
  public PeriodStatus reopen(FundCode fund, Period period, String reason, Actor by) {
    return act(fund, period, PeriodAction.REOPEN, by, reason);
  }

  private PeriodStatus act(
      FundCode fund, Period period, PeriodAction action, Actor by, String reason) {
    FundState state = funds.renewedState(fund);
    return transactions.write(
        connection -> {
          var log = new EventLog(connection, state);
          log.lock(transactions);
          PeriodBook before = book(log, state);
          if (!before.requireAllowed(
              new PeriodEvent(period, action, by, reason, transactions.now()))) {
            return before.status(period);
          }
          ObjectNode document = JSON.createObjectNode();
          document.put("action", action.name()).put("reason", reason);
          log.append(transactions, EventKind.PERIOD, period.toString(), document.toString(), by);
          return book(log, state).status(period);
        });
  }

  /** The act on a period that an event records. */
  static PeriodEvent act(ChainEvent event) {
    JsonNode document = parse(event);
    return new PeriodEvent(
        Period.parse(event.subject()),
        PeriodAction.valueOf(document.path("action").asText()),
        event.by(),
        document.path("reason").asText(),
        event.recordedAt());
  }

  private static JsonNode parse(ChainEvent event) {
    try {
      return JSON.readTree(event.document());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The document of event " + event.number() + " is broken", e);
    }
  }

  @Override
  public List<ChecklistItem> checklist(FundCode fund, Period period) {
    var items = new ArrayList<ChecklistItem>();
    var query =
        BalanceQuery.of(fund, Book.ACTUAL)
            .asAt(period.last())
            .kinds(AccountKind.RECEIVABLE, AccountKind.RECOVERABLE_VAT, AccountKind.PAYABLE)
            .by(Grouping.ACCOUNT);
    for (BalanceRow row : balances.of(query)) {
      boolean open = row.pence() != 0;
      items.add(
          new ChecklistItem(
              "settlement-account",
              row.key().word(Grouping.ACCOUNT),
              open,
              open
                  ? print(row.pence()) + " stands on it at " + period.last() + "."
                  : "It is settled at " + period.last() + "."));
    }
    Map<PartnerCode, Comparison> furthest = new HashMap<>();
    for (var comparison : comparisons(fund)) {
      furthest.merge(
          comparison.partner(),
          comparison,
          (known, later) -> later.upTo().isBefore(known.upTo()) ? known : later);
    }
    for (Partner partner : funds.get(fund).partners()) {
      if (partner.kind().mayContribute()) {
        items.add(item(partner, period, furthest.get(partner.code())));
      }
    }
    return items;
  }

  private static ChecklistItem item(Partner partner, Period period, @Nullable Comparison last) {
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

  @Override
  public List<Comparison> comparisons(FundCode fund) {
    var state = funds.renewedState(fund);
    return transactions
        .read(connection -> new EventLog(connection, state).list(EventKind.RECONCILIATION))
        .stream()
        .map(PeriodStore::comparison)
        .toList();
  }

  private static Comparison comparison(ChainEvent event) {
    var document = parse(event);
    return new Comparison(
        PartnerCode.of(event.subject()),
        LocalDate.parse(document.path("upTo").asText()),
        document.path("differencePence").longValue(),
        event.recordedAt());
  }

  @Override
  public void noteReconciled(
      FundCode fund, PartnerCode partner, LocalDate upTo, long differencePence, Actor by) {
    FundState state = funds.renewedState(fund);
    ObjectNode document = JSON.createObjectNode();
    document.put("upTo", upTo.toString()).put("differencePence", differencePence);
    transactions.write(
        connection ->
            new EventLog(connection, state)
                .append(
                    transactions,
                    EventKind.RECONCILIATION,
                    partner.value(),
                    document.toString(),
                    by));
  }
}
