package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonpurse.api.access.Role;
import org.commonpurse.ledger.access.NewGrant;
import org.commonpurse.ledger.id.Actor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the log tells what went wrong, and of nobody what they are called, showed or wrote. */
class LogsTest {

  private static final String NAME = "Zebedee Quartermain";

  private static final String SUBJECT = "zq-4711";

  private static final String NARRATIVE = "Placement of young Tamsin Ashgrove";

  private static final String ENTRIES = "/api/v1/funds/arden/entries";

  private static final String TOKEN =
      "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ0YW1zaW4ifQ.c2lnbmF0dXJlLW9mLW5vYm9keQ";

  @TempDir private Path folder;

  /** The settings as they are, with more told, into a file. */
  private Path settings(String format) throws Exception {
    var settings =
        Files.readString(LockedService.SETTINGS)
            .replace("LOG_LEVEL:-WARN", "LOG_LEVEL:-INFO")
            .replace("LOG_FORMAT:-text", "LOG_FORMAT:-" + format)
            // What the server of the test says itself is not of the service.
            .replace("  loggers:\n", "  loggers:\n    io.zonky: \"OFF\"\n")
            .replace(
                "    - type: console\n      target: stderr\n",
                "    - type: file\n      archive: false\n      currentLogFilename: "
                    + log()
                    + "\n");
    return Files.writeString(folder.resolve("settings.yml"), settings);
  }

  private Path log() {
    return folder.resolve("service.log");
  }

  @Test
  void tellsNothingOfAnybodyAsText() throws Exception {
    var log = provoked("jdbc:sqlite:" + folder.resolve("books.db"), "text");
    assertThat(log).contains("ProblemMapper - Request ");
  }

  @Test
  void tellsNothingOfAnybodyAsJson() throws Exception {
    try (var server = EmbeddedPostgres.builder().start()) {
      var log = provoked(server.getJdbcUrl("postgres", "postgres"), "json");
      var errors = 0;
      for (var line : log.lines().toList()) {
        var json = new ObjectMapper().readTree(line);
        assertThat(json.path("timestamp").asText()).matches("[-0-9]+T[:.0-9]+Z");
        errors += json.path("level").asText().equals("ERROR") && json.has("exception") ? 1 : 0;
      }
      assertThat(errors).isPositive();
    }
  }

  /** The log of a service of which all sorts were asked, and whose database fails in the end. */
  private String provoked(String url, String format) throws Exception {
    String key;
    String first;
    try (var service = LockedService.start(url, settings(format))) {
      first = service.first;
      var person = new Actor(SUBJECT, NAME, Set.of());
      for (var role : List.of(Role.POOL_MANAGER, Role.ADMINISTRATOR)) {
        var grant =
            new NewGrant(person, role.word(), Optional.empty(), Optional.empty(), Optional.empty());
        service.ledger.access().grant(grant, LockedService.KEEPER, NARRATIVE);
      }
      key = service.key(person);
      ask(service, key);
      breakTables(url, format.equals("json"));
      assertThat(grant(service, key).statusCode()).isGreaterThanOrEqualTo(500);
      assertThat(post(service, key, entry(), "failing").statusCode()).isGreaterThanOrEqualTo(500);
    }
    for (int i = 0; i < 50 && !Files.readString(log()).contains("ERROR"); i++) {
      Thread.sleep(100);
    }
    var log = Files.readString(log());
    assertThat(log)
        .doesNotContain(key, key.substring(17), first, first.substring(17), TOKEN, "c2lnbmF0dXJl")
        .doesNotContain(
            NAME, "Quartermain", SUBJECT, NARRATIVE, "Tamsin", "Ashgrove", "secret key");
    return log;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String entry() {
    return Examples.due("icb", "nhs-minimum", "2023-04-20", "1.00")
        .replace("Contribution due", NARRATIVE);
  }

  private static HttpResponse<String> post(
      LockedService service, String key, String body, String act) throws Exception {
    return service.send(
        "POST", ENTRIES, body, "Authorization", "Bearer " + key, "Idempotency-Key", act);
  }

  private static HttpResponse<String> grant(LockedService service, String key) throws Exception {
    var grant =
        "{\"subject\": \"%s\", \"name\": \"%s\", \"role\": \"auditor\", \"reason\": \"%s\"}"
            .formatted(SUBJECT, NAME, NARRATIVE);
    return service.send("POST", "/api/v1/access/grants", key, grant);
  }

  /** Requests that are carried out, refused and malformed, with everything that nobody else may know. */
  private static void ask(LockedService service, String key) throws Exception {
    var entry = entry();
    assertThat(post(service, key, entry, "secret key of " + NAME).statusCode()).isEqualTo(201);
    post(service, key, entry.replace("1.00", "2.00"), "secret key of " + NAME);
    post(service, key, entry.replaceFirst("1.00", "3.00"), "unbalanced");
    post(service, key, entry.substring(0, entry.length() / 2), "cut off");
    post(service, TOKEN, entry, "token");
    post(service, key + "x", entry, "wrong key");
    var search = ENTRIES + "?text=" + encoded(NARRATIVE) + "&actor=" + encoded(NAME);
    service.send("GET", search, key, "");
    service.send("GET", search, TOKEN, "");
    service.send("GET", search + "&token=" + TOKEN, key, "");
    service.send("GET", "/api/v1/funds/" + encoded(NAME) + "/balances", key, "");
    service.send("POST", "/nothing?text=" + encoded(NARRATIVE), key, entry);
    service.send(
        "POST",
        search,
        entry,
        "Authorization",
        "Bearer " + key,
        "Acting-As",
        NAME,
        "X-Forwarded-For",
        SUBJECT);
    form(service, key, search);
    service.send("GET", search, "", "Authorization", "Bearer " + key, "Accept", "x/" + SUBJECT);
    service.send(
        "POST",
        "/api/v1/access/keys",
        "{\"subject\": \"" + SUBJECT + "\", \"name\": \"" + NAME + "\"}",
        "Authorization",
        "Bearer " + key,
        "Idempotency-Key",
        "a key for " + NAME);
    unreadable(service, "GET /" + encoded(NAME) + " HTTP/1.1\r\n" + NAME + "\r\n\r\n");
    unreadable(
        service,
        "GET / HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
            + key
            + "\r\nX: "
            + NARRATIVE.repeat(2000)
            + "\r\n\r\n");
  }

  /** What a page would send, of which the server itself has something to say. */
  private static void form(LockedService service, String key, String path) throws Exception {
    unreadable(
        service,
        "POST "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
            + key
            + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 9\r\n\r\n"
            + "text=Tams");
  }

  private static void unreadable(LockedService service, String request) throws Exception {
    var address = service.address();
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(2000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      socket.getInputStream().read();
    } catch (IOException e) {
      // It hung up, which is an answer too.
    }
  }

  /** From now on no entry can be recorded, and the server would say of which row. */
  private static void breakTables(String url, boolean isServer) throws Exception {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      for (var table : List.of("entry", "access_grant")) {
        statement.execute(
            isServer
                ? "ALTER TABLE " + table + " ADD CONSTRAINT x CHECK (2 < 1) NOT VALID"
                : "CREATE TRIGGER x_"
                    + table
                    + " BEFORE INSERT ON "
                    + table
                    + " BEGIN SELECT RAISE(ABORT, 'No room'); END");
      }
    }
  }
}
