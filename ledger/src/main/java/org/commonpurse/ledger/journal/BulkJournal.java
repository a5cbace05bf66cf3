package org.commonpurse.ledger.journal;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.commonpurse.ledger.act.ActRequest;
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

  /** Takes note of what becomes of each entry; asked anew each time the source is. */
  interface Results {

    /** Forgets all of them, because everything begins again. */
    void clear();

    /** Takes note that an entry is recorded, or was before; it stays if nothing forbids all. */
    default void taken(Receipt receipt) {
      // Most are content with their number.
    }

    /** Takes note that an entry was refused. */
    void refused(Origin origin, ProblemException why);

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
   * A request that its sender named by a key.
   *
   * @param kept  what to keep of its outcome, so that it can be told again
   */
  record Keyed(ActRequest request, Function<Outcome, String> kept) {}

  /** An outcome, or what was kept of it when the same request was carried out before. */
  record Told(Outcome outcome, Optional<String> before) {}

  /**
   * Posts what a source gives. Other writers of this fund wait until it is done.
   *
   * @param dryRun  whether to take everything back in the end
   * @param progress  told how many entries have been taken, from time to time
   * @param keyed  the request, where it has a key, which is kept if the entries stay
   * @throws ProblemException {@code LEDGER_FUND_UNKNOWN}; {@code LEDGER_KEY_REUSED} if the request's
   *     key was used for something else; or that the store failed
   */
  Told post(
      FundCode fund,
      Source source,
      Results results,
      boolean dryRun,
      LongConsumer progress,
      Optional<Keyed> keyed);
}
