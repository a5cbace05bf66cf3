package org.commonpurse.api.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.commonpurse.api.problem.ServiceProblem.REPORT_UNKNOWN;
import static org.commonpurse.api.problem.ServiceProblem.SERVICE_JOBS_TOO_MANY;
import static org.commonpurse.api.problem.ServiceProblem.SERVICE_JOB_UNFINISHED;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.commonpurse.api.job.Job.State;
import org.commonpurse.api.problem.ServiceProblem;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.problem.ProblemType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What jobs must hold, whoever starts, cancels and fetches them. */
@Timeout(30)
class JobsTest {

  private final Jobs jobs = new Jobs(Clock.systemUTC());

  @AfterEach
  void end() {
    jobs.close();
  }

  private Job ended(String id) throws InterruptedException {
    while (jobs.get(id).endedAt().isEmpty()) {
      TimeUnit.MILLISECONDS.sleep(2);
    }
    return jobs.get(id);
  }

  /** Work that goes on until it is let go or interrupted. */
  private static Work waiting(CountDownLatch begun, CountDownLatch until) {
    return partDone -> {
      partDone.accept(0.25);
      begun.countDown();
      try {
        until.await();
      } catch (InterruptedException e) {
        throw new CancellationException();
      }
      return JobResult.of("late");
    };
  }

  private static void refused(ThrowingCallable asked, ProblemType type) {
    assertThatThrownBy(asked)
        .isInstanceOfSatisfying(
            ProblemException.class, refusal -> assertThat(refusal.type()).isEqualTo(type));
  }

  @Test
  void givesWhatTheWorkCameTo() throws InterruptedException {
    var job = jobs.start("A", "sum", partDone -> JobResult.of(1 + 1));

    assertThat(ended(job.id()).state()).isEqualTo(State.DONE);
    assertThat(jobs.get(job.id()).partDone()).isEqualTo(1);
    assertThat(jobs.result(job.id())).isEqualTo(JobResult.of(2)).isEqualTo(jobs.result(job.id()));
  }

  @Test
  void refusesTheResultOfWorkThatWasRefusedInItsOwnWords() throws InterruptedException {
    var job =
        jobs.start(
            "A",
            "report",
            partDone -> {
              throw REPORT_UNKNOWN.because("There is no such report.").toException();
            });

    assertThat(ended(job.id()).state()).isEqualTo(State.REFUSED);
    assertThat(jobs.get(job.id()).refused()).contains("There is no such report.");
    assertThatThrownBy(() -> jobs.result(job.id())).hasMessageContaining("no such report");
  }

  /** Else it would count as running for ever, and after some nothing could be started any more. */
  @Test
  void endsWithAFailureThatNobodyForesaw() throws InterruptedException {
    var job =
        jobs.start(
            "A",
            "large",
            partDone -> {
              throw new OutOfMemoryError("tried");
            });

    assertThat(ended(job.id()).state()).isEqualTo(State.REFUSED);
    assertThatThrownBy(() -> jobs.result(job.id())).hasMessageContaining("ended unforeseen");
    assertThat(ended(jobs.start("A", "next", partDone -> JobResult.of(1)).id()).state())
        .isEqualTo(State.DONE);
  }

  @Test
  void tellsHowFarItIsAndHasNoResultBefore() throws InterruptedException {
    var begun = new CountDownLatch(1);
    var until = new CountDownLatch(1);
    var running = jobs.start("A", "first", waiting(begun, until));
    var behind = jobs.start("A", "second", partDone -> JobResult.of("second"));
    begun.await();

    assertThat(jobs.get(running.id()).state()).isEqualTo(State.RUNNING);
    assertThat(jobs.get(running.id()).partDone()).isEqualTo(0.25);
    assertThat(jobs.get(behind.id()).state()).isEqualTo(State.WAITING);
    refused(() -> jobs.result(running.id()), SERVICE_JOB_UNFINISHED);
    until.countDown();
    assertThat(ended(behind.id()).state()).isEqualTo(State.DONE);
    assertThat(jobs.result(running.id())).isEqualTo(JobResult.of("late"));
  }

  /** Running or waiting, once or twice: the others go on, and nothing is left to fetch. */
  @Test
  void leavesNothingOfWhatIsCancelled() throws InterruptedException {
    var begun = new CountDownLatch(1);
    var running = jobs.start("A", "first", waiting(begun, new CountDownLatch(1)));
    var behind = jobs.start("A", "second", partDone -> JobResult.of("second"));
    var last = jobs.start("A", "third", partDone -> JobResult.of("third"));
    begun.await();

    assertThat(jobs.cancel(behind.id()).state()).isEqualTo(State.CANCELLED);
    assertThat(jobs.cancel(running.id()).state()).isEqualTo(State.CANCELLED);
    assertThat(jobs.cancel(running.id()).state()).isEqualTo(State.CANCELLED);

    assertThat(ended(last.id()).state()).isEqualTo(State.DONE);
    assertThatThrownBy(() -> jobs.result(running.id())).hasMessageContaining("was cancelled");
    assertThatThrownBy(() -> jobs.result(behind.id())).hasMessageContaining("was cancelled");
    assertThat(jobs.cancel(last.id()).state()).isEqualTo(State.DONE);
    assertThat(jobs.result(last.id())).isEqualTo(JobResult.of("third"));
  }

  @Test
  void takesNoMoreThanCanWaitAndForgetsTheOldestThatEnded() throws InterruptedException {
    var begun = new CountDownLatch(1);
    var until = new CountDownLatch(1);
    var first = jobs.start("A", "first", waiting(begun, until));
    begun.await();
    for (int i = 0; i < Jobs.WAITING_MOST; i++) {
      jobs.start("A", "next", partDone -> JobResult.of("next"));
    }
    refused(() -> jobs.start("A", "more", partDone -> JobResult.of("more")), SERVICE_JOBS_TOO_MANY);
    until.countDown();
    var all = jobs.list("A");
    ended(all.get(all.size() - 1).id());

    jobs.start("A", "one more", partDone -> JobResult.of("more"));

    assertThat(jobs.list("A")).hasSizeLessThanOrEqualTo(Jobs.KEPT + 1);
    assertThatThrownBy(() -> jobs.get(first.id())).hasMessageContaining("There is no job");
  }

  /** Work that goes on telling its progress, once it is let go. */
  private static Work telling(CountDownLatch begun, CountDownLatch until) {
    return partDone -> {
      partDone.accept(0.5);
      begun.countDown();
      try {
        until.await();
      } catch (InterruptedException e) {
        throw new AssertionError("What records is not interrupted", e);
      }
      partDone.accept(0.75);
      return JobResult.of("recorded");
    };
  }

  @Test
  void tellsWorkThatRecordsToStopAndCancelsItWhenItHas() throws InterruptedException {
    var begun = new CountDownLatch(1);
    var until = new CountDownLatch(1);
    var ends = new AtomicInteger();
    var job = jobs.startRecording("A", "import", telling(begun, until), ends::incrementAndGet);
    begun.await();

    assertThat(jobs.cancel(job.id()).state()).isEqualTo(State.RUNNING);
    until.countDown();

    assertThat(ended(job.id()).state()).isEqualTo(State.CANCELLED);
    assertThat(ends).hasValue(1);
    refused(() -> jobs.result(job.id()), ServiceProblem.SERVICE_JOB_WITHOUT_RESULT);
  }

  /** What was recorded is not told as cancelled. */
  @Test
  void endsWorkAsDoneThatRecordedBeforeItWasToldToStop() throws InterruptedException {
    var begun = new CountDownLatch(1);
    var until = new CountDownLatch(1);
    Work work =
        partDone -> {
          begun.countDown();
          try {
            until.await();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
          return JobResult.of("recorded");
        };
    var job = jobs.startRecording("A", "import", work, () -> {});
    begun.await();
    jobs.cancel(job.id());
    until.countDown();

    assertThat(ended(job.id()).state()).isEqualTo(State.DONE);
    assertThat(jobs.result(job.id())).isEqualTo(JobResult.of("recorded"));
  }

  @Test
  void clearsUpOnceHoweverAJobEnds() throws InterruptedException {
    var ends = new AtomicInteger();
    var begun = new CountDownLatch(1);
    var until = new CountDownLatch(1);
    jobs.start("A", "first", waiting(begun, until));
    var never =
        jobs.startRecording("A", "import", partDone -> JobResult.of(1), ends::incrementAndGet);
    assertThat(jobs.cancel(never.id()).state()).isEqualTo(State.CANCELLED);
    assertThat(ends).hasValue(1);
    until.countDown();

    var done =
        jobs.startRecording("A", "import", partDone -> JobResult.of(1), ends::incrementAndGet);
    ended(done.id());
    Work failing =
        partDone -> {
          throw new IllegalStateException("broken");
        };
    ended(jobs.startRecording("A", "import", failing, ends::incrementAndGet).id());

    assertThat(ends).hasValue(3);
  }

  /** A job that makes a file of so many bytes, of which few are there. */
  private Job making(Jobs of, Path file, long bytes) {
    return of.start(
        "A",
        "file",
        partDone -> {
          try {
            Files.writeString(file, "made");
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return JobResult.ofFile(new KeptFile(file, bytes, "text/plain", Map.of(), any -> {}));
        });
  }

  private static void waitUntil(BooleanSupplier holds) {
    while (!holds.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void throwsFilesAwayAfterADayOrWhereTheyAreTooMuchTogetherOrWhenItEnds(@TempDir Path folder) {
    var now = new AtomicReference<>(Instant.parse("2024-05-01T09:00:00Z"));
    var kept =
        new Jobs(
            new Clock() {
              @Override
              public ZoneId getZone() {
                return ZoneOffset.UTC;
              }

              @Override
              public Clock withZone(ZoneId zone) {
                return this;
              }

              @Override
              public Instant instant() {
                return now.get();
              }
            });
    var files = Stream.of("a", "b", "c", "d").map(folder::resolve).toList();
    var first = making(kept, files.get(0), Jobs.BYTES_KEPT / 2);
    waitUntil(() -> kept.get(first.id()).endedAt().isPresent());
    now.set(now.get().plus(Jobs.KEPT_FOR).minusSeconds(1));
    var second = making(kept, files.get(1), Jobs.BYTES_KEPT / 2);
    waitUntil(() -> kept.get(second.id()).endedAt().isPresent());
    kept.forgetOld();
    assertThat(files.get(0)).exists();

    now.set(now.get().plusSeconds(1));
    kept.forgetOld();
    assertThat(files.get(0)).doesNotExist();
    refused(() -> kept.result(first.id()), ServiceProblem.SERVICE_JOB_UNKNOWN);
    assertThat(files.get(1)).exists();

    making(kept, files.get(2), Jobs.BYTES_KEPT / 2 + 1);
    waitUntil(() -> Files.notExists(files.get(1)));
    assertThat(files.get(2)).exists();
    kept.close();
    assertThat(files.get(2)).doesNotExist();
  }

  @Test
  void throwsAwayTheFileOfWorkThatWasCancelledBeforeItNoticed(@TempDir Path folder)
      throws InterruptedException {
    var file = folder.resolve("late");
    var begun = new CountDownLatch(1);
    var job =
        jobs.start(
            "A",
            "file",
            partDone -> {
              begun.countDown();
              waitUntil(Thread::interrupted);
              try {
                Files.writeString(file, "made");
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
              return JobResult.ofFile(new KeptFile(file, 4, "text/plain", Map.of(), any -> {}));
            });
    begun.await();
    jobs.cancel(job.id());
    ended(jobs.start("A", "next", partDone -> JobResult.of(1)).id());

    assertThat(file).doesNotExist();
    refused(() -> jobs.result(job.id()), ServiceProblem.SERVICE_JOB_WITHOUT_RESULT);
  }
}
