package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.rest.Examples.spent;
import static org.commonpurse.api.rest.TestService.JSON;
import static org.commonpurse.api.rest.TestService.YAML;

import java.nio.file.Path;
import org.commonpurse.api.rest.TestService.Books;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a request says what caused variances. */
class CausesResourceTest {

  private static final String AGREEMENT =
      """
      agreement: By cause
      version: 1
      in-force: {from: 2022-04-01}
      partners: [icb, county]
      causes: [demand, price]
      clauses:
        - {clause: "1", takes: variance, of: {causes: demand}, share: {icb: 1, county: 1}}
        - {clause: "2", takes: variance, of: {causes: price}, bear: icb}
        - {clause: "3", takes: variance, bear: county}
      """;

  private static final String LINE =
      "{\"scheme\": \"reablement\", \"stream\": \"nhs-minimum\", \"causes\": %s}";

  @TempDir private static Path folder;

  private static TestService service;

  private final Books books = service.books();

  @BeforeAll
  static void start() throws Exception {
    service = TestService.startIn(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    service.close();
  }

  /** An overspend of £60,000.00 on a budget of £900,000.00. */
  @BeforeEach
  void overspend() {
    books.post("/agreements", YAML, AGREEMENT);
    books.entry("plan", spent("plan", "2023-04-01", "900000.00"));
    books.entry("actual", spent("actual", "2024-03-31", "960000.00"));
  }

  private static String request(String causes, String more) {
    return "{\"year\": \"2023-24\", \"causes\": [%s]%s}".formatted(LINE.formatted(causes), more);
  }

  /** 70,000.00 in halves, -20,000.00 for the ICB, and 10,000.00 of no cause for the county. */
  @Test
  void dividesWhatIsSharedByCause() {
    var causes = "{\"demand\": \"70000.00\", \"price\": \"-20000.00\"}";
    var preview = books.post("/allocations/preview", JSON, request(causes, ""));

    assertThat(preview.status()).as(preview.text()).isEqualTo(200);
    assertThat(preview.at("/items/0/charges/icb")).isEqualTo("15000.00");
    assertThat(preview.at("/items/0/charges/county")).isEqualTo("45000.00");
    assertThat(preview.at("/items/0/clauses/1/units/0/byCause/0/cause")).isEqualTo("price");
    var payOn = ", \"payOn\": \"2024-05-31\"";
    var applied = books.post("/allocations", JSON, request(causes, payOn));
    assertThat(applied.json().path("items")).isEqualTo(preview.json().path("items"));
    var shown = books.get("/allocations/" + books.get("/allocations").at("/items/0/id"));
    assertThat(shown.text())
        .contains("\"causes\":{\"demand\":\"70000.00\",\"price\":\"-20000.00\"}");
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          OUTTURN_CAUSES_BEYOND_VARIANCE | 422 | {"demand": "60000.01"}
          OUTTURN_CAUSE_UNKNOWN          | 422 | {"demands": "1.00"}
          LEDGER_AMOUNT_MALFORMED        | 400 | {"demand": "some"}
          """)
  void refusesWhatDividesNoVariance(String code, int status, String causes) {
    var refused = books.post("/allocations/preview", JSON, request(causes, ""));

    assertThat(refused.status()).as(refused.text()).isEqualTo(status);
    assertThat(refused.at("/code")).isEqualTo(code);
  }

  @Test
  void refusesALineThatIsNotThereOrTwice() {
    var beds = LINE.formatted("{\"demand\": \"1.00\"}").replace("reablement", "beds");
    var none = "{\"year\": \"2023-24\", \"causes\": [%s]}".formatted(beds);
    var twice = "{\"year\": \"2023-24\", \"causes\": [%s, %s]}".formatted(beds, beds);

    assertThat(books.post("/allocations/preview", JSON, none).at("/code"))
        .isEqualTo("OUTTURN_CAUSES_OF_NO_LINE");
    assertThat(books.post("/allocations/preview", JSON, twice).at("/code"))
        .isEqualTo("OUTTURN_LINE_TWICE");
  }

  @Test
  void aKeyIsOfOneDivision() {
    var payOn = ", \"payOn\": \"2024-05-31\"";
    books.post(
        "/allocations", JSON, request("{\"demand\": \"1.00\"}", payOn), "Idempotency-Key", "k");
    var other =
        books.post(
            "/allocations", JSON, request("{\"price\": \"1.00\"}", payOn), "Idempotency-Key", "k");

    assertThat(other.at("/code")).isEqualTo("LEDGER_KEY_REUSED");
  }
}
