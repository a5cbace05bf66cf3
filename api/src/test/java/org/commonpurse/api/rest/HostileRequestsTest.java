package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.rest.TestService.YAML;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.commonpurse.api.rest.TestService.Books;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests of no good will are refused like any others: with a code, and nothing of our insides. */
class HostileRequestsTest {

  /** Names of classes, and of what libraries call their parts. */
  private static final Pattern INSIDES =
      Pattern.compile(
          "\\b(java|org|com|io|jakarta)\\.[a-z]+\\.|Exception|StreamRead|SQLITE|ERROR:");

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

  /** Sends bytes as they are and reads all that comes back. */
  private static String raw(String request) throws IOException {
    var address = service.address("/");
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static JsonNode refused(String answer, int status) throws IOException {
    assertThat(answer).startsWith("HTTP/1.1 " + status);
    assertThat(answer).contains("application/problem+json").doesNotContainPattern(INSIDES);
    int begin = answer.indexOf('{');
    assertThat(begin).as(answer).isPositive();
    return new ObjectMapper().readTree(answer.substring(begin, answer.lastIndexOf('}') + 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fund: a\u0001b", "fund: a\nname: \u0007", "\u0000", "a: \uFFFE"})
  void refusesControlCharactersInYaml(String document) {
    var answer = service.post("/api/v1/funds", YAML, document);

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.at("/code")).isEqualTo("DOCUMENT_MALFORMED");
    assertThat(answer.at("/mistakes/0/place/line"))
        .isEqualTo(Long.toString(document.lines().count()));
    assertThat(answer.text()).contains("control character").doesNotContainPattern(INSIDES);
  }

  @Test
  void refusesControlCharactersInAMapping() {
    var form =
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f.csv\"\r\n\r\n"
            + "a,b\r\n--x\r\nContent-Disposition: form-data; name=\"mapping\"\r\n\r\n"
            + "columns: {date: \u0001}\r\n--x--\r\n";

    var answer = books.post("/imports", "multipart/form-data; boundary=x", form);

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.at("/code")).isEqualTo("DOCUMENT_MALFORMED");
    assertThat(answer.at("/mistakes/0/place/source")).isEqualTo("mapping");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/entries", "/imports", "/partners/icb/reconciliation"})
  void refusesABodyInPiecesThatAreNone(String below) throws IOException {
    var type = below.equals("/entries") ? "application/json" : "text/csv";
    var answer =
        raw(
            "POST "
                + books.path(below)
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nActing-As: A\r\nContent-Type: "
                + type
                + "\r\nTransfer-Encoding: chunked\r\n\r\nnonsense\r\n{}\r\n0\r\n\r\n");

    assertThat(refused(answer, 400).at("/code").asText()).isEqualTo("SERVICE_REQUEST_UNREADABLE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/*;q=x", "*/*;q=2", "application/json;q=x", "text/;q", "/", "a"})
  void refusesATypeOfContentThatIsNone(String type) throws IOException {
    var answer =
        raw(
            "POST "
                + books.path("/entries")
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nActing-As: A\r\nContent-Length: 2\r\n"
                + "Idempotency-Key: k\r\nContent-Type: "
                + type
                + "\r\n\r\n{}");

    assertThat(answer).startsWith("HTTP/1.1 4");
    int status = Integer.parseInt(answer.substring(9, 12));
    assertThat(refused(answer, status).at("/code").asText()).startsWith("SERVICE_");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/entries", "/imports", "/partners/icb/reconciliation"})
  void refusesABodyThatIsNotPackedAsItSays(String below) {
    boolean isJson = below.equals("/entries");

    var answer =
        books.post(
            below,
            isJson ? "application/json" : "text/csv",
            isJson ? "{\"book\": \"actual\"}" : "date,amount\n",
            "Content-Encoding",
            "gzip",
            "Idempotency-Key",
            "k");

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.at("/code")).isEqualTo("SERVICE_REQUEST_UNREADABLE");
    assertThat(answer.text()).contains("Content-Encoding").doesNotContainPattern(INSIDES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"close", "soft-close"})
  void closesNoPeriodByABodyOfAnotherForm(String how) {
    var period = books.path("/periods/2022-23-01");

    for (var type : new String[] {"text/plain", "application/x-www-form-urlencoded", "image/png"}) {
      var answer = service.post(period + "/" + how, type, "{}");

      assertThat(answer.status()).as(answer.text()).isEqualTo(415);
      assertThat(answer.at("/code")).isEqualTo("SERVICE_FORM_NOT_TAKEN");
    }
    assertThat(service.get(period).at("/state")).isEqualTo("open");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/balances", "/entries"})
  void refusesAWishForAFormThatCannotBeRead(String below) {
    var answer = service.get(books.path(below), "*/*;q=x");

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.at("/code")).isEqualTo("SERVICE_REQUEST_UNREADABLE");
    assertThat(answer.text()).doesNotContainPattern(INSIDES);
  }

  @ParameterizedTest
  @CsvSource({"TRACE, 405", "PATCH, 405", "FOO, 405", "DELETE, 405", "PUT, 405"})
  void saysWhyAMethodIsNotPossible(String method, int status) throws IOException {
    var answer =
        raw(
            method
                + " "
                + books.path("/balances")
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");

    assertThat(refused(answer, status).at("/code").asText())
        .isEqualTo("SERVICE_METHOD_NOT_ALLOWED");
  }

  @ParameterizedTest
  @CsvSource({"92233720368547758.07, 3", "1000000000000.01, 3", "99999999999999999999.00, 3"})
  void refusesAmountsOfAListThatCannotBeAddedUp(String amount, int line) {
    var list = "Date,Amount\n30/04/2023,1.00\n30/04/2023,%s\n".formatted(amount);

    var answer = books.post("/partners/icb/reconciliation", "text/csv", list);

    assertThat(answer.status()).as(answer.text()).isIn(400, 422);
    assertThat(answer.at("/code")).startsWith("LEDGER_AMOUNT_");
    assertThat(answer.at("/fields/line")).isEqualTo(Integer.toString(line));
  }

  @Test
  void refusesAListThatCannotBeAddedUp() {
    var list = "Date,Amount\n" + "30/04/2023,1000000000000.00\n".repeat(10_001);

    var answer = books.post("/partners/icb/reconciliation", "text/csv", list);

    assertThat(answer.status()).as(answer.text()).isEqualTo(422);
    assertThat(answer.at("/code")).isEqualTo("LEDGER_SUM_OVERFLOW");
    assertThat(answer.at("/fields/line")).isEqualTo("10002");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"key\": ", "{\"a\": 1e", "[[[[", "{\"a\": \"\u0001\"}", "{\"a\": tru}"})
  void namesNoClassInARefusalOfJson(String body) {
    var answer = books.entry("k", body);

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.text()).doesNotContainPattern(INSIDES);
  }

  @Test
  void namesNoClassWhereANumberIsTooLong() {
    var answer = books.entry("k", "{\"a\": " + "9".repeat(5_000) + "}");

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.text()).doesNotContainPattern(INSIDES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:8080",
        "localhost.evil.example",
        "",
        "127.0.0.1.nip.io",
        "[::2]"
      })
  void refusesANameThatAStrangerLeadsToThisMachine(String host) throws IOException {
    var answer =
        raw("GET /api/v1/funds HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");

    assertThat(refused(answer, 400).path("code").asText())
        .isIn("SERVICE_HOST_UNKNOWN", "SERVICE_REQUEST_UNREADABLE");
    assertThat(answer).doesNotContain(books.fund());
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LocalHost:9999", "127.0.0.1", "[::1]:80"})
  void answersByTheNamesOfItsOwnMachine(String host) throws IOException {
    assertThat(raw("GET /api/v1/funds HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/api/v1/funds",
        "/api/v1/nothing",
        "/api/v1/funds?nothing=1",
        "/api/v1/openapi.json"
      })
  void letsNobodyKeepOrMisreadAnAnswer(String path) throws IOException {
    assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
        .contains("X-Content-Type-Options: nosniff")
        .contains("X-Frame-Options: DENY")
        .contains("Referrer-Policy: no-referrer")
        .contains("Cross-Origin-Resource-Policy: same-origin")
        .contains("Cache-Control: no-store");
  }
}
