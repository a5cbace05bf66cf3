package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.rest.Examples.due;
import static org.commonpurse.api.rest.Examples.received;

import java.nio.file.Path;
import java.util.List;
import org.commonpurse.api.rest.TestService.Books;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How balances are asked for over HTTP. */
class BalancesResourceTest {

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

  @BeforeEach
  void recordAFewEntries() {
    books.entry("april", due("icb", "nhs-minimum", "2023-04-30", "108333.33"));
    books.entry("county", due("county", "council-revenue", "2023-04-30", "41666.67"));
    books.entry("april paid", received("icb", "2023-05-02", "ICB-APR-23", "108333.33"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/balances?kind=spend&partner=icb",
        "/balances?kind=bank,spend&by=partner",
        "/entries?kind=receivable,spend&partner=icb",
        "/changes?kind=spend&partner=icb&asAtBefore=2023-04-30"
      })
  void refusesWhatWouldLeaveOutAllThatAKindHas(String path) {
    var answer = books.get(path);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/code")).isEqualTo("LEDGER_DIMENSION_NOT_OF_KIND");
    assertThat(answer.at("/fields/dimension")).isEqualTo("partner");
  }

  @Test
  void tellsThemApartByWhatIsAskedInThatOrder() {
    var answer = books.get("/balances?by=kind,partner&asAt=2023-04-30");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("/currency")).isEqualTo("GBP");
    assertThat(answer.at("/asAt")).isEqualTo("2023-04-30");
    assertThat(rows(answer.text(), "kind", "partner", "amount"))
        .contains(
            List.of("receivable", "icb", "108333.33"),
            List.of("receivable", "county", "41666.67"),
            List.of("contribution", "icb", "-108333.33"),
            List.of("contribution", "county", "-41666.67"));
  }

  @Test
  void countsOnlyWhatIsAskedFor() {
    var answer = books.get("/balances?kind=receivable&partner=icb&by=account");

    assertThat(rows(answer.text(), "account", "amount"))
        .containsExactly(List.of("receivable:icb", "0.00"));
  }

  @Test
  void addsTheBookUpToNothing() {
    assertThat(books.get("/balances").at("/items/0/amount")).isEqualTo("0.00");
  }

  @Test
  void tellsWhatWasKnownAtAMoment() {
    var answer = books.get("/balances?by=kind&asKnown=2020-01-01T00:00:00Z");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("/asKnown")).isEqualTo("2020-01-01T00:00:00Z");
    assertThat(rows(answer.text(), "amount")).allMatch(row -> row.equals(List.of("0.00")));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ?by=colour         | 400 | QUERY_VALUE_MALFORMED     | colour
          ?by=kind,kind      | 400 | QUERY_VALUE_TWICE         | kind,kind
          ?scheme=gardening  | 422 | LEDGER_SCHEME_UNKNOWN     | gardening
          ?reserve=rainy-day | 422 | LEDGER_RESERVE_UNKNOWN    | rainy-day
          ?nature=golden     | 422 | LEDGER_NATURE_UNKNOWN     | golden
          ?scheme=Reablement | 400 | LEDGER_CODE_MALFORMED     | Reablement
          ?date=2023-04-30   | 400 | SERVICE_PARAMETER_UNKNOWN | date
          ?partners=some     | 400 | QUERY_VALUE_MALFORMED     | some
          """)
  void refusesAQueryThatItCannotAnswer(String query, int status, String code, String value) {
    var answer = books.get("/balances" + query);

    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.at("/code")).isEqualTo(code);
    assertThat(answer.at("/detail")).contains(value);
  }

  private static List<List<String>> rows(String text, String... names) {
    var answer = new TestService.Answer(200, "", text, java.util.Optional.empty(), "");
    var rows = new java.util.ArrayList<List<String>>();
    answer
        .json()
        .path("items")
        .forEach(
            row ->
                rows.add(
                    java.util.Arrays.stream(names).map(name -> row.path(name).asText()).toList()));
    return rows;
  }
}
