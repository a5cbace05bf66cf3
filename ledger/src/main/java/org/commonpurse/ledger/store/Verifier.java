package org.commonpurse.ledger.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.commonpurse.ledger.fund.Code;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.RecordedEntry;
import org.commonpurse.ledger.seal.Seals;
import org.commonpurse.ledger.verify.Checkpoint;
import org.commonpurse.ledger.verify.FundVerification;
import org.commonpurse.ledger.verify.Replay;
import org.commonpurse.ledger.verify.Verification;

/** Replays the journals of a store and compares all that is stored with the replay. */
public final class Verifier implements Verification {

  private static final HexFormat HEX = HexFormat.of();

  /** So many entries have their seals checked together, beside the reading. */
  private static final int BATCH = 2048;

  private static final int CHECKS_AHEAD_MAX = 4;

  private final Store store;
  private final FundStore funds;

  /** Verifies the store. */
  public Verifier(Store store, FundStore funds) {
    this.store = store;
    this.funds = funds;
  }

  @Override
  public List<FundVerification> all() {
    return funds.list().stream().map(Fund::code).map(code -> of(code, Optional.empty())).toList();
  }

  @Override
  public Checkpoint checkpoint(Code fund) {
    FundState state = funds.renewedState(fund);
    Head head = store.read(connection -> Head.read(connection, store.dialect().head(), state.id()));
    return new Checkpoint(fund, head.sequence(), HEX.formatHex(head.seal()));
  }

  @Override
  public FundVerification of(Code fund, Optional<Checkpoint> checkpoint) {
    FundState state = funds.renewedState(fund);
    // Nothing that this process remembers may stand in for what is stored.
    var fresh = new FundState(state.id(), state.fund(), state.revision());
    return store.read(connection -> new Run(connection, fresh, checkpoint).verify());
  }

  private final class Run {
    private final Connection connection;
    private final FundState state;
    private final Replay replay;
    private final Head head;
    private final LongSums days = new LongSums();
    private final LongSums months = new LongSums();
    private final LongSums monthSegments = new LongSums();
    private final List<RecordedEntry> unchecked = new ArrayList<>(BATCH);
    private final Queue<CompletableFuture<List<Long>>> checks = new ArrayDeque<>();
    private String sealBefore = Seals.START;
    private long balances;

    Run(Connection connection, FundState state, Optional<Checkpoint> checkpoint)
        throws SQLException {
      this.connection = connection;
      this.state = state;
      this.replay = new Replay(checkpoint, false, false);
      this.head = Head.read(connection, store.dialect().head(), state.id());
    }

    FundVerification verify() throws SQLException {
      try {
        var reader = new EntryReader(connection, state, head);
        reader.visitAll(
            entry -> {
              take(entry);
              return true;
            });
        for (long reversed : new TreeSet<>(replay.reversed())) {
          replay.checkReversals(reader.read(reversed));
        }
      } catch (RuntimeException e) {
        replay.note("entry", replay.entries() + 1, "It cannot be read: " + e.getMessage());
      }
      finishSeals();
      checkHead();
      checkKept("kept_day", "account, day, segment", days);
      checkKept("kept_month", "account, month, 0", months);
      checkKept("kept_month_segment", "account, month, segment", monthSegments);
      return new FundVerification(
          state.code(),
          replay.entries(),
          replay.postings(),
          balances,
          replay.seal(),
          replay.finish());
    }

    /** Checks seals beside the reading: each needs only the stored seal before it. */
    private void checkSeals() {
      List<RecordedEntry> batch = List.copyOf(unchecked);
      String before = sealBefore;
      sealBefore = batch.isEmpty() ? before : batch.get(batch.size() - 1).seal();
      unchecked.clear();
      checks.add(
          CompletableFuture.supplyAsync(
              () -> {
                var broken = new ArrayList<Long>();
                String seal = before;
                for (RecordedEntry entry : batch) {
                  if (!Replay.fits(seal, entry)) {
                    broken.add(entry.sequence());
                  }
                  seal = entry.seal();
                }
                return broken;
              }));
      while (checks.size() > CHECKS_AHEAD_MAX) {
        checks.remove().join().forEach(replay::noteSeal);
      }
    }

    private void finishSeals() {
      checkSeals();
      while (!checks.isEmpty()) {
        checks.remove().join().forEach(replay::noteSeal);
      }
    }

    private void take(RecordedEntry entry) {
      replay.next(entry);
      unchecked.add(entry);
      if (unchecked.size() == BATCH) {
        checkSeals();
      }
      if (entry.sequence() > head.keptTo()) {
        return;
      }
      LocalDate day = entry.entry().effectiveOn();
      long month = KeptBalances.monthOf(day);
      long segment = (entry.sequence() - 1) / KeptBalances.SEGMENT;
      for (Posting posting : entry.entry().postings()) {
        Long account = state.accountId(entry.entry().book(), posting.account());
        if (account == null) {
          replay.note("account", entry.sequence(), "It posts to an account of another book.");
        } else {
          days.add(cell(account, day.toEpochDay(), segment), posting.pence());
          months.add(cell(account, month, 0), posting.pence());
          monthSegments.add(cell(account, month, segment), posting.pence());
        }
      }
    }

    private long cell(long account, long time, long segment) {
      return account << 44 | (time & 0x3f_ffff) << 22 | segment;
    }

    private void checkHead() {
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
        replay.note("head", "The last seal is not the one that the journal is said to end with.");
      }
      if (head.sequence() > 0 && head.recordedAtMicros() > Seals.micros(store.now())) {
        replay.note("head", "The last entry is recorded later than now.");
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
            if (!sums.has(cell(row.getLong(1), row.getLong(2), row.getLong(3)), row.getLong(4))) {
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
}
