package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.rest.Examples.due;
import static org.commonpurse.api.rest.Examples.spent;
import static org.commonpurse.api.rest.LockedService.ARDEN;
import static org.commonpurse.api.rest.LockedService.KEEPER;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.commonpurse.api.access.Role;
import org.commonpurse.api.operation.Operations;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.ledger.access.KeyScope;
import org.commonpurse.ledger.access.NewGrant;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * That each operation that writes is refused to each role in another fund, to each role that may not, and to who
 * acts for another partner; and that nothing is recorded then. Each request is one that is carried out right
 * afterwards for somebody who may.
 */
class WritesRefusedTest {

  private static final FundCode FUND = FundCode.of("brackenshire");

  private static final String FUNDS = "/api/v1/funds/";

  /** A partner of the fund that no request acts for. */
  private static final PartnerCode OTHER = PartnerCode.of("acute");

  private static final String SUBJECT = "{\"subject\": \"4711\", \"role\": \"board-reader\"}";

  private static final String STAND_IN =
      "{\"subject\": \"4712\", \"role\": \"approver\", \"until\": \"2150-01-01T00:00:00Z\"}";

  private static final String END = "{\"reason\": \"Has left\"}";

  @TempDir private static Path folder;

  private static LockedService service;

  private static List<Caller> callers;

  private static String everything;

  private static String second;

  @BeforeAll
  static void start() throws Exception {
    service = LockedService.start(folder);
    everything = key("everything", Optional.empty(), KeyScope.ALL, Role.values());
    for (var partner : List.of("county", "icb")) {
      var own =
          new NewGrant(
              new Actor("everything", "Name of everything", Set.of()),
              Role.FINANCE_OFFICER.word(),
              Optional.empty(),
              Optional.of(PartnerCode.of(partner)),
              Optional.empty());
      service.ledger.access().grant(own, KEEPER, "");
    }
    second = key("second", Optional.empty(), KeyScope.ALL, Role.values());
    callers = callers();
  }

  @AfterAll
  static void stop() throws Exception {
    service.close();
  }

  /**
   * Somebody who may not do everything.
   *
   * @param role  the one they have; none for all
   */
  private record Caller(String name, String key, Optional<Role> role, boolean isHere) {

    boolean mayNot(OperationSpec operation) {
      return !isHere
          || role.isEmpty()
          || !role.get().has(operation.permission())
          || role.get().isOfPartner() && operation.permission().isForOnesPartner();
    }
  }

  private static String key(String id, Optional<FundCode> fund, KeyScope scope, Role... roles) {
    var person = new Actor(id, "Name of " + id, Set.of());
    for (var role : roles) {
      var partner = role.isOfPartner() ? Optional.of(OTHER) : Optional.<PartnerCode>empty();
      service
          .ledger
          .access()
          .grant(new NewGrant(person, role.word(), fund, partner, Optional.empty()), KEEPER, "");
    }
    return service.keys.create(person, scope, Optional.empty(), KEEPER, "").text();
  }

  private static List<Caller> callers() {
    var all = new ArrayList<Caller>();
    for (var role : Role.values()) {
      var one = Optional.of(role);
      var elsewhere = key("elsewhere-" + role, Optional.of(ARDEN), KeyScope.ALL, role);
      all.add(new Caller(role + " of another fund", elsewhere, one, false));
      var here = key("here-" + role, Optional.of(FUND), KeyScope.ALL, role);
      all.add(new Caller(role + " for another partner, where of one", here, one, true));
    }
    var ofFund = new KeyScope(Set.of(ARDEN), Set.of());
    var narrow = key("narrow", Optional.empty(), ofFund, Role.values());
    all.add(new Caller("all roles, with a key for another fund", narrow, Optional.empty(), true));
    var reads = new KeyScope(Set.of(), Set.of("balances"));
    var reader = key("reader", Optional.empty(), reads, Role.values());
    all.add(new Caller("all roles, with a key to read", reader, Optional.empty(), true));
    return all;
  }

  /**
   * A request that writes.
   *
   * @param key  of who may
   */
  private record Request(
      OperationSpec operation, String method, String path, String type, String body, String key) {

    HttpResponse<String> send(String shown, String act) throws Exception {
      return service.send(
          method,
          path,
          body.contains("DIGEST") ? body.replace("DIGEST", digest()) : body,
          Stream.of(
                  "Content-Type", type, "Authorization", "Bearer " + shown, "Idempotency-Key", act)
              .toArray(String[]::new));
    }

    /** Whoever answers a proposal sends the digest of what they looked at. */
    private String digest() throws Exception {
      var proposal = service.send("GET", path.replace("/answers", ""), everything, "").body();
      return new ObjectMapper().readTree(proposal).path("digest").asText();
    }

    String route() {
      var asked = path.split("\\?", 2)[0];
      return method + " " + DescribedAnswers.ofTheService().template(asked).orElseThrow();
    }
  }

  private static OperationSpec spec(String name) {
    return Operations.specs().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<Request> requests() throws Exception {
    var all = new ArrayList<Request>();
    for (var write : KeyedActsTest.writes()) {
      var isRegistering = write.operation().equals("fund-register");
      var path = isRegistering ? "/api/v1/funds" : FUNDS + FUND + write.path();
      // Nobody approves, or gives up, what they recorded.
      var key =
          List.of("measure-approve", "claim-give-up", "proposal-answer").contains(write.operation())
              ? second
              : everything;
      if (write.operation().equals("period-close")) {
        all.add(
            request(
                write.operation(),
                "POST",
                FUNDS + FUND + "/periods/2022-23-02/soft-close",
                write.body()));
      }
      all.add(
          new Request(
              spec(write.operation()), write.method(), path, write.type(), write.body(), key));
    }
    for (var where : List.of("/api/v1/access", FUNDS + FUND + "/access")) {
      var fund = where.equals("/api/v1/access") ? Optional.<FundCode>empty() : Optional.of(FUND);
      all.add(request("role-grant", "POST", where + "/grants", SUBJECT));
      all.add(request("key-create", "POST", where + "/keys", "{\"subject\": \"4711\"}"));
      all.add(
          request("role-withdraw", "POST", where + "/grants/" + grant(fund) + "/withdraw", END));
      all.add(request("key-revoke", "POST", where + "/keys/" + issued(fund) + "/revoke", END));
    }
    var delegations = FUNDS + FUND + "/access/delegations";
    all.add(request("role-delegate", "POST", delegations, STAND_IN));
    all.add(
        request(
            "delegation-end", "POST", delegations + "/" + delegated(delegations) + "/end", END));
    return all;
  }

  /** Somebody who stands in, to be ended. */
  private static long delegated(String path) throws Exception {
    // Another than the request that is tried: the same again would record nothing.
    var standIn = STAND_IN.replace("4712", "4713");
    var answer = request("role-delegate", "POST", path, standIn).send(everything, "stand in");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return new ObjectMapper().readTree(answer.body()).path("number").asLong();
  }

  private static Request request(String operation, String method, String path, String body) {
    return new Request(spec(operation), method, path, TestService.JSON, body, everything);
  }

  /** A role to be taken back. */
  private static long grant(Optional<FundCode> fund) {
    var person = new Actor("leaver" + fund, "A leaver", Set.of());
    var given = new NewGrant(person, Role.AUDITOR.word(), fund, Optional.empty(), Optional.empty());
    return service.ledger.access().grant(given, KEEPER, "").number();
  }

  /** A key to be revoked. */
  private static String issued(Optional<FundCode> fund) {
    var person = new Actor("leaver" + fund, "A leaver", Set.of());
    var scope = new KeyScope(fund.map(Set::of).orElse(Set.of()), Set.of());
    return service.keys.create(person, scope, Optional.empty(), KEEPER, "").key().key().id();
  }

  /** All that could be recorded: where each chain ends, and who has which roles and keys. */
  private static List<Object> recorded() throws Exception {
    var json = new ObjectMapper();
    var all = new ArrayList<Object>();
    for (var path :
        List.of(
            FUNDS + FUND + "/checkpoint",
            FUNDS + ARDEN + "/checkpoint",
            "/api/v1/funds",
            "/api/v1/access/review")) {
      var answer = service.send("GET", path, everything, "");
      assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(200);
      var told = json.readTree(answer.body());
      all.add(told.has("items") ? told.path("items").size() : told);
    }
    var keys = service.send("GET", "/api/v1/access/keys", everything, "");
    all.add(json.readTree(keys.body()).path("items").findValues("revoked"));
    all.add(json.readTree(keys.body()).path("items").size());
    return all;
  }

  @Test
  void areRefusedToWhoeverMayNotAndRecordNothing() throws Exception {
    var wrong = new ArrayList<String>();
    int refused = 0;
    for (var request : requests()) {
      var operation = request.operation();
      var before = recorded();
      for (var caller : callers) {
        if (caller.mayNot(operation)) {
          var answer = request.send(caller.key(), "refused " + refused++);
          if (answer.statusCode() != 403 && answer.statusCode() != 404
              || !answer.body().contains("Nothing was recorded")) {
            wrong.add(caller.name() + ": " + request.route() + " " + answer.body());
          }
        }
      }
      assertThat(recorded()).as(request.route()).isEqualTo(before);
      var done = request.send(request.key(), "done " + request.route());
      assertThat(done.statusCode()).as(request.route() + done.body()).isIn(200, 201);
      // The fund is there already, as the requests have it.
      if (!List.of("fund-register", "fund-amend").contains(operation.name())) {
        assertThat(recorded()).as(request.route()).isNotEqualTo(before);
      }
      prepareAfter(operation);
    }
    assertThat(wrong).isEmpty();
    assertThat(refused).isGreaterThan(500);
  }

  /** What later requests need in the books. */
  private static void prepareAfter(OperationSpec operation) throws Exception {
    if (operation.name().equals("proposal-make")) {
      var another =
          KeyedActsTest.writes().stream()
              .filter(write -> write.operation().equals(operation.name()))
              .findFirst()
              .orElseThrow();
      request(operation.name(), "POST", FUNDS + FUND + "/proposals", another.body())
          .send(everything, "to be withdrawn");
    }
    if (operation.name().equals("agreement-add")) {
      var entries =
          List.of(
              due("icb", "nhs-minimum", "2023-04-01", "1000000.00"),
              spent("plan", "2023-04-01", "900000.00"),
              spent("actual", "2024-03-31", "960000.00"));
      for (var entry : entries) {
        var post = request("entry-post", "POST", FUNDS + FUND + "/entries", entry);
        assertThat(post.send(everything, "needed " + entry.hashCode()).statusCode()).isEqualTo(201);
      }
    }
  }

  /** Made of the list of operations, so that none that is new is left out. */
  @Test
  void areAllRoutesOfAllOperationsThatWrite() throws Exception {
    var sent = new TreeSet<String>();
    requests().forEach(request -> sent.add(request.route()));

    var writing = new TreeSet<String>();
    Operations.specs().stream()
        .filter(spec -> spec.idempotency() != Idempotency.READS)
        .flatMap(spec -> Stream.of(spec.routes()))
        .forEach(writing::add);
    assertThat(sent).isEqualTo(writing);
  }
}
