package org.commonpurse.ledger.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.commonpurse.ledger.fund.Code;
import org.commonpurse.ledger.journal.BulkJournal;
import org.commonpurse.ledger.journal.Receipt;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.ledger.problem.ProblemException;

/** Posts any number of entries in one transaction, a chunk at a time. */
public final class BulkStore implements BulkJournal {

  /** So many entries are staged together. It divides the length of a segment of kept balances. */
  private static final int CHUNK = 4096;

  private final Store store;
  private final FundStore funds;

  /** Posts to the store. */
  public BulkStore(Store store, FundStore funds) {
    this.store = store;
    this.funds = funds;
  }

  /** Takes everything back, with what would have come of it. */
  private static final class TakenBack extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Outcome outcome;

    TakenBack(Outcome outcome) {
      super("Taken back", null, false, false);
      this.outcome = outcome;
    }
  }

  /** Carries a failure of the database through code that knows nothing of databases. */
  private static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final SQLException reason;

    Failed(SQLException reason) {
      super(reason);
      this.reason = reason;
    }
  }

  @Override
  public Outcome post(
      Code fund, Source source, Refusals refusals, boolean dryRun, LongConsumer progress) {
    FundState known = funds.renewedState(fund);
    try {
      return store.write(
          connection -> {
            refusals.clear();
            // What is not committed must not be remembered by others.
            var state = new FundState(known.id(), known.fund(), known.revision());
            var run = new Run(connection, state, refusals, progress);
            try {
              source.forEach(run::take);
              run.flush();
            } catch (Failed e) {
              throw e.reason;
            }
            boolean stays = !dryRun && !refusals.forbidAll();
            var outcome = new Outcome(run.recorded, run.replayed, stays && run.recorded > 0);
            if (!stays) {
              throw new TakenBack(outcome);
            }
            return outcome;
          });
    } catch (TakenBack e) {
      return e.outcome;
    }
  }

  private final class Run {
    private final Connection connection;
    private final FundState state;
    private final Refusals refusals;
    private final LongConsumer progress;
    private final List<Prepared> chunk = new ArrayList<>(CHUNK);
    private final List<Long> places = new ArrayList<>(CHUNK);
    private long taken;
    private long recorded;
    private long replayed;

    Run(Connection connection, FundState state, Refusals refusals, LongConsumer progress) {
      this.connection = connection;
      this.state = state;
      this.refusals = refusals;
      this.progress = progress;
    }

    void take(long place, Submission submission) {
      taken++;
      try {
        chunk.add(Prepared.of(state, submission, Optional.empty()));
        places.add(place);
      } catch (ProblemException e) {
        refusals.add(place, e);
      }
      if (chunk.size() == CHUNK) {
        flush();
      }
    }

    void flush() {
      try {
        var writer = new FundWriter(store, state);
        chunk.forEach(writer::expect);
        if (!chunk.isEmpty()) {
          writer.begin(connection);
        }
        for (int i = 0; i < chunk.size(); i++) {
          stage(writer, i);
        }
        writer.flush(connection);
        writer.committed();
      } catch (SQLException e) {
        throw new Failed(e);
      }
      chunk.clear();
      places.clear();
      progress.accept(taken);
    }

    private void stage(FundWriter writer, int i) throws SQLException {
      try {
        Receipt receipt = writer.stage(chunk.get(i));
        writer.keepStaged();
        if (receipt.replay()) {
          replayed++;
        } else {
          recorded++;
        }
      } catch (ProblemException e) {
        writer.dropStaged();
        refusals.add(places.get(i), e);
      }
    }
  }
}
