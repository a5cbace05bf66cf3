package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.commonpurse.api.rest.LockedService.BALANCES;
import static org.commonpurse.api.rest.LockedService.KEEPER;
import static org.commonpurse.api.rest.LockedService.OTHER;
import static org.commonpurse.api.rest.LockedService.code;
import static org.commonpurse.api.rest.LockedService.refusesAsUnknown;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonpurse.api.access.ApiKeys;
import org.commonpurse.api.access.Role;
import org.commonpurse.ledger.access.KeyScope;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys: which open, for what, and what is kept of them. */
class KeysTest {

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
  void refusesKeysThatAreNone() throws Exception {
    var changed =
        service.first.substring(0, service.first.length() - 1)
            + (service.first.endsWith("A") ? "Q" : "A");
    for (var wrong :
        List.of(
            "",
            "x",
            changed,
            "cpk_000000000000_" + service.first.substring(17),
            service.first + "A")) {
      refusesAsUnknown(service.send("GET", BALANCES, wrong, ""));
    }
    for (var form :
        List.of(service.first, "Basic x", "Digest " + service.first, "Bearer", "Basic !!")) {
      refusesAsUnknown(service.send("GET", BALANCES, "", "Authorization", form));
    }
  }

  @Test
  void refusesKeysThatAreRevokedOrExpired() throws Exception {
    var person = service.person("leaver", Optional.empty(), Role.BOARD_READER);
    var revoked = service.keys.create(person, KeyScope.ALL, Optional.empty(), KEEPER, "");
    assertThat(service.send("GET", BALANCES, revoked.text(), "").statusCode()).isEqualTo(200);
    service.ledger.access().revoke(revoked.key().key().id(), KEEPER, "Left");
    refusesAsUnknown(service.send("GET", BALANCES, revoked.text(), ""));

    var past = Clock.offset(Clock.systemUTC(), Duration.ofDays(-2));
    var expired =
        new ApiKeys(service.ledger.access(), past)
            .create(
                person,
                KeyScope.ALL,
                Optional.of(Instant.now().minus(Duration.ofDays(1))),
                KEEPER,
                "");
    refusesAsUnknown(service.send("GET", BALANCES, expired.text(), ""));
  }

  @Test
  void keepsAKeyToItsFundsAndOperations() throws Exception {
    var person = service.person("scoped", Optional.empty(), Role.POOL_MANAGER);
    var scope = new KeyScope(Set.of(OTHER), Set.of("balances", "funds"));
    var key = service.keys.create(person, scope, Optional.empty(), KEEPER, "").text();

    assertThat(service.send("GET", BALANCES, key, "").statusCode()).isEqualTo(200);
    assertThat(service.send("GET", BALANCES.replace("brackenshire", "arden"), key, "").statusCode())
        .isEqualTo(404);
    assertThat(service.send("GET", "/api/v1/funds", key, "").body())
        .contains("brackenshire")
        .doesNotContain("\"arden\"");
    var other = service.send("GET", "/api/v1/funds/brackenshire/entries", key, "");
    assertThat(other.statusCode()).isEqualTo(403);
    assertThat(code(other)).isEqualTo("SERVICE_NOT_ALLOWED");
    assertThat(other.body()).contains("entries");
  }

  @Test
  void letsABrowserReadAndNeverWriteWithAPassword() throws Exception {
    var pair =
        Base64.getEncoder()
            .encodeToString(("me:" + service.first).getBytes(StandardCharsets.UTF_8));
    var asked = service.send("GET", "/", "", "Accept", "text/html,*/*");
    assertThat(asked.statusCode()).isEqualTo(401);
    assertThat(asked.headers().allValues("WWW-Authenticate"))
        .anyMatch(form -> form.contains("Basic realm"));

    assertThat(service.send("GET", "/", "", "Authorization", "Basic " + pair).body())
        .contains("/pages/brackenshire");
    refusesAsUnknown(
        service.send(
            "PUT", "/api/v1/funds/arden/rules", "rules: []", "Authorization", "Basic " + pair));
  }

  @Test
  void notesWhenAKeyWasUsedLast() throws Exception {
    var issued =
        service.keys.create(
            service.person("user", Optional.empty(), Role.BOARD_READER),
            KeyScope.ALL,
            Optional.empty(),
            KEEPER,
            "");
    var before = Instant.now().minusSeconds(1);
    assertThat(service.send("GET", BALANCES, issued.text(), "").statusCode()).isEqualTo(200);
    Optional<Instant> used = Optional.empty();
    for (int i = 0; i < 100 && used.isEmpty(); i++) {
      Thread.sleep(20);
      used = usedAt(issued);
    }
    assertThat(used).hasValueSatisfying(at -> assertThat(at).isAfter(before));
    service.ledger.access().used(issued.key().key().id(), used.orElseThrow().plusSeconds(59));
    assertThat(usedAt(issued)).isEqualTo(used);
  }

  private static Optional<Instant> usedAt(ApiKeys.Issued issued) {
    return Optional.ofNullable(service.ledger.access().uses().get(issued.key().key().id()));
  }

  @Test
  void keepsNoKeyThatCouldBeRead() throws Exception {
    for (var file : List.of("books.db", "books.db-wal")) {
      var path = folder.resolve(file);
      if (Files.exists(path)) {
        assertThat(new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1))
            .doesNotContain(service.first.substring(17));
      }
    }
    assertThat(service.keys.create(KEEPER, KeyScope.ALL, Optional.empty(), KEEPER, "").toString())
        .doesNotContain("cpk_");
  }

  @Test
  void refusesWhatIsNotThere() {
    var keyUnknown =
        catchThrowableOfType(
            ProblemException.class, () -> service.ledger.access().revoke("x", KEEPER, ""));
    assertThat(keyUnknown.code()).isEqualTo("ACCESS_KEY_UNKNOWN");
    var grantUnknown =
        catchThrowableOfType(
            ProblemException.class, () -> service.ledger.access().withdraw(9999, KEEPER, ""));
    assertThat(grantUnknown.code()).isEqualTo("ACCESS_GRANT_UNKNOWN");
    var roleUnknown = catchThrowableOfType(ProblemException.class, () -> Role.of("king"));
    assertThat(roleUnknown.code()).isEqualTo("ACCESS_ROLE_UNKNOWN");
    var past =
        catchThrowableOfType(
            ProblemException.class,
            () ->
                service.keys.create(KEEPER, KeyScope.ALL, Optional.of(Instant.EPOCH), KEEPER, ""));
    assertThat(past.code()).isEqualTo("ACCESS_MOMENT_PAST");
  }
}
