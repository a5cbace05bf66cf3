package org.commonpurse.ledger.internal;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.Changes;
import org.commonpurse.ledger.balance.Partners;
import org.commonpurse.ledger.balance.StatementQuery;
import org.commonpurse.ledger.balance.Successors;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.journal.EntryFilter;
import org.commonpurse.ledger.journal.EntryPage;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.journal.Order;
import org.commonpurse.ledger.journal.RecordedEntry;
import org.commonpurse.ledger.journal.Span;
import org.commonpurse.ledger.seal.Seals;

/** Answers queries for entries. */
final class EntryFinder {

  private final Transactions transactions;
  private final FundStore funds;

  EntryFinder(Transactions transactions, FundStore funds) {
    this.transactions = transactions;
    this.funds = funds;
  }

  EntryPage find(EntryQuery query) {
    FundState state = funds.state(query.fund());
    EntryQuery limited = query.span(transactions.view().limit(query.span()));
    return transactions.read(connection -> find(connection, state, limited));
  }

  private EntryPage find(Connection connection, FundState state, EntryQuery query)
      throws SQLException {
    JournalHead head = JournalHead.read(connection, transactions.dialect().head(), state.id());
    state.renewIfOld(connection, head);
    var filter =
        new AccountFilter(state, state.accountsUpTo(connection, head.accounts()))
            .kinds(query.accounts().kinds())
            .where(query.accounts().where());
    var condition = new StringBuilder();
    var parameters = new ArrayList<Object>();
    var paging = query.paging();
    boolean isBackwards = paging.order() == Order.NEWEST;
    if (!isBackwards || paging.afterSequence() > 0) {
      String follows = isBackwards ? "AND e.sequence < ?" : "AND e.sequence > ?";
      add(condition, parameters, follows, paging.afterSequence());
    }
    query
        .accounts()
        .book()
        .ifPresent(book -> add(condition, parameters, " AND e.book = ?", BookNumbers.number(book)));
    addDays(condition, parameters, query.span());
    query
        .span()
        .asKnown()
        .ifPresent(
            moment -> add(condition, parameters, " AND e.recorded_at <= ?", Seals.micros(moment)));
    addFilter(condition, parameters, query.filter());
    if (query.accounts().isNarrow()) {
      List<Long> ids = filter.ids();
      if (ids.isEmpty()) {
        return new EntryPage(List.of(), Optional.empty());
      }
      addAccounts(connection, condition, parameters, ids);
    }
    var found = new ArrayList<RecordedEntry>();
    new EntryReader(connection, state, head)
        .visit(
            condition.toString(),
            parameters,
            paging.order(),
            entry -> {
              found.add(entry);
              return found.size() <= paging.limit();
            });
    if (found.size() <= paging.limit()) {
      return new EntryPage(linked(connection, state, found), Optional.empty());
    }
    List<RecordedEntry> page = found.subList(0, paging.limit());
    return new EntryPage(
        linked(connection, state, page),
        Optional.of(query.after(page.get(page.size() - 1).sequence())));
  }

  /** The entries, each with those that take it back. */
  private List<RecordedEntry> linked(
      Connection connection, FundState state, List<RecordedEntry> entries) throws SQLException {
    if (entries.isEmpty()) {
      return entries;
    }
    var reversals = new HashMap<Long, List<Long>>();
    String sql =
        "SELECT reverses, sequence FROM entry WHERE fund = ? AND reverses IS NOT NULL AND "
            + transactions.dialect().isOneOf("reverses")
            + " ORDER BY sequence";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, state.id());
      statement.setObject(
          2,
          transactions
              .dialect()
              .numbers(connection, entries.stream().map(RecordedEntry::sequence).toList()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          reversals
              .computeIfAbsent(row.getLong(1), reversed -> new ArrayList<>())
              .add(row.getLong(2));
        }
      }
    }
    return entries.stream()
        .map(entry -> entry.reversedBy(reversals.getOrDefault(entry.sequence(), List.of())))
        .toList();
  }

  /** The entries that count in one of two views only, in order of sequence. */
  List<Changes.Entry> findChanged(
      Connection connection,
      FundState state,
      BalanceQuery query,
      View before,
      View after,
      long afterSequence,
      int limit)
      throws SQLException {
    JournalHead head = JournalHead.read(connection, transactions.dialect().head(), state.id());
    var condition = new StringBuilder("AND e.sequence > ? AND e.book = ?");
    var parameters = new ArrayList<Object>();
    long lastBefore = lastKnown(connection, state, head, before.asKnown());
    long lastAfter = lastKnown(connection, state, head, after.asKnown());
    boolean sameDay = before.asAt().equals(after.asAt());
    // About the same day only what was recorded between the two moments can differ.
    parameters.add(
        sameDay ? Math.max(afterSequence, Math.min(lastBefore, lastAfter)) : afterSequence);
    parameters.add(BookNumbers.number(query.book()));
    add(condition, parameters, " AND e.sequence <= ?", Math.max(lastBefore, lastAfter));
    addDays(
        condition, parameters, new Span(query.span().from(), Optional.empty(), Optional.empty()));
    condition.append(
        " AND (CASE WHEN e.sequence <= ? AND e.effective_day <= ? THEN 1 ELSE 0 END)"
            + " <> (CASE WHEN e.sequence <= ? AND e.effective_day <= ? THEN 1 ELSE 0 END)");
    parameters.add(lastBefore);
    parameters.add(lastDay(before));
    parameters.add(lastAfter);
    parameters.add(lastDay(after));
    var all = state.accountsUpTo(connection, head.accounts());
    addAccounts(connection, condition, parameters, idsOf(state, all, query, before, after));
    var found = new ArrayList<Changes.Entry>();
    new EntryReader(connection, state, head)
        .visit(
            condition.toString(),
            parameters,
            entry -> {
              boolean added =
                  entry.sequence() <= lastAfter
                      && entry.entry().effectiveOn().toEpochDay() <= lastDay(after);
              found.add(new Changes.Entry(entry, added));
              return found.size() < limit;
            });
    return found;
  }

  /** The accounts that a query speaks of, with those of predecessors where they count. */
  private static List<Long> idsOf(
      FundState state,
      List<FundState.PlacedAccount> all,
      BalanceQuery query,
      View before,
      View after) {
    var asked =
        new AccountFilter(state, all)
            .book(query.book())
            .kinds(query.accounts().kinds())
            .where(query.accounts().where())
            .ids();
    if (query.partners() == Partners.APART || query.accounts().where().isEmpty()) {
      return asked;
    }
    var ids = new TreeSet<>(asked);
    for (View view : List.of(before, after)) {
      var successors = new Successors(state.fund().successions(), view.asAt());
      for (FundState.PlacedAccount placed : all) {
        if (placed.book() == query.book()
            && successors.heirs(placed.account()).stream()
                .anyMatch(heir -> query.accounts().matches(query.book(), heir))) {
          ids.add(placed.id());
        }
      }
    }
    return List.copyOf(ids);
  }

  /** The entries of a statement on the accounts, in order of sequence, each linked. */
  List<RecordedEntry> findOn(
      Connection connection,
      FundState state,
      JournalHead head,
      StatementQuery query,
      List<Long> accounts,
      int limit)
      throws SQLException {
    var condition = new StringBuilder("AND e.book = ?");
    var parameters = new ArrayList<Object>();
    parameters.add(BookNumbers.number(query.book()));
    addDays(condition, parameters, query.span());
    long last = lastKnown(connection, state, head, query.span().asKnown());
    add(condition, parameters, " AND e.sequence <= ?", last);
    addAccounts(connection, condition, parameters, accounts);
    var found = new ArrayList<RecordedEntry>();
    new EntryReader(connection, state, head)
        .visit(
            condition.toString(),
            parameters,
            entry -> {
              found.add(entry);
              return found.size() < limit;
            });
    return linked(connection, state, found);
  }

  private long lastKnown(
      Connection connection, FundState state, JournalHead head, Optional<Instant> asKnown)
      throws SQLException {
    return asKnown.isEmpty()
        ? head.sequence()
        : new SumFinder(connection, transactions.dialect(), state.id(), head)
            .lastKnownAt(asKnown.get());
  }

  private static long lastDay(View view) {
    return view.asAt().map(LocalDate::toEpochDay).orElse((long) Integer.MAX_VALUE);
  }

  private void addAccounts(
      Connection connection, StringBuilder condition, List<Object> parameters, List<Long> ids)
      throws SQLException {
    condition
        .append(
            " AND EXISTS (SELECT 1 FROM posting q WHERE q.fund = e.fund"
                + " AND q.sequence = e.sequence AND ")
        .append(transactions.dialect().isOneOf("q.account"))
        .append(')');
    parameters.add(transactions.dialect().numbers(connection, ids));
  }

  private static void addDays(StringBuilder condition, List<Object> parameters, Span span) {
    span.from()
        .ifPresent(
            day -> add(condition, parameters, " AND e.effective_day >= ?", day.toEpochDay()));
    span.asAt()
        .ifPresent(
            day -> add(condition, parameters, " AND e.effective_day <= ?", day.toEpochDay()));
  }

  private static void addFilter(
      StringBuilder condition, List<Object> parameters, EntryFilter filter) {
    filter.reference().ifPresent(text -> add(condition, parameters, " AND e.reference = ?", text));
    filter.key().ifPresent(key -> add(condition, parameters, " AND e.entry_key = ?", key.value()));
    filter.actor().ifPresent(name -> add(condition, parameters, " AND e.actor = ?", name));
    filter
        .recordedSince()
        .ifPresent(
            moment -> add(condition, parameters, " AND e.recorded_at >= ?", Seals.micros(moment)));
    filter
        .text()
        .map(text -> "%" + text.replaceAll("[!%_]", "!$0") + "%")
        .ifPresent(
            pattern -> {
              condition.append(
                  " AND (LOWER(e.narrative) LIKE LOWER(?) ESCAPE '!'"
                      + " OR LOWER(e.reference) LIKE LOWER(?) ESCAPE '!')");
              parameters.add(pattern);
              parameters.add(pattern);
            });
    if (filter.amount().isLimited()) {
      condition.append(
          " AND EXISTS (SELECT 1 FROM posting a WHERE a.fund = e.fund"
              + " AND a.sequence = e.sequence");
      filter
          .amount()
          .from()
          .ifPresent(least -> add(condition, parameters, " AND ABS(a.pence) >= ?", pence(least)));
      filter
          .amount()
          .to()
          .ifPresent(most -> add(condition, parameters, " AND ABS(a.pence) <= ?", pence(most)));
      condition.append(')');
    }
  }

  private static long pence(BigDecimal amount) {
    return amount.movePointRight(2).longValueExact();
  }

  private static void add(
      StringBuilder condition, List<Object> parameters, String more, Object parameter) {
    condition.append(more);
    parameters.add(parameter);
  }
}
