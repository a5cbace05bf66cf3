package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.rest.LockedService.BALANCES;
import static org.commonpurse.api.rest.LockedService.KEEPER;
import static org.commonpurse.api.rest.LockedService.OTHER;
import static org.commonpurse.api.rest.LockedService.code;
import static org.commonpurse.api.rest.LockedService.refusesAsUnknown;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonpurse.api.access.Role;
import org.commonpurse.ledger.access.NewGrant;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.journal.EntryQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is recorded as responsible: whom the key belongs to, by an id. */
class WhoIsResponsibleTest {

  @TempDir private static Path folder;

  private static LockedService service;

  @BeforeAll
  static void start() throws Exception {
    service = LockedService.start(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    service.close();
  }

  @Test
  void recordsWhoTheKeyBelongsTo() throws Exception {
    var person = service.person("finch@brackenshire", Optional.of(OTHER), Role.POOL_MANAGER);
    var key = service.key(person);
    var entry = Examples.due("icb", "nhs-minimum", "2023-04-30", "1.00");

    var answer =
        service.send(
            "POST",
            "/api/v1/funds/brackenshire/entries",
            entry,
            "Authorization",
            "Bearer " + key,
            "Idempotency-Key",
            "who");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    var recorded = service.ledger.journal().entries(EntryQuery.of(OTHER)).entries();
    assertThat(recorded.get(0).by().id()).isEqualTo("finch@brackenshire");
    assertThat(recorded.get(0).by().name()).isEqualTo("Name of finch@brackenshire");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Acting-As", "Acting-Roles"})
  void doesNotBelieveHeaders(String header) throws Exception {
    var answer =
        service.send(
            "GET", BALANCES, "", "Authorization", "Bearer " + service.first, header, "director");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(code(answer)).isEqualTo("SERVICE_ACTING_NOT_BELIEVED");
    refusesAsUnknown(service.send("GET", BALANCES, "", header, "director"));
  }

  /** Two names for one person are one person, and one name for two persons is two. */
  @Test
  void tellsPersonsApartByTheirIds() throws Exception {
    var books = "/api/v1/funds/brackenshire/periods/2023-24-01";
    var one = new Actor("one@brackenshire", "A. Smith", Set.of());
    var same = new Actor("one@brackenshire", "Smith, A.", Set.of());
    var other = new Actor("two@brackenshire", "A. Smith", Set.of());
    for (var person : List.of(one, other)) {
      service
          .ledger
          .access()
          .grant(
              new NewGrant(
                  person,
                  Role.POOL_MANAGER.word(),
                  Optional.of(OTHER),
                  Optional.empty(),
                  Optional.empty()),
              KEEPER,
              "");
    }
    var reason = "{\"reason\": \"A late invoice\"}";
    var closed =
        service.send(
            "POST", books + "/close", service.key(one), "{\"acceptOpen\": \"Lists come\"}");
    assertThat(closed.statusCode()).as(closed.body()).isEqualTo(200);
    var asked = service.send("POST", books + "/reopen", service.key(one), reason);
    assertThat(asked.statusCode()).as(asked.body()).isEqualTo(200);
    var again = service.send("POST", books + "/reopen", service.key(same), reason);
    assertThat(again.statusCode()).as(again.body()).isEqualTo(403);
    var answered = service.send("POST", books + "/reopen", service.key(other), reason);
    assertThat(answered.statusCode()).as(answered.body()).isEqualTo(200);
  }
}
