package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.rest.LockedService.ARDEN;
import static org.commonpurse.api.rest.LockedService.BALANCES;
import static org.commonpurse.api.rest.LockedService.KEEPER;
import static org.commonpurse.api.rest.LockedService.OTHER;
import static org.commonpurse.api.rest.LockedService.code;
import static org.commonpurse.api.rest.LockedService.refusesAsUnknown;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.commonpurse.api.access.Role;
import org.commonpurse.api.operation.Operations;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.access.NewGrant;
import org.commonpurse.ledger.id.Actor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each role lets through the door, and what it hides. */
class AccessTest {

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

  /** Each operation with each role is let in or not as the table of roles says. */
  @Test
  void letsEachRoleDoWhatItsTableSays() throws Exception {
    var ofRoles = new EnumMap<Role, String>(Role.class);
    for (var role : Role.values()) {
      ofRoles.put(role, service.key(service.person("only-" + role.word(), Optional.empty(), role)));
    }
    var wrong = new ArrayList<String>();
    int asked = 0;
    for (var spec : Operations.specs()) {
      for (var route : spec.routes()) {
        var words = route.split(" ", 2);
        var body = bodyTaken(words[0], filled(words[1]));
        for (var each : ofRoles.entrySet()) {
          // No route knows the parameter, so what is let in is refused before it does anything.
          var answer =
              service.send(words[0], filled(words[1]) + "?unknown=1", each.getValue(), body);
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
      if (service.send(method, path + "?unknown=1", service.first, body).statusCode() != 415) {
        return body;
      }
    }
    throw new AssertionError(method + " " + path + " takes no form that this test knows");
  }

  private static String filled(String path) {
    return path.replace("{fund}", "brackenshire")
        .replace("{partner}", "icb")
        .replace("{sequence}", "1")
        .replace("{entry}", "1")
        .replace("{proposal}", "1")
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
  void refusesWhoShowsNoKeyOnAllRoutesButDescriptions() throws Exception {
    for (var spec : Operations.specs()) {
      for (var route : spec.routes()) {
        var words = route.split(" ", 2);
        var path = filled(words[1]);
        refusesAsUnknown(service.send(words[0], path, bodyTaken(words[0], path)));
      }
    }
    refusesAsUnknown(service.send("GET", "/", ""));
    refusesAsUnknown(service.send("GET", "/pages/brackenshire", ""));
    var descriptions =
        List.of(
            "/api/v1/openapi.json",
            "/api/v1/problems",
            "/api/v1/schemas/entry.schema.json",
            "/api/docs",
            "/api/docs/docs.js",
            "/assets/style.css");
    for (var open : descriptions) {
      assertThat(service.send("GET", open, "").statusCode()).as(open).isEqualTo(200);
      refusesAsUnknown(service.send("GET", open, "cpk_wrong", ""));
    }
  }

  @Test
  void takesARoleBackAtOnce() throws Exception {
    var person = new Actor("mover", "M. Mover", Set.of());
    var grant =
        service
            .ledger
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
    var key = service.key(person);
    assertThat(service.send("GET", BALANCES, key, "").statusCode()).isEqualTo(200);

    service.ledger.access().withdraw(grant.number(), KEEPER, "Moved");

    var answer = service.send("GET", BALANCES, key, "");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(code(answer)).isEqualTo("LEDGER_FUND_UNKNOWN");
  }

  @Test
  void tellsNobodyOfFundsThatTheyMayNotSee() throws Exception {
    var key = service.key(service.person("of-arden", Optional.of(ARDEN), Role.POOL_MANAGER));

    var hidden = service.send("GET", BALANCES, key, "");
    var absent = service.send("GET", BALANCES.replace("brackenshire", "nowhere"), key, "");

    assertThat(hidden.statusCode()).isEqualTo(404);
    assertThat(withoutTrace(hidden).replace("brackenshire", "nowhere"))
        .isEqualTo(withoutTrace(absent));
    assertThat(service.send("GET", "/api/v1/funds", key, "").body())
        .contains("arden")
        .doesNotContain("brackenshire");
    assertThat(service.send("GET", "/", key, "").body())
        .contains("/pages/arden")
        .doesNotContain("/pages/brackenshire");
    assertThat(service.send("GET", "/pages/brackenshire", key, "").statusCode()).isEqualTo(404);
    assertThat(service.send("PUT", "/api/v1/funds/brackenshire", key, "fund: x").statusCode())
        .isEqualTo(404);
    var registering = service.send("POST", "/api/v1/funds", key, "fund: new");
    assertThat(registering.statusCode()).isEqualTo(403);
    assertThat(registering.body()).contains("manage-funds", "in all funds");
  }

  private static String withoutTrace(HttpResponse<String> answer) {
    return answer.body().replaceAll("\"trace\" : \"[^\"]*\"", "").replaceAll("\"trace\":.*", "");
  }

  /** A fund that one may not see is answered as one that is not there, whatever else is named. */
  @Test
  void putsNoFundIntoAPackThatWhoeverAsksMayNotRead() throws Exception {
    var path = "/api/v1/reports/place-pack.json";
    var key = service.key(service.person("board@other", Optional.of(OTHER), Role.BOARD_READER));

    var unseen = service.send("POST", path, key, "funds: [brackenshire, arden]");
    var absent = service.send("POST", path, key, "funds: [brackenshire, nowhere]");
    assertThat(unseen.statusCode()).isEqualTo(404);
    assertThat(withoutTrace(unseen).replace("arden", "nowhere")).isEqualTo(withoutTrace(absent));

    var counts = service.key(service.person("counts@other", Optional.of(OTHER), Role.PROVIDER));
    assertThat(service.send("POST", path, counts, "funds: all").statusCode()).isEqualTo(403);

    // All are those of whoever asks: the fund's own answer, and none of the other.
    var all = service.send("POST", path, key, "funds: all");
    assertThat(all.body()).doesNotContain("arden");
    var named = service.send("POST", path, key, "funds: [brackenshire]");
    assertThat(withoutTrace(all)).isEqualTo(withoutTrace(named));
  }

  @Test
  void showsJobsToWhoStartedThem() throws Exception {
    var one = service.key(service.person("job-one", Optional.empty(), Role.BOARD_READER));
    var other = service.key(service.person("job-two", Optional.empty(), Role.BOARD_READER));
    var plan = Files.readString(TestService.EXAMPLE.resolve("plan.yml"));
    var body = "plan:\n" + plan.indent(2);
    var started = service.send("POST", "/api/v1/projections", one, body);
    assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
    var job = started.headers().firstValue("Location").map(URI::create).orElseThrow().getPath();

    assertThat(service.send("GET", job, one, "").statusCode()).isEqualTo(200);
    assertThat(service.send("GET", job, other, "").statusCode()).isEqualTo(404);
    assertThat(service.send("DELETE", job, other, "").statusCode()).isEqualTo(404);
    assertThat(service.send("GET", "/api/v1/jobs", other, "").body()).doesNotContain("projection");
  }
}
