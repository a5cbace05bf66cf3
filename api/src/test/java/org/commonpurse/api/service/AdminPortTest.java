package org.commonpurse.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.commonpurse.api.rest.CheckedClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What those see who watch the service. */
class AdminPortTest {

  private static final HttpClient CLIENT = CheckedClient.create();

  private static final Path SETTINGS = Path.of("..", "config", "commonpurse.yml");

  private static final String SECRET = "Payment for Mrs. Heron";

  @TempDir private Path folder;

  private static HttpResponse<String> get(URI address, String path, String... headers)
      throws Exception {
    var request = HttpRequest.newBuilder(address.resolve(path));
    return CLIENT.send(
        (headers.length == 0 ? request : request.headers(headers)).build(),
        BodyHandlers.ofString());
  }

  private static int post(RunningService service, String path, String type, String body, String key)
      throws Exception {
    var request =
        HttpRequest.newBuilder(service.address().resolve(path))
            .header("Content-Type", type)
            .header("Idempotency-Key", key)
            .header("Authorization", "Bearer " + service.firstKey().orElseThrow())
            .POST(BodyPublishers.ofString(body));
    return CLIENT.send(request.build(), BodyHandlers.ofString()).statusCode();
  }

  private static double value(String scraped, String metric) {
    return scraped
        .lines()
        .filter(line -> line.startsWith(metric + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(metric.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError(metric + " is not in\n" + scraped));
  }

  private static final String ENTRY =
      """
      {"book": "actual", "effectiveOn": "2023-04-30", "narrative": "%s", "currency": "GBP",
       "postings": [{"account": "receivable:icb", "debit": "1.00"},
                    {"account": "contribution:icb:nhs-minimum", "credit": "1.00"}]}
      """;

  @Test
  void countsWhatWasDoneAndNamesNobody() throws Exception {
    try (var service = start()) {
      var fund = Files.readString(Path.of("..", "config", "example", "fund.yml"));
      assertThat(post(service, "/api/v1/funds", "application/yaml", fund, "f")).isEqualTo(201);
      var entries = "/api/v1/funds/brackenshire/entries";
      for (int i = 0; i < 5; i++) {
        var entry = ENTRY.formatted(SECRET);
        assertThat(post(service, entries, "application/json", entry, "k" + i)).isEqualTo(201);
      }
      assertThat(post(service, entries, "application/json", "{", "k")).isEqualTo(400);
      for (int i = 0; i < 3; i++) {
        assertThat(get(service.address(), "/made-up-" + i).statusCode()).isEqualTo(401);
      }

      var scraped = get(service.adminAddress(), "/metrics");

      assertThat(scraped.headers().firstValue("Content-Type").orElseThrow())
          .startsWith("text/plain; version=0.0.4");
      var text = scraped.body();
      assertThat(value(text, "commonpurse_chain_links{kind=\"entry\"}")).isEqualTo(5);
      assertThat(value(text, "commonpurse_refusals_total{code=\"DOCUMENT_MALFORMED\"}"))
          .isEqualTo(1);
      assertThat(value(text, "commonpurse_refusals_total{code=\"SERVICE_NOT_AUTHENTICATED\"}"))
          .isEqualTo(3);
      assertThat(value(text, "commonpurse_request_seconds_count{operation=\"entry-post\"}"))
          .isEqualTo(6);
      assertThat(
              value(
                  text, "commonpurse_request_seconds_bucket{operation=\"entry-post\",le=\"+Inf\"}"))
          .isEqualTo(6);
      assertThat(value(text, "commonpurse_writes_waiting")).isZero();
      assertThat(value(text, "commonpurse_reports_running")).isZero();
      assertThat(value(text, "commonpurse_jobs{state=\"running\"}")).isZero();
      assertThat(text).doesNotContain("brackenshire", SECRET, "made-up", "icb", "cpk_");
      assertThat(
              text.lines()
                  .filter(line -> !line.startsWith("#"))
                  .filter(line -> !line.matches("[a-z_]+(\\{[^{}]*\\})? [0-9.eE+-]+"))
                  .collect(Collectors.toList()))
          .as("lines that are no metric")
          .isEmpty();
      assertThat(get(service.address(), "/metrics").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void livesWithoutBeingReadyWhereATriggerIsGone() throws Exception {
    try (var service = start()) {
      var admin = service.adminAddress();
      assertThat(admin.getHost()).isEqualTo("127.0.0.1");
      var ready = get(admin, "/healthcheck");
      assertThat(ready.statusCode()).as(ready.body()).isEqualTo(200);
      assertThat(ready.body()).contains("chain", "clock", "triggers", "durable", "room");

      try (var connection = DriverManager.getConnection(url());
          var statement = connection.createStatement()) {
        statement.execute("DROP TRIGGER entry_never_changes");
      }

      var unready = get(admin, "/healthcheck");
      assertThat(unready.statusCode()).isEqualTo(503);
      assertThat(unready.body()).contains("verify names it").doesNotContain(folder.toString());
      assertThat(get(admin, "/ping").statusCode()).isEqualTo(200);
      for (var off : List.of("/tasks/gc", "/tasks/log-level", "/threads", "/pprof")) {
        assertThat(get(admin, off).statusCode()).as(off).isEqualTo(404);
        var posted =
            HttpRequest.newBuilder(admin.resolve(off)).POST(BodyPublishers.noBody()).build();
        assertThat(CLIENT.send(posted, BodyHandlers.ofString()).statusCode())
            .as(off)
            .isEqualTo(404);
      }
    }
  }

  private RunningService start() throws Exception {
    return new Service(Optional.of(url()), OptionalInt.of(0)).start(SETTINGS);
  }

  private String url() {
    return "jdbc:sqlite:" + folder.resolve("books.db");
  }
}
