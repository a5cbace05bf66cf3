package org.commonpurse.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.commonpurse.api.rest.CheckedClient;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.FundReader;
import org.commonpurse.ledger.id.Actor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That a service that cannot do its work says so, and why, before it is asked to. */
class ReadinessTest {

  private static final HttpClient CLIENT = CheckedClient.create();

  private static final Path SETTINGS = Path.of("..", "config", "commonpurse.yml");

  @TempDir private Path folder;

  private String url() {
    return "jdbc:sqlite:" + folder.resolve("books.db");
  }

  private static RunningService start(String url, Path settings) throws Exception {
    return new Service(Optional.of(url), OptionalInt.of(0)).start(settings);
  }

  private Path settings(String from, String to) throws Exception {
    var text = Files.readString(SETTINGS);
    assertThat(text).contains(from);
    return Files.writeString(folder.resolve("settings.yml"), text.replace(from, to));
  }

  /** What it answers, once it is known to live all the same. */
  private static JsonNode checks(RunningService service, int status) throws Exception {
    var admin = service.adminAddress();
    var ping = HttpRequest.newBuilder(admin.resolve("/ping")).build();
    assertThat(CLIENT.send(ping, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    var request = HttpRequest.newBuilder(admin.resolve("/healthcheck")).build();
    var answer = CLIENT.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return new ObjectMapper().readTree(answer.body());
  }

  /** That this check fails and says why, and that no other does. */
  private static void isUnready(RunningService service, String check, String why) throws Exception {
    for (var each : checks(service, 503).properties()) {
      boolean isMeant = each.getKey().equals(check);
      assertThat(each.getValue().path("healthy").booleanValue())
          .as(each.getKey() + ": " + each.getValue())
          .isEqualTo(!isMeant);
      if (isMeant) {
        assertThat(each.getValue().path("message").asText()).contains(why);
      }
    }
  }

  @Test
  void isUnreadyWhileTheClockIsBehindWhatIsRecorded() throws Exception {
    var ahead = Clock.offset(Clock.systemUTC(), Duration.ofHours(2));
    try (var ledger = Ledger.open(url(), ahead)) {
      var fund = Document.read(Path.of("..", "config", "example", "fund.yml"));
      ledger.funds().register(FundReader.read(fund), new Actor("A. Finch"));
    }
    try (var service = start(url(), SETTINGS)) {
      isUnready(service, "clock", "The clock is behind");
    }
  }

  @Test
  void isUnreadyWhereTheDiskHasTooLittleRoom() throws Exception {
    // More than any disk has.
    try (var service = start(url(), settings("ROOM_LEAST:-256MiB", "ROOM_LEAST:-1000PiB"))) {
      isUnready(service, "room", "MB are left on the disk");
    }
  }

  @Test
  void isUnreadyWhileTheServerKeepsWhatIsRecordedBadlyOrNotAtAll() throws Exception {
    try (var server = EmbeddedPostgres.builder().start()) {
      set(server, "synchronous_commit", "on");
      try (var service = start(server.getJdbcUrl("postgres", "postgres"), SETTINGS)) {
        checks(service, 200);

        set(server, "synchronous_commit", "off");
        isUnready(service, "durable", "synchronous_commit is off");

        set(server, "synchronous_commit", "on");
        set(server, "default_transaction_read_only", "on");
        isUnready(service, "writable", "it is a replica, or read-only");

        set(server, "default_transaction_read_only", "off");
        checks(service, 200);
      }
    }
  }

  /** Sets it as whoever runs the server would, and ends all other sessions, which have it as it was. */
  private static void set(EmbeddedPostgres server, String setting, String value)
      throws SQLException {
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      for (var sql :
          List.of(
              "SET default_transaction_read_only = off",
              "ALTER DATABASE postgres SET " + setting + " = " + value,
              "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'postgres'"
                  + " AND pid <> pg_backend_pid()")) {
        statement.execute(sql);
      }
    }
  }
}
