package org.commonpurse.ledger.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Where a fund's chain ends.
 *
 * @param sequence  of the last entry; 0 before the first
 * @param accounts  how many accounts the fund has; their ids count from 1
 * @param keptTo  up to which sequence the kept balances go
 * @param recordedAtMicros  when the last link of the chain was recorded
 * @param seal  of the last link, 32 bytes
 * @param events  how many events the chain has; whoever remembers what they said looks here
 */
record JournalHead(
    long sequence, long accounts, long keptTo, long recordedAtMicros, byte[] seal, long events) {

  /** Reads the head of a fund with one of the queries of {@link Dialect}. */
  static JournalHead read(Connection connection, String query, long fund) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      return read(statement, fund);
    }
  }

  static JournalHead read(PreparedStatement statement, long fund) throws SQLException {
    statement.setLong(1, fund);
    try (ResultSet row = statement.executeQuery()) {
      return read(row, fund);
    }
  }

  /** Reads the head of a fund from the answer to one of the queries. */
  static JournalHead read(ResultSet row, long fund) throws SQLException {
    if (!row.next()) {
      throw new IllegalStateException("Fund " + fund + " has no head");
    }
    return new JournalHead(
        row.getLong(1),
        row.getLong(2),
        row.getLong(3),
        row.getLong(4),
        row.getBytes(5),
        row.getLong(6));
  }
}
