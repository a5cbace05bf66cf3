package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.rest.LockedService.KEEPER;
import static org.commonpurse.api.rest.LockedService.code;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.commonpurse.api.access.Role;
import org.commonpurse.api.operation.proposal.Proposable;
import org.commonpurse.ledger.access.NewGrant;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.journal.RecordedEntry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How two persons record, over HTTP, what neither records alone: who proposes, who answers, who sees it. */
class ProposalsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String RULES =
      "{\"fourEyes\": {\"entriesAbove\": \"1000.00\", \"answerWithinDays\": 14}, \"rules\": []}";

  @TempDir private static Path folder;

  private static LockedService service;
  private static int funds;

  /** Each test has a fund and people of its own. */
  private FundCode fund = LockedService.OTHER;

  private String books = "";
  private String manager = "";
  private String approver = "";

  @BeforeAll
  static void start() throws Exception {
    service = LockedService.start(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    service.close();
  }

  @BeforeEach
  void register() throws Exception {
    fund = FundCode.of("fund-" + ++funds);
    books = "/api/v1/funds/" + fund;
    var document = Files.readString(TestService.EXAMPLE.resolve("fund.yml"));
    answered(
        201,
        "POST",
        "/api/v1/funds",
        service.first,
        document.replace("fund: brackenshire", "fund: " + fund));
    manager = service.key(service.person(id("manager"), Optional.of(fund), Role.POOL_MANAGER));
    approver = service.key(service.person(id("approver"), Optional.of(fund), Role.APPROVER));
    answered(200, "PUT", "/rules", manager, RULES);
  }

  private String id(String name) {
    return name + " of " + fund;
  }

  private HttpResponse<String> send(String method, String path, String key, String body)
      throws Exception {
    return service.send(method, path.startsWith("/api") ? path : books + path, key, body);
  }

  private JsonNode answered(int status, String method, String path, String key, String body)
      throws Exception {
    var answer = send(method, path, key, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return JSON.readTree(answer.body());
  }

  private void refused(String code, String method, String path, String key, String body)
      throws Exception {
    var answer = send(method, path, key, body);
    assertThat(code(answer)).as(answer.body()).isEqualTo(code);
  }

  private static String proposal(String operation, String document) throws Exception {
    var json = JSON.createObjectNode().put("operation", operation);
    json.set("document", JSON.readTree(document));
    return json.toString();
  }

  private static String entry(String amount) {
    return Examples.due("icb", "nhs-minimum", "2023-04-30", amount);
  }

  private static String answer(String kind, JsonNode proposal) {
    return answer(kind, proposal, Optional.empty());
  }

  private static String answer(String kind, JsonNode proposal, Optional<String> partner) {
    ObjectNode json = JSON.createObjectNode().put("answer", kind);
    json.put("digest", proposal.path("digest").asText());
    partner.ifPresent(code -> json.put("partner", code));
    return json.toString();
  }

  private static String path(JsonNode proposal) {
    return "/proposals/" + proposal.path("proposal").path("number").asLong();
  }

  private List<RecordedEntry> entries() {
    return service.ledger.journal().entries(EntryQuery.of(fund)).entries();
  }

  private String signatory(String id, String partner) {
    var person = new Actor(id, "Name of " + id, Set.of());
    service
        .ledger
        .access()
        .grant(
            new NewGrant(
                person,
                Role.SIGNATORY.word(),
                Optional.of(fund),
                Optional.of(PartnerCode.of(partner)),
                Optional.empty()),
            KEEPER,
            "");
    return service.key(person);
  }

  @Test
  void recordsALargeEntryOnceTheSecondPersonHasSeenIt() throws Exception {
    var alone =
        service.send(
            "POST",
            books + "/entries",
            entry("1000.01"),
            "Authorization",
            "Bearer " + manager,
            "Idempotency-Key",
            "large");
    assertThat(alone.statusCode()).isEqualTo(409);
    assertThat(code(alone)).isEqualTo("PROPOSAL_NEEDED");

    var made =
        answered(201, "POST", "/proposals", manager, proposal("entry-post", entry("1000.01")));
    assertThat(entries()).isEmpty();
    var shown = answered(200, "GET", path(made), approver, "");
    assertThat(shown.path("entries").path(0).path("postings").path(0).path("debit").asText())
        .isEqualTo("1000.01");
    assertThat(shown.path("stale").asBoolean()).isFalse();
    refused(
        "SERVICE_NOT_ALLOWED", "POST", path(made) + "/answers", manager, answer("approve", made));
    refused(
        "PROPOSAL_SAME_PERSON", "POST", path(made) + "/answers", both(), answer("approve", made));

    var waiting = answered(200, "GET", "/api/v1/waiting", approver, "").path("items");
    assertThat(waiting).hasSize(1);
    assertThat(waiting.path(0).path("href").asText()).isEqualTo(books + "/proposals/1");
    assertThat(answered(200, "GET", "/api/v1/waiting", manager, "").path("items")).isEmpty();

    var done = answered(200, "POST", path(made) + "/answers", approver, answer("approve", made));
    assertThat(done.path("proposal").path("state").asText()).isEqualTo("carried-out");
    assertThat(entries()).hasSize(1);
    assertThat(entries().get(0).by().id()).isEqualTo(id("manager"));
    assertThat(answered(200, "GET", "/api/v1/waiting", approver, "").path("items")).isEmpty();
    refused("PROPOSAL_ENDED", "POST", path(made) + "/answers", approver, answer("approve", made));
    assertThat(service.ledger.verification().of(fund, Optional.empty()).findings()).isEmpty();
  }

  /** A person with both roles, who made the proposal: its id is the manager's. */
  private String both() {
    return service.key(service.person(id("manager"), Optional.of(fund), Role.APPROVER));
  }

  @Test
  void refusesToProposeWhatOneMayNotDoOrCannotBeDone() throws Exception {
    var officer =
        service.key(service.person(id("officer"), Optional.of(fund), Role.FINANCE_OFFICER));
    refused(
        "SERVICE_NOT_ALLOWED",
        "POST",
        "/proposals",
        officer,
        proposal("entry-post", entry("1000.01")));
    refused(
        "SERVICE_NOT_ALLOWED",
        "POST",
        "/proposals",
        approver,
        proposal("entry-post", entry("1000.01")));
    refused(
        "LEDGER_STREAM_UNKNOWN",
        "POST",
        "/proposals",
        manager,
        proposal("entry-post", entry("1000.01").replace("nhs-minimum", "none")));
    refused(
        "PROPOSAL_OPERATION_UNKNOWN",
        "POST",
        "/proposals",
        manager,
        "{\"operation\": \"entry-post\", \"parameters\": {\"sequence\": \"1\"}, \"document\": {}}");
    assertThat(answered(200, "GET", "/proposals", manager, "").path("items")).isEmpty();
  }

  @Test
  void takesNoConsentToWhatWouldRecordSomethingElseByThen() throws Exception {
    answered(201, "POST", "/entries", manager, keyed(entry("900.00"), "first"));
    var reversal =
        "{\"operation\": \"entry-reverse\", \"parameters\": {\"sequence\": \"1\"}, \"document\":"
            + " {\"effectiveOn\": \"2023-05-01\", \"narrative\": \"Wrong\"}}";
    var made = answered(201, "POST", "/proposals", manager, reversal);
    answered(
        201,
        "POST",
        "/entries/1/reversal",
        manager,
        "{\"effectiveOn\": \"2023-05-01\", \"narrative\": \"Taken back meanwhile\"}",
        "meanwhile");

    var shown = answered(200, "GET", path(made), approver, "");
    assertThat(shown.path("stale").asBoolean()).isTrue();
    assertThat(shown.path("obstacle").path("code").asText()).isEqualTo("LEDGER_REVERSED_ALREADY");
    refused(
        "LEDGER_REVERSED_ALREADY",
        "POST",
        path(made) + "/answers",
        approver,
        answer("approve", made));
    var withdrawn =
        answered(200, "POST", path(made) + "/withdrawal", manager, "{\"reason\": \"Done\"}");
    assertThat(withdrawn.path("proposal").path("state").asText()).isEqualTo("withdrawn");
    assertThat(entries()).hasSize(2);
  }

  private static String keyed(String entry, String key) throws Exception {
    return ((ObjectNode) JSON.readTree(entry)).put("key", key).toString();
  }

  private JsonNode answered(
      int status, String method, String path, String key, String body, String idempotency)
      throws Exception {
    var answer =
        service.send(
            method,
            books + path,
            body,
            "Authorization",
            "Bearer " + key,
            "Idempotency-Key",
            idempotency);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return JSON.readTree(answer.body());
  }

  @Test
  void bringsAnAgreementIntoForceWithTheLastSignature() throws Exception {
    var text =
        Files.readString(TestService.EXAMPLE.resolve("agreement.yml"))
            .replace("brackenshire", fund.value());
    var document = JSON.createObjectNode().put("operation", "agreement-add").put("document", text);
    document.putObject("parameters").put("postOpenings", "true");
    var made = answered(201, "POST", "/proposals", manager, document.toString());
    var signing = made.path("proposal").path("signatures");
    assertThat(signing).hasSizeGreaterThan(1);
    refused(
        "SERVICE_NOT_ALLOWED", "POST", path(made) + "/answers", approver, answer("approve", made));

    var partners =
        StreamSupport.stream(signing.spliterator(), false).map(JsonNode::asText).toList();
    for (int i = 0; i < partners.size(); i++) {
      assertThat(answered(200, "GET", "/agreements", manager, "").path("items")).isEmpty();
      var partner = partners.get(i);
      var key = signatory(id("signatory of " + partner), partner);
      var other = partners.get((i + 1) % partners.size());
      refused(
          "SERVICE_NOT_ALLOWED",
          "POST",
          path(made) + "/answers",
          key,
          answer("sign", made, Optional.of(other)));
      assertThat(answered(200, "GET", "/api/v1/waiting", key, "").path("items")).hasSize(1);
      var told =
          answered(
              200,
              "POST",
              path(made) + "/answers",
              key,
              answer("sign", made, Optional.of(partner)));
      assertThat(told.path("proposal").path("unsigned")).hasSize(partners.size() - 1 - i);
    }
    assertThat(answered(200, "GET", "/agreements", manager, "").path("items")).hasSize(1);
    assertThat(service.ledger.verification().of(fund, Optional.empty()).findings()).isEmpty();
  }

  @Test
  void asksForASecondPersonBeforeTheRulesAreRelaxed() throws Exception {
    refused("PROPOSAL_NEEDED", "PUT", "/rules", manager, "{\"rules\": []}");
    var made =
        answered(201, "POST", "/proposals", manager, proposal("rules-set", "{\"rules\": []}"));
    answered(200, "POST", path(made) + "/answers", approver, answer("approve", made));
    assertThat(answered(200, "GET", "/rules", manager, "").has("fourEyes")).isFalse();
  }

  @Test
  void isMadeOnceForItsKeyAndAnsweredOnceForItsKey() throws Exception {
    var body = proposal("entry-post", entry("1000.01"));
    var made = answered(201, "POST", "/proposals", manager, body, "p");
    assertThat(answered(201, "POST", "/proposals", manager, body, "p")).isEqualTo(made);
    var yes = answer("approve", made);
    var done = answered(200, "POST", path(made) + "/answers", approver, yes, "a");
    assertThat(answered(200, "POST", path(made) + "/answers", approver, yes, "a")).isEqualTo(done);
    assertThat(answered(201, "POST", "/proposals", manager, body, "p")).isEqualTo(made);
    assertThat(entries()).hasSize(1);
  }

  @Test
  void letsSomebodyStandInForATimeButNotForWhatTheOneInWhosePlaceTheyStandProposes()
      throws Exception {
    var deputy = service.person(id("deputy"), Optional.of(fund), Role.BOARD_READER);
    var deputyKey = service.key(deputy);
    var made =
        answered(201, "POST", "/proposals", manager, proposal("entry-post", entry("1000.01")));
    refused(
        "SERVICE_NOT_ALLOWED", "POST", path(made) + "/answers", deputyKey, answer("approve", made));
    var until = "\"until\": \"2150-01-01T00:00:00Z\"}";
    var standIn = "{\"subject\": \"%s\", \"role\": \"approver\", ".formatted(deputy.id()) + until;
    // One delegates what one has oneself, to another, and what answers proposals.
    refused("SERVICE_NOT_ALLOWED", "POST", "/access/delegations", manager, standIn);
    refused(
        "ACCESS_BEYOND_REACH",
        "POST",
        "/access/delegations",
        signatory(id("signatory"), "icb"),
        standIn);
    refused(
        "ACCESS_BEYOND_REACH",
        "POST",
        "/access/delegations",
        approver,
        standIn.replace(deputy.id(), id("approver")));
    var later = standIn.replace("\"until\"", "\"from\": \"2149-01-01T00:00:00Z\", \"until\"");
    answered(201, "POST", "/access/delegations", approver, later);
    refused(
        "SERVICE_NOT_ALLOWED", "POST", path(made) + "/answers", deputyKey, answer("approve", made));

    var given = answered(201, "POST", "/access/delegations", approver, standIn);
    assertThat(given.path("delegatedBy").asText()).isEqualTo(id("approver"));
    refused("ACCESS_BEYOND_REACH", "POST", "/access/delegations", deputyKey, standIn);
    answered(200, "POST", path(made) + "/answers", deputyKey, answer("approve", made));

    // The approver keeps books too, and proposes: the deputy stands in its place, and is no second
    // person.
    var keeper = service.key(service.person(id("approver"), Optional.of(fund), Role.POOL_MANAGER));
    var own = answered(201, "POST", "/proposals", keeper, proposal("entry-post", entry("2000.00")));
    assertThat(answered(200, "GET", "/api/v1/waiting", deputyKey, "").path("items")).isEmpty();
    refused(
        "SERVICE_NOT_ALLOWED", "POST", path(own) + "/answers", deputyKey, answer("approve", own));

    var end = "/access/delegations/" + given.path("number").asLong() + "/end";
    refused("ACCESS_GRANT_UNKNOWN", "POST", end, signatory(id("s2"), "icb"), "{\"reason\": \"x\"}");
    answered(200, "POST", end, approver, "{\"reason\": \"Back at work\"}");
    refused("SERVICE_NOT_ALLOWED", "POST", "/access/delegations", deputyKey, standIn);
  }

  @Test
  void endsWhatWasDelegatedWithTheRoleThatItStoodFor() throws Exception {
    var deputy = service.person(id("deputy"), Optional.of(fund), Role.BOARD_READER);
    answered(
        201,
        "POST",
        "/access/delegations",
        approver,
        "{\"subject\": \"%s\", \"role\": \"approver\", \"until\": \"2150-01-01T00:00:00Z\"}"
            .formatted(deputy.id()));
    var review = answered(200, "GET", "/access/review", service.first, "").path("items");
    var number =
        StreamSupport.stream(review.spliterator(), false)
            .filter(line -> line.path("subject").asText().equals(id("approver")))
            .findFirst()
            .orElseThrow()
            .path("grant")
            .asLong();
    answered(
        200,
        "POST",
        "/access/grants/" + number + "/withdraw",
        service.first,
        "{\"reason\": \"Left\"}");
    var after = answered(200, "GET", "/access/review", service.first, "").path("items");
    assertThat(StreamSupport.stream(after.spliterator(), false))
        .noneMatch(line -> line.path("role").asText().equals("approver"));
  }

  @Test
  void refusesWhatIsNoProposalAndNoAnswer() throws Exception {
    refused("PROPOSAL_NOT_AS_DESCRIBED", "POST", "/proposals", manager, "{}");
    var made =
        answered(201, "POST", "/proposals", manager, proposal("entry-post", entry("1000.01")));
    refused("PROPOSAL_ANSWER_NOT_AS_DESCRIBED", "POST", path(made) + "/answers", approver, "{}");
    refused(
        "ACCESS_DELEGATION_REQUEST_NOT_AS_DESCRIBED",
        "POST",
        "/access/delegations",
        approver,
        "{}");
    refused("PROPOSAL_UNKNOWN", "GET", "/proposals/2", manager, "");
  }

  @Test
  void proposesEveryOperationThatItsSchemaNames() throws Exception {
    var schema = JSON.readTree(Path.of("..", "config", "schema", "proposal.schema.json").toFile());
    var named =
        StreamSupport.stream(
                schema.path("properties").path("operation").path("enum").spliterator(), false)
            .map(JsonNode::asText)
            .toList();
    assertThat(named)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Proposable.values()).map(Proposable::word).toList());
  }
}
