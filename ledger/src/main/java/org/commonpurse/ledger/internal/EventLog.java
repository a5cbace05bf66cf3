package org.commonpurse.ledger.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.digest.Salt;
import org.commonpurse.ledger.digest.TextProof;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.redaction.RedactedLink;
import org.commonpurse.ledger.seal.ChainEvent;
import org.commonpurse.ledger.seal.EventKind;
import org.commonpurse.ledger.seal.Seals;
import org.jdbi.v3.core.Handle;

/**
 * The events of one fund's chain, on one connection. Fund versions, rules, acts on periods, agreements,
 * allocations and reconciliations are kept here and nowhere else.
 */
final class EventLog {

  static final String COLUMNS =
      "number, after_entry, kind, subject, document, actor_id, actor, salt, recorded_at,"
          + " adopted_at, seal";

  private static final String SELECT = "SELECT " + COLUMNS + " FROM event WHERE fund = ?";

  private static final String INSERT =
      "INSERT INTO event (fund, " + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  /** So many events are written together, where there are many. */
  private static final int BATCH = 1_000;

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
    this(Handles.on(connection), state.id(), state.code());
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
    Salt salt = Salt.random();
    var event =
        new ChainEvent(
                fund,
                head.events() + 1,
                head.sequence(),
                kind,
                subject,
                document,
                by,
                TextProof.salted(salt),
                recordedAt,
                adoptedAt,
                Seals.START)
            .sealedTo(HEX.formatHex(head.seal()));
    handle.execute(INSERT, values(event, salt));
    move(event);
    return event;
  }

  /** What an event is to say, and of what. */
  record Said(String subject, String document) {}

  /**
   * Seals events of one kind to the chain's last link, one after the other, and moves the head once: as
   * {@link #append(Transactions, EventKind, String, String, Actor)} for each, in a fraction of the time.
   *
   * @param head  which {@link #lock} gave
   */
  void appendAll(
      Transactions transactions, JournalHead head, EventKind kind, List<Said> all, Actor by) {
    if (all.isEmpty()) {
      return;
    }
    Instant now = transactions.nowAfter(head.last().recordedAt());
    String seal = HEX.formatHex(head.seal());
    long number = head.events();
    var batch = handle.prepareBatch(INSERT);
    Optional<ChainEvent> last = Optional.empty();
    for (Said said : all) {
      Salt salt = Salt.random();
      var event =
          new ChainEvent(
                  fund,
                  ++number,
                  head.sequence(),
                  kind,
                  said.subject(),
                  said.document(),
                  by,
                  TextProof.salted(salt),
                  now,
                  Optional.empty(),
                  Seals.START)
              .sealedTo(seal);
      batch.add(values(event, salt));
      if (batch.size() == BATCH) {
        batch.execute();
      }
      seal = event.seal();
      last = Optional.of(event);
    }
    if (batch.size() > 0) {
      batch.execute();
    }
    move(last.orElseThrow());
  }

  private Object[] values(ChainEvent event, Salt salt) {
    return new Object[] {
      fundId,
      event.number(),
      event.afterEntry(),
      event.kind().word(),
      event.subject(),
      event.document(),
      event.by().id(),
      event.by().name(),
      salt.bytes(),
      Seals.micros(event.recordedAt()),
      event.adoptedAt().map(Seals::micros).orElse(null),
      HEX.parseHex(event.seal())
    };
  }

  private void move(ChainEvent last) {
    handle.execute(
        "UPDATE fund_head SET events = ?, recorded_at = ?, seal = ? WHERE fund = ?",
        last.number(),
        Seals.micros(last.chainedAt()),
        HEX.parseHex(last.seal()),
        fundId);
  }

  /** All events of some kinds, in order. */
  List<ChainEvent> list(EventKind... kinds) {
    return handle
        .select(SELECT + " AND kind IN (" + words(kinds) + ") ORDER BY number")
        .bind(0, fundId)
        .map((row, context) -> read(fundId, fund, row))
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

  /** Which things events of a kind are about, each once, in order of their texts. */
  List<String> things(EventKind kind) {
    return handle
        .select(
            "SELECT DISTINCT subject FROM event WHERE fund = ? AND kind = '" + kind.word() + "'")
        .bind(0, fundId)
        .mapTo(String.class)
        .stream()
        // Not by the database, whose order may be that of a language.
        .sorted()
        .toList();
  }

  /** What an event said of a thing, without what proves it. */
  record Told(long number, String subject, String document, Instant recordedAt) {

    static Told of(ChainEvent event) {
      return new Told(event.number(), event.subject(), event.document(), event.recordedAt());
    }
  }

  /** What all events of a kind said, in order: for kinds of which there are very many. */
  List<Told> told(EventKind kind) {
    return handle
        .select(
            "SELECT number, subject, document, recorded_at FROM event WHERE fund = ? AND kind = '"
                + kind.word()
                + "' ORDER BY number")
        .bind(0, fundId)
        .map(
            (row, context) ->
                new Told(
                    row.getLong(1),
                    row.getString(2),
                    row.getString(3),
                    Seals.moment(row.getLong(4))))
        .list();
  }

  /** All events of a kind about some things, in order. */
  List<ChainEvent> about(Dialect dialect, EventKind kind, Collection<String> subjects)
      throws SQLException {
    // Put in order here, or a planner follows the order of numbers through all events of the fund.
    var found = new ArrayList<ChainEvent>();
    Connection connection = handle.getConnection();
    try (var statement =
        connection.prepareStatement(
            SELECT + " AND kind = '" + kind.word() + "' AND " + dialect.isOneOf("subject"))) {
      statement.setLong(1, fundId);
      statement.setObject(2, dialect.texts(connection, subjects));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(read(fundId, fund, row));
        }
      }
    }
    found.sort(Comparator.comparing(ChainEvent::number));
    return found;
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
        .map((row, context) -> read(fundId, fund, row))
        .findOne();
  }

  private static String words(EventKind... kinds) {
    return Arrays.stream(kinds)
        .map(kind -> "'" + kind.word() + "'")
        .collect(Collectors.joining(", "));
  }

  /** The event in a row of {@link #COLUMNS}. */
  static ChainEvent read(long fundId, FundCode fund, ResultSet row) throws SQLException {
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
        TakenOutProofs.of(
            row.getStatement().getConnection(),
            fundId,
            RedactedLink.event(row.getLong(1)),
            row.getBytes(8)),
        Seals.moment(row.getLong(9)),
        adopted,
        HEX.formatHex(row.getBytes(11)));
  }
}
