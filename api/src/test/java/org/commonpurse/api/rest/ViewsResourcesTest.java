package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.rest.Examples.due;
import static org.commonpurse.api.rest.Examples.received;

import java.nio.file.Path;
import java.time.Instant;
import org.commonpurse.api.rest.TestService.Books;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statements, and what changed between two views of the books, over HTTP. */
class ViewsResourcesTest {

  @TempDir private static Path folder;

  private static TestService service;

  private final Books books = service.books();

  private Instant firstKnown = Instant.EPOCH;

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
    books.entry("april", due("icb", "nhs-minimum", "2023-04-30", "100.00"));
    firstKnown = Instant.parse(books.get("/entries/1").at("/recordedAt"));
    books.entry("april paid", received("icb", "2023-05-02", "ICB-APR", "60.00"));
    books.entry("march", due("icb", "nhs-minimum", "2023-03-31", "7.00"));
    books.entry("county", due("county", "council-revenue", "2023-04-30", "41.00"));
  }

  @Test
  void tellsAStatementOfAPartnerThatAddsUpToItsBalance() {
    var answer = books.get("/statement?partner=icb&from=2023-04-01&asAt=2023-05-31");

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.at("/opening")).isEqualTo("7.00");
    assertThat(answer.json().path("items").findValuesAsText("amount"))
        .containsExactly("100.00", "-60.00");
    assertThat(answer.json().path("items").findValuesAsText("balance"))
        .containsExactly("107.00", "47.00");
    assertThat(answer.at("/items/1/sequence")).isEqualTo("2");
    assertThat(answer.at("/items/1/reference")).isEqualTo("ICB-APR");
    assertThat(answer.at("/closing"))
        .isEqualTo(
            books
                .get("/balances?kind=receivable&partner=icb&asAt=2023-05-31")
                .at("/items/0/amount"));
  }

  @Test
  void tellsAStatementOfAnAccountAsKnownAtAMoment() {
    var now = books.get("/statement?account=receivable:icb");
    var then = books.get("/statement?account=receivable:icb&asKnown=" + firstKnown);

    assertThat(now.at("/closing")).isEqualTo("47.00");
    assertThat(then.at("/closing")).isEqualTo("100.00");
    assertThat(then.json().path("items")).hasSize(1);
  }

  @Test
  void tellsWhatChangedSinceAMomentAboutADayAndWhichEntriesExplainIt() {
    var answer =
        books.get(
            "/changes?kind=receivable&by=partner&asAt=2023-04-30&asKnownBefore=" + firstKnown);

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.at("/rows/0/partner")).isEqualTo("county");
    assertThat(answer.at("/rows/0/change")).isEqualTo("41.00");
    assertThat(answer.at("/rows/1/before")).isEqualTo("100.00");
    assertThat(answer.at("/rows/1/after")).isEqualTo("107.00");
    assertThat(answer.at("/rows/1/change")).isEqualTo("7.00");
    assertThat(answer.json().path("items").findValuesAsText("sequence")).containsExactly("3", "4");
    assertThat(answer.at("/items/0/added")).isEqualTo("true");
    assertThat(answer.at("/before/asAt")).isEqualTo("2023-04-30");
    assertThat(answer.at("/before/asKnown")).isEqualTo(firstKnown.toString());
  }

  @Test
  void tellsWhatChangedFromOneDayToAnotherInPages() {
    var first = books.get("/changes?asAtBefore=2023-03-31&limit=2");
    var second = books.get("/changes" + first.at("/next"));

    assertThat(first.json().path("items").findValuesAsText("sequence")).containsExactly("1", "2");
    assertThat(first.at("/next")).isEqualTo("?after=2&asAtBefore=2023-03-31&limit=2");
    assertThat(second.json().path("items").findValuesAsText("sequence")).containsExactly("4");
    assertThat(second.json().has("next")).isFalse();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "/changes, QUERY_VIEWS_SAME",
    "/changes?asAt=2023-04-30&asAtBefore=2023-04-30, QUERY_VIEWS_SAME",
    "/changes?asKnownBefore=may, QUERY_VALUE_MALFORMED",
    "/changes?asAtBefore=2023-04-30&limit=5000, LEDGER_PAGE_OUT_OF_RANGE",
    "/changes?asAtBefore=2023-04-30&partner=town, LEDGER_PARTNER_UNKNOWN",
    "/changes?since=2023-04-30, SERVICE_PARAMETER_UNKNOWN",
    "/statement, QUERY_STATEMENT_OF_WHAT",
    "/statement?partner=icb&account=bank, QUERY_STATEMENT_OF_WHAT",
    "/statement?partner=town, LEDGER_PARTNER_UNKNOWN",
    "/statement?account=receivable, LEDGER_ACCOUNT_INCOMPLETE",
    "/statement?account=risk-share:icb:none, LEDGER_CLAUSE_UNKNOWN",
    "/statement?account=bank&from=2023-05-01&asAt=2023-04-01, LEDGER_DAYS_OUT_OF_ORDER"
  })
  void refuses(String path, String code) {
    var answer = books.get(path);

    assertThat(answer.status()).as(answer.text()).isBetween(400, 422);
    assertThat(answer.at("/code")).isEqualTo(code);
  }
}
