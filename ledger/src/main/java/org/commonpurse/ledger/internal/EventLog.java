package org.commonpurse.ledger.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.digest.Salt;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.seal.ChainEvent;
import org.commonpurse.ledger.seal.EventKind;
import org.commonpurse.ledger.seal.Seals;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The events of one fund's chain, on one connection. Fund versions, rules, acts on periods, agreements,
 * allocations and reconciliations are kept here and nowhere else.
 */
final class EventLog {

  static final String COLUMNS =
      "number, after_entry, kind, subject, document, actor_id, actor, salt, recorded_at,"
          + " adopted_at, seal";

  private static final String SELECT = "SELECT " + COLUMNS + " FROM event WHERE fund = ?";

  private static final HexFormat HEX = HexFormat.of();

  private final Handle handle;
  private final long fundId;
  private final FundCode fund;

  EventLog(Handle handle, long fundId, FundCode fund) {
    this.handle = handle;
    this.fundId = fundId;
    this.fund = fund;
  }

  EventLog(Connection connection, FundState state) {
    this(Jdbi.open(connection), state.id(), state.code());
  }

  /**
   * Seals an event to the chain's last link. The fund's head is held from here to the commit; whoever
   * checks something first takes it before.
   */
  ChainEvent append(
      Transactions transactions, EventKind kind, String subject, String document, Actor by)
      throws SQLException {
    JournalHead head = lock(transactions);
    Instant now = transactions.nowAfter(head.last().recordedAt());
    return append(head, kind, subject, document, by, now, Optional.empty());
  }

  /** Holds the fund's head, so that nobody else adds to the chain. */
  JournalHead lock(Transactions transactions) throws SQLException {
    return JournalHead.read(
        handle.getConnection(), transactions.dialect().headForWriting(), fundId);
  }

  /** Seals an event to the link that the head names, and moves the head. */
  ChainEvent append(
      JournalHead head,
      EventKind kind,
      String subject,
      String document,
      Actor by,
      Instant recordedAt,
      Optional<Instant> adoptedAt) {
    var event =
        new ChainEvent(
                fund,
                head.events() + 1,
                head.sequence(),
                kind,
                subject,
                document,
                by,
                Salt.random(),
                recordedAt,
                adoptedAt,
                Seals.START)
            .sealedTo(HEX.formatHex(head.seal()));
    byte[] seal = HEX.parseHex(event.seal());
    handle.execute(
        "INSERT INTO event (fund, " + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        fundId,
        event.number(),
        event.afterEntry(),
        kind.word(),
        subject,
        document,
        by.id(),
        by.name(),
        event.salt().bytes(),
        Seals.micros(recordedAt),
        adoptedAt.map(Seals::micros).orElse(null),
        seal);
    handle.execute(
        "UPDATE fund_head SET events = ?, recorded_at = ?, seal = ? WHERE fund = ?",
        event.number(),
        Seals.micros(event.chainedAt()),
        seal,
        fundId);
    return event;
  }

  /** All events of some kinds, in order. */
  List<ChainEvent> list(EventKind... kinds) {
    return handle
        .select(SELECT + " AND kind IN (" + words(kinds) + ") ORDER BY number")
        .bind(0, fundId)
        .map((row, context) -> read(fund, row))
        .list();
  }

  /** The subjects of all events of some kinds that are known in a view, in order. */
  List<String> subjects(View view, EventKind... kinds) {
    return handle
        .select(
            "SELECT subject FROM event WHERE fund = ? AND kind IN ("
                + words(kinds)
                + ") AND recorded_at <= ? ORDER BY number")
        .bind(0, fundId)
        .bind(1, view.asKnown().map(Seals::micros).orElse(Long.MAX_VALUE))
        .mapTo(String.class)
        .list();
  }

  /** The last event of some kinds about a subject. */
  Optional<ChainEvent> newest(String subject, EventKind... kinds) {
    return handle
        .select(
            SELECT
                + " AND kind IN ("
                + words(kinds)
                + ") AND subject = ? ORDER BY number DESC LIMIT 1")
        .bind(0, fundId)
        .bind(1, subject)
        .map((row, context) -> read(fund, row))
        .findOne();
  }

  private static String words(EventKind... kinds) {
    return Arrays.stream(kinds)
        .map(kind -> "'" + kind.word() + "'")
        .collect(Collectors.joining(", "));
  }

  /** The event in a row of {@link #COLUMNS}. */
  static ChainEvent read(FundCode fund, ResultSet row) throws SQLException {
    String kind = row.getString(3);
    long adoptedAt = row.getLong(10);
    Optional<Instant> adopted =
        row.wasNull() ? Optional.empty() : Optional.of(Seals.moment(adoptedAt));
    return new ChainEvent(
        fund,
        row.getLong(1),
        row.getLong(2),
        EventKind.find(kind)
            .orElseThrow(() -> new IllegalStateException("An event is of no known kind: " + kind)),
        row.getString(4),
        row.getString(5),
        new Actor(row.getString(6), row.getString(7), Set.of()),
        Salt.of(row.getBytes(8)),
        Seals.moment(row.getLong(9)),
        adopted,
        HEX.formatHex(row.getBytes(11)));
  }
}
