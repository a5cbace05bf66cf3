package org.commonpurse.ledger.journal;

import java.util.function.LongConsumer;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.problem.ProblemException;

/** Posts any number of entries of one fund in one transaction, without holding them in memory. */
public interface BulkJournal {

  /** Gives the entries, the same ones each time it is asked. */
  interface Source {

    /** Hands each entry to the sink, in order. */
    void forEach(EntrySink sink);
  }

  /** Where an entry comes from, to name it by when it is refused. */
  interface Origin {

    /** The line that names an account of the entry; where none does, the line that begins it. */
    long lineOf(String account);
  }

  /** Takes entries. */
  @FunctionalInterface
  interface EntrySink {

    /** Takes an entry. */
    void take(Origin origin, Submission submission);
  }

  /** Takes note of what is refused; asked anew each time the source is. */
  interface Rejections {

    /** Forgets all of them, because everything begins again. */
    void clear();

    /** Takes note that an entry was refused. */
    void add(Origin origin, ProblemException why);

    /** Whether nothing is to be recorded, because of what was refused. */
    boolean forbidAll();
  }

  /**
   * What came of it.
   *
   * @param recorded  the entries that are new
   * @param replayed  the entries that had been recorded before
   * @param applied  whether the new ones stay
   */
  record Outcome(long recorded, long replayed, boolean applied) {}

  /**
   * Posts what a source gives. Other writers of this fund wait until it is done.
   *
   * @param dryRun  whether to take everything back in the end
   * @param progress  told how many entries have been taken, from time to time
   * @throws ProblemException {@code LEDGER_FUND_UNKNOWN}, or that the store failed
   */
  Outcome post(
      FundCode fund, Source source, Rejections rejections, boolean dryRun, LongConsumer progress);
}
