package org.commonpurse.ledger.internal;

import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_STATEMENT_TOO_LONG;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.commonpurse.ledger.balance.Partners;
import org.commonpurse.ledger.balance.Statement;
import org.commonpurse.ledger.balance.StatementQuery;
import org.commonpurse.ledger.balance.Successors;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.RecordedEntry;

/** Finds statements, within one unchanging state of the transactions. */
final class StatementFinder {

  /** The time of what stood on an account before the first line, whose times count from 1. */
  private static final long OPENING = 0;

  private final Transactions transactions;
  private final EntryFinder entries;

  StatementFinder(Transactions transactions, EntryFinder entries) {
    this.transactions = transactions;
    this.entries = entries;
  }

  private record Placed(RecordedEntry recorded, Posting posting) {}

  Statement find(Connection connection, FundState state, StatementQuery query) throws SQLException {
    JournalHead head = JournalHead.read(connection, transactions.dialect().head(), state.id());
    state.renewIfOld(connection, head);
    List<FundState.PlacedAccount> all = state.accountsUpTo(connection, head.accounts());
    query.accounts().forEach(account -> requireKnown(state, all, account));
    // Where partners are shown apart, nobody succeeds anybody.
    var successors =
        new Successors(
            query.partners() == Partners.TOGETHER ? state.fund().successions() : List.of(),
            query.span().asAt());
    var wanted = Set.copyOf(query.accounts());
    List<FundState.PlacedAccount> sources =
        all.stream()
            .filter(placed -> placed.book() == query.book())
            .filter(
                placed -> successors.heirs(placed.account()).stream().anyMatch(wanted::contains))
            .toList();
    Map<Account, SortedMap<Long, Long>> sums = new HashMap<>();
    if (query.span().from().isPresent()) {
      new SumFinder(connection, transactions.dialect(), state.id(), head)
          .find(
              sources,
              all.size(),
              Optional.empty(),
              query.span().from().map(first -> first.minusDays(1)),
              query.span().asKnown(),
              false,
              (place, month, pence) -> add(sums, place.account(), OPENING, pence));
    }
    List<Placed> lines = lines(connection, state, head, query, sources);
    for (int i = 0; i < lines.size(); i++) {
      add(sums, lines.get(i).posting().account(), i + 1L, lines.get(i).posting().pence());
    }
    return statement(query, lines, successors.pass(sums));
  }

  private static void add(
      Map<Account, SortedMap<Long, Long>> sums, Account account, long time, long pence) {
    sums.computeIfAbsent(account, key -> new TreeMap<>()).merge(time, pence, Math::addExact);
  }

  private static void requireKnown(
      FundState state, List<FundState.PlacedAccount> all, Account account) {
    var where = new EnumMap<Dimension, Set<Code>>(Dimension.class);
    account
        .kind()
        .dimensions()
        .forEach(dimension -> where.put(dimension, Set.of(account.value(dimension).orElseThrow())));
    new AccountFilter(state, all).where(where);
  }

  private List<Placed> lines(
      Connection connection,
      FundState state,
      JournalHead head,
      StatementQuery query,
      List<FundState.PlacedAccount> sources)
      throws SQLException {
    var accounts = sources.stream().map(FundState.PlacedAccount::account).toList();
    var lines = new ArrayList<Placed>();
    var ids = sources.stream().map(FundState.PlacedAccount::id).toList();
    var found = entries.findOn(connection, state, head, query, ids, Statement.LINES_MAX + 1);
    for (RecordedEntry recorded : found) {
      for (Posting posting : recorded.entry().postings()) {
        if (accounts.contains(posting.account())) {
          lines.add(new Placed(recorded, posting));
        }
      }
    }
    if (lines.size() > Statement.LINES_MAX) {
      throw LEDGER_STATEMENT_TOO_LONG
          .because(
              "The statement would have more than "
                  + Statement.LINES_MAX
                  + " lines. Ask for fewer days.",
              "linesMax",
              Statement.LINES_MAX)
          .toException();
    }
    // A stable order: the postings of an entry stay as they stand in it.
    lines.sort(
        Comparator.comparing((Placed line) -> day(line))
            .thenComparing(line -> line.recorded().sequence()));
    return lines;
  }

  private static LocalDate day(Placed line) {
    return line.recorded().entry().effectiveOn();
  }

  private static Statement statement(
      StatementQuery query, List<Placed> lines, Map<Account, SortedMap<Long, Long>> sums) {
    long[] pence = new long[lines.size() + 1];
    for (Account account : query.accounts()) {
      sums.getOrDefault(account, new TreeMap<>())
          .forEach(
              (time, part) -> pence[time.intValue()] = Math.addExact(pence[time.intValue()], part));
    }
    long balance = pence[0];
    var shown = new ArrayList<Statement.Line>(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      balance = Math.addExact(balance, pence[i + 1]);
      Placed line = lines.get(i);
      shown.add(
          new Statement.Line(line.recorded(), line.posting().account(), pence[i + 1], balance));
    }
    return new Statement(pence[0], shown);
  }
}
