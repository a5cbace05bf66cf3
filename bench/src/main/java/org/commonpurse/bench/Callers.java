package org.commonpurse.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.journal.Submission;

/** Callers that post one entry after the other, each waiting until it is durable. */
final class Callers {

  /** What the callers reached together. */
  record Result(long entries, long nanos, Histogram waits) {
    long perSecond() {
      return entries * 1_000_000_000L / nanos;
    }

    String p99() {
      return waits.getValueAtPercentile(99) / 1000 + " us";
    }
  }

  /** Makes the entry with a number. */
  interface Source {
    Submission submission(long number);
  }

  private Callers() {}

  static Result run(Ledger ledger, Source source, int callers, long first, long seconds)
      throws InterruptedException {
    var next = new AtomicLong(first);
    var waits = new Histogram(3);
    List<Thread> threads = new ArrayList<>();
    long start = System.nanoTime();
    long end = start + seconds * 1_000_000_000L;
    for (int i = 0; i < callers; i++) {
      var thread =
          new Thread(
              () -> {
                var own = new Histogram(3);
                while (System.nanoTime() < end) {
                  long before = System.nanoTime();
                  ledger.journal().post(source.submission(next.getAndIncrement()));
                  own.recordValue(System.nanoTime() - before);
                }
                synchronized (waits) {
                  waits.add(own);
                }
              });
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return new Result(next.get() - first, System.nanoTime() - start, waits);
  }
}
