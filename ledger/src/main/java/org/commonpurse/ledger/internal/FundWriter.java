package org.commonpurse.ledger.internal;

import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_REVERSED_ALREADY;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonpurse.ledger.digest.Salt;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Approval;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.KeyReusedException;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Receipt;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.ledger.rule.FundRules;
import org.commonpurse.ledger.rule.Rule;
import org.commonpurse.ledger.rule.StaysOnSide;
import org.commonpurse.ledger.seal.Seals;
import org.jspecify.annotations.Nullable;

/**
 * Adds entries to one fund's journal within one transaction.
 * <p>
 * Entries are staged in memory, in the order in which they are to be recorded, and written together.
 * What a caller staged can be dropped again when one of its entries is refused.
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
      "UPDATE fund_head SET sequence = ?, accounts = ?, kept_to = ?, recorded_at = ?, seal = ?"
          + " WHERE fund = ?";

  private static final HexFormat HEX = HexFormat.of();

  /** What is known of a key that was used before. */
  private record Recorded(Receipt receipt, Optional<Salt> salt, byte[] digest) {}

  /** An account and side of an entry that is taken back: 1 for debits, -1 for credits. */
  private record ReversedLine(Account account, int side) {

    static ReversedLine of(Posting posting, int sign) {
      return new ReversedLine(posting.account(), sign * Long.signum(posting.pence()));
    }
  }

  private record RuleSum(StaysOnSide rule, List<Code> of) {}

  private record Place(Book book, Account account) {}

  private record Staged(
      Prepared prepared, long sequence, LocalDate countsOn, long[] accounts, byte[] seal) {}

  private final Transactions transactions;
  private final FundState state;
  private final Set<String> keys = new LinkedHashSet<>();
  private final Map<String, Recorded> recordedByKey = new HashMap<>();
  private final Map<String, Instant> actsByKey = new HashMap<>();
  private final Map<String, Integer> stagedByKey = new HashMap<>();
  private final List<Staged> staged = new ArrayList<>();
  private final List<FundState.PlacedAccount> newAccounts = new ArrayList<>();
  private final Map<Place, Long> newIds = new HashMap<>();
  private @Nullable Connection connection;
  private JournalHead head = JournalHead.UNREAD;
  private long recordedAtMicros;
  private byte[] seal = new byte[0];
  private int stagedKept;
  private int accountsKept;
  private byte[] sealKept = new byte[0];
  private @Nullable FundPolicy policy;

  /** Sums under rules: as recorded, as staged since, and as staged and kept. */
  private final Map<RuleSum, Long> sums = new HashMap<>();

  private Map<RuleSum, Long> stagedSums = new HashMap<>();
  private Map<RuleSum, Long> stagedSumsKept = new HashMap<>();

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
    connection = open;
    String keyQuery = KEYS.formatted(transactions.dialect().each("k"));
    Object keyValue = transactions.dialect().texts(open, keys);
    String headQuery = transactions.dialect().headForWriting();
    if (transactions.dialect().sendsStatementsTogether()) {
      try (PreparedStatement both = open.prepareStatement(headQuery + "; " + keyQuery)) {
        both.setLong(1, state.id());
        setKeys(both, 2, keyValue);
        both.execute();
        try (ResultSet row = both.getResultSet()) {
          head = JournalHead.read(row, state.id());
        }
        both.getMoreResults();
        try (ResultSet row = both.getResultSet()) {
          readKeys(row);
        }
      }
    } else {
      head = JournalHead.read(open, headQuery, state.id());
      try (PreparedStatement statement = open.prepareStatement(keyQuery)) {
        setKeys(statement, 1, keyValue);
        try (ResultSet row = statement.executeQuery()) {
          readKeys(row);
        }
      }
    }
    // Moments never run backwards within a journal, whatever the clock does.
    recordedAtMicros = Math.max(Seals.micros(transactions.now()), head.recordedAtMicros());
    seal = head.seal();
    sealKept = seal;
    state.accountsUpTo(open, head.accounts());
    policy = state.policy(open, head);
  }

  private void setKeys(PreparedStatement statement, int first, Object keyValue)
      throws SQLException {
    for (int place = first; place < first + 4; place += 2) {
      statement.setObject(place, keyValue);
      statement.setLong(place + 1, state.id());
    }
  }

  private void readKeys(ResultSet row) throws SQLException {
    while (row.next()) {
      if (row.getLong(2) == 0) {
        actsByKey.put(row.getString(1), EntryReader.instant(row.getLong(3)));
        continue;
      }
      var receipt =
          new Receipt(
              state.code(),
              row.getLong(2),
              new EntryKey(row.getString(1)),
              LocalDate.ofEpochDay(row.getLong(7)),
              day(row, 8),
              EntryReader.instant(row.getLong(3)),
              HEX.formatHex(row.getBytes(5)),
              true);
      recordedByKey.put(
          row.getString(1),
          new Recorded(
              receipt, Optional.ofNullable(row.getBytes(6)).map(Salt::of), row.getBytes(4)));
    }
  }

  private static Optional<LocalDate> day(ResultSet row, int column) throws SQLException {
    long day = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(day));
  }

  /**
   * Stages one entry, or finds that it was recorded before.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException if it may not be recorded
   */
  Receipt stage(Prepared prepared) throws SQLException {
    EntryKey key = prepared.submission().key();
    Integer place = stagedByKey.get(key.value());
    Recorded before =
        place == null
            ? recordedByKey.get(key.value())
            : new Recorded(
                receipt(staged.get(place), true),
                Optional.of(staged.get(place).prepared().salt()),
                staged.get(place).prepared().digest());
    if (before != null) {
      // The replay comes before every other check: a retry of finished work must not start failing.
      requireSame(prepared, before);
      return before.receipt();
    }
    Instant act = actsByKey.get(key.value());
    if (act != null) {
      throw ActStore.reused(
          state.code(), key, "an act at " + act, prepared.submission().entry().summary());
    }
    JournalEntry entry = prepared.submission().entry();
    if (prepared.reverses().isPresent()) {
      requireReversible(entry, prepared.reverses().get());
    }
    FundRules rules = requirePolicy().rules();
    LocalDate countsOn =
        requirePolicy()
            .periods()
            .place(entry, prepared.submission().by(), rules.late(), rules.softCloseRoles());
    for (Rule rule : rules.rules()) {
      rule.check(entry);
      if (rule instanceof StaysOnSide stays) {
        checkSums(stays, entry);
      }
    }
    long sequence = head.sequence() + staged.size() + 1;
    long[] accounts = new long[entry.postings().size()];
    for (int i = 0; i < accounts.length; i++) {
      accounts[i] = accountId(entry, entry.postings().get(i).account());
    }
    seal =
        Seals.seal(
            seal,
            sequence,
            countsOn,
            EntryReader.instant(recordedAtMicros),
            key,
            prepared.submission().by(),
            Optional.of(prepared.salt()),
            prepared.digest());
    staged.add(new Staged(prepared, sequence, countsOn, accounts, seal));
    stagedByKey.put(key.value(), staged.size() - 1);
    return receipt(staged.get(staged.size() - 1), false);
  }

  private Receipt receipt(Staged one, boolean replay) {
    var given = one.prepared().submission().entry().effectiveOn();
    return new Receipt(
        state.code(),
        one.sequence(),
        one.prepared().submission().key(),
        one.countsOn(),
        given.equals(one.countsOn()) ? Optional.empty() : Optional.of(given),
        EntryReader.instant(recordedAtMicros),
        HEX.formatHex(one.seal()),
        replay);
  }

  private FundPolicy requirePolicy() {
    if (policy == null) {
      throw new IllegalStateException("Nothing is staged before the beginning");
    }
    return policy;
  }

  private Connection requireConnection() {
    if (connection == null) {
      throw new IllegalStateException("Nothing is staged before the beginning");
    }
    return connection;
  }

  /** Checks that no more is taken back than was posted, with what was taken back before. */
  private void requireReversible(JournalEntry entry, long reversed) throws SQLException {
    var reader = new EntryReader(requireConnection(), state, head);
    var left = new HashMap<ReversedLine, Long>();
    for (Posting posting : reader.read(reversed).entry().postings()) {
      left.merge(ReversedLine.of(posting, 1), posting.pence(), Math::addExact);
    }
    List<JournalEntry> takenBack = new ArrayList<>();
    reader.visit(
        "AND e.reverses = ?",
        List.of(reversed),
        earlier -> {
          takenBack.add(earlier.entry());
          return true;
        });
    for (Staged earlier : staged) {
      if (earlier.prepared().reverses().equals(Optional.of(reversed))) {
        takenBack.add(earlier.prepared().submission().entry());
      }
    }
    takenBack.add(entry);
    for (JournalEntry one : takenBack) {
      for (Posting posting : one.postings()) {
        ReversedLine line = ReversedLine.of(posting, -1);
        long rest = Math.addExact(left.getOrDefault(line, 0L), posting.pence());
        if (Long.signum(rest) == Long.signum(posting.pence())) {
          throw LEDGER_REVERSED_ALREADY
              .because(
                  "Of entry "
                      + reversed
                      + ", "
                      + Amounts.print(Math.abs(rest))
                      + " more would be taken back from "
                      + posting.account()
                      + " than is left of it. Nothing was recorded.",
                  "fund",
                  state.code(),
                  "sequence",
                  reversed,
                  "account",
                  posting.account())
              .toException();
        }
        left.put(line, rest);
      }
    }
  }

  /** Checks the sums that an entry makes smaller, and remembers what they come to. */
  private void checkSums(StaysOnSide rule, JournalEntry entry) throws SQLException {
    var changes = new LinkedHashMap<RuleSum, Long>();
    for (Posting posting : entry.postings()) {
      if (rule.counts(entry.book(), posting.account())) {
        changes.merge(
            new RuleSum(rule, rule.sumOf(posting.account())), posting.pence(), Math::addExact);
      }
    }
    for (var change : changes.entrySet()) {
      RuleSum sum = change.getKey();
      long before = stagedSums.getOrDefault(sum, 0L) + sumBefore(sum);
      rule.checkSum(sum.of(), before, change.getValue());
    }
    changes.forEach((sum, pence) -> stagedSums.merge(sum, pence, Math::addExact));
  }

  private long sumBefore(RuleSum sum) throws SQLException {
    Long known = sums.get(sum);
    if (known != null) {
      return known;
    }
    Connection open = requireConnection();
    List<FundState.PlacedAccount> all = state.accountsUpTo(open, head.accounts());
    List<FundState.PlacedAccount> counted =
        all.stream()
            .filter(
                placed ->
                    sum.rule().counts(placed.book(), placed.account())
                        && sum.rule().sumOf(placed.account()).equals(sum.of()))
            .toList();
    long[] pence = new long[1];
    new SumFinder(open, transactions.dialect(), state.id(), head)
        .find(
            counted,
            all.size(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            (account, month, part) -> pence[0] = Math.addExact(pence[0], part));
    sums.put(sum, pence[0]);
    return pence[0];
  }

  private void requireSame(Prepared prepared, Recorded before) throws SQLException {
    if (!Arrays.equals(prepared.digestWith(before.salt()), before.digest())) {
      throw new KeyReusedException(
          state.code(),
          prepared.submission().key(),
          before.receipt().sequence(),
          describe(before.receipt().sequence()),
          prepared.submission().entry().summary());
    }
  }

  private String describe(long sequence) throws SQLException {
    int place = (int) (sequence - head.sequence()) - 1;
    if (place >= 0) {
      return staged.get(place).prepared().submission().entry().summary();
    }
    return new EntryReader(requireConnection(), state, head).read(sequence).entry().summary();
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

  /** Keeps what was staged since the last call. */
  void keepStaged() {
    stagedKept = staged.size();
    accountsKept = newAccounts.size();
    sealKept = seal;
    if (!stagedSums.isEmpty()) {
      stagedSumsKept = new HashMap<>(stagedSums);
    }
  }

  /** Forgets what was staged since {@link #keepStaged} was last called. */
  void dropStaged() {
    while (staged.size() > stagedKept) {
      Staged last = staged.remove(staged.size() - 1);
      stagedByKey.remove(last.prepared().submission().key().value());
    }
    while (newAccounts.size() > accountsKept) {
      FundState.PlacedAccount last = newAccounts.remove(newAccounts.size() - 1);
      newIds.remove(new Place(last.book(), last.account()));
    }
    seal = sealKept;
    stagedSums = new HashMap<>(stagedSumsKept);
  }

  /** Writes what was staged. */
  void flush(Connection open) throws SQLException {
    if (staged.isEmpty()) {
      return;
    }
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
    insertEntries(open);
    insertPostings(open);
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
    statement.setBytes(before + 5, seal);
    statement.setLong(before + 6, state.id());
  }

  /** Sends an entry, its postings and the head on one way, which is most of what one caller waits. */
  private void insertOne(Connection open, Staged one, long sequence) throws SQLException {
    int postings = one.accounts().length;
    String sql =
        INSERT_ENTRY
            + "; "
            + INSERT_POSTING
            + ", (?, ?, ?, ?, ?)".repeat(postings - 1)
            + "; "
            + MOVE_HEAD;
    try (PreparedStatement statement = open.prepareStatement(sql)) {
      setEntry(statement, one);
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
        statement.setLong(3, Books.number(placed.book()));
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

  private void insertEntries(Connection open) throws SQLException {
    try (PreparedStatement statement = open.prepareStatement(INSERT_ENTRY)) {
      for (Staged one : staged) {
        setEntry(statement, one);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private void setEntry(PreparedStatement statement, Staged one) throws SQLException {
    JournalEntry entry = one.prepared().submission().entry();
    statement.setLong(1, state.id());
    statement.setLong(2, one.sequence());
    statement.setLong(3, Books.number(entry.book()));
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

  private void insertPostings(Connection open) throws SQLException {
    try (PreparedStatement statement = open.prepareStatement(INSERT_POSTING)) {
      for (Staged one : staged) {
        for (int i = 0; i < one.accounts().length; i++) {
          setPosting(statement, 0, one, i);
          statement.addBatch();
        }
      }
      statement.executeBatch();
    }
  }

  private void setPosting(PreparedStatement statement, int before, Staged one, int line)
      throws SQLException {
    statement.setLong(before + 1, state.id());
    statement.setLong(before + 2, one.sequence());
    statement.setLong(before + 3, line + 1L);
    statement.setLong(before + 4, one.accounts()[line]);
    statement.setLong(before + 5, one.prepared().submission().entry().postings().get(line).pence());
  }

  /** Takes note that the commit happened. */
  void committed() {
    if (!newAccounts.isEmpty()) {
      state.learn(newAccounts);
    }
  }
}
