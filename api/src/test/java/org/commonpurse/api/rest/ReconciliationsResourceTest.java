package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.rest.Examples.received;
import static org.commonpurse.api.rest.TestService.EXAMPLE;
import static org.commonpurse.api.rest.TestService.JSON;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.commonpurse.api.rest.TestService.Books;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a partner compares its own list with what the fund received, over HTTP. */
class ReconciliationsResourceTest {

  private static final String ICB = "/partners/icb/reconciliation";

  private static final String CSV = "text/csv";

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
  void receiveMoney() {
    books.entry("april", received("icb", "2023-05-02", "ICB APR 23", "108333.33"));
    books.entry("may", received("icb", "2023-06-01", "ICB-MAY-23", "108000.00"));
    books.entry("june", received("icb", "2023-07-04", "", "108333.34"));
    books.entry("july", received("icb", "2023-08-01", "ICB-JUL-23", "5.00"));
  }

  @Test
  void comparesAFileLineByLine() throws IOException {
    var answer = books.post(ICB, CSV, Files.readString(EXAMPLE.resolve("payments.csv")));

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json().path("matched").findValuesAsText("by"))
        .containsExactly("reference-and-amount", "amount-within-days");
    assertThat(answer.at("/differing/0/theirs/line")).isEqualTo("3");
    assertThat(answer.at("/differing/0/difference")).isEqualTo("333.33");
    assertThat(answer.at("/missingThere/0/reference")).isEqualTo("ICB-JUL-23");
    assertThat(answer.at("/theirs")).isEqualTo("325000.00");
    assertThat(answer.at("/ours")).isEqualTo("324671.67");
    assertThat(answer.at("/difference")).isEqualTo("328.33");
    assertThat(answer.json().path("agreed").booleanValue()).isFalse();
  }

  @Test
  void comparesAListTheSameWay() {
    var list =
        """
        {"currency": "GBP", "payments": [
          {"paidOn": "2023-04-30", "amount": "108333.33", "reference": "icb-apr-23"},
          {"paidOn": "2023-05-31", "amount": "108000.00", "reference": "ICB-MAY-23"},
          {"paidOn": "2023-06-30", "amount": "108333.34"}
        ]}
        """;

    var answer = books.post(ICB + "?asAt=2023-06-30&days=5", JSON, list);

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json().path("agreed").booleanValue()).isTrue();
    assertThat(answer.at("/difference")).isEqualTo("0.00");
  }

  @Test
  void recordsNothing() throws IOException {
    books.post(ICB, CSV, Files.readString(EXAMPLE.resolve("payments.csv")));

    assertThat(books.entries()).isEqualTo(4);
  }

  @Test
  void refusesAnUnknownPartner() {
    var answer = books.post("/partners/town/reconciliation", CSV, "date,amount\n");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.at("/code")).isEqualTo("LEDGER_PARTNER_UNKNOWN");
    assertThat(answer.at("/detail")).contains("town");
  }

  @Test
  void refusesALineWithItsPlaceAndValue() {
    var answer = books.post(ICB, CSV, "Date,Amount\n30/04/2023,1.00\n31/04/2023,2.00\n");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/code")).isEqualTo("LEDGER_DATE_MALFORMED");
    assertThat(answer.at("/detail")).contains("Line 3, column \"Date\"", "31/04/2023");
    assertThat(answer.at("/fields/line")).isEqualTo("3");
  }

  @Test
  void refusesAFileWithoutAColumnOfAmounts() {
    var answer = books.post(ICB, CSV, "Date,Sum\n30/04/2023,1.00\n");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/code")).isEqualTo("LEDGER_COLUMN_MISSING");
    assertThat(answer.at("/detail")).contains("amount", "Sum");
  }

  @Test
  void refusesAListInAnotherCurrency() {
    var answer = books.post(ICB, JSON, "{\"currency\": \"EUR\", \"payments\": []}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.at("/code")).isEqualTo("LEDGER_CURRENCY_MISMATCH");
    assertThat(answer.at("/place/path")).isEqualTo("currency");
  }

  @Test
  void refusesDaysThatAreTooFarApart() {
    var answer = books.post(ICB + "?days=1000", CSV, "Date,Amount\n30/04/2023,1.00\n");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/code")).isEqualTo("LEDGER_DAYS_OUT_OF_RANGE");
  }
}
