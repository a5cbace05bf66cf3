package org.commonpurse.ledger.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.TestStores;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.Test;

/** Nobody waits for a reader for ever. */
class ReadersTest {

  @Test
  void refusesWhoeverWouldWaitTooLong() throws InterruptedException {
    var url = TestStores.SQLITE.fresh();
    try (var store = Store.open(url, Clock.systemUTC(), Ledger.CLOCK_BEHIND_MAX)) {
      var busy = new CountDownLatch(Readers.MAX);
      var enough = new CountDownLatch(1);
      var readers = new ArrayList<Thread>();
      for (int i = 0; i < Readers.MAX; i++) {
        var reader =
            new Thread(
                () ->
                    store.read(
                        connection -> {
                          busy.countDown();
                          awaitQuietly(enough);
                          return 0;
                        }));
        reader.start();
        readers.add(reader);
      }
      busy.await();

      var refusal = catchThrowableOfType(ProblemException.class, () -> store.read(connection -> 1));
      enough.countDown();
      for (var reader : readers) {
        reader.join();
      }

      assertThat(refusal.code()).isEqualTo("LEDGER_READERS_BUSY");
      assertThat(store.<Integer>read(connection -> 1)).isEqualTo(1);
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
