package org.commonpurse.ledger.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.RecordedEntry;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.seal.ChainEvent;
import org.commonpurse.ledger.seal.Seals;
import org.commonpurse.ledger.verify.Checkpoint;
import org.commonpurse.ledger.verify.FundVerification;
import org.commonpurse.ledger.verify.Replay;
import org.commonpurse.ledger.verify.SecondPersons;

/** Replays the chain of one fund out of a store, and compares all that is stored with the replay. */
final class ChainVerifier {

  private static final String ACCOUNTS =
      "SELECT id, path, kind, partner, stream, scheme, provider, measure, clause, reserve, nature"
          + " FROM account WHERE fund = ? ORDER BY id";

  private static final String KEYS_OF_ACTS_AND_ENTRIES =
      "SELECT e.sequence FROM event v CROSS JOIN entry e WHERE v.fund = ? AND v.kind = 'act'"
          + " AND e.fund = v.fund AND e.entry_key = v.subject ORDER BY e.sequence";

  private static final HexFormat HEX = HexFormat.of();

  /** So many entries have their seals checked together, beside the reading. */
  private static final int BATCH = 2048;

  private static final int CHECKS_AHEAD_MAX = 4;

  /** An entry with the digest that is stored beside it, to tell retries by. */
  private record Stored(RecordedEntry entry, byte[] digest) {}

  /** An entry whose seal does not fit, or else whose stored digest does not. */
  private record Broken(long sequence, boolean sealFits) {}

  private final Store store;
  private final Connection connection;
  private final FundState state;
  private final Replay replay;
  private final JournalHead head;
  private final SecondPersons secondPersons = new SecondPersons();
  private final LongSums days = new LongSums();
  private final LongSums months = new LongSums();
  private final LongSums monthSegments = new LongSums();
  private final List<Stored> unchecked = new ArrayList<>(BATCH);
  private final Queue<CompletableFuture<List<Broken>>> checks = new ArrayDeque<>();
  private String sealBefore = Seals.START;
  private long balances;
  private long grossDebitsPence;

  ChainVerifier(
      Store store, Connection connection, FundState state, Optional<Checkpoint> checkpoint)
      throws SQLException {
    this.store = store;
    this.connection = connection;
    this.state = state;
    this.replay = new Replay(checkpoint, false, false);
    this.head = JournalHead.read(connection, store.dialect().head(), state.id());
  }

  FundVerification verify() throws SQLException {
    checkAccounts();
    checkTriggers();
    try {
      var reader = new EntryReader(connection, state, head);
      reader.follow(
          new EntryReader.ChainFollower() {
            @Override
            public void entry(RecordedEntry entry, byte[] digest) {
              take(entry, digest);
            }

            @Override
            public void event(ChainEvent event) {
              take(event);
            }
          });
      for (long reversed : new TreeSet<>(replay.reversed())) {
        replay.checkReversals(reader.read(reversed));
      }
    } catch (RuntimeException e) {
      replay.note("entry", replay.entries() + 1, "It cannot be read: " + e.getMessage());
    }
    finishSeals();
    secondPersons.finish(replay);
    checkKeys();
    checkHead();
    checkKept("kept_day", "account, day, segment", days);
    checkKept("kept_month", "account, month, 0", months);
    checkKept("kept_month_segment", "account, month, segment", monthSegments);
    return new FundVerification(
        replay.end(state.code()), replay.postings(), balances, replay.finish());
  }

  /** Checks seals beside the reading: each needs only the stored seal before it. */
  private void checkSeals() {
    if (unchecked.isEmpty()) {
      // Events can follow each other in their hundred thousands, and each would wait for a thread.
      return;
    }
    List<Stored> batch = List.copyOf(unchecked);
    String before = sealBefore;
    sealBefore = batch.get(batch.size() - 1).entry().seal();
    unchecked.clear();
    checks.add(CompletableFuture.supplyAsync(() -> broken(before, batch)));
    while (checks.size() > CHECKS_AHEAD_MAX) {
      checks.remove().join().forEach(this::note);
    }
  }

  private static List<Broken> broken(String sealBefore, List<Stored> batch) {
    var broken = new ArrayList<Broken>();
    String seal = sealBefore;
    for (Stored stored : batch) {
      RecordedEntry entry = stored.entry();
      byte[] digest = Seals.contentDigest(entry);
      boolean sealFits = Seals.expected(seal, entry, digest).equals(entry.seal());
      if (!sealFits || !Arrays.equals(digest, stored.digest())) {
        broken.add(new Broken(entry.sequence(), sealFits));
      }
      seal = entry.seal();
    }
    return broken;
  }

  private void note(Broken broken) {
    if (broken.sealFits()) {
      replay.note(
          "digest", broken.sequence(), "The digest that tells its retries is not that of it.");
    } else {
      replay.noteSeal(broken.sequence());
    }
  }

  private void finishSeals() {
    checkSeals();
    while (!checks.isEmpty()) {
      checks.remove().join().forEach(this::note);
    }
  }

  private void take(RecordedEntry entry, byte[] digest) {
    replay.next(entry);
    secondPersons.take(entry);
    unchecked.add(new Stored(entry, digest));
    if (unchecked.size() == BATCH) {
      checkSeals();
    }
    if (entry.reverses().isEmpty()) {
      long debits = entry.entry().debitsPence();
      // Books of earlier versions may hold more; they count as full.
      grossDebitsPence =
          grossDebitsPence > BookBounds.GROSS_DEBITS_MAX_PENCE - debits
              ? BookBounds.GROSS_DEBITS_MAX_PENCE
              : grossDebitsPence + debits;
    }
    boolean isKept = entry.sequence() <= head.keptTo();
    LocalDate day = entry.entry().effectiveOn();
    long month = BalanceCache.monthOf(day);
    long segment = (entry.sequence() - 1) / BalanceCache.SEGMENT;
    for (Posting posting : entry.entry().postings()) {
      Long account = state.accountId(entry.entry().book(), posting.account());
      if (account == null) {
        replay.note("account", entry.sequence(), "It posts to an account of another book.");
      } else if (isKept) {
        days.add(cell(account, day.toEpochDay(), segment), posting.pence());
        months.add(cell(account, month, 0), posting.pence());
        monthSegments.add(cell(account, month, segment), posting.pence());
      }
    }
  }

  private void take(ChainEvent event) {
    replay.next(event);
    secondPersons.take(event);
    checkSeals();
    if (!Seals.expected(sealBefore, event).equals(event.seal())) {
      replay.noteSeal(event);
    }
    sealBefore = event.seal();
  }

  /** No entry has the key of an act; that no two entries share one, the database sees to. */
  private void checkKeys() {
    Handles.on(connection)
        .select(KEYS_OF_ACTS_AND_ENTRIES)
        .bind(0, state.id())
        .mapTo(Long.class)
        .forEach(sequence -> replay.note("key", sequence, "Its key is that of an act too."));
  }

  private void checkTriggers() throws SQLException {
    for (String missing : store.dialect().triggersMissing(connection)) {
      replay.note(
          "protection", "The database no longer refuses changes: trigger " + missing + " is gone.");
    }
  }

  private long cell(long account, long time, long segment) {
    return account << 44 | (time & 0x3f_ffff) << 22 | segment;
  }

  /** Checks that accounts are numbered without gaps and that their columns say what their paths do. */
  private void checkAccounts() throws SQLException {
    long last = 0;
    try (PreparedStatement statement = connection.prepareStatement(ACCOUNTS)) {
      statement.setLong(1, state.id());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          if (row.getLong(1) != last + 1 || !saysItsPath(row)) {
            replay.note(
                "account",
                "Account "
                    + row.getLong(1)
                    + ", "
                    + row.getString(2)
                    + ", is out of order, or its columns do not say what its path does.");
          }
          last = row.getLong(1);
        }
      }
    }
    if (last != head.accounts()) {
      replay.note(
          "head",
          "The accounts end at " + last + ", but are said to end at " + head.accounts() + ".");
    }
  }

  private boolean saysItsPath(ResultSet row) throws SQLException {
    Account account;
    try {
      account = Account.parse(row.getString(2));
    } catch (ProblemException e) {
      return false;
    }
    boolean same = account.kind().word().equals(row.getString(3));
    for (int i = 0; i < FundWriter.ACCOUNT_COLUMNS.size(); i++) {
      same &=
          Optional.ofNullable(row.getString(4 + i))
              .equals(account.value(FundWriter.ACCOUNT_COLUMNS.get(i)).map(Code::value));
    }
    return same;
  }

  private void checkHead() throws SQLException {
    long stored =
        Handles.on(connection)
            .select("SELECT gross_debits FROM fund_head WHERE fund = ?", state.id())
            .mapTo(Long.class)
            .one();
    if (stored != grossDebitsPence) {
      replay.note(
          "head",
          "The entries debit "
              + Amounts.print(grossDebitsPence)
              + ", but are said to debit "
              + Amounts.print(stored)
              + ".");
    }
    if (head.sequence() != replay.entries()) {
      replay.note(
          "head",
          "The journal has "
              + replay.entries()
              + " entries, but is said to end at "
              + head.sequence()
              + ".");
    }
    if (!HEX.formatHex(head.seal()).equals(replay.seal())) {
      replay.note("head", "The last seal is not the one that the chain is said to end with.");
    }
    if (replay.entries() + replay.events() > 0) {
      if (head.recordedAtMicros() != Seals.micros(replay.recordedAt())) {
        replay.note("head", "The last link was not recorded when the chain is said to end.");
      }
      if (head.recordedAtMicros() > Seals.micros(store.now())) {
        replay.note("head", "The last link is recorded later than now.");
      }
    }
    if (head.events() != replay.events()) {
      replay.note(
          "head",
          "The chain has "
              + replay.events()
              + " events, but is said to have "
              + head.events()
              + ".");
    }
  }

  private void checkKept(String table, String columns, LongSums sums) throws SQLException {
    long rows = 0;
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT " + columns + ", pence FROM " + table + " WHERE fund = ?")) {
      statement.setFetchSize(5_000);
      statement.setLong(1, state.id());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          rows++;
          long segment = row.getLong(3);
          // Anything else would be taken for another cell.
          boolean isCell =
              row.getLong(1) < 1 << 20
                  && row.getLong(2) >= SumFinder.FIRST
                  && row.getLong(2) <= SumFinder.LAST
                  && segment >= 0
                  && segment < 1 << 22;
          if (!isCell || !sums.has(cell(row.getLong(1), row.getLong(2), segment), row.getLong(4))) {
            replay.note(
                "kept-balance",
                "In "
                    + table
                    + ", account "
                    + row.getLong(1)
                    + " at "
                    + row.getLong(2)
                    + " does not hold what the entries add up to.");
          }
        }
      }
    }
    if (rows != sums.size()) {
      replay.note(
          "kept-balance",
          "In " + table + " there are " + rows + " sums and not " + sums.size() + ".");
    }
    balances += rows;
  }
}
