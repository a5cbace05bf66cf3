package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.commonpurse.api.rest.TestService.YAML;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.commonpurse.api.access.ApiKeys;
import org.commonpurse.api.access.Role;
import org.commonpurse.api.operation.Operations;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.api.service.RunningService;
import org.commonpurse.api.service.Service;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.access.KeyScope;
import org.commonpurse.ledger.access.NewGrant;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in, and to what, through a service as its settings start it. */
class AccessTest {

  private static final Path SETTINGS = Path.of("..", "config", "commonpurse.yml");

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static final FundCode ARDEN = FundCode.of("arden");

  private static final FundCode OTHER = FundCode.of("brackenshire");

  private static final String BALANCES = "/api/v1/funds/brackenshire/balances";

  private static final Actor KEEPER = new Actor("keeper@arden", "K. Keeper", Set.of());

  @TempDir private static Path folder;

  private static RunningService service;

  private static String first;

  /** The same database, as a command opens it beside the service. */
  private static Ledger ledger;

  private static ApiKeys keys;

  @BeforeAll
  static void start() throws Exception {
    var url = "jdbc:sqlite:" + folder.resolve("books.db");
    service = new Service(Optional.of(url), OptionalInt.of(0)).start(SETTINGS);
    first = service.firstKey().orElseThrow();
    ledger = Ledger.open(url);
    keys = new ApiKeys(ledger.access(), Clock.systemUTC());
    var fund = Files.readString(TestService.EXAMPLE.resolve("fund.yml"));
    for (var code : List.of("arden", "brackenshire")) {
      var body = fund.replace("fund: brackenshire", "fund: " + code);
      assertThat(send("POST", "/api/v1/funds", first, body).statusCode()).isEqualTo(201);
    }
  }

  @AfterAll
  static void stop() throws Exception {
    ledger.close();
    service.close();
  }

  private static HttpResponse<String> send(String method, String path, String key, String body)
      throws Exception {
    return send(method, path, body, "Authorization", "Bearer " + key);
  }

  private static HttpResponse<String> send(
      String method, String path, String body, String... headers) throws Exception {
    var request =
        HttpRequest.newBuilder(service.address().resolve(path))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", typeOf(body));
    }
    return CLIENT.send(
        (headers.length == 0 ? request : request.headers(headers)).build(),
        BodyHandlers.ofString());
  }

  /** Bodies of these tests show their form. */
  private static String typeOf(String body) {
    return switch (body.charAt(0)) {
      case '{' -> TestService.JSON;
      case '-' -> "multipart/form-data; boundary=b";
      case ',' -> "text/csv";
      default -> YAML;
    };
  }

  private static String code(HttpResponse<String> answer) throws Exception {
    return new ObjectMapper().readTree(answer.body()).path("code").asText();
  }

  /** Somebody with roles in a fund, or in all. */
  private static Actor person(String id, Optional<FundCode> fund, Role... roles) {
    var person = new Actor(id, "Name of " + id, Set.of());
    for (var role : roles) {
      var partner =
          role.isOfPartner() ? Optional.of(PartnerCode.of("icb")) : Optional.<PartnerCode>empty();
      ledger
          .access()
          .grant(new NewGrant(person, role.word(), fund, partner, Optional.empty()), KEEPER, "");
    }
    return person;
  }

  private static String key(Actor subject) {
    return keys.create(subject, KeyScope.ALL, Optional.empty(), KEEPER, "").text();
  }

  private static void refusesAsUnknown(HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
    assertThat(code(answer)).isEqualTo("SERVICE_NOT_AUTHENTICATED");
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.headers().allValues("WWW-Authenticate"))
        .containsExactly("Bearer realm=\"commonpurse\"");
    assertThat(answer.body()).doesNotContain("brackenshire", "expired", "revoked");
  }

  @Test
  void refusesWhoShowsNoKeyOnAllRoutesButDescriptions() throws Exception {
    for (var spec : Operations.specs()) {
      for (var route : spec.routes()) {
        var words = route.split(" ", 2);
        var path = filled(words[1]);
        refusesAsUnknown(send(words[0], path, bodyTaken(words[0], path)));
      }
    }
    refusesAsUnknown(send("GET", "/", ""));
    refusesAsUnknown(send("GET", "/pages/brackenshire", ""));
    for (var open : List.of("/api/v1/openapi.json", "/api/v1/problems", "/assets/style.css")) {
      assertThat(send("GET", open, "").statusCode()).as(open).isEqualTo(200);
      refusesAsUnknown(send("GET", open, "cpk_wrong", ""));
    }
  }

  @Test
  void refusesKeysThatAreNone() throws Exception {
    var changed = first.substring(0, first.length() - 1) + (first.endsWith("A") ? "Q" : "A");
    for (var wrong :
        List.of("", "x", changed, "cpk_000000000000_" + first.substring(17), first + "A")) {
      refusesAsUnknown(send("GET", BALANCES, wrong, ""));
    }
    for (var form : List.of(first, "Basic x", "Digest " + first, "Bearer", "Basic !!")) {
      refusesAsUnknown(send("GET", BALANCES, "", "Authorization", form));
    }
  }

  @Test
  void refusesKeysThatAreRevokedOrExpired() throws Exception {
    var person = person("leaver", Optional.empty(), Role.BOARD_READER);
    var revoked = keys.create(person, KeyScope.ALL, Optional.empty(), KEEPER, "");
    assertThat(send("GET", BALANCES, revoked.text(), "").statusCode()).isEqualTo(200);
    ledger.access().revoke(revoked.key().key().id(), KEEPER, "Left");
    refusesAsUnknown(send("GET", BALANCES, revoked.text(), ""));

    var past = Clock.offset(Clock.systemUTC(), Duration.ofDays(-2));
    var expired =
        new ApiKeys(ledger.access(), past)
            .create(
                person,
                KeyScope.ALL,
                Optional.of(Instant.now().minus(Duration.ofDays(1))),
                KEEPER,
                "");
    refusesAsUnknown(send("GET", BALANCES, expired.text(), ""));
  }

  @Test
  void takesARoleBackAtOnce() throws Exception {
    var person = new Actor("mover", "M. Mover", Set.of());
    var grant =
        ledger
            .access()
            .grant(
                new NewGrant(
                    person,
                    Role.BOARD_READER.word(),
                    Optional.of(OTHER),
                    Optional.empty(),
                    Optional.empty()),
                KEEPER,
                "");
    var key = key(person);
    assertThat(send("GET", BALANCES, key, "").statusCode()).isEqualTo(200);

    ledger.access().withdraw(grant.number(), KEEPER, "Moved");

    var answer = send("GET", BALANCES, key, "");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(code(answer)).isEqualTo("LEDGER_FUND_UNKNOWN");
  }

  @Test
  void tellsNobodyOfFundsThatTheyMayNotSee() throws Exception {
    var key = key(person("of-arden", Optional.of(ARDEN), Role.POOL_MANAGER));

    var hidden = send("GET", BALANCES, key, "");
    var absent = send("GET", BALANCES.replace("brackenshire", "nowhere"), key, "");

    assertThat(hidden.statusCode()).isEqualTo(404);
    assertThat(withoutTrace(hidden).replace("brackenshire", "nowhere"))
        .isEqualTo(withoutTrace(absent));
    assertThat(send("GET", "/api/v1/funds", key, "").body())
        .contains("arden")
        .doesNotContain("brackenshire");
    assertThat(send("GET", "/", key, "").body())
        .contains("/pages/arden")
        .doesNotContain("/pages/brackenshire");
    assertThat(send("GET", "/pages/brackenshire", key, "").statusCode()).isEqualTo(404);
    assertThat(send("PUT", "/api/v1/funds/brackenshire", key, "fund: x").statusCode())
        .isEqualTo(404);
    var registering = send("POST", "/api/v1/funds", key, "fund: new");
    assertThat(registering.statusCode()).isEqualTo(403);
    assertThat(registering.body()).contains("manage-funds", "in all funds");
  }

  private static String withoutTrace(HttpResponse<String> answer) {
    return answer.body().replaceAll("\"trace\" : \"[^\"]*\"", "").replaceAll("\"trace\":.*", "");
  }

  @Test
  void keepsAKeyToItsFundsAndOperations() throws Exception {
    var person = person("scoped", Optional.empty(), Role.POOL_MANAGER);
    var scope = new KeyScope(Set.of(OTHER), Set.of("balances", "funds"));
    var key = keys.create(person, scope, Optional.empty(), KEEPER, "").text();

    assertThat(send("GET", BALANCES, key, "").statusCode()).isEqualTo(200);
    assertThat(send("GET", BALANCES.replace("brackenshire", "arden"), key, "").statusCode())
        .isEqualTo(404);
    assertThat(send("GET", "/api/v1/funds", key, "").body())
        .contains("brackenshire")
        .doesNotContain("\"arden\"");
    var other = send("GET", "/api/v1/funds/brackenshire/entries", key, "");
    assertThat(other.statusCode()).isEqualTo(403);
    assertThat(code(other)).isEqualTo("SERVICE_NOT_ALLOWED");
    assertThat(other.body()).contains("entries");
  }

  /** Each operation with each role is let in or not as the table of roles says. */
  @Test
  void letsEachRoleDoWhatItsTableSays() throws Exception {
    var ofRoles = new EnumMap<Role, String>(Role.class);
    for (var role : Role.values()) {
      ofRoles.put(role, key(person("only-" + role.word(), Optional.empty(), role)));
    }
    var wrong = new ArrayList<String>();
    int asked = 0;
    for (var spec : Operations.specs()) {
      for (var route : spec.routes()) {
        var words = route.split(" ", 2);
        var body = bodyTaken(words[0], filled(words[1]));
        for (var each : ofRoles.entrySet()) {
          // No route knows the parameter, so what is let in is refused before it does anything.
          var answer = send(words[0], filled(words[1]) + "?unknown=1", each.getValue(), body);
          boolean isLetIn = answer.statusCode() != 403 && answer.statusCode() != 401;
          if (isLetIn != each.getKey().permissions().contains(spec.permission())) {
            wrong.add(each.getKey() + " " + route + " " + answer.statusCode());
          }
          asked++;
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(asked).isGreaterThan(800);
  }

  /** A body of a form that the route takes. */
  private static String bodyTaken(String method, String path) throws Exception {
    if (body(method).isEmpty()) {
      return "";
    }
    for (var body : List.of("{}", "a: b", ",", "--b--")) {
      if (send(method, path + "?unknown=1", first, body).statusCode() != 415) {
        return body;
      }
    }
    throw new AssertionError(method + " " + path + " takes no form that this test knows");
  }

  private static String filled(String path) {
    return path.replace("{fund}", "brackenshire")
        .replace("{sequence}", "1")
        .replace("{entry}", "1")
        .replace("{version}", "1")
        .replace("{period}", "2023-24-07")
        .replaceAll("\\{\\w+}", "x");
  }

  private static String body(String method) {
    return method.equals("GET") || method.equals("DELETE") ? "" : "a: b";
  }

  @Test
  void givesEachPermissionToSomeRole() {
    var given = new TreeSet<Permission>();
    for (var role : Role.values()) {
      given.addAll(role.permissions());
    }
    assertThat(given).containsExactly(Permission.values());
  }

  @Test
  void recordsWhoTheKeyBelongsTo() throws Exception {
    var person = person("finch@brackenshire", Optional.of(OTHER), Role.POOL_MANAGER);
    var key = key(person);
    var entry = Examples.due("icb", "nhs-minimum", "2023-04-30", "1.00");

    var answer =
        send(
            "POST",
            "/api/v1/funds/brackenshire/entries",
            entry,
            "Authorization",
            "Bearer " + key,
            "Idempotency-Key",
            "who");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    var recorded = ledger.journal().entries(EntryQuery.of(OTHER)).entries();
    assertThat(recorded.get(0).by().id()).isEqualTo("finch@brackenshire");
    assertThat(recorded.get(0).by().name()).isEqualTo("Name of finch@brackenshire");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Acting-As", "Acting-Roles"})
  void doesNotBelieveHeaders(String header) throws Exception {
    var answer = send("GET", BALANCES, "", "Authorization", "Bearer " + first, header, "director");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(code(answer)).isEqualTo("SERVICE_ACTING_NOT_BELIEVED");
    refusesAsUnknown(send("GET", BALANCES, "", header, "director"));
  }

  /** Two names for one person are one person, and one name for two persons is two. */
  @Test
  void tellsPersonsApartByTheirIds() throws Exception {
    var books = "/api/v1/funds/brackenshire/periods/2023-24-01";
    var one = new Actor("one@brackenshire", "A. Smith", Set.of());
    var same = new Actor("one@brackenshire", "Smith, A.", Set.of());
    var other = new Actor("two@brackenshire", "A. Smith", Set.of());
    for (var person : List.of(one, other)) {
      ledger
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
    var closed = send("POST", books + "/close", key(one), "{\"acceptOpen\": \"Lists come\"}");
    assertThat(closed.statusCode()).as(closed.body()).isEqualTo(200);
    var asked = send("POST", books + "/reopen", key(one), reason);
    assertThat(asked.statusCode()).as(asked.body()).isEqualTo(200);
    var again = send("POST", books + "/reopen", key(same), reason);
    assertThat(again.statusCode()).as(again.body()).isEqualTo(403);
    var answered = send("POST", books + "/reopen", key(other), reason);
    assertThat(answered.statusCode()).as(answered.body()).isEqualTo(200);
  }

  @Test
  void letsABrowserReadAndNeverWriteWithAPassword() throws Exception {
    var pair = Base64.getEncoder().encodeToString(("me:" + first).getBytes(StandardCharsets.UTF_8));
    var asked = send("GET", "/", "", "Accept", "text/html,*/*");
    assertThat(asked.statusCode()).isEqualTo(401);
    assertThat(asked.headers().allValues("WWW-Authenticate"))
        .anyMatch(form -> form.contains("Basic realm"));

    assertThat(send("GET", "/", "", "Authorization", "Basic " + pair).body())
        .contains("/pages/brackenshire");
    refusesAsUnknown(
        send("PUT", "/api/v1/funds/arden/rules", "rules: []", "Authorization", "Basic " + pair));
  }

  @Test
  void showsJobsToWhoStartedThem() throws Exception {
    var one = key(person("job-one", Optional.empty(), Role.BOARD_READER));
    var other = key(person("job-two", Optional.empty(), Role.BOARD_READER));
    var plan = Files.readString(TestService.EXAMPLE.resolve("plan.yml"));
    var body = "plan:\n" + plan.indent(2);
    var started = send("POST", "/api/v1/projections", one, body);
    assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
    var job = started.headers().firstValue("Location").map(URI::create).orElseThrow().getPath();

    assertThat(send("GET", job, one, "").statusCode()).isEqualTo(200);
    assertThat(send("GET", job, other, "").statusCode()).isEqualTo(404);
    assertThat(send("DELETE", job, other, "").statusCode()).isEqualTo(404);
    assertThat(send("GET", "/api/v1/jobs", other, "").body()).doesNotContain("projection");
  }

  @Test
  void notesWhenAKeyWasUsedLast() throws Exception {
    var issued =
        keys.create(
            person("user", Optional.empty(), Role.BOARD_READER),
            KeyScope.ALL,
            Optional.empty(),
            KEEPER,
            "");
    var before = Instant.now().minusSeconds(1);
    assertThat(send("GET", BALANCES, issued.text(), "").statusCode()).isEqualTo(200);
    Optional<Instant> used = Optional.empty();
    for (int i = 0; i < 100 && used.isEmpty(); i++) {
      Thread.sleep(20);
      used = ledger.access().holder(issued.key().key().id()).orElseThrow().key().usedAt();
    }
    assertThat(used).hasValueSatisfying(at -> assertThat(at).isAfter(before));
    ledger.access().used(issued.key().key().id(), used.orElseThrow().plusSeconds(59));
    assertThat(ledger.access().holder(issued.key().key().id()).orElseThrow().key().usedAt())
        .isEqualTo(used);
  }

  @Test
  void keepsNoKeyThatCouldBeRead() throws Exception {
    for (var file : List.of("books.db", "books.db-wal")) {
      var path = folder.resolve(file);
      if (Files.exists(path)) {
        assertThat(new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1))
            .doesNotContain(first.substring(17));
      }
    }
    assertThat(keys.create(KEEPER, KeyScope.ALL, Optional.empty(), KEEPER, "").toString())
        .doesNotContain("cpk_");
  }

  @Test
  void refusesWhatIsNotThere() {
    var keyUnknown =
        catchThrowableOfType(ProblemException.class, () -> ledger.access().revoke("x", KEEPER, ""));
    assertThat(keyUnknown.code()).isEqualTo("ACCESS_KEY_UNKNOWN");
    var grantUnknown =
        catchThrowableOfType(
            ProblemException.class, () -> ledger.access().withdraw(9999, KEEPER, ""));
    assertThat(grantUnknown.code()).isEqualTo("ACCESS_GRANT_UNKNOWN");
    var roleUnknown = catchThrowableOfType(ProblemException.class, () -> Role.of("king"));
    assertThat(roleUnknown.code()).isEqualTo("ACCESS_ROLE_UNKNOWN");
    var past =
        catchThrowableOfType(
            ProblemException.class,
            () -> keys.create(KEEPER, KeyScope.ALL, Optional.of(Instant.EPOCH), KEEPER, ""));
    assertThat(past.code()).isEqualTo("ACCESS_MOMENT_PAST");
  }

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
