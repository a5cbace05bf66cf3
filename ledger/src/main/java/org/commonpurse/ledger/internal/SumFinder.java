package org.commonpurse.ledger.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonpurse.ledger.seal.Seals;

/**
 * Adds up accounts over days, as known at a moment, from the kept balances and the last entries.
 * <p>
 * Whole months come from the months kept, the days at either end from the days kept, and what was
 * recorded after the last whole segment from the postings themselves.
 */
final class SumFinder {

  /** Takes a sum: of an account, in a month where months are told apart, else of month 0. */
  @FunctionalInterface
  interface Taker {
    void take(FundState.PlacedAccount account, long month, long pence);
  }

  /** More accounts than this are read together and picked out afterwards. */
  private static final int PICKED_MAX = 400;

  static final long FIRST = LocalDate.of(1, 1, 1).toEpochDay();
  static final long LAST = LocalDate.of(9999, 12, 31).toEpochDay();

  private final Connection connection;
  private final Dialect dialect;
  private final long fund;
  private final JournalHead head;

  SumFinder(Connection connection, Dialect dialect, long fund, JournalHead head) {
    this.connection = connection;
    this.dialect = dialect;
    this.fund = fund;
    this.head = head;
  }

  /** One question, with everything that its parts have in common. */
  private record Question(
      FundState.PlacedAccount[] wanted, // by id; null where the account is not asked for
      Object allIds,
      Optional<Object> ids, // empty where it is quicker to read all accounts
      boolean byMonth,
      Taker taker) {}

  void find(
      List<FundState.PlacedAccount> accounts,
      int accountsCount,
      Optional<LocalDate> from,
      Optional<LocalDate> asAt,
      Optional<Instant> asKnown,
      boolean byMonth,
      Taker taker)
      throws SQLException {
    if (accounts.isEmpty()) {
      return;
    }
    var wanted = new FundState.PlacedAccount[accountsCount + 1];
    accounts.forEach(account -> wanted[(int) account.id()] = account);
    Object allIds =
        dialect.numbers(connection, accounts.stream().map(FundState.PlacedAccount::id).toList());
    Optional<Object> ids =
        accounts.size() <= PICKED_MAX && accounts.size() < accountsCount
            ? Optional.of(allIds)
            : Optional.empty();
    var question = new Question(wanted, allIds, ids, byMonth, taker);
    long first = from.map(LocalDate::toEpochDay).orElse(FIRST);
    long last = asAt.map(LocalDate::toEpochDay).orElse(LAST);
    if (last < first) {
      return;
    }
    long known = asKnown.isPresent() ? lastKnownAt(asKnown.get()) : head.sequence();
    boolean present = known >= head.keptTo();
    // Whole segments are kept; when all that is kept was known, segments need no telling apart.
    long segments = present ? Long.MAX_VALUE : known / BalanceCache.SEGMENT;
    long keptTo = present ? head.keptTo() : segments * BalanceCache.SEGMENT;
    addKept(question, first, last, segments);
    addTail(question, first, last, keptTo, known);
  }

  /** The sequence of the last entry recorded at the moment or before; 0 if there is none. */
  long lastKnownAt(Instant moment) throws SQLException {
    long micros = Seals.micros(moment);
    if (micros >= head.recordedAtMicros()) {
      return head.sequence();
    }
    // Moments never run backwards in a journal, so halving finds the place. The last entry may be
    // known
    // too: the head's moment is that of an event after it, where there is one.
    long known = 0;
    long unknown = head.sequence() + 1;
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT recorded_at FROM entry WHERE fund = ? AND sequence = ?")) {
      while (unknown - known > 1) {
        long middle = known + (unknown - known) / 2;
        statement.setLong(1, fund);
        statement.setLong(2, middle);
        try (ResultSet row = statement.executeQuery()) {
          if (row.next() && row.getLong(1) <= micros) {
            known = middle;
          } else {
            unknown = middle;
          }
        }
      }
    }
    return known;
  }

  private void addKept(Question question, long first, long last, long segments)
      throws SQLException {
    if (segments == 0 || head.keptTo() == 0) {
      return;
    }
    long firstWhole = wholeMonthFrom(first);
    long lastWhole = wholeMonthTo(last);
    if (firstWhole > lastWhole) {
      addDays(question, first, last, segments);
      return;
    }
    long wholeFrom = BalanceCache.firstOf(firstWhole).toEpochDay();
    long wholeTo = BalanceCache.firstOf(lastWhole + 1).toEpochDay() - 1;
    if (first < wholeFrom) {
      addDays(question, first, wholeFrom - 1, segments);
    }
    addMonths(question, firstWhole, lastWhole, segments);
    if (wholeTo < last) {
      addDays(question, wholeTo + 1, last, segments);
    }
  }

  private static long wholeMonthFrom(long day) {
    LocalDate date = LocalDate.ofEpochDay(day);
    long month = BalanceCache.monthOf(date);
    return date.getDayOfMonth() == 1 ? month : month + 1;
  }

  private static long wholeMonthTo(long day) {
    LocalDate date = LocalDate.ofEpochDay(day);
    long month = BalanceCache.monthOf(date);
    return date.getDayOfMonth() == date.lengthOfMonth() ? month : month - 1;
  }

  private void addMonths(Question question, long first, long last, long segments)
      throws SQLException {
    boolean present = segments == Long.MAX_VALUE;
    String table = present ? "kept_month" : "kept_month_segment";
    String group = question.byMonth() ? "account, month" : "account";
    String sql =
        "SELECT "
            + group
            + ", SUM(pence) FROM "
            + table
            + " WHERE fund = ?"
            + question.ids().map(ids -> " AND " + dialect.isOneOf("account")).orElse("")
            + " AND month BETWEEN ? AND ?"
            + (present ? "" : " AND segment < ?")
            + " GROUP BY "
            + group;
    var parameters = new ArrayList<Object>();
    parameters.add(fund);
    question.ids().ifPresent(parameters::add);
    parameters.add(first);
    parameters.add(last);
    if (!present) {
      parameters.add(segments);
    }
    run(sql, parameters, question, false);
  }

  private void addDays(Question question, long first, long last, long segments)
      throws SQLException {
    String group = question.byMonth() ? "account, day" : "account";
    String sql =
        "SELECT "
            + group
            + ", SUM(pence) FROM kept_day WHERE fund = ?"
            + " AND "
            + dialect.isOneOf("account")
            + " AND day BETWEEN ? AND ? AND segment < ? GROUP BY "
            + group;
    var parameters = new ArrayList<Object>();
    parameters.add(fund);
    // Each account's days lie together, far from those of the next, so all are picked.
    parameters.add(question.allIds());
    parameters.add(first);
    parameters.add(last);
    parameters.add(segments);
    run(sql, parameters, question, true);
  }

  private void addTail(Question question, long first, long last, long after, long upTo)
      throws SQLException {
    if (after >= upTo) {
      return;
    }
    String group = question.byMonth() ? "p.account, e.effective_day" : "p.account";
    String sql =
        "SELECT "
            + group
            + ", SUM(p.pence) FROM posting p JOIN entry e ON e.fund = p.fund"
            + " AND e.sequence = p.sequence WHERE p.fund = ? AND p.sequence > ?"
            + " AND p.sequence <= ?"
            + question.ids().map(ids -> " AND " + dialect.isOneOf("p.account")).orElse("")
            + " AND e.effective_day BETWEEN ? AND ? GROUP BY "
            + group;
    var parameters = new ArrayList<Object>();
    parameters.add(fund);
    parameters.add(after);
    parameters.add(upTo);
    question.ids().ifPresent(parameters::add);
    parameters.add(first);
    parameters.add(last);
    run(sql, parameters, question, true);
  }

  private void run(String sql, List<Object> parameters, Question question, boolean days)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.size(); i++) {
        statement.setObject(i + 1, parameters.get(i));
      }
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          FundState.PlacedAccount account = question.wanted()[(int) row.getLong(1)];
          if (account == null) {
            continue;
          }
          long month = 0;
          if (question.byMonth()) {
            long time = row.getLong(2);
            month = days ? BalanceCache.monthOf(LocalDate.ofEpochDay(time)) : time;
          }
          question.taker().take(account, month, row.getLong(question.byMonth() ? 3 : 2));
        }
      }
    }
  }
}
