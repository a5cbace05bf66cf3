package org.commonpurse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.FundReader;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.journal.Paging;

/**
 * The service on SQLite for minutes, with 64 clients that post and read: no error, and nothing that grows. Then
 * it is killed while they go on, started again, and the books are held to what was answered.
 */
final class LoadPart {

  private static final int CALLERS = 32;
  private static final int READERS = 32;
  private static final int PORT = 9380;
  private static final int BETWEEN_SECONDS = 10;
  private static final FundCode FUND = FundCode.of("brackenshire");

  private final Path folder;
  private final int seconds;

  /** What the process takes at a moment; of its memory, what is its own and what is of files. */
  private record Taken(long own, long ofFiles, long threads, long handles) {

    static Taken of(long process) throws IOException {
      var proc = Path.of("/proc", "" + process);
      var status = Files.readAllLines(proc.resolve("status"));
      try (var handles = Files.list(proc.resolve("fd"))) {
        return new Taken(
            number(status, "RssAnon") >> 10,
            number(status, "RssFile") >> 10,
            number(status, "Threads"),
            handles.count());
      }
    }

    private static long number(List<String> status, String field) {
      return status.stream()
          .filter(line -> line.startsWith(field + ":"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElseThrow();
    }
  }

  /**
   * The load.
   *
   * @param seconds  how long, before the service is killed
   */
  LoadPart(Path folder, int seconds) {
    this.folder = folder;
    this.seconds = seconds;
  }

  void run() throws Exception {
    var database = folder.resolve("load.db");
    SqliteFile.delete(database);
    var url = "jdbc:sqlite:" + database.toAbsolutePath();
    var text = Files.readString(Path.of("config", "example", "fund.yml"));
    try (var ledger = Ledger.open(url)) {
      ledger.funds().register(FundReader.read(Document.parse("fund", text)), Workload.BY);
    }
    try (var service = ServiceNode.start(url, "config/commonpurse.yml", PORT, folder)) {
      var key = service.firstKey().orElseThrow();
      var callers =
          new KeyedCallers(List.of(service.address()), FUND.value(), key, CALLERS, READERS);
      try {
        watch(service, callers);
        System.out.println("killed while " + (CALLERS + READERS) + " clients go on");
        service.kill();
        Thread.sleep(1_000);
        service.startAgain();
        Thread.sleep(5_000);
      } finally {
        callers.close();
      }
      System.out.println("answers in all: " + callers.answers());
      check(url, callers.all());
    }
  }

  private void watch(ServiceNode service, KeyedCallers callers) throws Exception {
    var taken = new ArrayList<Taken>();
    for (int at = 0; at < seconds; at += BETWEEN_SECONDS) {
      Thread.sleep(BETWEEN_SECONDS * 1_000L);
      taken.add(Taken.of(service.number()));
    }
    System.out.printf(
        Locale.ROOT,
        "%d s: %,d posts, p50 %.1f ms, p99 %.1f ms; %,d reads, p50 %.1f ms, p99 %.1f ms%n",
        seconds,
        callers.all().size(),
        millis(waits(callers), 0.50),
        millis(waits(callers), 0.99),
        callers.readNanos().size(),
        millis(callers.readNanos(), 0.50),
        millis(callers.readNanos(), 0.99));
    System.out.println("answers: " + callers.answers());
    for (int third = 1; third <= 3; third++) {
      var last = taken.get(Math.max(0, taken.size() * third / 3 - 1));
      System.out.printf(
          "after %d of %d s: %d MB resident and %d MB of files, %d threads, %d handles%n",
          seconds * third / 3, seconds, last.own(), last.ofFiles(), last.threads(), last.handles());
    }
    boolean isForeseen =
        callers.answers().keySet().stream().allMatch(answer -> answer.matches("(POST|GET) 20[01]"));
    if (!isForeseen) {
      throw new IllegalStateException("An answer that nobody should get: " + callers.answers());
    }
  }

  private static List<Long> waits(KeyedCallers callers) {
    return callers.all().stream().map(KeyedCallers.Answered::waitedNanos).toList();
  }

  private static double millis(List<Long> nanos, double part) {
    var sorted = nanos.stream().sorted().toList();
    return sorted.isEmpty() ? 0 : sorted.get((int) (part * (sorted.size() - 1))) / 1e6;
  }

  /** Holds the books to what was answered, in the killed process or the next. */
  private static void check(String url, List<KeyedCallers.Answered> answered) {
    var recorded = new HashMap<String, Long>();
    long doubled = 0;
    try (var ledger = Ledger.open(url)) {
      for (long after = 0; ; ) {
        var page =
            ledger.journal().entries(EntryQuery.of(FUND).limit(Paging.LIMIT_MAX).after(after));
        for (var entry : page.entries()) {
          var before = recorded.put(entry.key().value(), entry.sequence());
          doubled += before == null ? 0 : 1;
          after = entry.sequence();
        }
        if (page.next().isEmpty()) {
          break;
        }
      }
      long lost =
          answered.stream()
              .filter(one -> !Long.valueOf(one.sequence()).equals(recorded.get(one.key())))
              .count();
      System.out.printf(
          Locale.ROOT,
          "%,d entries answered as recorded, %,d in the books: %d lost, %d doubled%n",
          answered.size(),
          recorded.size(),
          lost,
          doubled);
      var verified = ledger.verification().all();
      verified.forEach(fund -> System.out.println("verify: sound " + fund.isSound()));
      if (lost > 0 || doubled > 0 || !verified.stream().allMatch(fund -> fund.isSound())) {
        throw new IllegalStateException("Entries are lost or doubled, or the books are not sound");
      }
    }
  }
}
