package org.commonpurse.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.journal.Paging;

/** The books of one fund of a service whose disk fails, with what was answered and what was not. */
final class DiskBooks {

  private static final FundCode FUND = FundCode.of("brackenshire");
  private static final String ENTRIES = "/api/v1/funds/brackenshire/entries";
  private static final int LINES = 5_000;

  private final HttpClient client = HttpClient.newHttpClient();
  private final String url;
  private final Map<String, Long> acknowledged = new HashMap<>();
  private final List<String> sentInVain = new ArrayList<>();
  private final Map<String, Integer> refused = new TreeMap<>();
  private String key = "";
  private int next;
  private long slowestMillis;

  /** Books in an SQLite file. */
  DiskBooks(String url) {
    this.url = url;
  }

  /** Takes the service's key, and registers the fund. */
  void begin(ServiceNode service) throws IOException, InterruptedException {
    key = service.firstKey().orElseThrow();
    var fund = Files.readString(Path.of("config", "example", "fund.yml"));
    service.post("/api/v1/funds", "application/yaml", fund, key);
  }

  int acknowledged() {
    return acknowledged.size();
  }

  /** How often each answer that is no receipt was given, since it was last asked for again. */
  Map<String, Integer> refused() {
    return refused;
  }

  long slowestMillis() {
    return slowestMillis;
  }

  /** Posts an entry that no other is like. */
  void post(ServiceNode service) throws IOException, InterruptedException {
    post(service, "k" + next++);
  }

  private void post(ServiceNode service, String name) throws IOException, InterruptedException {
    var answer = send(service, ENTRIES, "application/json", entry(name), name);
    if (answer.statusCode() / 100 == 2) {
      acknowledged.put(
          name, new ObjectMapper().readTree(answer.body()).path("sequence").longValue());
    } else {
      sentInVain.add(name);
      note(answer);
    }
  }

  /** Posts many entries in one request, of which none may be recorded where it is refused. */
  void postLarge(ServiceNode service) throws IOException, InterruptedException {
    var lines =
        IntStream.range(0, LINES)
            .mapToObj(i -> entry("line-" + i))
            .collect(Collectors.joining("\n"));
    var answer = send(service, ENTRIES + "/batch", "application/x-ndjson", lines, "large");
    if (answer.statusCode() / 100 == 2) {
      throw new IllegalStateException("So many entries cannot have been recorded");
    }
    note(answer);
  }

  private static String entry(String name) {
    return """
        {"key": "%s", "book": "actual", "effectiveOn": "2023-04-30", "narrative": "%s of some length, to fill what room there is",
         "currency": "GBP", "postings": [{"account": "receivable:icb", "debit": "1.00"},
           {"account": "contribution:icb:nhs-minimum", "credit": "1.00"}]}
        """
        .formatted(name, name)
        .replace("\n", " ");
  }

  private void note(HttpResponse<String> answer) throws IOException {
    var problem = new ObjectMapper().readTree(answer.body());
    refused.merge(answer.statusCode() + " " + problem.path("code").asText(), 1, Integer::sum);
    if (answer.headers().firstValue("Retry-After").isEmpty()) {
      refused.merge("without Retry-After", 1, Integer::sum);
    }
  }

  private HttpResponse<String> send(
      ServiceNode service, String path, String type, String body, String name)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(service.address().resolve(path))
            .header("Content-Type", type)
            .header("Authorization", "Bearer " + key)
            .header("Idempotency-Key", name)
            .timeout(Duration.ofSeconds(30))
            .POST(BodyPublishers.ofString(body))
            .build();
    long began = System.nanoTime();
    var answer = client.send(request, BodyHandlers.ofString());
    slowestMillis = Math.max(slowestMillis, (System.nanoTime() - began) / 1_000_000);
    return answer;
  }

  /** Reads balances and verifies, which needs no room. */
  void read(ServiceNode service) throws IOException, InterruptedException {
    for (var below : List.of("/balances", "/entries?limit=1", "/verification")) {
      var path = "/api/v1/funds/brackenshire" + below;
      var request =
          HttpRequest.newBuilder(service.address().resolve(path))
              .header("Authorization", "Bearer " + key)
              .timeout(Duration.ofSeconds(30))
              .build();
      var answer = client.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(
            path + " answered " + answer.statusCode() + ": " + answer.body());
      }
    }
  }

  /** Something was refused, and all of it in one of these ways. */
  void requireAll(String... answers) {
    if (refused.isEmpty() || !List.of(answers).containsAll(refused.keySet())) {
      throw new IllegalStateException("Not all was answered " + List.of(answers) + ": " + refused);
    }
  }

  void requireNothingRefused() {
    if (!refused.isEmpty()) {
      throw new IllegalStateException("Refused: " + refused);
    }
  }

  /** Sends once more what was refused, under the same keys. */
  void postRefusedAgain(ServiceNode service) throws IOException, InterruptedException {
    var again = List.copyOf(sentInVain);
    sentInVain.clear();
    refused.clear();
    for (var name : again) {
      post(service, name);
    }
  }

  /** Holds the books to what was answered: each entry once, and no other. */
  void check() {
    var recorded = new HashMap<String, Long>();
    try (var ledger = Ledger.open(url)) {
      for (long after = 0; ; ) {
        var page =
            ledger.journal().entries(EntryQuery.of(FUND).limit(Paging.LIMIT_MAX).after(after));
        for (var entry : page.entries()) {
          recorded.put(entry.key().value(), entry.sequence());
          after = entry.sequence();
        }
        if (page.next().isEmpty()) {
          break;
        }
      }
      boolean isSound = ledger.verification().all().stream().allMatch(fund -> fund.isSound());
      System.out.printf(
          "  %,d answered as recorded, %,d in the books, the same: %s; sound: %s%n",
          acknowledged.size(), recorded.size(), recorded.equals(acknowledged), isSound);
      if (!recorded.equals(acknowledged) || !isSound) {
        throw new IllegalStateException("What was answered and what is recorded differ");
      }
    }
  }
}
