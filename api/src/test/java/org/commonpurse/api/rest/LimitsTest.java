package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.commonpurse.api.access.ApiKeys;
import org.commonpurse.api.access.Role;
import org.commonpurse.api.service.RunningService;
import org.commonpurse.api.service.Service;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.access.KeyScope;
import org.commonpurse.ledger.access.NewGrant;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That nobody takes more of the service than their part, and that guessing gets nobody anywhere. */
class LimitsTest {

  private static final HttpClient CLIENT = CheckedClient.create();

  private static final String JSON = TestService.JSON;

  private static final String FUNDS = "/api/v1/funds";

  private static final String WRONG = "cpk_000000000000_" + "A".repeat(43);

  @TempDir private Path folder;

  /** The settings as they are, but for how often one may ask. */
  private RunningService start(int calls, int strangers) throws Exception {
    var settings =
        Files.readString(Path.of("..", "config", "commonpurse.yml"))
            .replace("PER_MINUTE:-6000", "PER_MINUTE:-" + calls)
            .replace("PER_MINUTE:-600", "PER_MINUTE:-" + strangers);
    var file = Files.writeString(folder.resolve("settings.yml"), settings);
    return new Service(Optional.of(url()), OptionalInt.of(0)).start(file);
  }

  private String url() {
    return "jdbc:sqlite:" + folder.resolve("books.db");
  }

  private String newKey(String who) {
    try (var ledger = Ledger.open(url())) {
      var person = new Actor(who, who, Set.of());
      var grant =
          new NewGrant(
              person,
              Role.BOARD_READER.word(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty());
      ledger.access().grant(grant, person, "");
      return new ApiKeys(ledger.access(), Clock.systemUTC())
          .create(person, KeyScope.ALL, Optional.empty(), person, "")
          .text();
    }
  }

  private static HttpResponse<String> ask(RunningService service, String path, String key)
      throws Exception {
    return ask(service, "GET", path, key, "", JSON);
  }

  private static HttpResponse<String> ask(
      RunningService service, String method, String path, String key, String type, String accept)
      throws Exception {
    var request = HttpRequest.newBuilder(service.address().resolve(path)).header("Accept", accept);
    if (!key.isEmpty()) {
      request.header("Authorization", "Bearer " + key);
    }
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    var body = type.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString("x");
    return CLIENT.send(request.method(method, body).build(), BodyHandlers.ofString());
  }

  @Test
  void letsEachCallerAskSoOftenWhateverKeysTheyHave() throws Exception {
    try (var service = start(3, 100)) {
      var one = newKey("one");
      var same = newKey("one");
      var other = newKey("other");
      for (int left = 2; left >= 0; left--) {
        var answer = ask(service, FUNDS, left == 1 ? same : one);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("RateLimit").orElseThrow())
            .startsWith("\"caller\";r=" + left + ";t=");
        assertThat(answer.headers().firstValue("RateLimit-Policy")).contains("\"caller\";q=3;w=60");
      }
      var refused = ask(service, FUNDS, same);
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.body()).contains("SERVICE_TOO_OFTEN", "retryAfterSeconds");
      assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
          .isBetween(1L, 21L);
      assertThat(ask(service, FUNDS, other).statusCode()).isEqualTo(200);
    }
  }

  /** A right guess among too many is refused like a wrong one, or the limit would slow nobody. */
  @Test
  void slowsGuessesOfOneAddressAndNotThoseWhoAreKnownThere() throws Exception {
    try (var service = start(100, 3)) {
      var known = newKey("known");
      var guessed = newKey("guessed");
      assertThat(ask(service, FUNDS, known).statusCode()).isEqualTo(200);
      assertThat(ask(service, FUNDS, WRONG).statusCode()).isEqualTo(401);
      assertThat(ask(service, FUNDS, "").statusCode()).isEqualTo(401);

      assertThat(ask(service, FUNDS, WRONG).statusCode()).isEqualTo(429);
      assertThat(ask(service, "/nothing", guessed).statusCode()).isEqualTo(429);
      assertThat(ask(service, "/api/v1/openapi.json", "").statusCode()).isEqualTo(429);
      assertThat(ask(service, FUNDS, known).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void forgetsWhatWasUsedLongestAgo() {
    var kept = new RecentlyUsed<String>(3);
    for (int i = 0; i < 1000; i++) {
      kept.get("name " + i, name -> name);
      kept.get("always", name -> name);
    }
    assertThat(kept.size()).isEqualTo(3);
    assertThat(kept.find("always")).isPresent();
    assertThat(kept.find("name 0")).isEmpty();
  }

  /** A request, and how it is answered to those who are known. */
  private record Told(
      String method, String path, String type, String accept, int status, String code) {}

  /** What there is, by its method, path, form of body and of answer, is told to those who are known. */
  @Test
  void tellsThoseWhoAreNotKnownNothing() throws Exception {
    try (var service = start(100, 100)) {
      var key = newKey("known");
      for (var told :
          List.of(
              new Told("GET", "/api/v1/nothing", "", JSON, 404, "SERVICE_PATH_UNKNOWN"),
              new Told("GET", "/nothing", "", "text/html", 404, "SERVICE_PATH_UNKNOWN"),
              new Told("DELETE", FUNDS, "", JSON, 405, "SERVICE_METHOD_NOT_ALLOWED"),
              new Told("GET", FUNDS, "", "image/png", 406, "SERVICE_FORM_NOT_OFFERED"),
              new Told("POST", FUNDS, "image/png", JSON, 415, "SERVICE_FORM_NOT_TAKEN"),
              new Told("GET", FUNDS + "/nothing", "", JSON, 404, "LEDGER_FUND_UNKNOWN"))) {
        var unknown = ask(service, told.method, told.path, "", told.type, told.accept);
        var wrong = ask(service, told.method, told.path, WRONG, told.type, told.accept);
        for (var answer : List.of(unknown, wrong)) {
          assertThat(answer.statusCode()).as(told.toString()).isEqualTo(401);
          assertThat(answer.body()).contains("SERVICE_NOT_AUTHENTICATED").doesNotContain("nothing");
          assertThat(answer.headers().firstValue("Allow")).isEmpty();
        }
        var known = ask(service, told.method, told.path, key, told.type, told.accept);
        assertThat(known.statusCode()).as(told.toString()).isEqualTo(told.status);
        assertThat(known.body()).contains(told.code);
        assertThat(ask(service, "OPTIONS", told.path, "", "", JSON).statusCode()).isEqualTo(401);
      }
    }
  }

  @Test
  void refusesWhatIsNestedTooDeeply() throws Exception {
    try (var service = TestService.startIn(folder)) {
      var books = service.books();
      var deep = books.entry("k", "[".repeat(100_000) + "]".repeat(100_000));
      assertThat(deep.status()).isEqualTo(400);
      assertThat(deep.at("/code")).isEqualTo("DOCUMENT_MALFORMED");
      var yaml = service.post(FUNDS, TestService.YAML, "a: " + "[".repeat(1000) + "]".repeat(1000));
      assertThat(yaml.status()).isEqualTo(400);
      assertThat(yaml.at("/code")).isEqualTo("DOCUMENT_MALFORMED");
    }
  }

  @Test
  void refusesABodyThatTrickles() throws IOException {
    var seconds = new AtomicLong();
    var body = paced(Duration.ofMinutes(10), seconds);
    for (int i = 0; i < 30; i++) {
      seconds.incrementAndGet();
      body.read();
    }
    body.readNBytes(50_000);
    seconds.addAndGet(40);
    body.read();
    seconds.addAndGet(20);

    refusesAsTooSlow(body);
  }

  @Test
  void refusesABodyThatTakesTooLongInAllHoweverFastItComes() throws IOException {
    var seconds = new AtomicLong();
    var body = paced(Duration.ofSeconds(50), seconds);
    for (int i = 0; i < 50; i++) {
      seconds.incrementAndGet();
      assertThat(body.readNBytes(1_500)).hasSize(1_500);
    }
    seconds.incrementAndGet();

    refusesAsTooSlow(body);
  }

  private static PacedStream paced(Duration most, AtomicLong seconds) {
    return new PacedStream(
        new ByteArrayInputStream(new byte[100_000]), most, () -> seconds.get() * 1_000_000_000L);
  }

  private static void refusesAsTooSlow(PacedStream body) {
    assertThat(catchThrowableOfType(ProblemException.class, body::read).code())
        .isEqualTo("SERVICE_BODY_TOO_SLOW");
  }

  /** However a body is sent: as a document, a file or lines. Each byte comes well within what a byte may take. */
  @ParameterizedTest
  @CsvSource({
    "entries, application/json",
    "entries/batch, application/x-ndjson",
    "imports, text/csv",
    "imports, multipart/form-data; boundary=b",
    "measures/observations/import, text/csv",
    "periods/2023-24-01/close, application/json"
  })
  void cutsOffABodyThatDrips(String below, String type) throws Exception {
    var settings =
        Files.readString(Path.of("src", "test", "resources", "trusted.yml"))
            + "\nlimits: {bodyTimeMax: 500ms}\n";
    var file = Files.writeString(folder.resolve("settings.yml"), settings);
    try (var service = new Service(Optional.of(url()), OptionalInt.of(0)).start(file);
        var socket = new Socket(service.address().getHost(), service.address().getPort())) {
      socket.setSoTimeout(10_000);
      long began = System.nanoTime();
      var out = socket.getOutputStream();
      out.write(
          ("POST /api/v1/funds/f/%s HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\n"
                  + "Acting-As: Ada\r\nIdempotency-Key: k\r\nContent-Length: 5000\r\n\r\n")
              .formatted(below, type)
              .getBytes(StandardCharsets.US_ASCII));
      // Spaces, which say nothing in any form, until it answers.
      while (socket.getInputStream().available() == 0) {
        out.write(' ');
        TimeUnit.MILLISECONDS.sleep(20);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(8));
      }
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answer)
          .startsWith("HTTP/1.1 408")
          .contains("SERVICE_BODY_TOO_SLOW", "Nothing was recorded")
          .containsIgnoringCase("connection: close");
    }
  }

  @Test
  void handsOutSoManyJournalsAtOnce() throws IOException {
    var downloads = new DownloadsAtOnce(1);
    var out = new ByteArrayOutputStream();
    var one = downloads.within(to -> to.write(1));
    var within =
        downloads.within(
            to -> {
              var refusal = catchThrowableOfType(ProblemException.class, () -> one.write(to));
              assertThat(refusal.code()).isEqualTo("SERVICE_DOWNLOADS_BUSY");
            });
    within.write(out);
    one.write(out);
    assertThat(out.size()).isEqualTo(1);
  }
}
