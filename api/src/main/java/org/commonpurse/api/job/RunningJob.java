package org.commonpurse.api.job;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.commonpurse.api.job.Job.State;
import org.commonpurse.ledger.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** A job on its way. */
final class RunningJob {

  private final String id;
  private final String owner;
  private final String kind;
  private final Work work;
  private final boolean isRecording;
  private final Runnable atEnd;
  private final Clock clock;
  private final Instant startedAt;

  private State state = State.WAITING;
  private double partDone;
  private @Nullable Instant endedAt;
  private @Nullable JobResult result;
  private @Nullable RuntimeException failure;
  private @Nullable Future<?> task;
  private boolean isCancelWanted;

  /**
   * A job that waits.
   *
   * @param isRecording  whether its work records something: then it is cancelled only once nothing can be
   *     recorded by it any more
   * @param atEnd  is run once, however it ends
   */
  RunningJob(
      String id,
      String owner,
      String kind,
      Work work,
      boolean isRecording,
      Runnable atEnd,
      Clock clock) {
    this.id = id;
    this.owner = owner;
    this.kind = kind;
    this.work = work;
    this.isRecording = isRecording;
    this.atEnd = atEnd;
    this.clock = clock;
    this.startedAt = clock.instant();
  }

  String id() {
    return id;
  }

  /** Who started it, by id. */
  String owner() {
    return owner;
  }

  /**
   * Has it worked on.
   *
   * @param after  what is done once that has ended
   */
  synchronized void submitTo(ExecutorService worker, Runnable after) {
    task =
        worker.submit(
            () -> {
              run();
              after.run();
            });
  }

  private void run() {
    if (!begin()) {
      return;
    }
    try {
      end(State.DONE, work.run(this::note), null);
    } catch (CancellationException e) {
      end(isCancelWanted() ? State.CANCELLED : State.REFUSED, null, isCancelWanted() ? null : e);
    } catch (RuntimeException e) {
      end(State.REFUSED, null, e);
    } finally {
      // What no work foresees, such as too little memory, ends it too.
      end(State.REFUSED, null, new IllegalStateException("The job " + id + " ended unforeseen"));
    }
  }

  private synchronized boolean begin() {
    boolean isWanted = state == State.WAITING;
    state = isWanted ? State.RUNNING : state;
    return isWanted;
  }

  private synchronized boolean isCancelWanted() {
    return isCancelWanted;
  }

  private synchronized void note(double part) {
    if (isCancelWanted) {
      throw new CancellationException("The job " + id + " is wanted no more");
    }
    partDone = Math.max(partDone, Math.min(part, 1));
  }

  private synchronized void end(
      State how, @Nullable JobResult found, @Nullable RuntimeException thrown) {
    if (hasEnded()) {
      // It was cancelled before it could notice.
      discard(found);
    } else {
      state = how;
      result = found;
      failure = thrown;
      partDone = how == State.DONE ? 1 : partDone;
      endedAt = clock.instant();
      atEnd.run();
    }
  }

  private static void discard(@Nullable JobResult found) {
    if (found != null) {
      found.discard();
    }
  }

  /** Throws away what it came to, since it is forgotten. */
  synchronized void forget() {
    discard(result);
  }

  /** How many bytes it keeps on the disk. */
  synchronized long bytesKept() {
    return result == null ? 0 : result.bytesKept();
  }

  /** Whether it had ended by a moment. */
  synchronized boolean hasEndedBy(Instant moment) {
    return endedAt != null && !endedAt.isAfter(moment);
  }

  synchronized void cancel() {
    if (isRecording && state == State.RUNNING) {
      // Whether it recorded anything is known when it ends, and told as it was.
      isCancelWanted = true;
      return;
    }
    end(State.CANCELLED, null, null);
    if (task != null) {
      task.cancel(true);
    }
  }

  synchronized boolean hasEnded() {
    return state != State.WAITING && state != State.RUNNING;
  }

  /** What it came to; what refused it is thrown. */
  synchronized JobResult result() {
    if (failure != null) {
      throw failure;
    }
    if (result == null) {
      throw new IllegalStateException("The job " + id + " has not ended");
    }
    return result;
  }

  synchronized Job now() {
    var why = failure instanceof ProblemException refusal ? refusal.problem().message() : null;
    var said = failure != null && why == null ? "It failed unforeseen." : why;
    return new Job(
        id,
        kind,
        state,
        partDone,
        startedAt,
        Optional.ofNullable(endedAt),
        Optional.ofNullable(said));
  }
}
