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
import org.commonpurse.ledger.fund.Code;
import org.commonpurse.ledger.journal.Actor;
import org.commonpurse.ledger.journal.Approval;
import org.commonpurse.ledger.journal.EntryKey;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.RecordedEntry;

/** Reads recorded entries, with their postings, in order of sequence. */
final class EntryReader {

  /** What is done with each entry; false ends the reading. */
  @FunctionalInterface
  interface Visitor {
    boolean visit(RecordedEntry entry);
  }

  /** What is done with each entry and the digest that is stored with it; false ends the reading. */
  @FunctionalInterface
  interface StoredVisitor {
    boolean visit(RecordedEntry entry, byte[] digest);
  }

  // The plus keeps SQLite from taking a condition on e.sequence for one on p.sequence: it would
  // then
  // look through the postings of the whole journal for one entry.
  private static final String SELECT =
      """
      SELECT e.sequence, e.book, e.kind, e.effective_day, e.submitted_day, e.year_end, e.narrative,
        e.reference, e.entry_key, e.actor, e.approver, e.minute, e.reverses, e.recorded_at, e.seal,
        p.account, p.pence
      FROM entry e
      JOIN posting p ON p.fund = e.fund AND p.sequence = +e.sequence
      WHERE e.fund = ?\s""";

  private static final String ENTRIES =
      "SELECT sequence, book, kind, effective_day, submitted_day, year_end, narrative, reference,"
          + " entry_key, actor, approver, minute, reverses, recorded_at, seal, digest"
          + " FROM entry WHERE fund = ? ORDER BY sequence";

  private static final String POSTINGS =
      "SELECT sequence, account, pence, line FROM posting WHERE fund = ? ORDER BY sequence, line";

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
    String sql = SELECT + condition + " ORDER BY e.sequence, p.line";
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
      Unfinished entry = new Unfinished(row);
      postings.clear();
      do {
        postings.add(
            new Posting(accounts.get((int) row.getLong(16) - 1).account(), row.getLong(17)));
        more = row.next();
      } while (more && row.getLong(1) == sequence);
      if (!visitor.visit(entry.with(state.code(), postings))) {
        return;
      }
    }
  }

  /**
   * Reads the whole journal. Entries and postings are read side by side, which is quicker than joining
   * them, and shows postings that belong to no entry or are out of place.
   */
  void visitAll(StoredVisitor visitor) throws SQLException {
    try (PreparedStatement entries = connection.prepareStatement(ENTRIES);
        PreparedStatement postings = connection.prepareStatement(POSTINGS)) {
      entries.setFetchSize(5_000);
      postings.setFetchSize(5_000);
      entries.setLong(1, state.id());
      postings.setLong(1, state.id());
      try (ResultSet entry = entries.executeQuery();
          ResultSet posting = postings.executeQuery()) {
        visitSideBySide(entry, posting, visitor);
      }
    }
  }

  private void visitSideBySide(ResultSet entry, ResultSet posting, StoredVisitor visitor)
      throws SQLException {
    boolean more = posting.next();
    var lines = new ArrayList<Posting>();
    while (entry.next()) {
      long sequence = entry.getLong(1);
      lines.clear();
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
      var recorded = new Unfinished(entry).with(state.code(), lines);
      if (!visitor.visit(recorded, entry.getBytes(16))) {
        return;
      }
    }
    if (more) {
      throw new IllegalStateException(
          "A posting belongs to an entry " + posting.getLong(1) + " that there is not");
    }
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /** The columns of an entry, while its postings are still to be read. */
  private static final class Unfinished {
    private final long sequence;
    private final long book;
    private final Code kind;
    private final LocalDate effectiveOn;
    private final Optional<LocalDate> submittedOn;
    private final boolean yearEnd;
    private final String narrative;
    private final String reference;
    private final EntryKey key;
    private final Actor by;
    private final Optional<Approval> approval;
    private final Optional<Long> reverses;
    private final Instant recordedAt;
    private final String seal;

    Unfinished(ResultSet row) throws SQLException {
      sequence = row.getLong(1);
      book = row.getLong(2);
      String kindText = row.getString(3);
      kind = kindText.equals("general") ? JournalEntry.GENERAL : Code.of(kindText);
      effectiveOn = LocalDate.ofEpochDay(row.getLong(4));
      long submitted = row.getLong(5);
      submittedOn = row.wasNull() ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(submitted));
      yearEnd = row.getLong(6) == 1;
      narrative = row.getString(7);
      reference = row.getString(8);
      key = new EntryKey(row.getString(9));
      by = new Actor(row.getString(10));
      String approver = row.getString(11);
      String minute = row.getString(12);
      if ((approver == null) != (minute == null)) {
        throw new IllegalStateException("It names an approver or a minute, but not both");
      }
      approval =
          approver == null
              ? Optional.empty()
              : Optional.of(new Approval(new Actor(approver), minute));
      long reversed = row.getLong(13);
      reverses = row.wasNull() ? Optional.empty() : Optional.of(reversed);
      recordedAt = instant(row.getLong(14));
      seal = HEX.formatHex(row.getBytes(15));
    }

    RecordedEntry with(Code fund, List<Posting> postings) {
      var entry =
          new JournalEntry(
              fund,
              Books.book(book),
              effectiveOn,
              narrative,
              reference,
              postings,
              kind,
              approval,
              yearEnd);
      return new RecordedEntry(
          sequence, entry, submittedOn, reverses, List.of(), key, by, recordedAt, seal);
    }
  }
}
