package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.rest.LockedService.KEEPER;
import static org.commonpurse.api.rest.LockedService.code;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import org.commonpurse.api.access.ApiKeys;
import org.commonpurse.api.access.Role;
import org.commonpurse.ledger.access.Grant;
import org.commonpurse.ledger.access.KeyScope;
import org.commonpurse.ledger.access.NewGrant;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.journal.RecordedEntry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whoever proposed, and whoever signed, must still be allowed to when the last consent comes, on both stores; a
 * withdrawal that comes at the same moment comes before it or after it.
 */
class ProposalRightsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String ENDED = "PROPOSAL_RIGHT_ENDED";

  private static final String RULES =
      "{\"fourEyes\": {\"entriesAbove\": \"1000.00\", \"answerWithinDays\": 14}, \"rules\": []}";

  private static final int TIMES = 6;

  @TempDir private static Path folder;

  private static final Map<Store, LockedService> SERVICES = new EnumMap<>(Store.class);

  private static EmbeddedPostgres server;

  private static int funds;

  /** Where books are kept. */
  private enum Store {
    SQLITE,
    POSTGRESQL
  }

  @BeforeAll
  static void start() throws Exception {
    server = EmbeddedPostgres.builder().start();
    SERVICES.put(Store.SQLITE, LockedService.start(folder));
    SERVICES.put(
        Store.POSTGRESQL,
        LockedService.start(server.getJdbcUrl("postgres", "postgres"), LockedService.SETTINGS));
  }

  @AfterAll
  static void stop() throws Exception {
    for (var service : SERVICES.values()) {
      service.close();
    }
    server.close();
  }

  /** A fund in which nobody records more than a thousand pounds alone, with the people of its acts. */
  private static final class Pool {
    private final LockedService service;
    private final FundCode fund = FundCode.of("fund-" + ++funds);
    private final String books = "/api/v1/funds/" + fund;
    private final Actor manager = new Actor("manager of " + fund, "M. Heron", Set.of());
    private final Grant managing;
    private final ApiKeys.Issued managerKey;
    private final String approver;

    Pool(LockedService service) throws Exception {
      this.service = service;
      var document = Files.readString(TestService.EXAMPLE.resolve("fund.yml"));
      sent(
          201,
          "POST",
          "/api/v1/funds",
          service.first,
          document.replace("fund: brackenshire", "fund: " + fund));
      managing = give(manager, Role.POOL_MANAGER, Optional.empty(), Optional.empty());
      managerKey = service.keys.create(manager, KeyScope.ALL, Optional.empty(), KEEPER, "");
      approver =
          service.key(service.person("approver of " + fund, Optional.of(fund), Role.APPROVER));
      sent(200, "PUT", books + "/rules", managerKey.text(), RULES);
    }

    Grant give(Actor who, Role role, Optional<String> partner, Optional<Instant> until) {
      return service
          .ledger
          .access()
          .grant(
              new NewGrant(
                  who, role.word(), Optional.of(fund), partner.map(PartnerCode::of), until),
              KEEPER,
              "");
    }

    JsonNode sent(int status, String method, String path, String key, String body)
        throws Exception {
      var answer = service.send(method, path, key, body);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
      return JSON.readTree(answer.body());
    }

    JsonNode propose(String key) throws Exception {
      var json = JSON.createObjectNode().put("operation", "entry-post");
      json.set(
          "document", JSON.readTree(Examples.due("icb", "nhs-minimum", "2023-04-30", "1000.01")));
      return sent(201, "POST", books + "/proposals", key, json.toString());
    }

    String path(JsonNode made) {
      return books + "/proposals/" + made.path("proposal").path("number").asLong();
    }

    HttpResponse<String> answer(JsonNode made, String kind, String key, Optional<String> partner)
        throws Exception {
      var json = JSON.createObjectNode().put("answer", kind);
      json.put("digest", made.path("digest").asText());
      partner.ifPresent(each -> json.put("partner", each));
      return service.send("POST", path(made) + "/answers", key, json.toString());
    }

    HttpResponse<String> approve(JsonNode made) throws Exception {
      return answer(made, "approve", approver, Optional.empty());
    }

    void isRefused(JsonNode made) throws Exception {
      var answer = approve(made);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
      assertThat(code(answer)).isEqualTo(ENDED);
      assertThat(answer.body()).contains("M. Heron");
      assertThat(entries()).isEmpty();
    }

    List<RecordedEntry> entries() {
      return service.ledger.journal().entries(EntryQuery.of(fund)).entries();
    }
  }

  @ParameterizedTest
  @EnumSource(Store.class)
  void isRefusedWhereWhoeverProposedMayNoLonger(Store store) throws Exception {
    var service = SERVICES.get(store);
    var pool = new Pool(service);
    var made = pool.propose(pool.managerKey.text());
    service.ledger.access().withdraw(pool.managing.number(), KEEPER, "Left");
    pool.isRefused(made);
    var shown = pool.sent(200, "GET", pool.path(made), pool.approver, "");
    assertThat(shown.path("obstacle").path("code").asText()).isEqualTo(ENDED);
    assertThat(shown.path("proposal").path("state").asText()).isEqualTo("open");

    // Another role is not enough, and the same for somebody else's fund neither.
    pool.give(pool.manager, Role.BOARD_READER, Optional.empty(), Optional.empty());
    pool.isRefused(made);

    pool.give(pool.manager, Role.POOL_MANAGER, Optional.empty(), Optional.empty());
    var done = pool.approve(made);
    assertThat(done.statusCode()).isEqualTo(200);
    assertThat(pool.entries()).hasSize(1);
    var href = JSON.readTree(done.body()).at("/answers/0/carriedOut/href").asText();
    assertThat(pool.sent(200, "GET", href, pool.approver, "").path("items")).hasSize(1);
    assertThat(service.ledger.verification().of(pool.fund, Optional.empty()).findings()).isEmpty();

    var revoked = new Pool(service);
    var proposal = revoked.propose(revoked.managerKey.text());
    service.ledger.access().revoke(revoked.managerKey.key().key().id(), KEEPER, "Stolen");
    revoked.isRefused(proposal);
  }

  @ParameterizedTest
  @EnumSource(Store.class)
  void isRefusedWhereTheKeyOrTheRoleOfWhoeverProposedIsOver(Store store) throws Exception {
    var service = SERVICES.get(store);
    var pool = new Pool(service);
    var end = Optional.of(Instant.now().plusMillis(1_000));
    var temporary = new Actor("temporary of " + pool.fund, "M. Heron the second", Set.of());
    pool.give(temporary, Role.POOL_MANAGER, Optional.empty(), end);
    var ofRole = pool.propose(service.key(temporary));
    var key = service.keys.create(pool.manager, KeyScope.ALL, end, KEEPER, "");
    var ofKey = pool.propose(key.text());
    Thread.sleep(Duration.between(Instant.now(), end.get()).toMillis() + 50);
    pool.isRefused(ofRole);
    pool.isRefused(ofKey);
  }

  @ParameterizedTest
  @EnumSource(Store.class)
  void isRefusedWhereWhoeverSignedBeforeMayNoLonger(Store store) throws Exception {
    var service = SERVICES.get(store);
    var pool = new Pool(service);
    var document = JSON.createObjectNode().put("operation", "agreement-add");
    document.put(
        "document",
        Files.readString(TestService.EXAMPLE.resolve("agreement.yml"))
            .replace("brackenshire", pool.fund.value()));
    document.putObject("parameters").put("postOpenings", "true");
    var proposing = pool.managerKey.text();
    var made = pool.sent(201, "POST", pool.books + "/proposals", proposing, document.toString());
    var partners =
        StreamSupport.stream(made.path("proposal").path("signatures").spliterator(), false)
            .map(JsonNode::asText)
            .toList();
    var first = new Actor("first of " + pool.fund, "F. Coot", Set.of());
    var signing = pool.give(first, Role.SIGNATORY, Optional.of(partners.get(0)), Optional.empty());
    HttpResponse<String> last = null;
    for (var partner : partners) {
      var who = new Actor(partner + " of " + pool.fund, "S. Teal", Set.of());
      if (partner.equals(partners.get(0))) {
        who = first;
      } else {
        pool.give(who, Role.SIGNATORY, Optional.of(partner), Optional.empty());
      }
      if (partner.equals(partners.get(partners.size() - 1))) {
        service.ledger.access().withdraw(signing.number(), KEEPER, "Left");
      }
      last = pool.answer(made, "sign", service.key(who), Optional.of(partner));
    }
    assertThat(code(last)).as(last.body()).isEqualTo(ENDED);
    assertThat(last.body()).contains("F. Coot signed");
    var shown = pool.sent(200, "GET", pool.path(made), proposing, "");
    assertThat(shown.path("obstacle").path("code").asText()).isEqualTo(ENDED);
    assertThat(pool.sent(200, "GET", pool.books + "/agreements", proposing, "").path("items"))
        .isEmpty();

    pool.give(first, Role.SIGNATORY, Optional.of(partners.get(0)), Optional.empty());
    var lastPartner = partners.get(partners.size() - 1);
    var again = new Actor("again of " + pool.fund, "A. Smew", Set.of());
    pool.give(again, Role.SIGNATORY, Optional.of(lastPartner), Optional.empty());
    assertThat(pool.answer(made, "sign", service.key(again), Optional.of(lastPartner)).statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource(Store.class)
  void isBeforeOrAfterAWithdrawalThatComesAtTheSameMoment(Store store) throws Exception {
    var service = SERVICES.get(store);
    for (int i = 0; i < TIMES; i++) {
      var pool = new Pool(service);
      var made = pool.propose(pool.managerKey.text());
      var withdrawing =
          CompletableFuture.supplyAsync(
              () -> service.ledger.access().withdraw(pool.managing.number(), KEEPER, "Left"));
      var answer = pool.approve(made);
      var ended = withdrawing.get().taken().orElseThrow().at();
      var entries = pool.entries();
      if (answer.statusCode() == 200) {
        assertThat(entries).hasSize(1);
        assertThat(entries.get(0).recordedAt()).isBeforeOrEqualTo(ended);
      } else {
        assertThat(code(answer)).isEqualTo(ENDED);
        assertThat(entries).isEmpty();
      }
    }
  }
}
