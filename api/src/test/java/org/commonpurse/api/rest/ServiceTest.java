package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.commonpurse.api.rest.TestService.JSON;
import static org.commonpurse.api.rest.TestService.YAML;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.commonpurse.api.service.Service;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the service starts, and how it answers what is no proper request. */
class ServiceTest {

  private static final Path SETTINGS = Path.of("..", "config", "commonpurse.yml");

  @TempDir private static Path folder;

  private static TestService service;

  @BeforeAll
  static void start() throws Exception {
    service = TestService.startIn(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    service.close();
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "GET, /fund, , 404, SERVICE_PATH_UNKNOWN",
    "DELETE, /api/v1/funds, , 405, SERVICE_METHOD_NOT_ALLOWED",
    "POST, /api/v1/funds, text/plain, 415, SERVICE_FORM_NOT_TAKEN",
    "GET, /api/v1/funds/Arden, , 400, LEDGER_CODE_MALFORMED",
    "GET, /api/v1/funds/arden/entries/1, , 404, LEDGER_FUND_UNKNOWN",
    "GET, /api/v1/funds/arden/entries/first, , 404, SERVICE_PATH_UNKNOWN",
    "GET, /api/v1/funds?page=1, , 400, SERVICE_PARAMETER_UNKNOWN"
  })
  void refusesInOneForm(String method, String path, String type, int status, String code) {
    var request =
        HttpRequest.newBuilder(service.address(path)).method(method, BodyPublishers.ofString("x"));

    var answer = service.send(type == null ? request : request.header("Content-Type", type));

    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.type()).isEqualTo("application/problem+json");
    assertThat(answer.at("/code")).isEqualTo(code);
    assertThat(answer.at("/status")).isEqualTo(Integer.toString(status));
    assertThat(answer.at("/trace")).isNotEmpty();
  }

  @Test
  void refusesAFormItDoesNotOffer() {
    var answer = service.get("/api/v1/funds", "image/png");

    assertThat(answer.status()).isEqualTo(406);
    assertThat(answer.at("/code")).isEqualTo("SERVICE_FORM_NOT_OFFERED");
    assertThat(answer.at("/detail")).contains("image/png");
  }

  @Test
  void refusesWhatIsNotHttpInTheSameForm() throws IOException {
    var address = service.address("/");
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket
          .getOutputStream()
          .write("GET /% HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      var answer = new String(socket.getInputStream().readNBytes(500), StandardCharsets.UTF_8);
      assertThat(answer)
          .startsWith("HTTP/1.1 400")
          .contains("application/problem+json", "SERVICE_REQUEST_UNREADABLE");
    }
  }

  /** The head of a request whose body of four bytes is still to come. */
  private static String head(String line, String headers) {
    return line + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\nContent-Length: 4\r\n\r\n";
  }

  @ParameterizedTest
  @CsvSource({
    "POST /api/v1/nothing, Content-Type: application/json, 404",
    "POST /api/v1/problems, Content-Type: application/json, 405",
    "POST /api/v1/funds, Content-Type: image/png, 415",
    "POST /api/v1/funds, Content-Type: */*, 415",
    "POST /api/v1/funds?wrong=1, Content-Type: application/yaml, 400",
    "GET /api/v1/funds, Content-Type: application/json, 200"
  })
  void saysThatTheConnectionEndsWhereItAnswersBeforeTheBodyHasCome(
      String line, String headers, int status) throws IOException {
    var address = service.address("/");
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(head(line, headers).getBytes(StandardCharsets.US_ASCII));
      // All of it: the server has ended the connection.
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answer).startsWith("HTTP/1.1 " + status).containsIgnoringCase("connection: close");
    }
  }

  @Test
  void keepsTheConnectionOfARequestThatIsRefusedForItsBody() throws IOException {
    var address = service.address("/");
    var refused = head("POST /api/v1/funds", "Content-Type: application/yaml\r\nActing-As: Ada");
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(
              (refused
                      + "a: b"
                      + "GET /api/v1/funds HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      var answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answers).startsWith("HTTP/1.1 4").contains("HTTP/1.1 200");
    }
  }

  @Test
  void refusesABodyThatIsTooLarge() {
    var answer = service.post("/api/v1/funds", YAML, "#".repeat(Bodies.BYTES_MAX + 1));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.at("/code")).isEqualTo("SERVICE_BODY_TOO_LARGE");
    assertThat(answer.at("/detail")).contains("16777216", "Nothing was recorded.");
  }

  @Test
  void refusesABodyThatIsNotUtf8() {
    var answer =
        service.send(
            HttpRequest.newBuilder(service.address("/api/v1/funds"))
                .header("Content-Type", JSON)
                .header("Acting-As", "A. Finch")
                .POST(BodyPublishers.ofByteArray(new byte[] {'"', (byte) 0xA3, '"'})));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/code")).isEqualTo("SERVICE_BODY_NOT_UTF_8");
  }

  @Test
  void keepsTheBooksWhenItIsStartedAgain(@TempDir Path other) throws Exception {
    String fund;
    try (var first = TestService.startIn(other)) {
      var books = first.books();
      fund = books.fund();
      books.entry("april", Examples.due("icb", "nhs-minimum", "2023-04-30", "1.00"));
    }
    try (var second = TestService.startIn(other)) {
      assertThat(second.get("/api/v1/funds/" + fund + "/entries/1").at("/key")).isEqualTo("april");
    }
  }

  @Test
  void saysThatThePortIsTaken(@TempDir Path other) throws IOException {
    try (var socket = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
      var database = Optional.of("jdbc:sqlite:" + other.resolve("books.db"));
      var second = new Service(database, OptionalInt.of(socket.getLocalPort()));

      assertThatThrownBy(() -> second.start(SETTINGS))
          .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
          .extracting(ProblemException::code)
          .isEqualTo("SERVICE_PORT_TAKEN");
    }
  }

  @Test
  void refusesSettingsThatItDoesNotKnow(@TempDir Path other) throws IOException {
    var settings = Files.writeString(other.resolve("wrong.yml"), "databas: {url: x}\n");

    assertThatThrownBy(() -> new Service().start(settings))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("databas");
  }

  @Test
  void refusesADatabaseOfAnotherKind() {
    assertThatThrownBy(
            () -> new Service(Optional.of("jdbc:mysql:x"), OptionalInt.of(0)).start(SETTINGS))
        .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
        .extracting(ProblemException::code)
        .isEqualTo("LEDGER_URL_UNKNOWN");
  }
}
