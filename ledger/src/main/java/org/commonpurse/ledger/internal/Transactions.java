package org.commonpurse.ledger.internal;

import static org.commonpurse.ledger.problem.StoreProblem.LEDGER_CLOCK_BEHIND;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.journal.Receipt;
import org.commonpurse.ledger.problem.Problem;
import org.commonpurse.ledger.problem.ProblemException;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * How the books are reached: by a transaction for each question and each write ({@link Store}), or all
 * in one ({@link OneTransaction}). What finds and records things is the same for both.
 */
public interface Transactions {

  /**
   * Work on the database. It may be done again from its beginning after a failure that passes; what it gathers,
   * it gathers anew.
   */
  @FunctionalInterface
  interface Work<T extends @Nullable Object> {
    /** Does the work. */
    T on(Connection connection) throws SQLException;
  }

  /** Work on the database through JDBI. */
  @FunctionalInterface
  interface HandleWork<T extends @Nullable Object> {
    /** Does the work. */
    T on(Handle handle);
  }

  /** Reads one unchanging state. */
  <T extends @Nullable Object> T read(Work<T> reading);

  /** Reads one unchanging state through JDBI. */
  default <T extends @Nullable Object> T readWithHandle(HandleWork<T> reading) {
    // The handle is not closed: that would close the connection, which is used again.
    return read(connection -> reading.on(Handles.on(connection)));
  }

  /** Does work in a writing transaction; nothing stays if it fails. */
  <T extends @Nullable Object> T write(Work<T> work);

  /** Posts entries, all or none. */
  List<Receipt> post(List<Prepared> submissions);

  /**
   * Keeps a fund that an act reads beside its own as it is, until the act ends.
   *
   * @return whether it is kept from now on, so that what was read of it before may be old
   */
  boolean keepAsItIs(long fund);

  /**
   * Whether the changes of sums under rules are checked when the act ends that they belong to, as
   * entries of one act may make up for each other, and not with each posting.
   */
  default boolean checksLater(FundState state, StagedJournal.SumChanges changes) {
    return false;
  }

  /**
   * Says that what is being recorded needs a second person. Where nothing else is recorded with it, it is
   * refused at once; an act is asked when it ends whether there was one.
   *
   * @throws ProblemException the refusal
   */
  default void needSecondPerson(Problem refusal) {
    throw refusal.toException();
  }

  /** Says that what the act records is what a second person agreed to. */
  default void agree() {
    throw new IllegalStateException("Only an act is agreed to");
  }

  /** Says that the act records who agreed. */
  default void answered() {
    throw new IllegalStateException("Only an act is agreed to");
  }

  /** The sequence of the last entry of its fund before the act began. */
  default long entriesBefore() {
    throw new IllegalStateException("Only an act has a beginning");
  }

  /**
   * Says that the act removes something: where a file keeps the books, its unused parts are emptied once that
   * is durable.
   */
  default void forgetTraces() {
    throw new IllegalStateException("Only an act removes a text");
  }

  /** Whether all that is read was committed: an act may see what it has yet to commit, and may not. */
  default boolean seesOnlyWhatIsCommitted() {
    return true;
  }

  /** The day and the moment that everything is read for. */
  View view();

  /** How the database that is reached speaks. */
  Dialect dialect();

  /** The present moment, in whole microseconds. */
  Instant now();

  /** So far the clock may be behind a chain's last link. */
  Duration clockBehindMax();

  /**
   * When a link that follows on another is recorded: now, or with the other where the clock is a little
   * behind, since moments never run backwards in a chain.
   *
   * @param last  when the other was recorded
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_CLOCK_BEHIND} if the clock
   *     is further behind than it may be
   */
  default Instant nowAfter(Instant last) {
    Instant now = now();
    if (!now.isBefore(last)) {
      return now;
    }
    if (last.isAfter(now.plus(clockBehindMax()))) {
      throw LEDGER_CLOCK_BEHIND
          .because(
              "The clock says "
                  + now
                  + ", but the last link of the fund's chain was recorded at "
                  + last
                  + ". Set the clock right; if it is right now and was ahead then, wait until that"
                  + " moment, or let the clock be behind for longer. Nothing was recorded.",
              "now",
              now,
              "last",
              last)
          .toException();
    }
    return last;
  }
}
