package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.rest.Examples.due;
import static org.commonpurse.api.rest.TestService.EXAMPLE;
import static org.commonpurse.api.rest.TestService.YAML;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.commonpurse.api.rest.TestService.Books;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Days and amounts that no door lets in, since no question could be answered after them. */
class RangesTest {

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

  private static String rows(String day) {
    return "key,date,account,amount,narrative\nk,%s,bank,1.00,Paid\nk,%s,receivable:icb,-1.00,Paid\n"
        .formatted(day, day);
  }

  @ParameterizedTest
  @ValueSource(strings = {"9999-12-31", "+12023-04-30", "+999999999-12-31", "1989-12-31"})
  void letsNoDayInThatItCouldNotShow(String day) throws IOException {
    var entry = books.entry("far", due("icb", "nhs-minimum", day, "1.00"));
    // Five digits are no form of a year there, whichever day they would make.
    assertThat(entry.at("/code")).isIn("LEDGER_DATE_OUT_OF_RANGE", "ENTRY_FORM_WRONG");
    assertThat(entry.text()).contains("effectiveOn", day);

    var file = books.post("/imports", CSV, rows(day));
    assertThat(file.at("/rejects/0/code")).isEqualTo("LEDGER_DATE_OUT_OF_RANGE");
    assertThat(file.at("/rejects/0/line")).isEqualTo("2");
    assertThat(file.at("/rejects/0/column")).isEqualTo("date");

    var fund = Files.readString(EXAMPLE.resolve("fund.yml"));
    var registered =
        service.post(
            "/api/v1/funds",
            YAML,
            fund.replace("fund: brackenshire", "fund: far").replace("2022-04-01", day));
    assertThat(registered.at("/mistakes/0/code"))
        .isIn("LEDGER_DATE_OUT_OF_RANGE", "FUND_NOT_AS_DESCRIBED");
    assertThat(registered.at("/mistakes/0/place/path")).isEqualTo("open.from");

    for (String query : new String[] {"asAt=", "from="}) {
      var asked = books.get("/balances?" + query + day.replace("+", "%2B"));
      assertThat(asked.at("/code")).isEqualTo("LEDGER_DATE_OUT_OF_RANGE");
    }
    var known = books.get("/balances?asKnown=" + day.replace("+", "%2B") + "T00:00:00Z");
    assertThat(known.at("/code")).isEqualTo("LEDGER_DATE_OUT_OF_RANGE");
    assertThat(known.at("/fields/parameter")).isEqualTo("asKnown");
    assertThat(books.entries()).isZero();
  }

  @Test
  void showsTheLastDayEverywhere() {
    assertThat(service.put(books.path("/rules"), YAML, "rules: []").status()).isEqualTo(200);
    var recorded = books.entry("last", due("icb", "nhs-minimum", "2199-12-31", "1.00"));

    assertThat(recorded.status()).as(recorded.text()).isEqualTo(201);
    assertThat(books.get("/export?format=csv").text()).contains("2199-12-31", "2199-00/09");
    assertThat(
            books.get("/balances?kind=receivable&by=month&asAt=2199-12-31").at("/items/0/amount"))
        .isEqualTo("1.00");
  }

  @Test
  void addsUpWhateverItAccepts() {
    var largest = due("icb", "nhs-minimum", "2023-04-30", "92233720368547758.07");

    for (String key : new String[] {"first", "second"}) {
      var refused = books.entry(key, largest);
      assertThat(refused.status()).as(refused.text()).isEqualTo(422);
      assertThat(refused.at("/code")).isEqualTo("LEDGER_AMOUNT_OUT_OF_RANGE");
      assertThat(refused.at("/place/path")).isEqualTo("postings[0].debit");
    }
    var file = books.post("/imports", CSV, rows("2023-04-30").replace("1.00", "1000000000000.01"));
    assertThat(file.at("/rejects/0/code")).isEqualTo("LEDGER_AMOUNT_OUT_OF_RANGE");
    assertThat(file.at("/rejects/0/column")).isEqualTo("amount");
    assertThat(file.at("/rejects/0/value")).isEqualTo("1000000000000.01");

    var most = books.entry("most", due("icb", "nhs-minimum", "2023-04-30", "1000000000000.00"));
    assertThat(most.status()).as(most.text()).isEqualTo(201);
    assertThat(books.get("/balances?kind=receivable").at("/items/0/amount"))
        .isEqualTo("1000000000000.00");
  }
}
