package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.rest.TestService.JSON;

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

/** Every field of an entry, wrong in each way it can be: its own code, its place and the value. */
class EntryFieldsTest {

  private static final String ENTRY =
      """
      {
        "key": "april",
        "book": "actual",
        "effectiveOn": "2023-04-30",
        "narrative": "Work done",
        "reference": "R-1",
        "kind": "general",
        "yearEnd": false,
        "approval": {"by": "Board", "minute": "JCB 14/9"},
        "currency": "GBP",
        "postings": [
          {"account": "spend:reablement:nhs-minimum:county", "debit": "100.00"},
          {"account": "payable:county", "credit": "100.00"}
        ]
      }
      """;

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
  void closeMarch() {
    books.post("/periods/2022-23-12/close", JSON, "{\"acceptOpen\": \"Lists come in May\"}");
  }

  @Test
  void takesTheEntryWhenNothingIsWrong() {
    assertThat(post(ENTRY).status()).isEqualTo(201);
  }

  /** In the third column {@code x*300} stands for 300 letters, and a star alone for nothing. */
  @ParameterizedTest(name = "{0}: {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          key missing          | "key": "april",         | *                      | ENTRY_KEY_MISSING           |                     | Idempotency-Key
          key empty            | "april"                 | ""                     | ENTRY_FIELD_EMPTY           | key                 | key
          key too long         | "april"                 | "x*201"                | ENTRY_TOO_LONG              | key                 | 200
          key no text          | "april"                 | 7                      | ENTRY_TYPE_WRONG            | key                 | 7
          key control          | "april"                 | "a\\u0007"             | LEDGER_KEY_CONTROL_CHARACTER | key                | 7
          book missing         | "book": "actual",       | *                      | ENTRY_FIELD_MISSING         | book                | book
          book unknown         | "actual"                | "actuals"              | ENTRY_VALUE_UNKNOWN         | book                | actuals
          book no text         | "actual"                | true                   | ENTRY_VALUE_UNKNOWN         | book                | true
          day missing          | "effectiveOn": "2023-04-30", | *                 | ENTRY_FIELD_MISSING         | effectiveOn         | effectiveOn
          day malformed        | 2023-04-30              | 30/04/2023             | ENTRY_FORM_WRONG            | effectiveOn         | 30/04/2023
          day that is none     | 2023-04-30              | 2023-04-31             | LEDGER_DATE_MALFORMED       | effectiveOn         | 2023-04-31
          day no text          | "2023-04-30"            | 20230430               | ENTRY_TYPE_WRONG            | effectiveOn         | 20230430
          day before the fund  | 2023-04-30              | 2022-03-31             | LEDGER_DATE_OUTSIDE_FUND    | effectiveOn         | 2022-03-31
          day in a closed period | 2023-04-30            | 2023-03-30             | LEDGER_PERIOD_CLOSED        | effectiveOn         | 2023-03-30
          narrative missing    | "narrative": "Work done", | *                    | ENTRY_FIELD_MISSING         | narrative           | narrative
          narrative empty      | "Work done"             | ""                     | ENTRY_FIELD_EMPTY           | narrative           | narrative
          narrative blank      | "Work done"             | "  "                   | LEDGER_NARRATIVE_MISSING    | narrative           | narrative
          narrative too long   | "Work done"             | "x*1001"               | LEDGER_NARRATIVE_TOO_LONG   | narrative           | 1001
          narrative no text    | "Work done"             | ["Work"]               | ENTRY_TYPE_WRONG            | narrative           | narrative
          narrative control    | "Work done"             | "Work\\u0000"          | LEDGER_NARRATIVE_CONTROL_CHARACTER | narrative    | position 5
          narrative half a character | "Work done"       | "Work\\ud800"          | LEDGER_NARRATIVE_NOT_UNICODE | narrative          | position 5
          reference too long   | "R-1"                   | "x*201"                | LEDGER_REFERENCE_TOO_LONG   | reference           | 201
          reference no text    | "R-1"                   | 1                      | ENTRY_TYPE_WRONG            | reference           | 1
          reference control    | "R-1"                   | "R\\t1"                | LEDGER_REFERENCE_CONTROL_CHARACTER | reference    | position 2
          kind malformed       | "general"               | "General entry"        | LEDGER_CODE_MALFORMED       | kind                | General entry
          kind no text         | "general"               | {}                     | ENTRY_TYPE_WRONG            | kind                | kind
          year end no truth    | false                   | "no"                   | ENTRY_TYPE_WRONG            | yearEnd             | no
          year end another day | false                   | true                   | LEDGER_YEAR_END_DATE_WRONG  | effectiveOn         | 2023-04-30
          approver missing     | "by": "Board",          | *                      | ENTRY_FIELD_MISSING         | approval.by         | by
          approver too long    | "Board"                 | "x*201"                | LEDGER_ACTOR_TOO_LONG       | approval.by         | 201
          approver blank       | "Board"                 | " "                    | LEDGER_ACTOR_MISSING        | approval.by         | actor
          minute missing       | , "minute": "JCB 14/9"  | *                      | ENTRY_FIELD_MISSING         | approval.minute     | minute
          minute too long      | "JCB 14/9"              | "x*201"                | LEDGER_MINUTE_REFERENCE_TOO_LONG | approval.minute | 201
          approval no object   | {"by": "Board", "minute": "JCB 14/9"} | "Board"  | ENTRY_TYPE_WRONG            | approval            | Board
          currency missing     | "currency": "GBP",      | *                      | ENTRY_FIELD_MISSING         | currency            | currency
          currency malformed   | "GBP"                   | "pounds"               | ENTRY_FORM_WRONG            | currency            | pounds
          currency another     | "GBP"                   | "EUR"                  | LEDGER_CURRENCY_MISMATCH    | currency            | EUR
          currency no text     | "GBP"                   | 826                    | ENTRY_TYPE_WRONG            | currency            | 826
          postings no list     | "postings": [           | "postings": {}, "x": [ | ENTRY_TYPE_WRONG            | postings            | postings
          one posting          | {"account": "payable:county", "credit": "100.00"} | {"account": "payable:county", "credit": "100.00"}], "y": [ | ENTRY_FIELD_UNKNOWN | y | y
          account missing      | "account": "payable:county", | *                 | ENTRY_FIELD_MISSING         | postings[1].account | account
          account empty        | "payable:county"        | ""                     | LEDGER_ACCOUNT_KIND_UNKNOWN | postings[1].account | kind
          account of no kind   | "payable:county"        | "debt:county"          | LEDGER_ACCOUNT_KIND_UNKNOWN | postings[1].account | debt
          account cut short    | "payable:county"        | "payable"              | LEDGER_ACCOUNT_INCOMPLETE   | postings[1].account | payable
          account too long     | "payable:county"        | "payable:county:x"     | LEDGER_ACCOUNT_INCOMPLETE   | postings[1].account | payable
          account with no code | "payable:county"        | "payable:County"       | LEDGER_CODE_MALFORMED       | postings[1].account | County
          account no text      | "payable:county"        | 1                      | ENTRY_TYPE_WRONG            | postings[1].account | 1
          provider unknown     | "payable:county"        | "payable:town"         | LEDGER_PROVIDER_UNKNOWN     | postings[1].account | town
          scheme unknown       | spend:reablement        | spend:rehab            | LEDGER_SCHEME_UNKNOWN       | postings[0].account | rehab
          stream unknown       | :nhs-minimum            | :nhs-maximum           | LEDGER_STREAM_UNKNOWN       | postings[0].account | nhs-maximum
          provider of another scheme | nhs-minimum:county | nhs-minimum:acute     | LEDGER_PROVIDER_NOT_OF_SCHEME | postings[0].account | acute
          amount missing       | , "credit": "100.00"    | *                      | ENTRY_SIDE_UNCLEAR          | postings[1]         | payable:county
          both sides           | "debit": "100.00"       | "debit": "1", "credit": "1" | ENTRY_SIDE_UNCLEAR     | postings[0]         | reablement
          amount a number      | "debit": "100.00"       | "debit": 100           | ENTRY_TYPE_WRONG            | postings[0].debit   | 100
          amount malformed     | "debit": "100.00"       | "debit": "1,00"        | LEDGER_AMOUNT_MALFORMED     | postings[0].debit   | 1,00
          amount empty         | "debit": "100.00"       | "debit": ""            | LEDGER_AMOUNT_MALFORMED     | postings[0].debit   | not an amount
          amount not a number  | "debit": "100.00"       | "debit": "NaN"         | LEDGER_AMOUNT_MALFORMED     | postings[0].debit   | NaN
          amount too precise   | "debit": "100.00"       | "debit": "100.001"     | LEDGER_AMOUNT_TOO_PRECISE   | postings[0].debit   | 100.001
          amount too large     | "debit": "100.00"       | "debit": "92233720368547758.08" | LEDGER_AMOUNT_OUT_OF_RANGE | postings[0].debit | 92233720368547758.08
          amount of nothing    | "debit": "100.00"       | "debit": "0.00"        | LEDGER_POSTING_ZERO         | postings[0].debit   | reablement
          amount negative      | "debit": "100.00"       | "debit": "-100.00"     | LEDGER_POSTING_NEGATIVE     | postings[0].debit   | -10000
          amount in euros      | "debit": "100.00"       | "debit": "EUR 100.00"  | LEDGER_CURRENCY_MISMATCH    | postings[0].debit   | EUR
          unbalanced           | "debit": "100.00"       | "debit": "100.01"      | LEDGER_ENTRY_UNBALANCED     | postings            | 100.01
          the sum too large    | {"account": "payable | {"account": "bank", "debit": "92233720368547758.07"}, {"account": "payable | LEDGER_SUM_OVERFLOW | postings | more than the ledger can hold
          an unknown field     | "reference"             | "referense"            | ENTRY_FIELD_UNKNOWN         | referense           | referense
          a field twice        | "reference"             | "narrative"            | DOCUMENT_KEY_TWICE          | narrative           | narrative
          no JSON              | "currency"              | currency               | DOCUMENT_MALFORMED          |                     | 10:3
          """)
  void refuses(String mistake, String right, String wrong, String code, String path, String value) {
    var answer = post(ENTRY.replace(right, wrong.equals("*") ? "" : longer(wrong)));

    assertThat(answer.status()).as(answer.text()).isIn(400, 409, 422);
    assertThat(answer.at("/code")).as(answer.text()).isEqualTo(code);
    assertThat(answer.at("/detail")).contains(value).containsIgnoringCase("nothing was recorded");
    if (path != null) {
      assertThat(answer.at("/place/path")).as(answer.text()).isEqualTo(path);
      assertThat(answer.json().at("/place/line").intValue()).isPositive();
      assertThat(answer.json().at("/place/column").intValue()).isPositive();
    }
    assertThat(books.entries()).isZero();
  }

  @ParameterizedTest(name = "{0} postings")
  @CsvSource({"0", "1", "1001"})
  void refusesAnEntryOf(int count) {
    var one = "{\"account\": \"bank\", \"debit\": \"1.00\"}";
    var postings = String.join(",", java.util.Collections.nCopies(count, one));

    var answer =
        post(ENTRY.replaceFirst("(?s)\"postings\": \\[.*]", "\"postings\": [" + postings + "]"));

    assertThat(answer.at("/code")).as(answer.text()).isEqualTo("LEDGER_POSTINGS_COUNT");
    assertThat(answer.at("/place/path")).isEqualTo("postings");
    assertThat(answer.at("/detail")).contains("this has " + count);
  }

  @Test
  void refusesAnEntryThatIsNotUtf8() {
    var answer =
        service.send(
            HttpRequest.newBuilder(service.address(books.path("/entries")))
                .header("Content-Type", JSON)
                .header("Acting-As", "A. Finch")
                .POST(
                    BodyPublishers.ofByteArray(
                        ENTRY.replace("Work", "\u00a3").getBytes(StandardCharsets.ISO_8859_1))));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/code")).isEqualTo("SERVICE_BODY_NOT_UTF_8");
  }

  @Test
  void namesTheEntryOfSeveralThatIsWrong() {
    var wrong = ENTRY.replace("april", "may").replace("payable:county", "payable:town");

    var answer = books.post("/entries/batch", JSON, "{\"entries\": [" + ENTRY + "," + wrong + "]}");

    assertThat(answer.at("/code")).as(answer.text()).isEqualTo("LEDGER_PROVIDER_UNKNOWN");
    assertThat(answer.at("/place/path")).isEqualTo("entries[1].postings[1].account");
    assertThat(books.entries()).isZero();
  }

  private Answer post(String entry) {
    return books.post("/entries", JSON, entry);
  }

  private static String longer(String text) {
    return text.startsWith("\"x*")
        ? "\"" + "x".repeat(Integer.parseInt(text.substring(3, text.length() - 1))) + "\""
        : text;
  }
}
