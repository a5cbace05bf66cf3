package org.commonpurse.ledger.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Approval;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Receipt;
import org.commonpurse.ledger.redaction.RedactedLink;
import org.commonpurse.ledger.seal.Seals;
import org.jspecify.annotations.Nullable;

/**
 * Adds entries to one fund's journal within one transaction: reads what a {@link StagedJournal} asks
 * for, and writes what it holds in the end together.
 */
final class FundWriter {

  // The keys come first, or a planner without statistics reads the whole journal for a few keys.
  private static final String KEYS =
      "SELECT e.entry_key, e.sequence, e.recorded_at, e.digest, e.seal, e.salt,"
          + " e.effective_day, e.submitted_day FROM %1$s"
          + " CROSS JOIN entry e WHERE e.fund = ? AND e.entry_key = k.value"
          // Acts share the space of keys; no entry has the sequence 0.
          + " UNION ALL SELECT v.subject, 0, v.recorded_at, v.seal, v.seal, v.salt, 0, NULL"
          + " FROM %1$s CROSS JOIN event v"
          + " WHERE v.fund = ? AND v.kind = 'act' AND v.subject = k.value";

  private static final String INSERT_ACCOUNT =
      "INSERT INTO account (fund, id, book, kind, path, partner, stream, scheme, provider, measure,"
          + " clause, reserve, nature) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  /** The columns of an account after its path, in the order in which they are written. */
  static final List<Dimension> ACCOUNT_COLUMNS =
      List.of(
          Dimension.PARTNER,
          Dimension.STREAM,
          Dimension.SCHEME,
          Dimension.PROVIDER,
          Dimension.MEASURE,
          Dimension.CLAUSE,
          Dimension.RESERVE,
          Dimension.NATURE);

  private static final String INSERT_ENTRY =
      "INSERT INTO entry (fund, sequence, book, kind, effective_day, submitted_day, year_end,"
          + " narrative, reference, entry_key, actor, approver, minute, reverses, recorded_at,"
          + " digest, seal, salt, actor_id, approver_id)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private static final String INSERT_POSTING =
      "INSERT INTO posting (fund, sequence, line, account, pence) VALUES (?, ?, ?, ?, ?)";

  private static final int ENTRY_COLUMNS = 20;

  private static final int POSTING_COLUMNS = 5;

  private static final String MOVE_HEAD =
      "UPDATE fund_head SET sequence = ?, accounts = ?, kept_to = ?, recorded_at = ?, seal = ?,"
          + " gross_debits = ? WHERE fund = ?";

  private static final HexFormat HEX = HexFormat.of();

  private record Place(Book book, Account account) {}

  /** An entry with the ids of the accounts of its postings. */
  private record Placed(StagedJournal.Staged entry, long[] accounts) {}

  private final Transactions transactions;
  private final FundState state;
  private final Set<String> keys = new LinkedHashSet<>();
  private final Map<String, StagedJournal.Use> usesByKey = new HashMap<>();
  private final List<FundState.PlacedAccount> newAccounts = new ArrayList<>();
  private final Map<Place, Long> newIds = new HashMap<>();
  private JournalHead head = JournalHead.UNREAD;
  private long grossDebitsPence;
  private long recordedAtMicros;
  private @Nullable StagedJournal journal;

  FundWriter(Transactions transactions, FundState state) {
    this.transactions = transactions;
    this.state = state;
  }

  /** Says that the submission will be staged, so that its key can be looked up with others. */
  void expect(Prepared prepared) {
    keys.add(prepared.submission().key().value());
  }

  /** Takes the fund's lock and reads where its journal ends, and which keys were used before. */
  void begin(Connection open) throws SQLException {
    String keyQuery = KEYS.formatted(transactions.dialect().each("k"));
    Object keyValue = transactions.dialect().texts(open, keys);
    String headQuery = transactions.dialect().headForWriting();
    if (transactions.dialect().sendsStatementsTogether()) {
      try (PreparedStatement both = open.prepareStatement(headQuery + "; " + keyQuery)) {
        both.setLong(1, state.id());
        setKeys(both, 2, keyValue);
        both.execute();
        try (ResultSet row = both.getResultSet()) {
          readHead(row);
        }
        both.getMoreResults();
        try (ResultSet row = both.getResultSet()) {
          readKeys(open, row);
        }
      }
    } else {
      try (PreparedStatement statement = open.prepareStatement(headQuery)) {
        statement.setLong(1, state.id());
        try (ResultSet row = statement.executeQuery()) {
          readHead(row);
        }
      }
      try (PreparedStatement statement = open.prepareStatement(keyQuery)) {
        setKeys(statement, 1, keyValue);
        try (ResultSet row = statement.executeQuery()) {
          readKeys(open, row);
        }
      }
    }
    // Moments never run backwards within a journal, whatever the clock does.
    recordedAtMicros = Math.max(Seals.micros(transactions.now()), head.recordedAtMicros());
    state.accountsUpTo(open, head.accounts());
    journal =
        new StagedJournal(
            state.code(),
            state.policy(open, head),
            head,
            EntryReader.instant(recordedAtMicros),
            new RecordedJournal(open));
  }

  private void readHead(ResultSet row) throws SQLException {
    head = JournalHead.read(row, state.id());
    grossDebitsPence = row.getLong(7);
  }

  private void setKeys(PreparedStatement statement, int first, Object keyValue)
      throws SQLException {
    for (int place = first; place < first + 4; place += 2) {
      statement.setObject(place, keyValue);
      statement.setLong(place + 1, state.id());
    }
  }

  private void readKeys(Connection open, ResultSet row) throws SQLException {
    while (row.next()) {
      if (row.getLong(2) == 0) {
        var act = new StagedJournal.UsedByAct(EntryReader.instant(row.getLong(3)));
        usesByKey.put(row.getString(1), act);
        continue;
      }
      var receipt =
          new Receipt(
              state.code(),
              row.getLong(2),
              new EntryKey(row.getString(1)),
              LocalDate.ofEpochDay(row.getLong(7)),
              day(row, 8),
              Map.of(),
              EntryReader.instant(row.getLong(3)),
              HEX.formatHex(row.getBytes(5)),
              true);
      usesByKey.put(
          row.getString(1),
          new StagedJournal.UsedByEntry(
              receipt,
              TakenOutProofs.of(
                  open, state.id(), RedactedLink.entry(receipt.sequence()), row.getBytes(6)),
              row.getBytes(4)));
    }
  }

  private static Optional<LocalDate> day(ResultSet row, int column) throws SQLException {
    long day = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(day));
  }

  /** What the staged journal asks of the recorded one. */
  private final class RecordedJournal implements StagedJournal.Recorded {

    private final Connection open;

    RecordedJournal(Connection open) {
      this.open = open;
    }

    @Override
    public Optional<StagedJournal.Use> use(EntryKey key) {
      return Optional.ofNullable(usesByKey.get(key.value()));
    }

    @Override
    public long grossDebitsPence() {
      return grossDebitsPence;
    }

    @Override
    public JournalEntry entry(long sequence) {
      return read(reader -> reader.read(sequence).entry());
    }

    @Override
    public List<JournalEntry> reversalsOf(long sequence) {
      var reversals = new ArrayList<JournalEntry>();
      read(
          reader -> {
            reader.visit(
                "AND e.reverses = ?",
                List.of(sequence),
                reversal -> {
                  reversals.add(reversal.entry());
                  return true;
                });
            return reversals;
          });
      return reversals;
    }

    @Override
    public Map<LocalDate, Long> sum(StagedJournal.RuleSum sum, LocalDate from) {
      return new RuleSumFinder(open, transactions.dialect(), state, head).find(sum, from);
    }

    private <T> T read(Reading<T> reading) {
      try {
        return reading.with(new EntryReader(open, state, head));
      } catch (SQLException e) {
        throw new FailedStatement(e);
      }
    }
  }

  /** A reading of the recorded journal. */
  @FunctionalInterface
  private interface Reading<T> {
    T with(EntryReader reader) throws SQLException;
  }

  /** Stages one entry, or finds that it was recorded before, as {@link StagedJournal#stage}. */
  Receipt stage(Prepared prepared) {
    Receipt receipt = requireJournal().stage(prepared);
    if (!receipt.replay()) {
      requireJournal()
          .refusalAlone(prepared.submission().entry())
          .ifPresent(transactions::needSecondPerson);
    }
    return receipt;
  }

  private StagedJournal requireJournal() {
    if (journal == null) {
      throw new IllegalStateException("Nothing is staged before the beginning");
    }
    return journal;
  }

  private long accountId(JournalEntry entry, Account account) {
    Long known = state.accountId(entry.book(), account);
    if (known != null) {
      return known;
    }
    var place = new Place(entry.book(), account);
    Long fresh = newIds.get(place);
    if (fresh != null) {
      return fresh;
    }
    long id = head.accounts() + newAccounts.size() + 1;
    newAccounts.add(new FundState.PlacedAccount(id, entry.book(), account));
    newIds.put(place, id);
    return id;
  }

  /**
   * Keeps what was staged since the last call, and checks it against rules about sums, now or when the
   * act ends that it belongs to.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_RULE_BROKEN}
   */
  void keepStaged() {
    if (!transactions.checksLater(state, requireJournal().changes())) {
      requireJournal().requireRulesKept();
    }
    requireJournal().keepStaged();
  }

  /** Forgets what was staged since {@link #keepStaged} was last called. */
  void dropStaged() {
    requireJournal().dropStaged();
  }

  private Placed place(StagedJournal.Staged one) {
    List<Posting> postings = one.entry().postings();
    long[] accounts = new long[postings.size()];
    for (int i = 0; i < accounts.length; i++) {
      accounts[i] = accountId(one.entry(), postings.get(i).account());
    }
    return new Placed(one, accounts);
  }

  /** Writes what was staged. */
  void flush(Connection open) throws SQLException {
    List<Placed> staged = requireJournal().staged().stream().map(this::place).toList();
    if (staged.isEmpty()) {
      return;
    }
    // Only here: a retry of what was recorded is answered whatever the clock says.
    transactions.nowAfter(head.last().recordedAt());
    insertAccounts(open);
    long sequence = head.sequence() + staged.size();
    boolean together =
        transactions.dialect().sendsStatementsTogether()
            && staged.size() == 1
            && sequence - head.keptTo() < BalanceCache.BEHIND_MAX;
    if (together) {
      insertOne(open, staged.get(0), sequence);
      return;
    }
    insertEntries(open, staged);
    insertPostings(open, staged);
    long keptTo = BalanceCache.keepUpTo(open, state.id(), head.keptTo(), sequence);
    if (keptTo > head.keptTo()) {
      transactions.dialect().planAgain(open);
    }
    try (PreparedStatement statement = open.prepareStatement(MOVE_HEAD)) {
      setHead(statement, 0, sequence, keptTo);
      statement.executeUpdate();
    }
  }

  private void setHead(PreparedStatement statement, int before, long sequence, long keptTo)
      throws SQLException {
    statement.setLong(before + 1, sequence);
    statement.setLong(before + 2, head.accounts() + newAccounts.size());
    statement.setLong(before + 3, keptTo);
    statement.setLong(before + 4, recordedAtMicros);
    statement.setBytes(before + 5, requireJournal().seal());
    statement.setLong(before + 6, requireJournal().grossDebitsPence());
    statement.setLong(before + 7, state.id());
  }

  /** Sends an entry, its postings and the head on one way, which is most of what one caller waits. */
  private void insertOne(Connection open, Placed one, long sequence) throws SQLException {
    int postings = one.accounts().length;
    String sql =
        INSERT_ENTRY
            + "; "
            + INSERT_POSTING
            + ", (?, ?, ?, ?, ?)".repeat(postings - 1)
            + "; "
            + MOVE_HEAD;
    try (PreparedStatement statement = open.prepareStatement(sql)) {
      setEntry(statement, one.entry());
      for (int i = 0; i < postings; i++) {
        setPosting(statement, ENTRY_COLUMNS + i * POSTING_COLUMNS, one, i);
      }
      setHead(statement, ENTRY_COLUMNS + postings * POSTING_COLUMNS, sequence, head.keptTo());
      statement.execute();
      // Each of the statements has its own answer, and may have failed on its own.
      while (statement.getMoreResults() || statement.getUpdateCount() >= 0) {
        continue;
      }
    }
  }

  private void insertAccounts(Connection open) throws SQLException {
    if (newAccounts.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = open.prepareStatement(INSERT_ACCOUNT)) {
      for (FundState.PlacedAccount placed : newAccounts) {
        statement.setLong(1, state.id());
        statement.setLong(2, placed.id());
        statement.setLong(3, BookNumbers.number(placed.book()));
        statement.setString(4, placed.account().kind().word());
        statement.setString(5, placed.account().path());
        for (int i = 0; i < ACCOUNT_COLUMNS.size(); i++) {
          statement.setString(
              6 + i,
              placed.account().value(ACCOUNT_COLUMNS.get(i)).map(Object::toString).orElse(null));
        }
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private void insertEntries(Connection open, List<Placed> staged) throws SQLException {
    try (PreparedStatement statement = open.prepareStatement(INSERT_ENTRY)) {
      for (Placed one : staged) {
        setEntry(statement, one.entry());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private void setEntry(PreparedStatement statement, StagedJournal.Staged one) throws SQLException {
    JournalEntry entry = one.entry();
    statement.setLong(1, state.id());
    statement.setLong(2, one.sequence());
    statement.setLong(3, BookNumbers.number(entry.book()));
    statement.setString(4, entry.kind().value());
    statement.setLong(5, one.countsOn().toEpochDay());
    if (one.countsOn().equals(entry.effectiveOn())) {
      statement.setNull(6, Types.BIGINT);
    } else {
      statement.setLong(6, entry.effectiveOn().toEpochDay());
    }
    statement.setLong(7, entry.yearEnd() ? 1 : 0);
    statement.setString(8, entry.narrative());
    statement.setString(9, entry.reference());
    statement.setString(10, one.prepared().submission().key().value());
    statement.setString(11, one.prepared().submission().by().name());
    Approval approval = entry.approval().orElse(null);
    statement.setString(12, approval == null ? null : approval.by().name());
    statement.setString(13, approval == null ? null : approval.minute());
    if (one.prepared().reverses().isPresent()) {
      statement.setLong(14, one.prepared().reverses().get());
    } else {
      statement.setNull(14, Types.BIGINT);
    }
    statement.setLong(15, recordedAtMicros);
    statement.setBytes(16, one.prepared().digest());
    statement.setBytes(17, one.seal());
    statement.setBytes(18, one.prepared().salt().bytes());
    statement.setString(19, one.prepared().submission().by().id());
    statement.setString(20, approval == null ? null : approval.by().id());
  }

  private void insertPostings(Connection open, List<Placed> staged) throws SQLException {
    try (PreparedStatement statement = open.prepareStatement(INSERT_POSTING)) {
      for (Placed one : staged) {
        for (int i = 0; i < one.accounts().length; i++) {
          setPosting(statement, 0, one, i);
          statement.addBatch();
        }
      }
      statement.executeBatch();
    }
  }

  private void setPosting(PreparedStatement statement, int before, Placed one, int line)
      throws SQLException {
    statement.setLong(before + 1, state.id());
    statement.setLong(before + 2, one.entry().sequence());
    statement.setLong(before + 3, line + 1L);
    statement.setLong(before + 4, one.accounts()[line]);
    statement.setLong(before + 5, one.entry().entry().postings().get(line).pence());
  }

  /** Takes note that the commit happened. */
  void committed() {
    if (!newAccounts.isEmpty()) {
      state.learn(newAccounts);
    }
  }
}
