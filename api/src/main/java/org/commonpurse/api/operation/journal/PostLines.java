package org.commonpurse.api.operation.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.commonpurse.api.operation.input.Caller;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.digest.Sha256;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.BulkJournal;
import org.commonpurse.ledger.journal.Receipt;
import org.commonpurse.ledger.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Records entries of a file, each a line with its key, all or none: more than memory holds. */
public final class PostLines {

  private final Ledger ledger;

  /** Posts in these books. */
  public PostLines(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Takes receipts, in the order of the lines; all of them anew where the store begins again. */
  public interface Receipts {

    /** Forgets all of them. */
    void clear();

    /** Takes the receipt of the next line. */
    void take(Receipt receipt);
  }

  /**
   * Records what the lines say, or, where one is refused, nothing.
   *
   * @param file  in each line what {@code entry.schema.json} describes, with a key; empty lines say
   *     nothing
   * @throws ProblemException the refusal of the first line that cannot be recorded, with its number
   */
  public void run(FundCode fund, Path file, Caller caller, Receipts receipts) {
    var asked = caller.asks("entries-post", caller.key().isPresent() ? digest(file) : "");
    var reader = new SubmissionReader(ledger.funds().get(fund), caller.actor());
    var told =
        post(fund, file, reader, receipts, asked.map(act -> new BulkJournal.Keyed(act, any -> "")));
    if (told.before().isPresent()) {
      // Each entry has its key, and is told as a replay.
      post(fund, file, reader, receipts, Optional.empty());
    }
  }

  private BulkJournal.Told post(
      FundCode fund,
      Path file,
      SubmissionReader reader,
      Receipts receipts,
      Optional<BulkJournal.Keyed> keyed) {
    var results = new FirstRefusal(receipts);
    var lines = new EntryLines(file, reader, results);
    var told = ledger.bulk().post(fund, lines, results, false, taken -> {}, keyed);
    results.requireNone();
    return told;
  }

  private static String digest(Path file) {
    try {
      return Sha256.hex(file);
    } catch (IOException e) {
      // Whoever reads it next says so.
      return "";
    }
  }

  /** Keeps the refusal of the first line that has one, whichever is found first. */
  private static final class FirstRefusal implements BulkJournal.Results {
    private final Receipts receipts;
    private long line;
    private @Nullable ProblemException why;

    FirstRefusal(Receipts receipts) {
      this.receipts = receipts;
    }

    @Override
    public synchronized void clear() {
      why = null;
      receipts.clear();
    }

    @Override
    public void taken(Receipt receipt) {
      receipts.take(receipt);
    }

    // Lines are read on one thread while entries before them are refused on another.
    @Override
    public synchronized void refused(BulkJournal.Origin origin, ProblemException refusal) {
      var at = new EntryLines.Line(origin.lineOf(""));
      if (why == null || at.number() < line) {
        line = at.number();
        why = at.refusal(refusal);
      }
    }

    @Override
    public synchronized boolean forbidAll() {
      return why != null;
    }

    synchronized void requireNone() {
      if (why != null) {
        throw why;
      }
    }
  }
}
