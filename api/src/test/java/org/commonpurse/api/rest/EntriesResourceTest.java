package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.rest.Examples.due;
import static org.commonpurse.api.rest.Examples.entry;
import static org.commonpurse.api.rest.Examples.posting;
import static org.commonpurse.api.rest.Examples.received;
import static org.commonpurse.api.rest.TestService.JSON;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.commonpurse.api.rest.TestService.Books;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How entries are recorded over HTTP, and what is refused. */
class EntriesResourceTest {

  private static final String APRIL = due("icb", "nhs-minimum", "2023-04-30", "108333.33");

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

  @Test
  void recordsAnEntryAndAnswersWithItsReceipt() {
    var answer = books.entry("april", APRIL);

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.location()).hasValue(service.address(books.path("/entries/1")).toString());
    assertThat(answer.at("/sequence")).isEqualTo("1");
    assertThat(answer.at("/key")).isEqualTo("april");
    assertThat(answer.at("/seal")).hasSize(64);
    assertThat(answer.json().path("replayed").booleanValue()).isFalse();
  }

  @Test
  void tellsAnEntryAsItWasRecorded() {
    books.entry("april", APRIL);

    var answer = books.get("/entries/1");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("/book")).isEqualTo("actual");
    assertThat(answer.at("/effectiveOn")).isEqualTo("2023-04-30");
    assertThat(answer.at("/by")).isEqualTo("A. Finch");
    assertThat(answer.at("/currency")).isEqualTo("GBP");
    assertThat(answer.at("/postings/0/account")).isEqualTo("receivable:icb");
    assertThat(answer.json().at("/postings/0/debit").isTextual()).isTrue();
    assertThat(answer.at("/postings/0/debit")).isEqualTo("108333.33");
    assertThat(answer.at("/postings/1/credit")).isEqualTo("108333.33");
    assertThat(answer.json().at("/postings/1").has("debit")).isFalse();
  }

  @Test
  void recordsAnEntryOnceHoweverOftenItIsSent() {
    var first = books.entry("april", APRIL);

    var again = books.entry("april", APRIL);

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().path("replayed").booleanValue()).isTrue();
    assertThat(again.at("/seal")).isEqualTo(first.at("/seal"));
    assertThat(books.entries()).isEqualTo(1);
  }

  @Test
  void refusesAKeyThatWasUsedForAnotherEntry() {
    books.entry("april", APRIL);

    var answer = books.entry("april", due("icb", "nhs-minimum", "2023-04-30", "1.00"));

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.at("/code")).isEqualTo("LEDGER_KEY_REUSED");
    assertThat(answer.at("/detail")).contains("april", "nothing was recorded");
    assertThat(books.entries()).isEqualTo(1);
  }

  @Test
  void recordsSeveralEntriesTogether() {
    var answer =
        books.post(
            "/entries/batch",
            JSON,
            batch(
                keyed("april", APRIL),
                keyed("april paid", received("icb", "2023-05-02", "ICB-APR-23", "108333.33"))));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("/items/1/sequence")).isEqualTo("2");
    assertThat(books.entries()).isEqualTo(2);
  }

  @Test
  void recordsNoneOfSeveralWhenOneIsWrong() {
    var answer =
        books.post(
            "/entries/batch",
            JSON,
            batch(
                keyed("april", APRIL),
                keyed("wrong", received("town", "2023-05-02", "", "108333.33"))));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.at("/code")).isEqualTo("LEDGER_PARTNER_UNKNOWN");
    assertThat(answer.at("/fields/index")).isEqualTo("1");
    assertThat(answer.at("/detail")).contains("town").containsIgnoringCase("nothing was recorded");
    assertThat(books.entries()).isZero();
  }

  @Test
  void refusesAnEntryOfSeveralWithoutAKey() {
    var answer = books.post("/entries/batch", JSON, batch(APRIL));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.at("/place/path")).isEqualTo("entries[0].key");
    assertThat(answer.at("/detail")).contains("\"key\" is missing");
  }

  @Test
  void refusesAnUnbalancedEntryWithBothTotals() {
    var answer =
        books.entry(
            "unbalanced",
            entry(
                "actual",
                "2023-04-30",
                "Received",
                "",
                posting("bank", "debit", "1200.00"),
                posting("receivable:icb", "credit", "1199.99")));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.type()).isEqualTo("application/problem+json");
    assertThat(answer.at("/code")).isEqualTo("LEDGER_ENTRY_UNBALANCED");
    assertThat(answer.at("/title")).isEqualTo("Entry does not balance");
    assertThat(answer.at("/status")).isEqualTo("422");
    assertThat(answer.at("/detail"))
        .contains("1,200.00", "1,199.99", "0.01", "nothing was recorded");
    assertThat(answer.at("/trace")).hasSize(13);
    assertThat(books.entries()).isZero();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          three decimals         | 108333.33      | 108333.333      | 422 | LEDGER_AMOUNT_TOO_PRECISE   | postings[0].debit   | 108333.333
          an exponent            | 108333.33      | 1e5             | 400 | LEDGER_AMOUNT_MALFORMED     | postings[0].debit   | 1e5
          an amount too large    | 108333.33      | 99999999999999999 | 422 | LEDGER_AMOUNT_OUT_OF_RANGE | postings[0].debit   | 99999999999999999
          nothing                | 108333.33      | 0.00            | 422 | LEDGER_POSTING_ZERO         | postings[0].debit   | receivable:icb
          a negative debit       | 108333.33      | -5.00           | 422 | LEDGER_POSTING_NEGATIVE     | postings[0].debit   | -500
          a JSON number          | "108333.33"    | 108333.33       | 422 | ENTRY_TYPE_WRONG            | postings[0].debit   | 108333.33
          another currency       | GBP            | EUR             | 422 | LEDGER_CURRENCY_MISMATCH    | currency            | EUR
          an unknown partner     | receivable:icb | receivable:town | 422 | LEDGER_PARTNER_UNKNOWN      |                     | town
          an unknown stream      | :nhs-minimum   | :nhs-maximum    | 422 | LEDGER_STREAM_UNKNOWN       |                     | nhs-maximum
          an unknown account     | receivable:icb | debt:icb        | 422 | LEDGER_ACCOUNT_KIND_UNKNOWN | postings[0].account | debt
          an account cut short   | receivable:icb | receivable      | 422 | LEDGER_ACCOUNT_INCOMPLETE   | postings[0].account | receivable
          a code that is none    | receivable:icb | receivable:ICB  | 400 | LEDGER_CODE_MALFORMED       | postings[0].account | ICB
          a day that is none     | 2023-04-30     | 2023-04-31      | 400 | LEDGER_DATE_MALFORMED       | effectiveOn         | 2023-04-31
          a day before the fund  | 2023-04-30     | 2019-04-30      | 422 | LEDGER_DATE_OUTSIDE_FUND    |                     | 2019-04-30
          an unknown book        | "actual"       | "actuals"       | 422 | ENTRY_VALUE_UNKNOWN         | book                | actuals
          an unknown property    | "reference"    | "referense"     | 422 | ENTRY_FIELD_UNKNOWN         | referense           | referense
          a blank narrative      | Contribution due | `  `          | 422 | LEDGER_NARRATIVE_MISSING    |                     | narrative
          a property twice       | "reference"    | "narrative"     | 422 | DOCUMENT_KEY_TWICE          | narrative           | narrative
          malformed JSON         | "currency"     | currency        | 400 | DOCUMENT_MALFORMED          |                     | Unexpected
          """)
  void refusesAnEntryWith(
      String mistake,
      String right,
      String wrong,
      int status,
      String code,
      String path,
      String value) {
    var answer = books.entry("wrong", APRIL.replaceFirst(right, wrong));

    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.type()).isEqualTo("application/problem+json");
    assertThat(answer.at("/code")).isEqualTo(code);
    assertThat(answer.at("/detail")).contains(value).containsIgnoringCase("nothing was recorded");
    if (path != null) {
      assertThat(answer.at("/place/path")).isEqualTo(path);
      assertThat(answer.json().at("/place/line").intValue()).isGreaterThan(1);
    }
    assertThat(books.entries()).isZero();
  }

  @Test
  void refusesAPostingWithBothSides() {
    var answer =
        books.entry(
            "sides",
            APRIL.replaceFirst(
                "\"debit\": \"108333.33\"", "\"debit\": \"1.00\", \"credit\": \"1.00\""));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/code")).isEqualTo("ENTRY_SIDE_UNCLEAR");
    assertThat(answer.at("/place/path")).isEqualTo("postings[0]");
  }

  @Test
  void refusesAnEntryWithoutAKey() {
    var answer = books.post("/entries", JSON, APRIL);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/code")).isEqualTo("ENTRY_KEY_MISSING");
    assertThat(answer.at("/detail")).contains("Idempotency-Key", "Nothing was recorded.");
  }

  @Test
  void refusesAKeyInTheHeaderThatDiffersFromTheOneInTheEntry() {
    var answer = books.entry("april", keyed("may", APRIL));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/code")).isEqualTo("ENTRY_KEY_DIFFERS");
    assertThat(answer.at("/detail")).contains("april", "may");
  }

  @Test
  void refusesAnEntryForWhichNobodyIsResponsible() {
    var answer =
        service.send(
            HttpRequest.newBuilder(service.address(books.path("/entries")))
                .header("Content-Type", JSON)
                .header("Idempotency-Key", "april")
                .POST(BodyPublishers.ofString(APRIL)));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/code")).isEqualTo("SERVICE_ACTOR_MISSING");
    assertThat(answer.at("/detail")).contains("Acting-As", "Nothing was recorded.");
  }

  @Test
  void refusesAnEntryOfAnUnknownFund() {
    var answer =
        service.post("/api/v1/funds/arden/entries", JSON, APRIL, "Idempotency-Key", "april");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.at("/code")).isEqualTo("LEDGER_FUND_UNKNOWN");
    assertThat(answer.at("/detail")).contains("arden");
  }

  @Test
  void findsEntriesByWhatIsAsked() {
    books.entry("april", APRIL);
    books.entry("april paid", received("icb", "2023-05-02", "ICB-APR-23", "108333.33"));
    books.entry("county", due("county", "council-revenue", "2023-04-30", "41666.67"));

    assertThat(sequences("?partner=icb&kind=receivable")).containsExactly(1, 2);
    assertThat(sequences("?reference=ICB-APR-23")).containsExactly(2);
    assertThat(sequences("?asAt=2023-04-30&stream=council-revenue")).containsExactly(3);
    assertThat(sequences("?after=1&limit=1")).containsExactly(2);
    assertThat(books.get("/entries?after=1&limit=1").at("/next")).isEqualTo("?after=2&limit=1");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ?partners=icb          | 400 | SERVICE_PARAMETER_UNKNOWN | partners
          ?partner=town          | 422 | LEDGER_PARTNER_UNKNOWN    | town
          ?book=actuals          | 400 | QUERY_VALUE_MALFORMED     | actuals
          ?asAt=30/04/2023      | 400 | LEDGER_DATE_MALFORMED     | 30/04/2023
          ?asKnown=yesterday    | 400 | QUERY_VALUE_MALFORMED     | yesterday
          ?kind=debts            | 400 | QUERY_VALUE_MALFORMED     | debts
          ?kind=bank,bank        | 400 | QUERY_VALUE_TWICE         | bank,bank
          ?limit=5000            | 400 | LEDGER_PAGE_OUT_OF_RANGE  | 5000
          ?limit=many            | 400 | QUERY_VALUE_MALFORMED     | many
          ?after=1&after=2       | 400 | SERVICE_PARAMETER_TWICE   | after
          """)
  void refusesAQueryThatItCannotAnswer(String query, int status, String code, String value) {
    var answer = books.get("/entries" + query);

    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.at("/code")).isEqualTo(code);
    assertThat(answer.at("/detail")).contains(value);
  }

  @Test
  void saysThatThereIsNoSuchEntry() {
    var answer = books.get("/entries/7");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.at("/code")).isEqualTo("SERVICE_ENTRY_UNKNOWN");
    assertThat(answer.at("/detail")).contains(books.fund(), "7");
  }

  @Test
  void findsEntriesByAmountTextActorAndMoment() {
    books.entry("april", receipt("2023-04-30", "April's 100% share", "1200.00"));
    books.entry("may", receipt("2023-05-31", "May's share", "1300.00"));
    var mayWasRecorded = books.get("/entries/2").at("/recordedAt");

    assertThat(sequences("?amountFrom=1200.01")).containsExactly(2);
    assertThat(sequences("?amountTo=1299.99")).containsExactly(1);
    assertThat(sequences("?amountFrom=1200&amountTo=1300.00")).containsExactly(1, 2);
    assertThat(sequences("?text=MAY")).containsExactly(2);
    assertThat(sequences("?text=100%25")).containsExactly(1);
    assertThat(sequences("?text=a_r")).isEmpty();
    assertThat(sequences("?actor=A.+Finch")).containsExactly(1, 2);
    assertThat(sequences("?actor=B.+Gull")).isEmpty();
    assertThat(sequences("?recordedSince=" + mayWasRecorded)).containsExactly(2);
    assertThat(books.get("/entries?amountFrom=2&amountTo=1").at("/code"))
        .isEqualTo("LEDGER_RANGE_EMPTY");
  }

  @Test
  void pagesFromTheNewestEntryToTheOldest() {
    for (int day = 1; day <= 3; day++) {
      books.entry("day-" + day, receipt("2023-05-0" + day, "Day " + day, "1.00"));
    }

    var first = books.get("/entries?order=newest&limit=2");

    assertThat(first.json().path("items").findValuesAsText("sequence")).containsExactly("3", "2");
    assertThat(first.at("/next")).isEqualTo("?after=2&limit=2&order=newest");
    assertThat(sequences(first.at("/next"))).containsExactly(1);
    assertThat(books.get("/entries" + first.at("/next")).json().has("next")).isFalse();
  }

  private static String receipt(String day, String narrative, String amount) {
    return """
        {
          "book": "actual",
          "effectiveOn": "%s",
          "narrative": "%s",
          "currency": "GBP",
          "postings": [
            {"account": "bank", "debit": "%s"},
            {"account": "receivable:icb", "credit": "%s"}
          ]
        }
        """
        .formatted(day, narrative, amount, amount);
  }

  private java.util.List<Integer> sequences(String query) {
    return books.get("/entries" + query).json().path("items").findValues("sequence").stream()
        .map(node -> node.intValue())
        .toList();
  }

  private static String keyed(String key, String entry) {
    return entry.replaceFirst("\\{", "{\"key\": \"" + key + "\",");
  }

  private static String batch(String... entries) {
    return "{\"entries\": [" + String.join(",", entries) + "]}";
  }
}
