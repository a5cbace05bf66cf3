package org.commonpurse.ledger.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Sums of postings by account and day, kept so that no question has to add up the whole journal.
 * <p>
 * They follow the journal at a small distance: the last entries, {@value #BEHIND_MAX} at the most, are
 * added when a question is asked. So an account that everybody posts to is written once in a while
 * and not once for each entry, and no two writers ever wait for each other's balance.
 */
final class BalanceCache {

  /** The greatest number of entries that are not in the kept balances yet. */
  static final int BEHIND_MAX = 1024;

  /** The number of entries in one segment. */
  static final int SEGMENT = 16_384;

  private static final String SUMS =
      """
      SELECT p.account, e.effective_day, (e.sequence - 1) / 16384, SUM(p.pence)
      FROM posting p
      JOIN entry e ON e.fund = p.fund AND e.sequence = p.sequence
      WHERE p.fund = ? AND p.sequence > ? AND p.sequence <= ?
      GROUP BY 1, 2, 3
      ORDER BY 1, 2, 3
      """;

  private static final String ADD_DAY =
      "INSERT INTO kept_day (fund, account, day, segment, pence) VALUES (?, ?, ?, ?, ?)"
          + " ON CONFLICT (fund, account, day, segment)"
          + " DO UPDATE SET pence = kept_day.pence + excluded.pence";

  private static final String ADD_MONTH =
      "INSERT INTO kept_month (fund, account, month, pence) VALUES (?, ?, ?, ?)"
          + " ON CONFLICT (fund, account, month)"
          + " DO UPDATE SET pence = kept_month.pence + excluded.pence";

  private static final String ADD_MONTH_SEGMENT =
      "INSERT INTO kept_month_segment (fund, account, month, segment, pence) VALUES (?, ?, ?, ?, ?)"
          + " ON CONFLICT (fund, account, month, segment)"
          + " DO UPDATE SET pence = kept_month_segment.pence + excluded.pence";

  private BalanceCache() {}

  /** One sum: of an account, on a day or in a month, of a segment. */
  private record Cell(long account, long time, long segment) implements Comparable<Cell> {
    @Override
    public int compareTo(Cell other) {
      int order = Long.compare(account, other.account);
      order = order != 0 ? order : Long.compare(time, other.time);
      return order != 0 ? order : Long.compare(segment, other.segment);
    }
  }

  /** The number of the month that holds the day: the year times twelve plus the month from 0. */
  static long monthOf(LocalDate day) {
    return day.getYear() * 12L + day.getMonthValue() - 1;
  }

  /** The first day of the month with the number. */
  static LocalDate firstOf(long month) {
    return LocalDate.of((int) Math.floorDiv(month, 12L), (int) Math.floorMod(month, 12L) + 1, 1);
  }

  /**
   * Adds the entries that have gathered, once they are many.
   *
   * @param keptTo  up to which sequence the kept balances go
   * @param sequence  of the last entry
   * @return up to which sequence they go now
   */
  static long keepUpTo(Connection connection, long fund, long keptTo, long sequence)
      throws SQLException {
    if (sequence - keptTo < BEHIND_MAX) {
      return keptTo;
    }
    keep(connection, fund, keptTo, sequence);
    return sequence;
  }

  private static void keep(Connection connection, long fund, long after, long upTo)
      throws SQLException {
    List<Object[]> days = new ArrayList<>();
    var months = new TreeMap<Cell, Long>();
    var segments = new TreeMap<Cell, Long>();
    try (PreparedStatement statement = connection.prepareStatement(SUMS)) {
      statement.setLong(1, fund);
      statement.setLong(2, after);
      statement.setLong(3, upTo);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          long account = row.getLong(1);
          long day = row.getLong(2);
          long segment = row.getLong(3);
          long pence = row.getLong(4);
          long month = monthOf(LocalDate.ofEpochDay(day));
          days.add(new Object[] {account, day, segment, pence});
          months.merge(new Cell(account, month, 0), pence, Math::addExact);
          segments.merge(new Cell(account, month, segment), pence, Math::addExact);
        }
      }
    }
    try (PreparedStatement statement = connection.prepareStatement(ADD_DAY)) {
      for (Object[] day : days) {
        addRow(statement, fund, (long) day[0], (long) day[1], (long) day[2], (long) day[3]);
      }
      statement.executeBatch();
    }
    try (PreparedStatement statement = connection.prepareStatement(ADD_MONTH)) {
      for (var month : months.entrySet()) {
        addRow(statement, fund, month.getKey().account(), month.getKey().time(), month.getValue());
      }
      statement.executeBatch();
    }
    try (PreparedStatement statement = connection.prepareStatement(ADD_MONTH_SEGMENT)) {
      for (var one : segments.entrySet()) {
        Cell cell = one.getKey();
        addRow(statement, fund, cell.account(), cell.time(), cell.segment(), one.getValue());
      }
      statement.executeBatch();
    }
  }

  private static void addRow(PreparedStatement statement, long... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setLong(i + 1, values[i]);
    }
    statement.addBatch();
  }
}
