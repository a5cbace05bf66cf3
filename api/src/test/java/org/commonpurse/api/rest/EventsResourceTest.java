package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.rest.Examples.due;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonpurse.api.access.Role;
import org.commonpurse.api.rest.TestService.Books;
import org.commonpurse.ledger.id.AgreementCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reader follows a fund by the last position that it saw. */
class EventsResourceTest {

  @TempDir private static Path folder;
  private static TestService service;

  @BeforeAll
  static void start() throws Exception {
    service = TestService.startIn(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    service.close();
  }

  @Test
  void tellsOfEntriesAndEventsInOrderAndWhereTheyAreRead() throws Exception {
    var books = books();
    var items = books.get("/events").json().path("items");

    assertThat(items.findValuesAsText("kind"))
        .containsExactly("fund", "rules", "entry", "agreement", "entry", "period");
    assertThat(items.findValuesAsText("position")).containsExactly("1", "2", "3", "4", "5", "6");
    assertThat(items.findValuesAsText("number")).containsExactly("1", "2", "1", "3", "2", "4");
    assertThat(items.findValuesAsText("by")).containsOnly("A. Finch");
    for (var item : items) {
      var read = service.get(URI.create(item.path("href").asText()).toString());
      assertThat(read.status()).as(item.toString()).isEqualTo(200);
      if (item.path("kind").asText().equals("entry")) {
        assertThat(read.at("/seal")).isEqualTo(item.path("seal").asText());
        assertThat(read.at("/recordedAt")).isEqualTo(item.path("recordedAt").asText());
      }
    }
    assertThat(items.toString()).doesNotContain("Contribution due", "receivable", "first");
  }

  @Test
  void goesOnFromThePositionThatItLastGave() {
    var books = books();
    var first = books.get("/events?limit=4").json();
    var rest = books.get("/events" + first.path("next").asText()).json();
    var end = books.get("/events?after=" + rest.path("position").asText()).json();

    assertThat(first.path("position").asLong()).isEqualTo(4);
    assertThat(rest.path("items").findValuesAsText("position")).containsExactly("5", "6");
    assertThat(rest.has("next")).isFalse();
    assertThat(end.path("items")).isEmpty();
    assertThat(end.path("position").asLong()).isEqualTo(6);

    books.entry("later", due("icb", "nhs-minimum", "2023-06-01", "3.00"));
    var later = books.get("/events?after=" + end.path("position").asText()).json();
    assertThat(later.path("items").findValuesAsText("position")).containsExactly("7");
    // Asked twice in a row it says the same.
    assertThat(books.get("/events?after=6").json()).isEqualTo(later);
  }

  @Test
  void givesTheSameAsLines() throws Exception {
    var books = books();
    var items = new ArrayList<JsonNode>();
    books.get("/events").json().path("items").forEach(items::add);

    var lines = service.get(books.path("/events"), "application/x-ndjson");
    assertThat(lines.type()).startsWith("application/x-ndjson");
    assertThat(parsed(lines.text())).isEqualTo(items);
    assertThat(parsed(service.get(books.path("/events?after=4"), "application/x-ndjson").text()))
        .isEqualTo(items.subList(4, 6));
    assertThat(
            parsed(
                service.get(books.path("/events?after=1&limit=2"), "application/x-ndjson").text()))
        .isEqualTo(items.subList(1, 3));
    assertThat(service.get(books.path("/events?after=6"), "application/x-ndjson").text()).isEmpty();
    // Whoever takes anything is given the document.
    assertThat(service.get(books.path("/events"), "*/*").type()).startsWith("application/json");
  }

  @Test
  void refusesAPositionThatTheseBooksNeverGave() {
    var books = books();
    assertThat(books.get("/events?after=7").at("/code")).isEqualTo("QUERY_PLACE_UNKNOWN");
    assertThat(books.get("/events?after=-1").at("/code")).isEqualTo("LEDGER_PAGE_OUT_OF_RANGE");
    assertThat(service.get(books.path("/events?after=7"), "application/x-ndjson").at("/code"))
        .isEqualTo("QUERY_PLACE_UNKNOWN");
    assertThat(service.get("/api/v1/funds/nowhere/events").status()).isEqualTo(404);
  }

  @Test
  void doesNotTellAPartnerWhoRecordedWhatItMayNotSee(@TempDir Path own) throws Exception {
    try (var locked = LockedService.start(own)) {
      var agreement =
          Files.readString(TestService.EXAMPLE.resolve("agreement.yml"))
              .replace("in-force:", "partners-see: own-lines\nin-force:")
              .replace("until: 2026-03-31", "until: 2036-03-31");
      locked
          .ledger
          .agreements()
          .add(LockedService.OTHER, AgreementCode.of("s75"), 3, agreement, LockedService.KEEPER);
      var icb = locked.person("o@icb", Optional.of(LockedService.OTHER), Role.FINANCE_OFFICER);
      var auditor = locked.person("a@audit", Optional.of(LockedService.OTHER), Role.AUDITOR);
      var path = "/api/v1/funds/brackenshire/events";

      var partner = locked.send("GET", path, locked.key(icb), "");
      var whole = locked.send("GET", path, locked.key(auditor), "");

      assertThat(partner.statusCode()).as(partner.body()).isEqualTo(200);
      var json = new ObjectMapper();
      var seen = json.readTree(partner.body()).path("items");
      var all = json.readTree(whole.body()).path("items");
      // The seals are for both, so that both can hold the books to them.
      for (var field : List.of("position", "kind", "number", "recordedAt", "seal", "href")) {
        assertThat(seen.findValuesAsText(field)).isEqualTo(all.findValuesAsText(field));
      }
      assertThat(seen.findValuesAsText("by")).containsOnly("withheld");
      assertThat(all.findValuesAsText("by")).contains("K. Keeper").doesNotContain("withheld");
      var stranger = locked.person("s@else", Optional.of(LockedService.ARDEN), Role.AUDITOR);
      assertThat(locked.send("GET", path, locked.key(stranger), "").statusCode()).isIn(403, 404);
    }
  }

  private static Books books() {
    var books = service.books();
    books.entry("first", due("icb", "nhs-minimum", "2023-04-01", "1.00"));
    try {
      var agreement =
          Files.readString(TestService.EXAMPLE.resolve("agreement.yml"))
              .replace("opening: 50000.00", "opening: 0.00");
      var answer = books.post("/agreements", TestService.YAML, agreement);
      assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    books.entry("second", due("icb", "nhs-minimum", "2023-05-01", "2.00"));
    assertThat(books.post("/periods/2017-18-01/soft-close", TestService.JSON, "").status())
        .isEqualTo(200);
    return books;
  }

  private static List<JsonNode> parsed(String lines) throws Exception {
    var parsed = new ArrayList<JsonNode>();
    for (var line : lines.lines().toList()) {
      parsed.add(new ObjectMapper().readTree(line));
    }
    return parsed;
  }
}
