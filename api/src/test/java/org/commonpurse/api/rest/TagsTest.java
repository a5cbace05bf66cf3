package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.rest.Examples.due;
import static org.commonpurse.api.rest.TestService.JSON;
import static org.commonpurse.api.rest.TestService.YAML;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.commonpurse.api.rest.TestService.Answer;
import org.commonpurse.api.rest.TestService.Books;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How answers are known again by their tags, and how a stale one cannot replace a newer. */
class TagsTest {

  @TempDir private static Path folder;

  private static TestService service;

  private Books books;

  @BeforeAll
  static void start() throws Exception {
    service = TestService.startIn(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    service.close();
  }

  @BeforeEach
  void registerAFund() {
    books = service.books();
  }

  @ParameterizedTest(name = "\"{0}\"")
  @ValueSource(strings = {"", "/rules", "/entries/1"})
  void sendNothingAgainThatIsUnchanged(String below) {
    books.entry("april", due("icb", "nhs-minimum", "2023-04-20", "1.00"));
    var first = books.get(below);

    var again = get(below, first.tag());

    assertThat(first.status()).as(first.text()).isEqualTo(200);
    assertThat(first.tag()).matches("\"[0-9a-f]{64}\"");
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.text()).isEmpty();
    assertThat(get(below, "\"0\"").status()).isEqualTo(200);
  }

  @Test
  void differOnceAnEntryIsReversed() {
    books.entry("april", due("icb", "nhs-minimum", "2023-04-20", "1.00"));
    var before = books.get("/entries/1").tag();

    books.post(
        "/entries/1/reversal",
        JSON,
        "{\"effectiveOn\": \"2023-04-21\", \"narrative\": \"Wrong\"}",
        "Idempotency-Key",
        "back");

    assertThat(get("/entries/1", before).status()).isEqualTo(200);
  }

  @Test
  void letAFundBeReplacedByThoseOnlyWhoHaveReadIt() {
    var read = books.get("");
    var newer = read.text().replace("Better Care Fund", "Better Care");

    var first = put("", JSON, newer, read.tag());
    var late = put("", JSON, newer.replace("Better Care", "Best Care"), read.tag());

    assertThat(first.status()).as(first.text()).isEqualTo(200);
    assertThat(first.tag()).isEqualTo(books.get("").tag()).isNotEqualTo(read.tag());
    assertThat(late.status()).isEqualTo(412);
    assertThat(late.at("/code")).isEqualTo("SERVICE_VERSION_DIFFERS");
    assertThat(late.at("/detail")).endsWith("Nothing was recorded.");
    assertThat(books.get("").text()).contains("Better Care").doesNotContain("Best Care");
  }

  @Test
  void letRulesBeReplacedByThoseOnlyWhoHaveReadThem() {
    var read = books.get("/rules");
    var late = read.text().replace("refuse", "route");

    assertThat(put("/rules", YAML, "rules: []", "\"0\"").status()).isEqualTo(412);
    assertThat(put("/rules", JSON, late, read.tag()).status()).isEqualTo(200);
    assertThat(put("/rules", JSON, read.text(), read.tag()).status()).isEqualTo(412);
    assertThat(put("/rules", JSON, read.text(), "*").status()).isEqualTo(200);
  }

  @Test
  void areNotNeededToReplace() {
    assertThat(service.put(books.path(""), JSON, books.get("").text()).status()).isEqualTo(200);
  }

  @Test
  void refusesAKeyThatIsNoneAlsoWhereAnActCouldDoWithout() {
    var answer = books.post("/periods/2023-24-01/close", JSON, "", "Idempotency-Key", " ");

    assertThat(answer.at("/code")).isEqualTo("LEDGER_KEY_MISSING");
    assertThat(books.get("/periods/2023-24-01").at("/state")).isEqualTo("open");
  }

  private Answer get(String below, String known) {
    return service.send(
        HttpRequest.newBuilder(service.address(books.path(below)))
            .header("If-None-Match", known)
            .GET());
  }

  private Answer put(String below, String type, String body, String expected) {
    return service.send(
        HttpRequest.newBuilder(service.address(books.path(below)))
            .header("Content-Type", type)
            .header("Acting-As", "A. Finch")
            .header("If-Match", expected)
            .PUT(BodyPublishers.ofString(body)));
  }
}
