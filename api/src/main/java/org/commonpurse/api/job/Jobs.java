package org.commonpurse.api.job;

import static org.commonpurse.api.problem.ServiceProblem.SERVICE_JOBS_TOO_MANY;
import static org.commonpurse.api.problem.ServiceProblem.SERVICE_JOB_UNFINISHED;
import static org.commonpurse.api.problem.ServiceProblem.SERVICE_JOB_UNKNOWN;
import static org.commonpurse.api.problem.ServiceProblem.SERVICE_JOB_WITHOUT_RESULT;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.commonpurse.api.job.Job.State;
import org.commonpurse.ledger.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The jobs of a service: one is worked on at a time, the others wait. A few that have ended are kept for a day, so that
 * their results can be fetched; the oldest is forgotten first, with any file that it made. What is refused before it is a job leaves none.
 */
public final class Jobs implements AutoCloseable {

  /** How many wait at most. */
  static final int WAITING_MOST = 20;

  /** How many that have ended are kept. */
  static final int KEPT = 20;

  /** So long one that has ended is kept. */
  static final Duration KEPT_FOR = Duration.ofDays(1);

  /** How many bytes of files all of them keep together. */
  static final long BYTES_KEPT = 2L << 30;

  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

  private static final Duration STOPPING = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

  private final Clock clock;
  private final Map<String, RunningJob> jobs = new LinkedHashMap<>();
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          task -> {
            var thread = new Thread(task, "jobs");
            thread.setDaemon(true);
            return thread;
          });
  private final ScheduledExecutorService forgetting =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            var thread = new Thread(task, "jobs-forgetting");
            thread.setDaemon(true);
            return thread;
          });

  /** None yet. */
  public Jobs(Clock clock) {
    this.clock = clock;
    forgetting.scheduleWithFixedDelay(
        this::forgetOld, BETWEEN_LOOKS.toSeconds(), BETWEEN_LOOKS.toSeconds(), TimeUnit.SECONDS);
  }

  /**
   * Starts one, which runs when those before it have ended.
   *
   * @param owner  who, by id
   * @param kind  what it works out
   * @throws ProblemException {@code SERVICE_JOBS_TOO_MANY} if too many wait
   */
  public Job start(String owner, String kind, Work work) {
    return start(owner, kind, work, false, () -> {});
  }

  /**
   * Starts one that records something. Cancelled while it runs, it ends as cancelled only where nothing was
   * recorded; else as done.
   *
   * @param work  is stopped by an exception out of what it tells its progress to
   * @param atEnd  is run once, however it ends, also where it never ran
   * @throws ProblemException {@code SERVICE_JOBS_TOO_MANY} if too many wait
   */
  public Job startRecording(String owner, String kind, Work work, Runnable atEnd) {
    return start(owner, kind, work, true, atEnd);
  }

  private synchronized Job start(
      String owner, String kind, Work work, boolean isRecording, Runnable atEnd) {
    long open = jobs.values().stream().filter(job -> !job.hasEnded()).count();
    if (open > WAITING_MOST) {
      throw SERVICE_JOBS_TOO_MANY
          .because("%d jobs wait or run already; ask again when some have ended.".formatted(open))
          .toException();
    }
    var id = UUID.randomUUID().toString();
    var job = new RunningJob(id, owner, kind, work, isRecording, atEnd, clock);
    forgetOldest(KEPT - 1);
    jobs.put(job.id(), job);
    job.submitTo(worker, this::forgetOld);
    return job.now();
  }

  /** Forgets what has ended too long ago, and the oldest where all together keep too much. */
  synchronized void forgetOld() {
    var before = clock.instant().minus(KEPT_FOR);
    jobs.values().stream().filter(job -> job.hasEndedBy(before)).toList().forEach(this::forget);
    for (int kept = KEPT;
        jobs.values().stream().mapToLong(RunningJob::bytesKept).sum() > BYTES_KEPT;
        kept--) {
      forgetOldest(kept);
    }
  }

  private void forgetOldest(int kept) {
    var ended = jobs.values().stream().filter(RunningJob::hasEnded).toList();
    ended.stream().limit(Math.max(0, ended.size() - (long) kept)).forEach(this::forget);
  }

  private void forget(RunningJob job) {
    jobs.remove(job.id());
    job.forget();
  }

  /** All that somebody started, the oldest first. */
  public synchronized List<Job> list(String owner) {
    return new ArrayList<>(jobs.values())
        .stream().filter(job -> job.owner().equals(owner)).map(RunningJob::now).toList();
  }

  /**
   * Refuses a job that somebody else started, as one that there is not.
   *
   * @throws ProblemException {@code SERVICE_JOB_UNKNOWN}
   */
  public void requireOwned(String id, String owner) {
    if (!find(id).owner().equals(owner)) {
      throw unknown(id);
    }
  }

  /**
   * How one stands.
   *
   * @throws ProblemException {@code SERVICE_JOB_UNKNOWN}
   */
  public Job get(String id) {
    return find(id).now();
  }

  /**
   * Cancels one; one that has ended stays as it ended.
   *
   * @throws ProblemException {@code SERVICE_JOB_UNKNOWN}
   */
  public Job cancel(String id) {
    var job = find(id);
    job.cancel();
    return job.now();
  }

  /**
   * What one came to.
   *
   * @throws ProblemException {@code SERVICE_JOB_UNKNOWN}; {@code SERVICE_JOB_UNFINISHED}; {@code
   *     SERVICE_JOB_WITHOUT_RESULT} if it was cancelled; whatever refused it
   */
  public JobResult result(String id) {
    var job = find(id);
    var now = job.now();
    if (now.state() == State.WAITING || now.state() == State.RUNNING) {
      throw SERVICE_JOB_UNFINISHED
          .because("The job %s has no result yet; ask again later.".formatted(id), "job", id)
          .toException();
    }
    if (now.state() == State.CANCELLED) {
      throw SERVICE_JOB_WITHOUT_RESULT
          .because(
              "The job %s was cancelled and has no result; start it again.".formatted(id),
              "job",
              id)
          .toException();
    }
    return job.result();
  }

  private synchronized RunningJob find(String id) {
    return Optional.ofNullable(jobs.get(id)).orElseThrow(() -> unknown(id));
  }

  private static ProblemException unknown(String id) {
    return SERVICE_JOB_UNKNOWN
        .because(
            "There is no job %s; it may have been forgotten since it ended. Start it again."
                .formatted(id),
            "job",
            id)
        .toException();
  }

  /** How many there are, by how they stand. */
  public synchronized Map<State, Long> count() {
    return jobs.values().stream()
        .map(job -> job.now().state())
        .collect(Collectors.groupingBy(state -> state, Collectors.counting()));
  }

  /** Cancels all that have not ended, and notes in the log which were interrupted. */
  @Override
  public void close() {
    List<RunningJob> open;
    synchronized (this) {
      open = jobs.values().stream().filter(job -> !job.hasEnded()).toList();
    }
    for (var job : open) {
      LOG.warn(
          "The {} job {} was interrupted, since the service stops; start it again",
          job.now().kind(),
          job.id());
      job.cancel();
    }
    forgetting.shutdownNow();
    worker.shutdownNow();
    try {
      // What was being recorded is taken back before the books are closed.
      if (!worker.awaitTermination(STOPPING.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("A job goes on although the service stops");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      forgetOldest(0);
    }
  }
}
