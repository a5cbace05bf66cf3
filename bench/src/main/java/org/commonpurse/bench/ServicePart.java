package org.commonpurse.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.FundCode;

/**
 * The service through HTTP on this machine, all layers on, as wrk asks it on 64 connections that stay open; beside
 * the same ledger in one process. The client runs on the same cores.
 */
final class ServicePart {

  private static final String ADDRESS = ServiceProcess.ADDRESS;
  private static final int CALLERS = 64;
  private static final int SECONDS = 8;
  private static final int BATCH = 500;
  private static final int IMPORTED = 200_000;
  private static final FundCode FEW = FundCode.of("few");
  private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
  private static final Pattern WAITS = Pattern.compile("(50|99)%\\s+([0-9.]+)(us|ms|s)");
  private static final Pattern CLIENT = Pattern.compile("cpu ([0-9.]+) ([0-9.]+)");

  private final Path folder;
  private String key = "";

  ServicePart(Path folder) {
    this.folder = folder;
  }

  void run() throws Exception {
    if (!Shell.has("wrk")) {
      System.out.println("wrk is not installed (apt-get install wrk)");
      return;
    }
    var workload = new Workload(1_000_000);
    long single;
    long batched;
    var own = folder.resolve("own.db");
    SqliteFile.delete(own);
    try (var ledger = Ledger.open("jdbc:sqlite:" + own)) {
      ledger.funds().register(Workload.fund(), Workload.BY);
      long warm = Callers.run(ledger, workload::submission, CALLERS, 0, 4).entries();
      single = Callers.run(ledger, workload::submission, CALLERS, warm, SECONDS).perSecond();
      batched = batches(ledger, workload);
    }
    System.out.printf(
        Locale.ROOT,
        "in one process, 64 callers: %,d entries/s one by one; %d at a time %,d entries/s%n",
        single,
        BATCH,
        batched);
    var file = folder.resolve("service.db");
    SqliteFile.delete(file);
    try (var ledger = Ledger.open("jdbc:sqlite:" + file)) {
      ledger.funds().register(Workload.fund(), Workload.BY);
      ledger.funds().register(Workload.fund(FEW), Workload.BY);
      for (int i = 0; i < 10; i++) {
        ledger.journal().post(workload.submission(FEW, i));
      }
    }
    try (var server = ServiceProcess.start(file, folder.resolve("service.out"), Map.of())) {
      key = server.key();
      System.out.printf(
          Locale.ROOT,
          "ready %.1f s after its start (bar 3); %d MB resident (bar 300)%n",
          server.readySeconds(),
          server.megabytes("VmRSS"));
      read("balances by partner, a fund of ten entries", "/api/v1/funds/few/balances?by=partner");
      read("one entry", "/api/v1/funds/few/entries/1");
      post("single posts", 1, single, 0.35);
      post(BATCH + " entries a post", BATCH, batched, 0.6);
      System.out.printf(
          "under load: at most %d MB resident (bar 600)%n", server.megabytes("VmHWM"));
      importFile();
      System.out.printf("after it: at most %d MB resident (bar 600)%n", server.megabytes("VmHWM"));
    }
  }

  /** Entries a second where each caller posts so many in one go. */
  private static long batches(Ledger ledger, Workload workload) throws InterruptedException {
    long begin = System.nanoTime();
    long end = begin + SECONDS * 1_000_000_000L;
    var next = new AtomicLong(100_000_000);
    var threads =
        IntStream.range(0, CALLERS)
            .mapToObj(
                caller ->
                    new Thread(
                        () -> {
                          while (System.nanoTime() < end) {
                            long first = next.getAndAdd(BATCH);
                            ledger
                                .journal()
                                .postAll(
                                    LongStream.range(first, first + BATCH)
                                        .mapToObj(workload::submission)
                                        .toList());
                          }
                        }))
            .toList();
    threads.forEach(Thread::start);
    for (var thread : threads) {
      thread.join();
    }
    return (next.get() - 100_000_000) * 1_000_000_000L / (System.nanoTime() - begin);
  }

  /** The header that shows the key that the service printed when it first started. */
  private String shown() {
    return "Authorization: Bearer " + key;
  }

  private void read(String what, String path) throws Exception {
    wrk(1, ADDRESS + path, false);
    print(what, wrk(1, ADDRESS + path, false), "");
  }

  private void post(String what, int size, long own, double bar) throws Exception {
    wrk(size, ADDRESS, true);
    var output = wrk(size, ADDRESS, true);
    double entries = rate(output) * size;
    print(
        what,
        output,
        String.format(
            Locale.ROOT,
            "; %,.0f entries/s, ratio %.2f of one process (bar %.2f)",
            entries,
            entries / own,
            bar));
  }

  /** What wrk says, after the processor seconds of itself. */
  private String wrk(int size, String address, boolean posts) throws Exception {
    var script = posts ? " -s bench/service.lua" : "";
    return Shell.output(
        Path.of("/dev/null"),
        List.of(
            "bash",
            "-c",
            "TIMEFORMAT='cpu %U %S'; export COMMONPURSE_KEY="
                + key
                + " SIZE="
                + size
                + "; time wrk -t2 -c"
                + (size == 1 ? CALLERS : 8)
                + " -d"
                + SECONDS
                + "s --timeout 30s --latency"
                + script
                + " -H '"
                + shown()
                + "' '"
                + address
                + "'"));
  }

  private static double rate(String output) {
    var found = RATE.matcher(output);
    if (!found.find() || output.contains("Non-2xx")) {
      throw new IllegalStateException(output);
    }
    return Double.parseDouble(found.group(1));
  }

  private static void print(String what, String output, String more) {
    var waits = new StringBuilder();
    for (var found = WAITS.matcher(output); found.find(); ) {
      waits.append(", p").append(found.group(1)).append(' ');
      waits.append(found.group(2)).append(' ').append(found.group(3));
    }
    var client = CLIENT.matcher(output);
    double cpu =
        client.find()
            ? Double.parseDouble(client.group(1)) + Double.parseDouble(client.group(2))
            : Double.NaN;
    System.out.printf(
        Locale.ROOT,
        "%s: %,.0f requests/s%s%s; the client took %.2f of a core%n",
        what,
        rate(output),
        waits,
        more,
        cpu / SECONDS);
  }

  private void importFile() throws Exception {
    var csv = folder.resolve("service.csv");
    try (var out = Files.newBufferedWriter(csv)) {
      out.write("Date,Text,Net,No\n");
      for (int i = 0; i < IMPORTED; i++) {
        out.write(
            String.format(
                Locale.ROOT,
                "2020-%02d-%02d,Trust %d,%d.%02d,B%d%n",
                1 + i % 12,
                1 + i % 28,
                i % 50,
                i % 5000 + 1,
                i % 100,
                i));
      }
    }
    var mapping = folder.resolve("service-mapping.yml");
    Files.writeString(
        mapping,
        """
        columns: {date: Date, amount: Net, reference: No, narrative: Text, key: No}
        accounts:
          - {debit: "receivable:council-0", credit: "contribution:council-0:stream-0"}
        """);
    long nanos =
        Shell.time(
            Path.of("/dev/null"),
            List.of(
                "curl",
                "-sSf",
                "-H",
                shown(),
                "-H",
                "Idempotency-Key: import",
                "-F",
                "mapping=@" + mapping + ";type=application/yaml",
                "-F",
                "file=@" + csv + ";type=text/csv",
                ADDRESS + "/api/v1/funds/bench/imports"));
    System.out.printf(Locale.ROOT, "import of %,d entries: %.1f s%n", IMPORTED, nanos / 1e9);
  }
}
