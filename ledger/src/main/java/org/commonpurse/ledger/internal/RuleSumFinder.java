package org.commonpurse.ledger.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.commonpurse.ledger.internal.StagedJournal.RuleSum;

/** Adds up the sums of rules, as they are recorded. */
final class RuleSumFinder {

  private final Connection connection;
  private final Dialect dialect;
  private final FundState state;
  private final JournalHead head;

  RuleSumFinder(Connection connection, Dialect dialect, FundState state, JournalHead head) {
    this.connection = connection;
    this.dialect = dialect;
    this.state = state;
    this.head = head;
  }

  /** What a sum comes to, as {@link StagedJournal.Recorded#sum}. */
  Map<LocalDate, Long> find(RuleSum sum, LocalDate from) {
    var rule = sum.rule();
    try {
      var all = state.accountsUpTo(connection, head.accounts());
      var counted =
          all.stream()
              .filter(
                  placed ->
                      rule.counts(placed.book(), placed.account())
                          && rule.sumOf(placed.account()).equals(sum.of()))
              .toList();
      Map<LocalDate, Long> days = new TreeMap<>(Map.of(from, 0L));
      new SumFinder(connection, dialect, state.id(), head)
          .find(
              counted,
              all.size(),
              Optional.empty(),
              rule.everyDay() ? Optional.of(from) : Optional.empty(),
              Optional.empty(),
              false,
              (account, month, pence) -> days.merge(from, pence, Math::addExact));
      if (rule.everyDay()) {
        addDaysAfter(from, counted, days);
      }
      return days;
    } catch (SQLException e) {
      throw new FailedStatement(e);
    }
  }

  private void addDaysAfter(
      LocalDate from, List<FundState.PlacedAccount> counted, Map<LocalDate, Long> days)
      throws SQLException {
    String sql =
        "SELECT day, SUM(pence) FROM kept_day WHERE fund = ? AND "
            + dialect.isOneOf("account")
            + " AND day > ? GROUP BY day UNION ALL SELECT e.effective_day, SUM(p.pence)"
            + " FROM posting p JOIN entry e ON e.fund = p.fund AND e.sequence = p.sequence"
            + " WHERE p.fund = ? AND p.sequence > ? AND p.sequence <= ? AND "
            + dialect.isOneOf("p.account")
            + " AND e.effective_day > ? GROUP BY e.effective_day";
    Object ids =
        dialect.numbers(connection, counted.stream().map(FundState.PlacedAccount::id).toList());
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, state.id());
      statement.setObject(2, ids);
      statement.setLong(3, from.toEpochDay());
      statement.setLong(4, state.id());
      statement.setLong(5, head.keptTo());
      statement.setLong(6, head.sequence());
      statement.setObject(7, ids);
      statement.setLong(8, from.toEpochDay());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          days.merge(LocalDate.ofEpochDay(row.getLong(1)), row.getLong(2), Math::addExact);
        }
      }
    }
  }
}
