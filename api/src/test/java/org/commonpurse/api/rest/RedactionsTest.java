package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.rest.LockedService.code;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonpurse.api.access.Role;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.transfer.ExportFormat;
import org.commonpurse.ledger.verify.Checkpoint;
import org.commonpurse.ledger.verify.ExportVerifier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a narrative that was taken out over HTTP: nothing, in no answer and no byte of the books. */
class RedactionsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String SECRET = "Taxi for Mrs Ollerenshaw, 14 Mill Lane";

  private static final String REASON = "{\"reason\": \"It named a resident\"}";

  @TempDir private static Path folder;

  private static LockedService service;
  private static int funds;

  private FundCode fund = LockedService.OTHER;
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
    fund = FundCode.of("redacted-" + ++funds);
    var document = Files.readString(TestService.EXAMPLE.resolve("fund.yml"));
    var registered =
        service.send(
            "POST",
            "/api/v1/funds",
            service.first,
            document.replace("fund: brackenshire", "fund: " + fund));
    assertThat(registered.statusCode()).isEqualTo(201);
    manager = key("manager", Role.POOL_MANAGER);
    approver = key("approver", Role.APPROVER);
  }

  private String key(String name, Role role) {
    return service.key(service.person(name + " of " + fund, Optional.of(fund), role));
  }

  private HttpResponse<String> send(
      String method, String path, String shown, String body, String... key) throws Exception {
    var headers = new ArrayList<>(List.of("Authorization", "Bearer " + shown));
    if (key.length > 0) {
      headers.addAll(List.of("Idempotency-Key", key[0]));
    }
    if (!body.isEmpty()) {
      headers.addAll(List.of("Content-Type", TestService.JSON));
    }
    return service.send(
        method, "/api/v1/funds/" + fund + path, body, headers.toArray(String[]::new));
  }

  private JsonNode answered(HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    return JSON.readTree(answer.body());
  }

  private static String entry(String amount) {
    return Examples.due("icb", "nhs-minimum", "2023-04-30", amount)
        .replace("Contribution due", SECRET);
  }

  private static String proposal(String operation, String document, String parameters)
      throws Exception {
    var json = JSON.createObjectNode().put("operation", operation);
    json.set("parameters", JSON.readTree(parameters));
    json.set("document", JSON.readTree(document));
    return json.toString();
  }

  private JsonNode propose(String body, String key) throws Exception {
    return answered(send("POST", "/proposals", manager, body, key));
  }

  private JsonNode approve(JsonNode proposal, String key) throws Exception {
    var answer =
        JSON.createObjectNode()
            .put("answer", "approve")
            .put("digest", proposal.path("digest").asText())
            .toString();
    return answered(
        send("POST", "/proposals/" + number(proposal) + "/answers", approver, answer, key));
  }

  private static long number(JsonNode proposal) {
    return proposal.path("proposal").path("number").asLong();
  }

  private void holds(Checkpoint checkpoint) {
    var found = service.ledger.verification().of(fund, Optional.of(checkpoint)).findings();
    assertThat(found).isEmpty();
    var out = new StringWriter();
    service.ledger.exports().write(fund, ExportFormat.JSONL, out);
    var export = new StringReader(out.toString());
    assertThat(ExportVerifier.verify(export, Optional.of(checkpoint)).findings()).isEmpty();
  }

  private static String bytes() throws Exception {
    var text = new StringBuilder();
    for (var name : List.of("books.db", "books.db-wal")) {
      text.append(
          new String(Files.readAllBytes(folder.resolve(name)), StandardCharsets.ISO_8859_1));
    }
    return text.toString();
  }

  @Test
  void isGoneFromEveryAnswerAndToldWhoTookItOut() throws Exception {
    answered(send("POST", "/entries", manager, entry("10.00"), "one"));
    var checkpoint = service.ledger.verification().checkpoint(fund);
    assertThat(send("GET", "/entries/1", manager, "").body()).contains(SECRET);
    var tag = send("GET", "/entries/1", manager, "").headers().firstValue("ETag");

    var done = answered(send("POST", "/entries/1/redaction", manager, REASON, "r"));

    assertThat(done.path("stillIn")).isEmpty();
    assertThat(done.path("reason").asText()).isEqualTo("It named a resident");
    assertThat(answered(send("POST", "/entries/1/redaction", manager, REASON, "r")))
        .isEqualTo(done);
    var again = send("POST", "/entries/1/redaction", manager, REASON, "other");
    assertThat(code(again)).isEqualTo("REDACTION_DONE");
    var shown = send("GET", "/entries/1", manager, "");
    assertThat(JSON.readTree(shown.body()).path("narrative").asText())
        .isEqualTo("[redacted: event " + done.path("event").asLong() + "]");
    assertThat(shown.headers().firstValue("ETag")).isNotEqualTo(tag);
    var retry = answered(send("POST", "/entries", manager, entry("10.00"), "one"));
    assertThat(retry.path("replayed").asBoolean()).isTrue();
    for (var path :
        List.of(
            "/entries",
            "/entries?text=ollerenshaw",
            "/entries?asKnown=" + done.path("recordedAt").asText(),
            "/statement?account=receivable:icb",
            "/dues?asAt=2023-04-30",
            "/changes?book=actual&asAtBefore=2023-04-01&asAt=2023-05-01",
            "/events",
            "/audit",
            "/redactions",
            "/export?format=jsonl",
            "/export?format=csv",
            "/export?format=hledger",
            "/export?format=ledger",
            "/export?format=beancount")) {
      var answer = send("GET", path, manager, "");
      assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(200);
      assertThat(answer.body()).as(path).doesNotContain("Mill Lane");
    }
    assertThat(send("GET", "/statement?account=receivable:icb", manager, "").body())
        .contains("[redacted: event ");
    assertThat(answered(send("GET", "/redactions", manager, "")).path("items").get(0))
        .isEqualTo(done);
    holds(checkpoint);
    assertThat(bytes()).doesNotContain("Mill Lane");
  }

  @Test
  void isForPoolManagersAndForEntriesThatThereAre() throws Exception {
    answered(send("POST", "/entries", manager, entry("10.00"), "one"));
    for (var role : Role.values()) {
      var someone = key(role.word(), role);
      var answer = send("POST", "/entries/1/redaction", someone, "{\"reason\": \" \"}");
      assertThat(code(answer))
          .as(role.word())
          .isEqualTo(role == Role.POOL_MANAGER ? "REDACTION_REASON_UNFIT" : "SERVICE_NOT_ALLOWED");
    }
    assertThat(code(send("POST", "/entries/2/redaction", manager, REASON)))
        .isEqualTo("LEDGER_ENTRY_UNKNOWN");
    assertThat(code(send("POST", "/entries/1/redaction", manager, REASON.replace("It", SECRET))))
        .isEqualTo("REDACTION_REASON_UNFIT");
    assertThat(send("GET", "/entries/1", manager, "").body()).contains(SECRET);
  }

  /** Goal: where two persons proposed and posted it, neither the proposal nor a hash of it gives it away. */
  @Test
  void isGoneFromWhatWasProposedAndNeedsASecondPersonToo() throws Exception {
    var rules =
        "{\"fourEyes\": {\"entriesAbove\": \"5.00\", \"answerWithinDays\": 14}, \"rules\": []}";
    answered(send("PUT", "/rules", manager, rules));
    var request = proposal("entry-post", entry("10.00"), "{}");
    var proposed = propose(request, "p1");
    var approved = approve(proposed, "a1");
    var checkpoint = service.ledger.verification().checkpoint(fund);
    var digest = proposed.path("digest").asText();
    assertThat(bytes()).contains("Mill Lane").contains(digest);
    assertThat(code(send("POST", "/entries/1/redaction", manager, REASON)))
        .isEqualTo("PROPOSAL_NEEDED");
    assertThat(bytes()).contains("Mill Lane");

    var redaction = propose(proposal("entry-redact", REASON, "{\"sequence\": \"1\"}"), "p2");
    approve(redaction, "a2");

    var told = answered(send("GET", "/redactions", manager, "")).path("items").get(0);
    assertThat(told.path("stillIn")).isEmpty();
    // The proposal, its act, the answer, its act.
    assertThat(told.path("events")).hasSize(4);
    holds(checkpoint);
    var left = bytes();
    assertThat(left).doesNotContain("Mill Lane").doesNotContain(digest);
    var shown = answered(send("GET", "/proposals/1", manager, ""));
    assertThat(shown.path("document").asText()).startsWith("[redacted: event ");
    assertThat(shown.path("proposal").path("state").asText()).isEqualTo("carried-out");
    // A retry is told by what is still known, and records nothing.
    var now = service.ledger.verification().checkpoint(fund);
    assertThat(number(propose(request, "p1"))).isEqualTo(1);
    assertThat(approve(proposed, "a1").path("answers")).hasSameSizeAs(approved.path("answers"));
    assertThat(service.ledger.verification().checkpoint(fund)).isEqualTo(now);
  }

  /** Goal: what was proposed and refused is gone too, and what waits for an answer is answered first. */
  @Test
  void isGoneFromWhatWasProposedInVain() throws Exception {
    answered(send("POST", "/entries", manager, entry("10.00"), "one"));
    var proposed = propose(proposal("entry-post", entry("12.00"), "{}"), "p1");
    assertThat(code(send("POST", "/entries/1/redaction", manager, REASON)))
        .isEqualTo("REDACTION_PROPOSAL_OPEN");
    var refusal =
        JSON.createObjectNode()
            .put("answer", "refuse")
            .put("digest", proposed.path("digest").asText())
            .put("reason", "Not " + SECRET)
            .toString();
    answered(send("POST", "/proposals/1/answers", approver, refusal, "a1"));
    var done = answered(send("POST", "/entries/1/redaction", manager, REASON, "r"));
    assertThat(done.path("stillIn")).isEmpty();
    assertThat(done.path("events")).hasSize(4);
    assertThat(bytes())
        .doesNotContain("Mill Lane")
        .doesNotContain(proposed.path("digest").asText());
    holds(service.ledger.verification().checkpoint(fund));
  }

  /** Goal: nobody is told that the text is gone from the file while it is not. */
  @Test
  void saysWhereTheFileCannotBeEmptiedAndDoesSoLater() throws Exception {
    answered(send("POST", "/entries", manager, entry("10.00"), "one"));
    try (var reader = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("books.db"));
        var statement = reader.createStatement()) {
      reader.setAutoCommit(false);
      statement.executeQuery("SELECT COUNT(*) FROM entry").close();
      assertThat(code(send("POST", "/entries/1/redaction", manager, REASON, "r")))
          .isEqualTo("LEDGER_TRACES_LEFT");
      assertThat(send("GET", "/entries/1", manager, "").body()).doesNotContain(SECRET);
    }
    answered(send("POST", "/entries/1/redaction", manager, REASON, "r"));
    assertThat(bytes()).doesNotContain("Mill Lane");
  }

  @Test
  void takesTheHashOfABatchOutToo() throws Exception {
    var batch = "{\"entries\": [%s]}".formatted(withKey(entry("10.00")));
    answered(send("POST", "/entries/batch", manager, batch, "b"));
    answered(send("POST", "/entries", manager, entry("11.00").replace(SECRET, "Rent"), "two"));
    var done = answered(send("POST", "/entries/1/redaction", manager, REASON, "r"));
    assertThat(done.path("events")).hasSize(1);
    assertThat(answered(send("POST", "/entries/batch", manager, batch, "b")).toString())
        .contains("\"replayed\":true");
    holds(service.ledger.verification().checkpoint(fund));
    var other = answered(send("POST", "/entries/2/redaction", manager, REASON, "s"));
    assertThat(other.path("events")).isEmpty();
    assertThat(bytes()).doesNotContain("Mill Lane");
    assertThat(Pattern.compile("\"request\":\"[0-9a-f]{64}\"").matcher(bytes()).results())
        .as("the acts of both redactions keep theirs")
        .hasSizeGreaterThanOrEqualTo(2);
  }

  private static String withKey(String entry) throws Exception {
    var json = (ObjectNode) JSON.readTree(entry);
    return json.put("key", "in a batch").toString();
  }
}
