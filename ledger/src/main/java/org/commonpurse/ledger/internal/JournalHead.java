package org.commonpurse.ledger.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.commonpurse.ledger.seal.Seals;

/**
 * Where a fund's chain ends, and what was made of it.
 *
 * @param last  the last link of the chain
 * @param accounts  how many accounts the fund has; their ids count from 1
 * @param keptTo  up to which sequence the kept balances go
 */
record JournalHead(Last last, long accounts, long keptTo) {

  /**
   * The last link of a chain, whether it is an entry or an event.
   *
   * @param sequence  of the last entry; 0 before the first
   * @param events  how many events the chain has; whoever remembers what they said looks here
   * @param recordedAt  when the link was recorded
   * @param seal  of the link, 32 bytes
   */
  record Last(long sequence, long events, Instant recordedAt, byte[] seal) {}

  /** Before anything was read. */
  static final JournalHead UNREAD =
      new JournalHead(new Last(0, 0, Instant.EPOCH, new byte[0]), 0, 0);

  long sequence() {
    return last.sequence();
  }

  long events() {
    return last.events();
  }

  long recordedAtMicros() {
    return Seals.micros(last.recordedAt());
  }

  byte[] seal() {
    return last.seal();
  }

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
        new Last(row.getLong(1), row.getLong(6), Seals.moment(row.getLong(4)), row.getBytes(5)),
        row.getLong(2),
        row.getLong(3));
  }
}
