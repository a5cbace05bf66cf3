package org.commonpurse.ledger.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.function.LongConsumer;
import org.commonpurse.ledger.act.RecordedAct;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.BulkJournal;
import org.commonpurse.ledger.journal.Receipt;
import org.commonpurse.ledger.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Posts any number of entries in one transaction, a chunk at a time. */
public final class BulkStore implements BulkJournal {

  /** So many entries are staged together. It divides the length of a segment of kept balances. */
  private static final int CHUNK = 4096;

  private static final int CHUNKS_AHEAD_MAX = 4;

  private final Transactions transactions;
  private final FundStore funds;

  /** Posts by these transactions. */
  public BulkStore(Transactions transactions, FundStore funds) {
    this.transactions = transactions;
    this.funds = funds;
  }

  /** Takes everything back, with what would have come of it. */
  private static final class RolledBack extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Outcome outcome;

    RolledBack(Outcome outcome) {
      super("Taken back", null, false, false);
      this.outcome = outcome;
    }
  }

  /** Entries that are ready to be written, with their origins; the last chunk has none. */
  private record Chunk(List<Prepared> entries, List<Origin> origins, @Nullable Throwable failure) {}

  @Override
  public Told post(
      FundCode fund,
      Source source,
      Results results,
      boolean dryRun,
      LongConsumer progress,
      Optional<Keyed> keyed) {
    FundState known = funds.renewedState(fund);
    try {
      return transactions.write(
          connection -> {
            results.clear();
            var present = known.orAnew(connection);
            long afterEntry = 0;
            if (keyed.isPresent()) {
              afterEntry = new EventLog(connection, present).lock(transactions).sequence();
              var before = ActStore.find(connection, present, keyed.get().request());
              if (before.isPresent()) {
                return new Told(new Outcome(0, 0, false), before.map(RecordedAct::result));
              }
            }
            // What is not committed must not be remembered by others.
            var state = present.forTransaction();
            var run = new Run(connection, state, results, progress);
            run.take(source);
            boolean stays = !dryRun && !results.forbidAll();
            var outcome = new Outcome(run.recorded, run.replayed, stays && run.recorded > 0);
            if (!stays) {
              throw new RolledBack(outcome);
            }
            if (keyed.isPresent()) {
              ActStore.record(
                  transactions,
                  connection,
                  state,
                  keyed.get().request(),
                  keyed.get().kept().apply(outcome),
                  afterEntry);
            }
            return new Told(outcome, Optional.empty());
          });
    } catch (RolledBack e) {
      return new Told(e.outcome, Optional.empty());
    }
  }

  private final class Run {
    private final Connection connection;
    private final FundState state;
    private final Results results;
    private final LongConsumer progress;
    private long taken;
    private long recorded;
    private long replayed;

    Run(Connection connection, FundState state, Results results, LongConsumer progress) {
      this.connection = connection;
      this.state = state;
      this.results = results;
      this.progress = progress;
    }

    /** Reads and prepares entries on one thread while those before them are written on this one. */
    void take(Source source) throws SQLException {
      var ready = new ArrayBlockingQueue<Chunk>(CHUNKS_AHEAD_MAX);
      var reader = new Thread(() -> prepare(source, ready), "ledger-bulk-reader");
      reader.setDaemon(true);
      reader.start();
      try {
        for (Chunk chunk = next(ready); !chunk.entries().isEmpty(); chunk = next(ready)) {
          write(chunk);
        }
      } finally {
        reader.interrupt();
      }
    }

    private Chunk next(BlockingQueue<Chunk> ready) {
      try {
        Chunk chunk = ready.take();
        if (chunk.failure() instanceof RuntimeException failure) {
          throw failure;
        }
        if (chunk.failure() != null) {
          throw new IllegalStateException(chunk.failure());
        }
        return chunk;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException("Interrupted while entries were read");
      }
    }

    private void prepare(Source source, BlockingQueue<Chunk> ready) {
      var entries = new ArrayList<Prepared>(CHUNK);
      var origins = new ArrayList<Origin>(CHUNK);
      try {
        source.forEach(
            (origin, submission) -> {
              try {
                entries.add(Prepared.of(state, submission, Optional.empty()));
                origins.add(origin);
              } catch (ProblemException e) {
                synchronized (results) {
                  results.refused(origin, e);
                }
              }
              if (entries.size() == CHUNK) {
                put(ready, new Chunk(List.copyOf(entries), List.copyOf(origins), null));
                entries.clear();
                origins.clear();
              }
            });
        if (!entries.isEmpty()) {
          put(ready, new Chunk(entries, origins, null));
        }
        put(ready, new Chunk(List.of(), List.of(), null));
      } catch (CancellationException e) {
        // The writing has ended; nobody waits for more.
      } catch (RuntimeException | Error e) {
        put(ready, new Chunk(List.of(), List.of(), e));
      }
    }

    private static void put(BlockingQueue<Chunk> ready, Chunk chunk) {
      try {
        ready.put(chunk);
      } catch (InterruptedException e) {
        throw new CancellationException("Nobody waits for more");
      }
    }

    private void write(Chunk chunk) throws SQLException {
      var writer = new FundWriter(transactions, state);
      chunk.entries().forEach(writer::expect);
      writer.begin(connection);
      for (int i = 0; i < chunk.entries().size(); i++) {
        stage(writer, chunk.entries().get(i), chunk.origins().get(i));
      }
      writer.flush(connection);
      writer.committed();
      taken += chunk.entries().size();
      progress.accept(taken);
    }

    private void stage(FundWriter writer, Prepared entry, Origin origin) throws SQLException {
      try {
        Receipt receipt = writer.stage(entry);
        writer.keepStaged();
        results.taken(receipt);
        if (receipt.replay()) {
          replayed++;
        } else {
          recorded++;
        }
      } catch (ProblemException e) {
        writer.dropStaged();
        synchronized (results) {
          results.refused(origin, e);
        }
      }
    }
  }
}
