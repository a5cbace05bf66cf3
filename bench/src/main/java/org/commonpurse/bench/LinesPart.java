package org.commonpurse.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.money.Amounts;

/**
 * Entries sent as lines of JSON (NDJSON) in one request, to a service with a small heap: a body that it kept in
 * memory would not fit. Each size is sent to a service and a database of its own.
 */
final class LinesPart {

  /** A quarter of what the launcher gives. */
  private static final String HEAP = "96m";

  private final Path folder;

  LinesPart(Path folder) {
    this.folder = folder;
  }

  void run() throws Exception {
    System.out.println("a heap of " + HEAP + "; each request all entries or none");
    send(1, 10_000);
    send(1, 100_000);
    send(1, 800_000);
    // As many in several requests: what the process takes anyway for so much work.
    send(8, 100_000);
  }

  private void send(int requests, long entries) throws Exception {
    var database = folder.resolve("lines.db");
    SqliteFile.delete(database);
    try (var ledger = Ledger.open("jdbc:sqlite:" + database)) {
      ledger.funds().register(Workload.fund(), Workload.BY);
    }
    var environment = Map.of("COMMONPURSE_HEAP", HEAP);
    try (var service = ServiceProcess.start(database, folder.resolve("lines.out"), environment)) {
      long idle = service.megabytes("VmRSS");
      double seconds = 0;
      long bytes = 0;
      for (int i = 0; i < requests; i++) {
        var body = folder.resolve("lines.ndjson");
        write(body, i * entries, entries, requests * entries);
        bytes += Files.size(body);
        seconds += seconds(service, body, entries);
      }
      System.out.printf(
          Locale.ROOT,
          "%d x %,d entries (%.1f MB): %.1f s, %,.0f entries/s; %d MB resident before, at most %d MB%n",
          requests,
          entries,
          bytes / 1e6,
          seconds,
          requests * entries / seconds,
          idle,
          service.megabytes("VmHWM"));
    }
  }

  private double seconds(ServiceProcess service, Path body, long entries) throws Exception {
    var receipts = folder.resolve("receipts.ndjson");
    Files.deleteIfExists(receipts);
    var request =
        HttpRequest.newBuilder(
                URI.create(ServiceProcess.ADDRESS + "/api/v1/funds/bench/entries/batch"))
            .header("Content-Type", "application/x-ndjson")
            .header("Authorization", "Bearer " + service.key())
            .POST(BodyPublishers.ofFile(body))
            .build();
    long began = System.nanoTime();
    var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofFile(receipts));
    double seconds = (System.nanoTime() - began) / 1e9;
    requireReceipts(answer.statusCode(), receipts, entries);
    return seconds;
  }

  private static void requireReceipts(int status, Path receipts, long entries) throws IOException {
    try (var lines = Files.lines(receipts)) {
      long count = lines.filter(line -> line.contains("\"replayed\":false")).count();
      if (status != 200 || count != entries) {
        throw new IllegalStateException("Answered " + status + " with " + count + " receipts");
      }
    }
  }

  private static void write(Path file, long first, long entries, long of) throws IOException {
    var workload = new Workload(of);
    try (var out = Files.newBufferedWriter(file)) {
      for (long i = first; i < first + entries; i++) {
        var submission = workload.submission(i);
        var entry = submission.entry();
        out.write(
            "{\"key\":\"%s\",\"book\":\"actual\",\"effectiveOn\":\"%s\",\"currency\":\"GBP\",\"narrative\":\"%s\",\"reference\":\"%s\",\"postings\":["
                .formatted(
                    submission.key().value(),
                    entry.effectiveOn(),
                    entry.narrative(),
                    entry.reference()));
        var comma = "";
        for (var posting : entry.postings()) {
          out.write(
              "%s{\"account\":\"%s\",\"%s\":\"%s\"}"
                  .formatted(
                      comma,
                      posting.account().path(),
                      posting.pence() > 0 ? "debit" : "credit",
                      Amounts.plain(Math.abs(posting.pence()))));
          comma = ",";
        }
        out.write("]}\n");
      }
    }
  }
}
