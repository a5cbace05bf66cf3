package org.commonpurse.api.sight;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.BalanceRow;
import org.commonpurse.ledger.balance.Changes;
import org.commonpurse.ledger.balance.Grouping;
import org.commonpurse.ledger.balance.RowKey;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Dimension;

/**
 * Balances as a partner sees them: those of lines that are shown as they were asked for, and all others by
 * what they come to. Together they are the same as for whoever sees everything.
 */
public final class SeenBalances {

  /** By what the balances of lines that are not shown are told apart all the same. */
  private static final Set<Grouping> TOLD =
      Set.of(
          Grouping.KIND,
          Grouping.YEAR,
          Grouping.PARTNER,
          Grouping.STREAM,
          Grouping.SCHEME,
          Grouping.CLAUSE);

  private static final Set<Dimension> ASKED =
      Set.of(Dimension.PARTNER, Dimension.STREAM, Dimension.SCHEME, Dimension.CLAUSE);

  private final BalanceQuery query;

  private final PartSight sight;

  /** What a partner sees of what a query asks for. */
  public SeenBalances(BalanceQuery query, PartSight sight) {
    this.query = query;
    this.sight = sight;
  }

  /** The query to ask in its place: account by account, so that each can be looked at. */
  public BalanceQuery byAccount() {
    if (query.by().contains(Grouping.ACCOUNT)) {
      return query;
    }
    var by = new ArrayList<>(query.by());
    by.add(Grouping.ACCOUNT);
    return query.by(by.toArray(Grouping[]::new));
  }

  /** What is shown of the balances of {@link #byAccount}. */
  public List<BalanceRow> rows(List<BalanceRow> byAccount) {
    var start = query.by().isEmpty() ? Map.of(RowKey.ALL, 0L) : Map.<RowKey, Long>of();
    return merged(byAccount, start, BalanceRow::key, BalanceRow::pence, Math::addExact)
        .entrySet()
        .stream()
        .map(row -> new BalanceRow(row.getKey(), row.getValue()))
        .toList();
  }

  /** What is shown of the changes of {@link #byAccount}. */
  public List<Changes.Row> changes(List<Changes.Row> byAccount) {
    return List.copyOf(
        merged(
                byAccount,
                Map.<RowKey, Changes.Row>of(),
                Changes.Row::key,
                Function.identity(),
                SeenBalances::sum)
            .entrySet()
            .stream()
            .map(
                row ->
                    new Changes.Row(
                        row.getKey(), row.getValue().beforePence(), row.getValue().afterPence()))
            .toList());
  }

  private static Changes.Row sum(Changes.Row one, Changes.Row other) {
    return new Changes.Row(
        one.key(),
        Math.addExact(one.beforePence(), other.beforePence()),
        Math.addExact(one.afterPence(), other.afterPence()));
  }

  private <R, V> Map<RowKey, V> merged(
      List<R> rows,
      Map<RowKey, V> start,
      Function<R, RowKey> key,
      Function<R, V> value,
      BiFunction<V, V, V> sum) {
    var merged = new TreeMap<>(start);
    for (R row : rows) {
      seen(key.apply(row)).ifPresent(seen -> merged.merge(seen, value.apply(row), sum));
    }
    return merged;
  }

  /** The key of a row as it is shown; nothing where the query asks for what must not be told. */
  private Optional<RowKey> seen(RowKey byAccount) {
    var account = byAccount.account();
    boolean isSeen = sight.sees(account);
    if (!isSeen && !ASKED.containsAll(query.accounts().where().keySet())) {
      return Optional.empty();
    }
    return Optional.of(
        new RowKey(
            query.by(),
            query.by().stream()
                .map(by -> isSeen || isTold(by, account) ? byAccount.word(by) : Sight.WITHHELD)
                .toList()));
  }

  private static boolean isTold(Grouping by, Account account) {
    return TOLD.contains(by)
        || by.dimension().filter(each -> account.value(each).isEmpty()).isPresent();
  }
}
