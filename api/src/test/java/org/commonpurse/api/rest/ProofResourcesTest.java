package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.rest.Examples.due;
import static org.commonpurse.api.rest.Examples.posting;
import static org.commonpurse.api.rest.TestService.JSON;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.commonpurse.api.rest.TestService.Answer;
import org.commonpurse.api.rest.TestService.Books;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How journals are corrected, closed, exported and verified over HTTP. */
class ProofResourcesTest {

  private static final String APRIL = "/periods/2023-24-01";

  private static final String ACCEPTED = "{\"acceptOpen\": \"Lists come in May\"}";

  private static final String REASON = "{\"reason\": \"A late invoice\"}";

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
  void recordAnEntry() {
    books.entry("april", due("icb", "nhs-minimum", "2023-04-30", "100.00"));
  }

  @Test
  void takesBackAnEntryOnce() {
    var reversal = "{\"effectiveOn\": \"2023-05-31\", \"narrative\": \"Sent twice\"}";

    var answer = reverse(1, "back", reversal);

    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    assertThat(books.get("/entries/2").at("/reverses")).isEqualTo("1");
    assertThat(books.get("/balances?kind=receivable").at("/items/0/amount")).isEqualTo("0.00");
    assertThat(reverse(1, "back", reversal).status()).isEqualTo(200);
    assertThat(books.entries()).isEqualTo(2);
  }

  @Test
  void takesBackAPartOfAnEntry() {
    var answer =
        reverse(
            1,
            "part",
            "{\"effectiveOn\": \"2023-05-31\", \"narrative\": \"Too much\", \"postings\": ["
                + posting("receivable:icb", "debit", "40.00")
                + ","
                + posting("contribution:icb:nhs-minimum", "credit", "40.00")
                + "]}");

    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    assertThat(books.get("/balances?kind=receivable").at("/items/0/amount")).isEqualTo("60.00");
  }

  @Test
  void answersARetryOfATakingBackWhateverHasClosedSince() {
    var reversal = "{\"effectiveOn\": \"2023-05-31\", \"narrative\": \"Sent twice\"}";
    reverse(1, "back", reversal);
    books.post("/periods/2023-24-02/close", JSON, ACCEPTED);

    var again = reverse(1, "back", reversal);

    assertThat(again.status()).as(again.text()).isEqualTo(200);
    assertThat(again.at("/replayed")).isEqualTo("true");
    assertThat(reverse(1, "other", reversal).at("/code"))
        .isIn("LEDGER_PERIOD_CLOSED", "LEDGER_REVERSED_ALREADY");
    assertThat(books.get("/entries/1").at("/reversedBy/0")).isEqualTo("2");
  }

  @Test
  void refusesToTakeBackATakingBack() {
    var reversal = "{\"effectiveOn\": \"2023-05-31\", \"narrative\": \"Sent twice\"}";
    reverse(1, "back", reversal);

    var answer = reverse(2, "forth", reversal);

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.at("/code")).isEqualTo("LEDGER_REVERSAL_OF_REVERSAL");
    assertThat(books.entries()).isEqualTo(2);
  }

  @Test
  void refusesToTakeBackWhatIsNotThere() {
    var answer = reverse(9, "back", "{\"effectiveOn\": \"2023-05-31\", \"narrative\": \"Wrong\"}");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.at("/detail")).contains("9").containsIgnoringCase("nothing was recorded");
  }

  @Test
  void refusesToTakeBackAnEntryWithoutAKey() {
    var answer =
        books.post(
            "/entries/1/reversal",
            JSON,
            "{\"effectiveOn\": \"2023-05-31\", \"narrative\": \"Wrong\"}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/code")).isEqualTo("ENTRY_KEY_MISSING");
  }

  @Test
  void closesAPeriodAndReopensItByTwoPeople() {
    assertThat(act("/close", "A. Finch", ACCEPTED).at("/state")).isEqualTo("closed");
    var late = books.entry("late", due("icb", "nhs-minimum", "2023-04-30", "1.00"));
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.at("/code")).isEqualTo("LEDGER_PERIOD_CLOSED");

    assertThat(act("/reopen", "A. Finch", REASON).at("/state")).isEqualTo("reopening");
    assertThat(act("/reopen", "A. Finch", REASON).at("/code"))
        .isEqualTo("LEDGER_PERIOD_SAME_PERSON");
    assertThat(act("/reopen", "B. Gull", REASON).at("/state")).isEqualTo("open");
    assertThat(books.entry("late", due("icb", "nhs-minimum", "2023-04-30", "1.00")).status())
        .isEqualTo(201);
    assertThat(books.get(APRIL).json().path("events")).hasSize(3);
    assertThat(books.get("/periods").at("/items/0/period")).isEqualTo("2023-24/01");
  }

  @Test
  void closesAPeriodOverOpenItemsOnlyForAReasonThatIsKept() {
    var refused = act("/close", "A. Finch", "");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.at("/code")).isEqualTo("LEDGER_PERIOD_OPEN_ITEMS");
    assertThat(refused.at("/detail")).contains("receivable:icb", "acceptOpen");
    assertThat(books.get(APRIL).at("/state")).isEqualTo("open");
    assertThat(act("/close", "A. Finch", "{\"acceptOpen\": \" \"}").at("/code"))
        .isEqualTo("LEDGER_PERIOD_REASON_MISSING");
    assertThat(act("/close", "A. Finch", "{\"accept\": \"Later\"}").at("/code"))
        .isEqualTo("CLOSING_NOT_AS_DESCRIBED");

    assertThat(act("/close", "A. Finch", ACCEPTED).at("/state")).isEqualTo("closed");

    assertThat(books.get(APRIL).at("/events/0/reason")).isEqualTo("Lists come in May");
    assertThat(act("/close", "A. Finch", "").at("/state")).isEqualTo("closed");
  }

  /** What a library that sends no UTF-8 in headers sends instead is the same name, and sealed as such. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "UTF-8''Zo%C3%AB%20%E2%82%ACuk%20%F0%9F%A6%89",
        "utf-8'en'Zo%c3%ab%20%E2%82%ACuk%20%F0%9F%A6%89"
      })
  void takesANameOfAnyLettersInTheFormOfRfc8187(String header) {
    var reason = act("/soft-close", header, "").at("/events/0/by");

    assertThat(reason).isEqualTo("Zoë €uk 🦉");
    assertThat(books.get("/verification").json().path("sound").booleanValue()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8''Zo%C3", "UTF-8''Zo%", "UTF-8''%ZZ"})
  void refusesANameThatIsNoUtf8InThatForm(String header) {
    var answer = act("/soft-close", header, "");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/code")).isEqualTo("SERVICE_HEADER_MALFORMED");
  }

  @Test
  void closesAPeriodSoftly() {
    assertThat(act("/soft-close", "A. Finch", "").at("/state")).isEqualTo("soft-closed");
  }

  @Test
  void tellsWhatStandsOpenBeforeAPeriodIsClosed() {
    assertThat(books.get(APRIL + "/checklist").text()).contains("receivable:icb", "100.00");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "/periods/2023-24-14, LEDGER_PERIOD_OUT_OF_RANGE",
    "/periods/2023-25-01, LEDGER_YEAR_MALFORMED",
    "/periods/2023-01, SERVICE_PATH_UNKNOWN"
  })
  void refusesAPeriodThatIsNone(String path, String code) {
    assertThat(books.get(path).at("/code")).isEqualTo(code);
  }

  @Test
  void refusesToReopenWithoutAReason() {
    act("/close", "A. Finch", ACCEPTED);

    assertThat(act("/reopen", "A. Finch", "{}").at("/code")).isEqualTo("REASON_NOT_AS_DESCRIBED");
  }

  @Test
  void verifiesAgainstACheckpoint() {
    var checkpoint = books.get("/checkpoint").at("/checkpoint");
    books.entry("may", due("icb", "nhs-minimum", "2023-05-31", "1.00"));

    var answer = books.get("/verification?checkpoint=" + encoded(checkpoint));

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json().path("sound").booleanValue()).isTrue();
    assertThat(answer.at("/entries")).isEqualTo("2");
  }

  @Test
  void tellsThatAJournalDoesNotAgreeWithACheckpoint() {
    var other =
        books.get("/checkpoint").at("/checkpoint").replaceAll("[0-9a-f]{64}$", "0".repeat(64));

    var answer = books.get("/verification?checkpoint=" + encoded(other));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("sound").booleanValue()).isFalse();
    assertThat(answer.at("/findings/0/what")).isEqualTo("checkpoint");
  }

  @Test
  void refusesACheckpointThatIsNone() {
    var answer = books.get("/verification?checkpoint=yesterday");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/code")).isEqualTo("LEDGER_CHECKPOINT_MALFORMED");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "csv, text/csv;charset=utf-8",
    "jsonl, application/jsonl",
    "hledger, text/plain;charset=utf-8",
    "ledger, text/plain;charset=utf-8",
    "beancount, text/plain;charset=utf-8"
  })
  void exportsTheJournal(String format, String type) {
    var answer = books.get("/export?format=" + format);

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.type()).isEqualTo(type);
    assertThat(answer.text()).contains("Contribution due").containsPattern("100\\.00|10000");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"/export, SERVICE_PARAMETER_MISSING", "/export?format=excel, QUERY_VALUE_MALFORMED"})
  void refusesAFormatThatIsNone(String path, String code) {
    var answer = books.get(path);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/code")).isEqualTo(code);
  }

  private Answer reverse(long sequence, String key, String body) {
    return books.post("/entries/" + sequence + "/reversal", JSON, body, "Idempotency-Key", key);
  }

  private Answer act(String what, String by, String body) {
    return service.send(
        HttpRequest.newBuilder(service.address(books.path(APRIL + what)))
            .header("Content-Type", JSON)
            .header("Acting-As", by)
            .POST(BodyPublishers.ofString(body)));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
