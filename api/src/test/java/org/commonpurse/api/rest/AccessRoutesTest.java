package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.rest.LockedService.ARDEN;
import static org.commonpurse.api.rest.LockedService.BALANCES;
import static org.commonpurse.api.rest.LockedService.KEEPER;
import static org.commonpurse.api.rest.LockedService.OTHER;
import static org.commonpurse.api.rest.LockedService.code;
import static org.commonpurse.api.rest.LockedService.refusesAsUnknown;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import org.commonpurse.api.access.ApiKeys;
import org.commonpurse.api.access.Role;
import org.commonpurse.ledger.access.KeyScope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys and roles over HTTP: who joins, moves and leaves, and who tries to give more than they may. */
class AccessRoutesTest {

  private static final String ALL = "/api/v1/access";

  private static final String IN_ARDEN = "/api/v1/funds/arden/access";

  private static final String IN_OTHER = "/api/v1/funds/brackenshire/access";

  private static final String LEFT = "{\"reason\": \"Left\"}";

  @TempDir private static Path folder;

  private static LockedService service;

  private static int acts;

  @BeforeAll
  static void start() throws Exception {
    service = LockedService.start(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    service.close();
  }

  private static HttpResponse<String> post(String path, String key, String body) throws Exception {
    return post(path, key, body, "act " + acts++);
  }

  private static HttpResponse<String> post(String path, String key, String body, String act)
      throws Exception {
    return service.send(
        "POST", path, body, "Authorization", "Bearer " + key, "Idempotency-Key", act);
  }

  private static JsonNode json(HttpResponse<String> answer) throws Exception {
    return new ObjectMapper().readTree(answer.body());
  }

  private static JsonNode made(HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
    return json(answer);
  }

  private static String administrator(
      String id, Optional<org.commonpurse.ledger.id.FundCode> fund) {
    return service.key(service.person(id, fund, Role.ADMINISTRATOR));
  }

  private static String grant(String subject, String role, String more) {
    return "{\"subject\": \"%s\", \"role\": \"%s\"%s}".formatted(subject, role, more);
  }

  private static String keyFor(String subject, String more) {
    return "{\"subject\": \"%s\"%s}".formatted(subject, more);
  }

  private static int status(String key) throws Exception {
    return service.send("GET", BALANCES, key, "").statusCode();
  }

  @Test
  void letsSomebodyJoinMoveAndLeave() throws Exception {
    var given =
        made(
            post(
                ALL + "/grants",
                service.first,
                grant(
                    "4711",
                    "board-reader",
                    ", \"fund\": \"brackenshire\", \"name\": \"A. Finch\"")));
    var created =
        post(ALL + "/keys", service.first, keyFor("4711", ", \"until\": \"2099-01-01T00:00:00Z\""));
    var key = made(created);
    assertThat(created.headers().firstValue("Cache-Control")).contains("no-store");
    var secret = key.path("secret").asText();
    assertThat(status(secret)).isEqualTo(200);

    var review = made(service.send("GET", ALL + "/review", service.first, ""));
    assertThat(review.path("items").toString()).contains("4711", "A. Finch", "board-reader");
    var list = service.send("GET", ALL + "/keys", service.first, "").body();
    assertThat(list).contains(key.path("id").asText()).doesNotContain(secret, "secret", "digest");

    var withdrawn =
        made(
            post(
                ALL + "/grants/" + given.path("number").asLong() + "/withdraw",
                service.first,
                LEFT));
    assertThat(withdrawn.at("/withdrawn/reason").asText()).isEqualTo("Left");
    assertThat(status(secret)).isEqualTo(404);
    var revoked =
        made(post(ALL + "/keys/" + key.path("id").asText() + "/revoke", service.first, LEFT));
    assertThat(revoked.path("good").asBoolean()).isFalse();
    refusesAsUnknown(service.send("GET", BALANCES, secret, ""));
    assertThat(revoked.at("/revoked/byId").asText()).isEqualTo("administrator");
  }

  @Test
  void makesOneKeyHoweverOftenItIsAskedFor() throws Exception {
    var body = keyFor("system", "");
    assertThat(code(service.send("POST", ALL + "/keys", service.first, body)))
        .isEqualTo("ENTRY_KEY_MISSING");
    var first = made(post(ALL + "/keys", service.first, body, "once"));

    var again = post(ALL + "/keys", service.first, body, "once");
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(code(again)).isEqualTo("ACCESS_KEY_SHOWN");
    assertThat(again.body()).contains(first.path("id").asText()).doesNotContain("cpk_");
    var other = post(ALL + "/keys", service.first, keyFor("system", ", \"reason\": \"x\""), "once");
    assertThat(code(other)).isEqualTo("LEDGER_KEY_REUSED");
    assertThat(code(post(ALL + "/grants", service.first, grant("system", "auditor", ""), "once")))
        .isEqualTo("LEDGER_KEY_REUSED");
    assertThat(keysOf("system")).isEqualTo(1);
  }

  private static long keysOf(String subject) {
    return service.ledger.access().keys().stream()
        .filter(key -> key.key().subject().id().equals(subject))
        .count();
  }

  @Test
  void makesOneKeyHoweverManyAskAtOnce() throws Exception {
    var calls = new ArrayList<Callable<Integer>>();
    for (int i = 0; i < 8; i++) {
      calls.add(
          () -> post(ALL + "/keys", service.first, keyFor("racing", ""), "race").statusCode());
    }
    var pool = Executors.newFixedThreadPool(calls.size());
    try {
      var statuses = new ArrayList<Integer>();
      for (var answer : pool.invokeAll(calls)) {
        statuses.add(answer.get());
      }
      assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
    } finally {
      pool.shutdown();
    }
    assertThat(keysOf("racing")).isEqualTo(1);
  }

  /** A retry that comes after somebody took the role back does not give it again. */
  @Test
  void doesNotGiveAgainWhatWasTakenBackMeanwhile() throws Exception {
    var body = grant("retrying", "board-reader", "");
    var number = made(post(ALL + "/grants", service.first, body, "give")).path("number").asLong();
    assertThat(made(post(ALL + "/grants", service.first, body)).path("number").asLong())
        .isEqualTo(number);
    made(post(ALL + "/grants/" + number + "/withdraw", service.first, LEFT, "take"));
    made(post(ALL + "/grants/" + number + "/withdraw", service.first, LEFT, "take"));

    var again = made(post(ALL + "/grants", service.first, body, "give"));

    assertThat(again.path("number").asLong()).isEqualTo(number);
    assertThat(again.path("good").asBoolean()).isFalse();
    assertThat(service.ledger.access().grantsOf("retrying")).hasSize(1);
  }

  @Test
  void keepsWhoManagesOneFundToThatFund() throws Exception {
    var arden = administrator("of-arden", Optional.of(ARDEN));
    var far =
        made(post(
                ALL + "/grants",
                service.first,
                grant("far", "board-reader", ", \"fund\": \"brackenshire\"")))
            .path("number")
            .asLong();
    var wide =
        made(post(ALL + "/grants", service.first, grant("far", "auditor", "")))
            .path("number")
            .asLong();
    var farKey = made(post(ALL + "/keys", service.first, keyFor("far", ""))).path("id").asText();

    for (var path :
        Set.of("/grants", "/keys", "/grants/" + far + "/withdraw", "/keys/" + farKey + "/revoke")) {
      var body = path.endsWith("e") || path.endsWith("w") ? LEFT : grant("x", "auditor", "");
      assertThat(post(ALL + path, arden, body).statusCode()).as(path).isEqualTo(403);
      assertThat(post(IN_OTHER + path, arden, body).statusCode()).as(path).isEqualTo(404);
    }
    assertThat(post(ALL + "/review", arden, LEFT).statusCode()).isIn(403, 405);
    assertThat(
            code(
                post(
                    IN_ARDEN + "/grants",
                    arden,
                    grant("x", "auditor", ", \"fund\": \"brackenshire\""))))
        .isEqualTo("ACCESS_BEYOND_REACH");
    assertThat(
            code(
                post(
                    IN_ARDEN + "/keys",
                    arden,
                    keyFor("far", ", \"funds\": [\"arden\", \"brackenshire\"]"))))
        .isEqualTo("ACCESS_BEYOND_REACH");
    for (long number : new long[] {far, wide, 99_999}) {
      var answer = post(IN_ARDEN + "/grants/" + number + "/withdraw", arden, LEFT);
      assertThat(code(answer)).isEqualTo("ACCESS_GRANT_UNKNOWN");
    }
    assertThat(code(post(IN_ARDEN + "/keys/" + farKey + "/revoke", arden, LEFT)))
        .isEqualTo("ACCESS_KEY_UNKNOWN");

    // A key for somebody who may do more elsewhere is good for this fund alone.
    var key = made(post(IN_ARDEN + "/keys", arden, keyFor("far", "")));
    assertThat(key.path("funds").toString()).isEqualTo("[\"arden\"]");
    assertThat(status(key.path("secret").asText())).isEqualTo(404);
    var here = made(post(IN_ARDEN + "/grants", arden, grant("near", "board-reader", "")));
    assertThat(here.path("fund").asText()).isEqualTo("arden");
    made(post(IN_ARDEN + "/grants/" + here.path("number").asLong() + "/withdraw", arden, LEFT));
    made(post(IN_ARDEN + "/keys/" + key.path("id").asText() + "/revoke", arden, LEFT));
  }

  @Test
  void makesNoKeyThatIsGoodForMoreThanTheOneItIsMadeWith() throws Exception {
    var person = service.person("careful", Optional.empty(), Role.ADMINISTRATOR);
    var inArden = key(person, new KeyScope(Set.of(ARDEN), Set.of()));
    assertThat(post(ALL + "/keys", inArden, keyFor("careful", "")).statusCode()).isEqualTo(403);
    assertThat(post(ALL + "/grants", inArden, grant("careful", "auditor", "")).statusCode())
        .isEqualTo(403);
    assertThat(
            code(
                post(
                    IN_ARDEN + "/keys",
                    inArden,
                    keyFor("careful", ", \"funds\": [\"brackenshire\"]"))))
        .isEqualTo("ACCESS_BEYOND_REACH");
    var toMakeKeys = key(person, new KeyScope(Set.of(), Set.of("key-create", "balances")));
    assertThat(code(post(ALL + "/keys", toMakeKeys, keyFor("careful", ""))))
        .isEqualTo("ACCESS_BEYOND_REACH");
    assertThat(
            code(
                post(
                    ALL + "/keys", toMakeKeys, keyFor("careful", ", \"operations\": [\"funds\"]"))))
        .isEqualTo("ACCESS_BEYOND_REACH");
    made(post(ALL + "/keys", toMakeKeys, keyFor("careful", ", \"operations\": [\"balances\"]")));
  }

  private static String key(org.commonpurse.ledger.id.Actor person, KeyScope scope) {
    return service.keys.create(person, scope, Optional.empty(), KEEPER, "").text();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/keys | {'subject': 'local:b. gull'} | ACCESS_SUBJECT_RESERVED",
        "/keys | {'subject': 'Break-Glass:x'} | ACCESS_SUBJECT_RESERVED",
        "/grants | {'subject': ' local:x', 'role': 'auditor'} | ACCESS_SUBJECT_RESERVED",
        "/keys | {'subject': 'x', 'operations': ['fly']} | ACCESS_OPERATION_UNKNOWN",
        "/keys | {'subject': 'x', 'until': '2001-01-01T00:00:00Z'} | ACCESS_MOMENT_PAST",
        "/keys | {'subject': 'x', 'until': 'soon'} | QUERY_VALUE_MALFORMED",
        "/keys | {'subject': 'x', 'secret': 'mine'} | ACCESS_KEY_REQUEST_NOT_AS_DESCRIBED",
        "/keys | {'subject': 'x', 'funds': []} | ACCESS_KEY_REQUEST_NOT_AS_DESCRIBED",
        "/grants | {'subject': 'x'} | ACCESS_GRANT_REQUEST_NOT_AS_DESCRIBED",
        "/grants | {'subject': 'x', 'role': 'king'} | ACCESS_ROLE_UNKNOWN",
        "/grants | {'subject': 'x', 'role': 'provider'} | ACCESS_PARTNER_NEEDED",
        "/grants | {'subject': 'x', 'role': 'auditor', 'fund': 'nowhere'} | LEDGER_FUND_UNKNOWN",
        "/grants/1/withdraw | {'reason': ''} | ACCESS_END_NOT_AS_DESCRIBED",
      })
  void refuses(String path, String body, String code) throws Exception {
    assertThat(code(post(ALL + path, service.first, body.replace('\'', '"')))).isEqualTo(code);
  }

  @Test
  void reviewsAsATableInWhichNobodyHidesAFormula() throws Exception {
    made(
        post(
            ALL + "/grants",
            service.first,
            grant("=cmd", "board-reader", ", \"name\": \"=HYPERLINK(1)\"")));
    var auditor = service.key(service.person("auditing", Optional.of(OTHER), Role.AUDITOR));

    var csv =
        service.send(
            "GET",
            IN_OTHER + "/review",
            "",
            "Authorization",
            "Bearer " + auditor,
            "Accept",
            "text/csv");

    assertThat(csv.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
    assertThat(csv.body()).contains("'=HYPERLINK(1)", "auditing").doesNotContain(",=");
    assertThat(json(service.send("GET", IN_OTHER + "/review", auditor, "")).path("items").size())
        .isEqualTo(csv.body().lines().count() - 1);
    assertThat(service.send("GET", ALL + "/review", auditor, "").statusCode()).isEqualTo(403);
    assertThat(service.send("GET", IN_OTHER + "/keys", auditor, "").statusCode()).isEqualTo(200);
  }

  @Test
  void showsWhoReviewsOneFundNothingOfOthers() throws Exception {
    service.key(service.person("only-arden", Optional.of(ARDEN), Role.POOL_MANAGER));
    var auditor = service.key(service.person("auditing", Optional.of(OTHER), Role.AUDITOR));
    for (var path : Set.of("/review", "/keys")) {
      assertThat(service.send("GET", IN_OTHER + path, auditor, "").body())
          .contains("administrator")
          .doesNotContain("only-arden");
    }
  }

  @Test
  void tellsWhoWouldLockEverybodyOut(@TempDir Path other) throws Exception {
    try (var alone = LockedService.start(other)) {
      var review = json(alone.send("GET", ALL + "/review", alone.first, "")).path("items");
      var number =
          StreamSupport.stream(review.spliterator(), false)
              .filter(line -> line.path("role").asText().equals("administrator"))
              .findFirst()
              .orElseThrow()
              .path("grant")
              .asLong();
      for (var path :
          Set.of(
              "/grants/" + number + "/withdraw", "/keys/" + ApiKeys.id(alone.first) + "/revoke")) {
        var refused = alone.send("POST", ALL + path, alone.first, LEFT);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(code(refused)).isEqualTo("ACCESS_LAST_ADMINISTRATOR");
      }
      // Still there: nothing was recorded.
      assertThat(alone.send("GET", ALL + "/keys", alone.first, "").statusCode()).isEqualTo(200);

      var next = alone.person("next", Optional.empty(), Role.ADMINISTRATOR);
      var withoutKey =
          alone.send("POST", ALL + "/grants/" + number + "/withdraw", alone.first, LEFT);
      assertThat(code(withoutKey)).isEqualTo("ACCESS_LAST_ADMINISTRATOR");
      var key = alone.key(next);
      assertThat(
              alone
                  .send("POST", ALL + "/grants/" + number + "/withdraw", alone.first, LEFT)
                  .statusCode())
          .isEqualTo(200);
      var even = "{\"reason\": \"The end\", \"evenIfLast\": true}";
      assertThat(
              alone
                  .send("POST", ALL + "/keys/" + ApiKeys.id(key) + "/revoke", key, even)
                  .statusCode())
          .isEqualTo(200);
    }
  }
}
