package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.rest.LockedService.KEEPER;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.commonpurse.api.access.ApiKeys;
import org.commonpurse.api.service.Service;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.access.KeyScope;
import org.commonpurse.ledger.access.NewGrant;
import org.commonpurse.ledger.id.Actor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is taken back is gone with the next request, at every service on the database, on both stores. */
class TakenBackTest {

  private static final HttpClient CLIENT = CheckedClient.create();

  private static final int TIMES = 20;

  @Test
  void isGoneWithTheNextRequestWhereverItIsAsked(@TempDir Path folder) throws Exception {
    try (var server = EmbeddedPostgres.builder().start()) {
      for (var url :
          List.of(
              "jdbc:sqlite:" + folder.resolve("books.db"),
              server.getJdbcUrl("postgres", "postgres"))) {
        try (var one =
                new Service(Optional.of(url), OptionalInt.of(0)).start(LockedService.SETTINGS);
            var two =
                new Service(Optional.of(url), OptionalInt.of(0)).start(LockedService.SETTINGS);
            var ledger = Ledger.open(url)) {
          for (int i = 0; i < TIMES; i++) {
            takesBack(ledger, List.of(one.address(), two.address()), "person-" + i);
          }
          addsByHand(ledger, url, one.address());
        }
      }
    }
  }

  private static void takesBack(Ledger ledger, List<URI> services, String id) throws Exception {
    var person = new Actor(id, id, Set.of());
    var keys = new ApiKeys(ledger.access(), Clock.systemUTC());
    var key = keys.create(person, KeyScope.ALL, Optional.empty(), KEEPER, "");
    are(services, key.text(), 403);
    var grant = ledger.access().grant(auditor(person), KEEPER, "");
    are(services, key.text(), 200);
    ledger.access().withdraw(grant.number(), KEEPER, "");
    are(services, key.text(), 403);
    ledger.access().revoke(key.key().key().id(), KEEPER, "");
    are(services, key.text(), 401);
  }

  private static NewGrant auditor(Actor person) {
    return new NewGrant(person, "auditor", Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Also a row that somebody adds who does not use this program. */
  private static void addsByHand(Ledger ledger, String url, URI service) throws Exception {
    var person = new Actor("by hand", "By Hand", Set.of());
    var key =
        new ApiKeys(ledger.access(), Clock.systemUTC())
            .create(person, KeyScope.ALL, Optional.empty(), KEEPER, "");
    ledger.access().grant(auditor(person), KEEPER, "");
    are(List.of(service), key.text(), 200);
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.executeUpdate(
          "INSERT INTO access_key_end (id, by_id, by_name, given_at, reason) VALUES ('"
              + key.key().key().id()
              + "', 'x', 'x', 1, '')");
    }
    are(List.of(service), key.text(), 401);
  }

  private static void are(List<URI> services, String key, int status) throws Exception {
    for (var service : services) {
      var request =
          HttpRequest.newBuilder(service.resolve("/api/v1/access/review"))
              .header("Authorization", "Bearer " + key)
              .build();
      assertThat(CLIENT.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(status);
    }
  }
}
