package org.commonpurse.ledger.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonpurse.ledger.journal.EntryPage;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.journal.RecordedEntry;
import org.commonpurse.ledger.seal.Seals;

/** Answers queries for entries. */
final class EntryFinder {

  private final Store store;
  private final FundStore funds;

  EntryFinder(Store store, FundStore funds) {
    this.store = store;
    this.funds = funds;
  }

  EntryPage find(EntryQuery query) {
    FundState state = funds.renewedState(query.fund());
    return store.read(connection -> find(connection, state, query));
  }

  private EntryPage find(Connection connection, FundState state, EntryQuery query)
      throws SQLException {
    Head head = Head.read(connection, store.dialect().head(), state.id());
    var filter =
        new AccountFilter(state, state.accountsUpTo(connection, head.accounts()))
            .kinds(query.kinds())
            .where(query.where());
    var condition = new StringBuilder("AND e.sequence > ?");
    var parameters = new ArrayList<Object>();
    parameters.add(query.afterSequence());
    query
        .book()
        .ifPresent(book -> add(condition, parameters, " AND e.book = ?", Books.number(book)));
    query
        .from()
        .ifPresent(
            day -> add(condition, parameters, " AND e.effective_day >= ?", day.toEpochDay()));
    query
        .asAt()
        .ifPresent(
            day -> add(condition, parameters, " AND e.effective_day <= ?", day.toEpochDay()));
    query
        .asKnown()
        .ifPresent(
            moment -> add(condition, parameters, " AND e.recorded_at <= ?", Seals.micros(moment)));
    query.reference().ifPresent(text -> add(condition, parameters, " AND e.reference = ?", text));
    query.key().ifPresent(key -> add(condition, parameters, " AND e.entry_key = ?", key.value()));
    if (!query.kinds().isEmpty() || !query.where().isEmpty()) {
      List<Long> ids = filter.ids();
      if (ids.isEmpty()) {
        return new EntryPage(List.of(), Optional.empty());
      }
      condition
          .append(
              " AND EXISTS (SELECT 1 FROM posting q WHERE q.fund = e.fund"
                  + " AND q.sequence = e.sequence AND ")
          .append(store.dialect().isOneOf("q.account"))
          .append(')');
      parameters.add(store.dialect().numbers(connection, ids));
    }
    var found = new ArrayList<RecordedEntry>();
    new EntryReader(connection, state, head)
        .visit(
            condition.toString(),
            parameters,
            entry -> {
              found.add(entry);
              return found.size() <= query.limit();
            });
    if (found.size() <= query.limit()) {
      return new EntryPage(found, Optional.empty());
    }
    List<RecordedEntry> page = found.subList(0, query.limit());
    return new EntryPage(page, Optional.of(query.after(page.get(page.size() - 1).sequence())));
  }

  private static void add(
      StringBuilder condition, List<Object> parameters, String more, Object parameter) {
    condition.append(more);
    parameters.add(parameter);
  }
}
