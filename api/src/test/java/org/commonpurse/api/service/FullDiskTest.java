package org.commonpurse.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.commonpurse.api.rest.CheckedClient;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.EntryQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The service where no room is left. A limit of pages stands for the full disk, to which SQLite gives the same answer;
 * {@code ./bench/run full-disk} has real ones.
 */
class FullDiskTest {

  private static final HttpClient CLIENT = CheckedClient.create();

  private static final Path CONFIG = Path.of("..", "config");

  private static final String FUND = "/api/v1/funds/brackenshire";

  private static final int TRIES_MAX = 3_000;

  @TempDir private Path folder;

  private String key = "";

  private RunningService start(String parameters) throws Exception {
    var url = "jdbc:sqlite:" + folder.resolve("books.db") + parameters;
    var settings = folder.resolve("settings.yml");
    Files.writeString(
        settings,
        Files.readString(CONFIG.resolve("commonpurse.yml"))
            .replace("CALLS_PER_MINUTE:-6000", "CALLS_PER_MINUTE:-0"));
    var service = new Service(Optional.of(url), OptionalInt.of(0)).start(settings);
    key = service.firstKey().orElse(key);
    return service;
  }

  private static String entry(String name) {
    return """
        {"key": "%s", "book": "actual", "effectiveOn": "2023-04-30", "narrative": "Due", "currency": "GBP",
         "postings": [{"account": "receivable:icb", "debit": "1.00"},
           {"account": "contribution:icb:nhs-minimum", "credit": "1.00"}]}
        """
        .formatted(name)
        .replace("\n", " ");
  }

  private HttpResponse<String> post(RunningService service, String path, String type, String body)
      throws Exception {
    var request =
        HttpRequest.newBuilder(service.address().resolve(path))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body))
            .build();
    return CLIENT.send(request, BodyHandlers.ofString());
  }

  private HttpResponse<String> post(RunningService service, String name) throws Exception {
    return post(service, FUND + "/entries", "application/json", entry(name));
  }

  private int read(RunningService service, String below) throws Exception {
    var request =
        HttpRequest.newBuilder(service.address().resolve(FUND + below))
            .header("Authorization", "Bearer " + key);
    return CLIENT.send(request.build(), BodyHandlers.ofString()).statusCode();
  }

  private static void isRefusedForRoom(HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
    assertThat(new ObjectMapper().readTree(answer.body()).path("code").asText())
        .isEqualTo("LEDGER_STORE_FULL");
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void refusesWhatTheDiskHasNoRoomForAndGoesOnWithRoom() throws Exception {
    try (var service = start("")) {
      var fund = Files.readString(CONFIG.resolve("example/fund.yml"));
      assertThat(post(service, "/api/v1/funds", "application/yaml", fund).statusCode())
          .isEqualTo(201);
    }
    int recorded = 0;
    // No more pages than there are.
    try (var service = start("?max_page_count=1")) {
      var answer = post(service, "k0");
      for (; answer.statusCode() == 201 && recorded < TRIES_MAX; recorded++) {
        answer = post(service, "k" + (recorded + 1));
      }
      isRefusedForRoom(answer);
      var lines =
          IntStream.range(0, 2_000)
              .mapToObj(i -> entry("line" + i))
              .collect(Collectors.joining("\n"));
      isRefusedForRoom(post(service, FUND + "/entries/batch", "application/x-ndjson", lines));
      assertThat(read(service, "/balances")).isEqualTo(200);
      assertThat(read(service, "/verification")).isEqualTo(200);
    }
    try (var service = start("")) {
      for (int i = 0; i <= recorded; i++) {
        // What was acknowledged is told again; what was refused is recorded under its key.
        assertThat(post(service, "k" + i).statusCode()).isEqualTo(i < recorded ? 200 : 201);
      }
    }
    try (var ledger = Ledger.open("jdbc:sqlite:" + folder.resolve("books.db"))) {
      var query = EntryQuery.of(FundCode.of("brackenshire")).limit(1_000);
      assertThat(ledger.journal().entries(query).entries()).hasSize(Math.min(1_000, recorded + 1));
      assertThat(ledger.verification().all()).allMatch(fund -> fund.isSound());
    }
  }
}
