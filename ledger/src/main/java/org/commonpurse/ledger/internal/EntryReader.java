package org.commonpurse.ledger.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonpurse.ledger.digest.TextProof;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.EntryKind;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.Approval;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Order;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.RecordedEntry;
import org.commonpurse.ledger.redaction.RedactedLink;
import org.commonpurse.ledger.seal.ChainEvent;
import org.jspecify.annotations.Nullable;

/** Reads recorded entries, with their postings, in order of sequence. */
final class EntryReader {

  /** What is done with each entry; false ends the reading. */
  @FunctionalInterface
  interface Visitor {
    boolean visit(RecordedEntry entry);
  }

  /** What is done with the links of a chain; an entry comes with the digest stored beside it. */
  interface ChainFollower {
    void entry(RecordedEntry entry, byte[] digest);

    void event(ChainEvent event);
  }

  // The plus keeps SQLite from taking a condition on e.sequence for one on p.sequence, with which
  // it
  // would look through the postings of the whole journal for one entry.
  private static final String SELECT =
      """
      SELECT e.sequence, e.book, e.kind, e.effective_day, e.submitted_day, e.year_end, e.narrative,
        e.reference, e.entry_key, e.actor, e.approver, e.minute, e.reverses, e.recorded_at, e.seal,
        e.salt, e.actor_id, e.approver_id, p.account, p.pence
      FROM entry e
      JOIN posting p ON p.fund = e.fund AND p.sequence = +e.sequence
      WHERE e.fund = ?\s""";

  private static final String ENTRIES =
      "SELECT sequence, book, kind, effective_day, submitted_day, year_end, narrative, reference,"
          + " entry_key, actor, approver, minute, reverses, recorded_at, seal, salt, actor_id,"
          + " approver_id, digest"
          + " FROM entry WHERE fund = ? AND sequence > ? AND sequence <= ? ORDER BY sequence";

  private static final String POSTINGS =
      "SELECT sequence, account, pence, line FROM posting"
          + " WHERE fund = ? AND sequence > ? AND sequence <= ? ORDER BY sequence, line";

  private static final String EVENTS =
      "SELECT "
          + EventLog.COLUMNS
          + " FROM event WHERE fund = ? AND number > ? AND number <= ? AND after_entry < ?"
          + " ORDER BY number";

  /** Documents of events can be long. */
  private static final int EVENTS_AT_ONCE = 50;

  private static final HexFormat HEX = HexFormat.of();

  private final Connection connection;
  private final FundState state;
  private final List<FundState.PlacedAccount> accounts;

  EntryReader(Connection connection, FundState state, JournalHead head) throws SQLException {
    this.connection = connection;
    this.state = state;
    this.accounts = state.accountsUpTo(connection, head.accounts());
  }

  /** The entry with the sequence, which must exist. */
  RecordedEntry read(long sequence) throws SQLException {
    var found = new ArrayList<RecordedEntry>();
    visit("AND e.sequence = ?", List.of(sequence), entry -> !found.add(entry));
    if (found.isEmpty()) {
      throw new IllegalStateException("Fund " + state.code() + " has no entry " + sequence);
    }
    return found.get(0);
  }

  /**
   * Reads entries one after the other.
   *
   * @param condition  what to add to the query, which calls the entry {@code e}
   * @param parameters  of the condition, in order
   */
  void visit(String condition, List<?> parameters, Visitor visitor) throws SQLException {
    visit(condition, parameters, Order.OLDEST, visitor);
  }

  /** Reads entries one after the other, from one end of the journal or the other. */
  void visit(String condition, List<?> parameters, Order order, Visitor visitor)
      throws SQLException {
    String by = order == Order.NEWEST ? " ORDER BY e.sequence DESC" : " ORDER BY e.sequence";
    String sql = SELECT + condition + by + ", p.line";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setFetchSize(5_000);
      statement.setLong(1, state.id());
      for (int i = 0; i < parameters.size(); i++) {
        statement.setObject(i + 2, parameters.get(i));
      }
      try (ResultSet row = statement.executeQuery()) {
        visit(row, visitor);
      }
    }
  }

  private void visit(ResultSet row, Visitor visitor) throws SQLException {
    boolean more = row.next();
    var postings = new ArrayList<Posting>();
    while (more) {
      long sequence = row.getLong(1);
      Unfinished entry = new Unfinished(row, proof(row));
      postings.clear();
      do {
        postings.add(
            new Posting(accounts.get((int) row.getLong(19) - 1).account(), row.getLong(20)));
        more = row.next();
      } while (more && row.getLong(1) == sequence);
      if (!visitor.visit(entry.with(state.code(), postings))) {
        return;
      }
    }
  }

  /**
   * Follows the whole chain. Entries, postings and events are read side by side, which is quicker than
   * joining them, and shows postings that belong to no entry or are out of place.
   */
  void follow(ChainFollower follower) throws SQLException {
    follow(new Piece(0, Long.MAX_VALUE, 0, Long.MAX_VALUE, true), follower);
  }

  /**
   * A piece of a chain.
   *
   * @param afterEntry  the sequence after which its entries begin
   * @param upToEntry  the sequence of its last entry, inclusive
   * @param afterEvent  the number after which its events begin
   * @param upToEvent  the number of the last event of the chain, inclusive
   * @param isLast  whether events after its last entry are of it
   */
  record Piece(long afterEntry, long upToEntry, long afterEvent, long upToEvent, boolean isLast) {}

  /** Follows a piece of the chain, as {@link #follow(ChainFollower)}. */
  void follow(Piece piece, ChainFollower follower) throws SQLException {
    long eventsBefore = piece.isLast() ? Long.MAX_VALUE : piece.upToEntry();
    try (PreparedStatement entries = links(ENTRIES, piece.afterEntry(), piece.upToEntry());
        PreparedStatement postings = links(POSTINGS, piece.afterEntry(), piece.upToEntry());
        PreparedStatement events =
            links(EVENTS, piece.afterEvent(), piece.upToEvent(), eventsBefore);
        ResultSet entry = entries.executeQuery();
        ResultSet posting = postings.executeQuery();
        ResultSet event = events.executeQuery()) {
      var postingsOf = new PostingsInOrder(posting);
      boolean more = event.next();
      while (entry.next()) {
        long sequence = entry.getLong(1);
        while (more && event.getLong(2) < sequence) {
          follower.event(EventLog.read(state.id(), state.code(), event));
          more = event.next();
        }
        var recorded =
            new Unfinished(entry, proof(entry)).with(state.code(), postingsOf.entry(sequence));
        follower.entry(recorded, entry.getBytes(19));
      }
      postingsOf.requireNoMore();
      while (more) {
        follower.event(EventLog.read(state.id(), state.code(), event));
        more = event.next();
      }
    }
  }

  private PreparedStatement links(String sql, long... bounds) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setFetchSize(sql.equals(EVENTS) ? EVENTS_AT_ONCE : 5_000);
    statement.setLong(1, state.id());
    for (int i = 0; i < bounds.length; i++) {
      statement.setLong(i + 2, bounds[i]);
    }
    return statement;
  }

  /** The postings of one entry after the other, out of those of all. */
  private final class PostingsInOrder {
    private final ResultSet posting;
    private boolean more;

    PostingsInOrder(ResultSet posting) throws SQLException {
      this.posting = posting;
      this.more = posting.next();
    }

    List<Posting> entry(long sequence) throws SQLException {
      var lines = new ArrayList<Posting>();
      while (more && posting.getLong(1) < sequence) {
        // Its entry is gone, which the gap in the sequence shows.
        more = posting.next();
      }
      while (more && posting.getLong(1) == sequence) {
        lines.add(
            new Posting(accounts.get((int) posting.getLong(2) - 1).account(), posting.getLong(3)));
        if (posting.getLong(4) != lines.size()) {
          throw new IllegalStateException(
              "Its postings are not numbered in order: "
                  + posting.getLong(4)
                  + " stands at "
                  + lines.size());
        }
        more = posting.next();
      }
      return lines;
    }

    void requireNoMore() throws SQLException {
      if (more) {
        throw new IllegalStateException(
            "A posting belongs to an entry " + posting.getLong(1) + " that there is not");
      }
    }
  }

  /** What proves the texts of the entry in a row; a narrative that was taken out must be gone. */
  private TextProof proof(ResultSet row) throws SQLException {
    var proof =
        TakenOutProofs.of(
            connection, state.id(), RedactedLink.entry(row.getLong(1)), row.getBytes(16));
    if (proof.takenOut().isPresent() && !row.getString(7).isEmpty()) {
      throw new IllegalStateException("Its salt was taken out, and its narrative stands there");
    }
    return proof;
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /** Who is responsible for an entry or an event: entries of the first form were recorded before there were ids. */
  static Actor actor(@Nullable String id, String name) {
    return id == null ? new Actor(name) : new Actor(id, name, Set.of());
  }

  /** The columns of an entry, while its postings are still to be read. */
  private static final class Unfinished {
    private final long sequence;
    private final long book;
    private final EntryKind kind;
    private final LocalDate effectiveOn;
    private final Optional<LocalDate> submittedOn;
    private final boolean yearEnd;
    private final String narrative;
    private final String reference;
    private final EntryKey key;
    private final Actor by;
    private final TextProof proof;
    private final Optional<Approval> approval;
    private final Optional<Long> reverses;
    private final Instant recordedAt;
    private final String seal;

    Unfinished(ResultSet row, TextProof proof) throws SQLException {
      this.proof = proof;
      sequence = row.getLong(1);
      book = row.getLong(2);
      String kindText = row.getString(3);
      kind = kindText.equals("general") ? JournalEntry.GENERAL : EntryKind.of(kindText);
      effectiveOn = LocalDate.ofEpochDay(row.getLong(4));
      long submitted = row.getLong(5);
      submittedOn = row.wasNull() ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(submitted));
      yearEnd = row.getLong(6) == 1;
      narrative =
          proof.takenOut().isPresent() ? proof.takenOut().get().inPlace() : row.getString(7);
      reference = row.getString(8);
      key = new EntryKey(row.getString(9));
      by = actor(row.getString(17), row.getString(10));
      String approver = row.getString(11);
      String minute = row.getString(12);
      if ((approver == null) != (minute == null)) {
        throw new IllegalStateException("It names an approver or a minute, but not both");
      }
      if (row.getString(18) != null && approver == null
          || (proof.form() == 1) == (row.getString(17) != null)) {
        throw new IllegalStateException("It has an id of nobody, or lacks the id of somebody");
      }
      approval =
          approver == null
              ? Optional.empty()
              : Optional.of(new Approval(actor(row.getString(18), approver), minute));
      long reversed = row.getLong(13);
      reverses = row.wasNull() ? Optional.empty() : Optional.of(reversed);
      recordedAt = instant(row.getLong(14));
      seal = HEX.formatHex(row.getBytes(15));
    }

    RecordedEntry with(FundCode fund, List<Posting> postings) {
      var entry =
          new JournalEntry(
              fund,
              BookNumbers.book(book),
              effectiveOn,
              narrative,
              reference,
              postings,
              kind,
              approval,
              yearEnd);
      return new RecordedEntry(
          sequence, entry, submittedOn, reverses, List.of(), key, by, proof, recordedAt, seal);
    }
  }
}
