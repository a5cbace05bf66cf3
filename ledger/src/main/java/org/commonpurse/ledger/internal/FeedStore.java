package org.commonpurse.ledger.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.seal.ChainLink;
import org.commonpurse.ledger.seal.EventKind;
import org.commonpurse.ledger.seal.Feed;
import org.commonpurse.ledger.seal.Seals;

/** The chains of a store, a few links at a time. */
public final class FeedStore implements Feed {

  private static final String ENTRIES =
      "SELECT sequence, actor_id, actor, recorded_at, seal FROM entry"
          + " WHERE fund = ? AND sequence > ? AND sequence <= ? ORDER BY sequence LIMIT ?";

  private static final String EVENTS =
      "SELECT number, actor_id, actor, recorded_at, seal, after_entry, kind, subject FROM event"
          + " WHERE fund = ? AND number > ? AND number <= ? ORDER BY number LIMIT ?";

  private static final String EVENT_STANDS_AFTER =
      "SELECT after_entry FROM event WHERE fund = ? AND number = ?";

  private static final HexFormat HEX = HexFormat.of();

  private final Transactions transactions;
  private final FundStore funds;

  /** The chains reached by these transactions. */
  public FeedStore(Transactions transactions, FundStore funds) {
    this.transactions = transactions;
    this.funds = funds;
  }

  @Override
  public Part after(FundCode fund, long position, int limit) {
    FundState state = funds.renewedState(fund);
    return transactions.read(
        connection -> {
          var head = JournalHead.read(connection, transactions.dialect().head(), state.id());
          long end = head.sequence() + head.events();
          if (position >= end) {
            return new Part(List.of(), end);
          }
          long events = eventsUpTo(connection, state, head, position);
          long entries = position - events;
          try (var entry = links(connection, ENTRIES, state, entries, head.sequence(), limit);
              var event = links(connection, EVENTS, state, events, head.events(), limit);
              var entryRow = entry.executeQuery();
              var eventRow = event.executeQuery()) {
            return new Part(merged(position, limit, entryRow, eventRow), end);
          }
        });
  }

  /**
   * How many events stand at a position or before. An event's position is its own number and that of the
   * entry it stands after, which grow together; so it is found by halving.
   */
  private static long eventsUpTo(
      Connection connection, FundState state, JournalHead head, long position) throws SQLException {
    long atLeast = Math.max(0, position - head.sequence());
    long atMost = Math.min(head.events(), position);
    try (var statement = connection.prepareStatement(EVENT_STANDS_AFTER)) {
      statement.setLong(1, state.id());
      while (atLeast < atMost) {
        long middle = atLeast + (atMost - atLeast + 1) / 2;
        statement.setLong(2, middle);
        try (ResultSet row = statement.executeQuery()) {
          if (!row.next()) {
            throw new IllegalStateException("Fund " + state.code() + " has no event " + middle);
          }
          if (row.getLong(1) + middle <= position) {
            atLeast = middle;
          } else {
            atMost = middle - 1;
          }
        }
      }
    }
    return atLeast;
  }

  private static PreparedStatement links(
      Connection connection, String sql, FundState state, long after, long upTo, int limit)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setLong(1, state.id());
    statement.setLong(2, after);
    statement.setLong(3, upTo);
    statement.setInt(4, limit);
    return statement;
  }

  private static List<ChainLink> merged(long position, int limit, ResultSet entry, ResultSet event)
      throws SQLException {
    var links = new ArrayList<ChainLink>();
    boolean isEntry = entry.next();
    boolean isEvent = event.next();
    while (links.size() < limit && (isEntry || isEvent)) {
      long place = position + links.size() + 1;
      if (isEvent && (!isEntry || event.getLong(6) < entry.getLong(1))) {
        links.add(link(place, event, kind(event.getString(7)), event.getString(8)));
        isEvent = event.next();
      } else {
        links.add(link(place, entry, Optional.empty(), ""));
        isEntry = entry.next();
      }
    }
    return links;
  }

  private static Optional<EventKind> kind(String word) {
    return Optional.of(
        EventKind.find(word)
            .orElseThrow(() -> new IllegalStateException("An event is of no known kind: " + word)));
  }

  private static ChainLink link(
      long position, ResultSet row, Optional<EventKind> event, String subject) throws SQLException {
    return new ChainLink(
        position,
        event,
        row.getLong(1),
        subject,
        EntryReader.actor(row.getString(2), row.getString(3)),
        Seals.moment(row.getLong(4)),
        HEX.formatHex(row.getBytes(5)));
  }
}
