package org.commonpurse.ledger.transfer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.commonpurse.ledger.act.ActRequest;
import org.commonpurse.ledger.csv.CsvStream;
import org.commonpurse.ledger.fund.Funds;
import org.commonpurse.ledger.journal.BulkJournal;
import org.commonpurse.ledger.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Records the entries of files.
 * <p>
 * A file is recorded whole or not at all, unless its good lines are asked for. The same file imported
 * again records nothing new, and so does another file with some of the same rows.
 */
public final class Imports {

  /** No more rejects than this are listed. */
  public static final int REJECTS_MAX = 10_000;

  private final BulkJournal journal;
  private final Funds funds;

  /**
   * Imports into this journal.
   *
   * @param funds  the funds that have what lines may name
   */
  public Imports(BulkJournal journal, Funds funds) {
    this.journal = journal;
    this.funds = funds;
  }

  /** Imports a file without telling of progress. */
  public ImportReport run(ImportRequest request) {
    return run(request, done -> {});
  }

  /**
   * Imports a file.
   *
   * @param progress  told how many entries have been taken, from time to time
   * @return what came of it; look at {@link ImportReport#rejects} and {@link ImportReport#applied}
   * @throws ProblemException {@code LEDGER_FILE_UNREADABLE}, {@code LEDGER_FILE_NOT_TEXT}, {@code
   *     LEDGER_FILE_NOT_CSV}, {@code LEDGER_HEADER_MISSING}, {@code LEDGER_CONTROL_TOTAL_DIFFERS} or
   *     {@code LEDGER_FUND_UNKNOWN}
   */
  public ImportReport run(ImportRequest request, LongConsumer progress) {
    return run(request, Optional.empty(), progress);
  }

  /**
   * Imports a file, once where its sender named the request by a key. The same request again is
   * answered with the first report, whose rejects are not told a second time.
   *
   * @param keyed  the request with its key, which a dry run and a file that is refused leave free
   * @throws ProblemException as {@link #run(ImportRequest, LongConsumer)}; {@code LEDGER_KEY_REUSED} if
   *     the key was used for something else
   */
  public ImportReport run(
      ImportRequest request, Optional<ActRequest> keyed, LongConsumer progress) {
    var rejects = new Rejects(request.partial());
    CsvStream file = CsvStream.open(request.file());
    var fund = funds.get(request.fund());
    RowReader.Read[] read = {RowReader.Read.NOTHING};
    Function<BulkJournal.Outcome, ImportReport> report =
        outcome ->
            new ImportReport(
                read[0].rows(),
                outcome,
                read[0].inSuspense(),
                read[0].columns(),
                rejects.inOrder());
    var told =
        journal.post(
            request.fund(),
            sink -> {
              var reader = RowReader.of(request, fund, rejects::add);
              rejects.explainWith(reader);
              read[0] = reader.read(file, sink);
            },
            rejects,
            request.dryRun(),
            progress,
            keyed.map(act -> new BulkJournal.Keyed(act, report.andThen(ImportReport::kept))));
    return told.before().map(ImportReport::told).orElseGet(() -> report.apply(told.outcome()));
  }

  private static final class Rejects implements BulkJournal.Results {
    private final boolean partial;
    private final List<ImportReject> list = new ArrayList<>();
    private @Nullable RowReader reader;

    Rejects(boolean partial) {
      this.partial = partial;
    }

    /** Says who knows the columns of the file. */
    synchronized void explainWith(RowReader newReader) {
      reader = newReader;
    }

    // Rows are read on one thread while entries before them are refused on another.
    synchronized void add(ImportReject reject) {
      if (list.size() < REJECTS_MAX) {
        list.add(reject);
      }
    }

    synchronized List<ImportReject> inOrder() {
      list.sort(Comparator.comparingLong(ImportReject::line));
      return List.copyOf(list);
    }

    @Override
    public synchronized void clear() {
      list.clear();
    }

    @Override
    public synchronized void refused(BulkJournal.Origin origin, ProblemException why) {
      if (reader == null) {
        throw new IllegalStateException("Nothing is refused before the file is read");
      }
      add(reader.explained(origin, why));
    }

    @Override
    public synchronized boolean forbidAll() {
      return !partial && !list.isEmpty();
    }
  }
}
