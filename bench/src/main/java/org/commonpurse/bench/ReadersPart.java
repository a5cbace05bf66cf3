package org.commonpurse.bench;

import java.nio.file.Path;
import java.time.LocalDate;
import org.HdrHistogram.Histogram;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.Dimension;

/** How long a reader waits at rest and while others write at full speed. */
final class ReadersPart {

  private final Path folder;

  ReadersPart(Path folder) {
    this.folder = folder;
  }

  void run() throws Exception {
    try (Ledger ledger = Ledger.open("jdbc:sqlite:" + ImportPart.store(folder))) {
      read(ledger, 3);
      Histogram atRest = read(ledger, 5);
      var histogram = new Histogram[1];
      var reader =
          new Thread(
              () -> {
                histogram[0] = read(ledger, 6);
              });
      reader.start();
      var workload = new Workload(100_000_000);
      var result =
          Callers.run(
              ledger, workload::submission, 8, 50_000_000 + System.nanoTime() % 1_000_000, 6);
      reader.join();
      System.out.printf(
          "reading p99 at rest %d us, under %,d entries/s %d us; ratio %.1f%n",
          atRest.getValueAtPercentile(99) / 1000,
          result.perSecond(),
          histogram[0].getValueAtPercentile(99) / 1000,
          (double) histogram[0].getValueAtPercentile(99) / atRest.getValueAtPercentile(99));
    }
  }

  private static Histogram read(Ledger ledger, int seconds) {
    var waits = new Histogram(3);
    var query =
        BalanceQuery.of(Workload.FUND, Book.ACTUAL)
            .asAt(LocalDate.of(2023, 8, 17))
            .where(Dimension.PARTNER, Workload.payer(3));
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    while (System.nanoTime() < end) {
      long before = System.nanoTime();
      ledger.balances().of(query);
      waits.recordValue(System.nanoTime() - before);
    }
    return waits;
  }
}
