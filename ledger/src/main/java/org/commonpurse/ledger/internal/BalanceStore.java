package org.commonpurse.ledger.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.BalanceRow;
import org.commonpurse.ledger.balance.Balances;
import org.commonpurse.ledger.balance.Changes;
import org.commonpurse.ledger.balance.Grouping;
import org.commonpurse.ledger.balance.Partners;
import org.commonpurse.ledger.balance.RowKey;
import org.commonpurse.ledger.balance.Statement;
import org.commonpurse.ledger.balance.StatementQuery;
import org.commonpurse.ledger.balance.Successors;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.calendar.Period;
import org.commonpurse.ledger.journal.Account;

/** Answers queries for balances. */
public final class BalanceStore implements Balances {

  private final Transactions transactions;
  private final FundStore funds;
  private final EntryFinder finder;

  /** The balances reached by these transactions. */
  public BalanceStore(Transactions transactions, FundStore funds) {
    this.transactions = transactions;
    this.funds = funds;
    this.finder = new EntryFinder(transactions, funds);
  }

  @Override
  public List<BalanceRow> of(BalanceQuery query) {
    FundState state = funds.state(query.fund());
    BalanceQuery limited = query.span(transactions.view().limit(query.span()));
    return transactions.read(connection -> find(connection, state, limited));
  }

  private List<BalanceRow> find(Connection connection, FundState state, BalanceQuery query)
      throws SQLException {
    JournalHead head = JournalHead.read(connection, transactions.dialect().head(), state.id());
    state.renewIfOld(connection, head);
    List<FundState.PlacedAccount> all = state.accountsUpTo(connection, head.accounts());
    boolean together = query.partners() == Partners.TOGETHER;
    var kinds = query.accounts().kinds();
    var filter = new AccountFilter(state, all).book(query.book()).kinds(kinds);
    filter.where(query.accounts().where());
    // A successor's accounts hold what its predecessors' did, so all must be seen before choosing.
    List<FundState.PlacedAccount> accounts =
        together
            ? new AccountFilter(state, all).book(query.book()).kinds(kinds).find()
            : filter.find();
    boolean byTime = query.by().contains(Grouping.YEAR) || query.by().contains(Grouping.MONTH);
    Map<Account, SortedMap<Long, Long>> sums = new HashMap<>();
    new SumFinder(connection, transactions.dialect(), state.id(), head)
        .find(
            accounts,
            all.size(),
            query.span().from(),
            query.span().asAt(),
            query.span().asKnown(),
            byTime,
            (place, month, pence) ->
                sums.computeIfAbsent(place.account(), account -> new TreeMap<>())
                    .merge(month, pence, Math::addExact));
    return rows(
        query,
        together
            ? new Successors(state.fund().successions(), query.span().asAt()).pass(sums)
            : sums);
  }

  private static List<BalanceRow> rows(
      BalanceQuery query, Map<Account, SortedMap<Long, Long>> sums) {
    var byKey = new TreeMap<RowKey, Long>();
    if (query.by().isEmpty()) {
      byKey.put(RowKey.ALL, 0L);
    }
    var pattern = query.accounts().kinds(Set.of());
    sums.forEach(
        (account, byMonth) -> {
          if (pattern.matches(query.book(), account)) {
            byMonth.forEach(
                (month, pence) ->
                    byKey.merge(key(query.by(), account, month), pence, Math::addExact));
          }
        });
    var rows = new ArrayList<BalanceRow>(byKey.size());
    byKey.forEach((key, pence) -> rows.add(new BalanceRow(key, pence)));
    return rows;
  }

  @Override
  public Changes changes(
      BalanceQuery query, View before, View after, long afterSequence, int limit) {
    FundState state = funds.state(query.fund());
    // One state of the store answers all of it, so that the entries explain the rows.
    return transactions.read(
        connection -> {
          var rows =
              rows(
                  find(connection, state, query.span(before.apply(query.span()))),
                  find(connection, state, query.span(after.apply(query.span()))));
          var found =
              finder.findChanged(connection, state, query, before, after, afterSequence, limit + 1);
          return changes(rows, found, limit);
        });
  }

  private static List<Changes.Row> rows(List<BalanceRow> before, List<BalanceRow> after) {
    var pence = new TreeMap<RowKey, long[]>();
    before.forEach(row -> pence.computeIfAbsent(row.key(), key -> new long[2])[0] = row.pence());
    after.forEach(row -> pence.computeIfAbsent(row.key(), key -> new long[2])[1] = row.pence());
    var rows = new ArrayList<Changes.Row>();
    pence.forEach((key, both) -> rows.add(new Changes.Row(key, both[0], both[1])));
    return rows;
  }

  private static Changes changes(List<Changes.Row> rows, List<Changes.Entry> found, int limit) {
    boolean more = found.size() > limit;
    List<Changes.Entry> page = more ? found.subList(0, limit) : found;
    return new Changes(
        rows,
        page,
        more ? Optional.of(page.get(limit - 1).recorded().sequence()) : Optional.empty());
  }

  @Override
  public Statement statement(StatementQuery query) {
    FundState state = funds.state(query.fund());
    return transactions.read(
        connection ->
            new StatementFinder(transactions, finder)
                .find(connection, state, query.span(transactions.view().limit(query.span()))));
  }

  private static RowKey key(List<Grouping> by, Account account, long month) {
    var words = new ArrayList<String>(by.size());
    for (Grouping grouping : by) {
      words.add(
          switch (grouping) {
            case KIND -> account.kind().word();
            case ACCOUNT -> account.path();
            case YEAR -> FinancialYear.of(BalanceCache.firstOf(month)).toString();
            case MONTH -> Period.of(BalanceCache.firstOf(month)).toString();
            case PARTNER, STREAM, SCHEME, PROVIDER, MEASURE, CLAUSE, RESERVE, NATURE ->
                account.value(grouping.dimension().orElseThrow()).map(Object::toString).orElse("");
          });
    }
    return new RowKey(by, words);
  }
}
