package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.rest.LockedService.ARDEN;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonpurse.api.access.Role;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.audit.AuditQuery;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who did what, when, from where and with which result, as the service tells it, on both stores. */
class AuditTest {

  private static final String TRAIL = "/api/v1/audit";

  private static final String IN_ARDEN = "/api/v1/funds/arden/audit";

  private static final String ENTRIES = "/api/v1/funds/arden/entries";

  private static final String WRONG = "cpk_000000000000_" + "A".repeat(43);

  private static final long WAIT_NANOS_MAX = 20_000_000_000L;

  @TempDir private static Path folder;

  /** Where books are kept. */
  private enum Store {
    SQLITE,
    POSTGRESQL
  }

  /** What the trail tells but of strangers, whose line comes when the minute ends, whenever that is. */
  private static List<JsonNode> items(LockedService service, String key, String path)
      throws Exception {
    var items = new ArrayList<JsonNode>();
    var next = path;
    while (!next.isEmpty()) {
      var answer = service.send("GET", next, key, "");
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      var page = new ObjectMapper().readTree(answer.body());
      page.path("items").forEach(items::add);
      var link = page.path("next").asText();
      next = link.isEmpty() ? "" : path.replaceAll("\\?.*", "") + link;
    }
    items.removeIf(item -> isOfStrangers(item.toString()));
    return items;
  }

  private static boolean isOfStrangers(String line) {
    return line.contains("SERVICE_NOT_AUTHENTICATED");
  }

  /** The trail, once all that was refused is written, which nobody waits for. */
  private static List<JsonNode> trail(LockedService service, String key, String outcome)
      throws Exception {
    long end = System.nanoTime() + WAIT_NANOS_MAX;
    while (System.nanoTime() < end) {
      var items = items(service, key, TRAIL);
      if (items.stream().anyMatch(item -> item.path("outcome").asText().equals(outcome))) {
        return items;
      }
      Thread.sleep(100);
    }
    throw new AssertionError(outcome + " was not noted");
  }

  private static List<String> told(List<JsonNode> items, String... names) {
    return items.stream()
        .map(
            item ->
                String.join(
                    " ", List.of(names).stream().map(name -> item.path(name).asText()).toList()))
        .toList();
  }

  private static List<JsonNode> of(List<JsonNode> items, String name, String value) {
    return items.stream().filter(item -> item.path(name).asText().equals(value)).toList();
  }

  @ParameterizedTest
  @EnumSource(Store.class)
  void tellsWhoDidWhatAndWhoWasRefused(Store store) throws Exception {
    try (var server = store == Store.SQLITE ? null : EmbeddedPostgres.builder().start()) {
      var url =
          server == null
              ? "jdbc:sqlite:" + folder.resolve("trail.db")
              : server.getJdbcUrl("postgres", "postgres");
      try (var service = LockedService.start(url, LockedService.SETTINGS)) {
        var auditor = service.key(service.person("auditor", Optional.empty(), Role.AUDITOR));
        act(service);
        var trail = trail(service, auditor, "LEDGER_KEY_REUSED");
        holdsWhatWasDone(trail);
        holdsEachForm(service, auditor, trail);
        isForAuditors(service, auditor);
      }
      // Strangers have no lines of their own: they are counted, and told when the minute is over.
      try (var ledger = Ledger.open(url)) {
        var line =
            ledger
                .audit()
                .find(
                    new AuditQuery(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("SERVICE_NOT_AUTHENTICATED"),
                        Optional.empty(),
                        10));
        assertThat(line).hasSizeBetween(1, 2);
        assertThat(line.stream().mapToLong(each -> each.act().times()).sum()).isEqualTo(7);
        assertThat(line.get(0).act().address()).isEqualTo("127.0.0.1");
      }
    }
  }

  /** What some people and a stranger do and try. */
  private static void act(LockedService service) throws Exception {
    var manager = service.key(service.person("m-1", Optional.of(ARDEN), Role.POOL_MANAGER));
    var reader = service.key(service.person("r-1", Optional.of(ARDEN), Role.BOARD_READER));
    var good = Examples.due("icb", "nhs-minimum", "2023-04-20", "1.00");
    service.send(
        "POST", ENTRIES, good, "Authorization", "Bearer " + manager, "Idempotency-Key", "1");
    service.send(
        "POST", ENTRIES, good, "Authorization", "Bearer " + reader, "Idempotency-Key", "2");
    var unbalanced = good.replaceFirst("1.00", "2.00");
    service.send(
        "POST", ENTRIES, unbalanced, "Authorization", "Bearer " + manager, "Idempotency-Key", "3");
    service.send("GET", LockedService.BALANCES, reader, "");
    service.send("GET", "/api/v1/funds/nothing/balances", reader, "");
    for (int i = 0; i < 7; i++) {
      service.send("GET", LockedService.BALANCES, WRONG, "");
    }
    var grant = "{\"subject\": \"n-1\", \"name\": \"N. New\", \"role\": \"auditor\"}";
    service.send("POST", "/api/v1/access/grants", service.first, grant);
    service.send("POST", "/api/v1/access/grants", manager, grant);
    service.send(
        "POST",
        ENTRIES,
        good.replace("1.00", "2.00"),
        "Authorization",
        "Bearer " + manager,
        "Idempotency-Key",
        "1");
  }

  private static void holdsWhatWasDone(List<JsonNode> trail) {
    assertThat(told(of(trail, "source", "entry"), "subject", "operation", "fund", "outcome"))
        .containsExactly("m-1 entry arden RECORDED");
    assertThat(told(of(trail, "source", "event"), "operation", "fund", "outcome"))
        .contains("fund arden RECORDED", "fund brackenshire RECORDED");
    assertThat(
            told(
                of(trail, "source", "request"), "subject", "operation", "fund", "outcome", "times"))
        .containsExactly(
            "r-1 entry-post arden SERVICE_NOT_ALLOWED 1",
            "m-1 entry-post arden LEDGER_ENTRY_UNBALANCED 1",
            "r-1 balances brackenshire LEDGER_FUND_UNKNOWN 1",
            "r-1 balances  LEDGER_FUND_UNKNOWN 1",
            "administrator role-grant  DONE 1",
            "m-1 role-grant  SERVICE_NOT_ALLOWED 1",
            "m-1 entry-post arden LEDGER_KEY_REUSED 1");
    assertThat(of(trail, "source", "request"))
        .allSatisfy(
            line -> {
              assertThat(line.path("address").asText()).isEqualTo("127.0.0.1");
              assertThat(line.path("trace").asText()).hasSize(13);
            });
    assertThat(told(of(trail, "source", "access"), "operation", "outcome"))
        .contains("access-grant RECORDED", "access-key RECORDED");
    var text = trail.toString();
    assertThat(text).doesNotContain("cpk_", "narrative", "icb", "2.00");
  }

  /** Every form and every filter tells what the whole list has. */
  private static void holdsEachForm(LockedService service, String auditor, List<JsonNode> whole)
      throws Exception {
    assertThat(items(service, auditor, TRAIL + "?limit=3")).isEqualTo(whole);
    var first = whole.get(0);
    for (var name : List.of("subject", "operation", "outcome")) {
      var value = first.path(name).asText();
      assertThat(items(service, auditor, TRAIL + "?" + name + "=" + value))
          .isEqualTo(of(whole, name, value));
    }
    assertThat(items(service, auditor, IN_ARDEN)).isEqualTo(of(whole, "fund", "arden"));
    var late = whole.get(whole.size() - 1).path("at").asText();
    assertThat(items(service, auditor, TRAIL + "?from=" + late)).hasSize(1);
    assertThat(items(service, auditor, TRAIL + "?to=" + first.path("at").asText())).hasSize(1);

    var lines = text(service, auditor, "application/x-ndjson", "");
    var told = lines.body().lines().filter(line -> !isOfStrangers(line));
    assertThat(told.map(AuditTest::json).toList()).isEqualTo(whole);
    var csv = text(service, auditor, "text/csv", "");
    var rows = csv.body().lines().filter(line -> !isOfStrangers(line)).toList();
    assertThat(rows).hasSize(whole.size() + 1);
    assertThat(rows.get(0))
        .isEqualTo("\ufeffid,at,source,subject,name,address,operation,fund,outcome,times,trace");
    var part = text(service, auditor, "application/x-ndjson", "?limit=2");
    var link = part.headers().firstValue("Link").orElseThrow();
    assertThat(link).startsWith("<?after=").endsWith("&limit=2>; rel=\"next\"");
  }

  private static JsonNode json(String line) {
    try {
      return new ObjectMapper().readTree(line);
    } catch (IOException e) {
      throw new AssertionError(line, e);
    }
  }

  private static HttpResponse<String> text(
      LockedService service, String key, String type, String query) throws Exception {
    var answer =
        service.send("GET", TRAIL + query, "", "Authorization", "Bearer " + key, "Accept", type);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith(type);
    return answer;
  }

  private static void isForAuditors(LockedService service, String auditor) throws Exception {
    var ofArden = service.key(service.person("a-arden", Optional.of(ARDEN), Role.AUDITOR));
    assertThat(items(service, ofArden, IN_ARDEN)).isNotEmpty();
    assertThat(service.send("GET", TRAIL, ofArden, "").statusCode()).isEqualTo(403);
    var other = service.send("GET", "/api/v1/funds/brackenshire/audit", ofArden, "");
    assertThat(LockedService.code(other)).isEqualTo("LEDGER_FUND_UNKNOWN");
    var none = service.send("GET", TRAIL + "?after=x", auditor, "");
    assertThat(LockedService.code(none)).isEqualTo("QUERY_PLACE_UNKNOWN");
  }
}
