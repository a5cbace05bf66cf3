package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.rest.LockedService.SETTINGS;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.commonpurse.api.access.ApiKeys;
import org.commonpurse.api.service.Service;
import org.commonpurse.ledger.Ledger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key that a service prints when nobody has one. */
class FirstKeyTest {

  @Test
  void makesOneFirstKeyHoweverManyAskAtOnce(@TempDir Path other) throws Exception {
    try (var server = EmbeddedPostgres.builder().start()) {
      for (var url :
          List.of(
              "jdbc:sqlite:" + other.resolve("race.db"),
              server.getJdbcUrl("postgres", "postgres"))) {
        var threads = Executors.newFixedThreadPool(2);
        try (var one = Ledger.open(url);
            var two = Ledger.open(url)) {
          var made = new ArrayList<Future<Optional<String>>>();
          for (var each : List.of(one, two)) {
            var own = new ApiKeys(each.access(), Clock.systemUTC());
            made.add(threads.submit(own::createFirst));
          }
          int count = 0;
          for (var each : made) {
            count += each.get().isPresent() ? 1 : 0;
          }
          assertThat(count).as(url).isEqualTo(1);
          assertThat(one.access().keys()).hasSize(1);
          assertThat(two.access().grants()).hasSize(2);
        } finally {
          threads.shutdownNow();
        }
      }
    }
  }

  @Test
  void makesOneFirstKeyHoweverManyStart(@TempDir Path other) throws Exception {
    var url = "jdbc:sqlite:" + other.resolve("books.db");
    try (var one = new Service(Optional.of(url), OptionalInt.of(0)).start(SETTINGS);
        var two = new Service(Optional.of(url), OptionalInt.of(0)).start(SETTINGS)) {
      assertThat(one.firstKey()).isPresent();
      assertThat(two.firstKey()).isEmpty();
    }
  }
}
