package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.rest.Examples.due;
import static org.commonpurse.api.rest.Examples.spent;
import static org.commonpurse.api.rest.TestService.EXAMPLE;
import static org.commonpurse.api.rest.TestService.JSON;
import static org.commonpurse.api.rest.TestService.YAML;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.commonpurse.api.operation.Operations;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.rest.TestService.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every write with a key is carried out once, over HTTP, on both stores. */
class KeyedActsTest {

  private static final String LINE =
      "{\"scheme\": \"reablement\", \"stream\": \"nhs-minimum\", \"provider\": \"county\"}";

  private static final String REVERSAL =
      "{\"effectiveOn\": \"2023-04-21\", \"narrative\": \"Wrong\"}";

  private static final String APPROVAL =
      "{\"effect\": \"reablement-65\", \"quarter\": \"2023-24/q1\", \"revision\": 1}";

  private static final String WAIVER =
      APPROVAL.replace("}", ", \"reason\": \"Counted by the ward\"}");

  private static final String PLAN =
      """
      {"plan": {"plan": "Set up", "firstYear": "2023-24", "years": 1, "partners": ["county"],
       "costs": {"it": {"partner": "county", "kind": "set-up", "amounts": {"2023-24": "1.00"}}}}}
      """;

  private static final String KEY = "Überweisung № 1 – £ 🎈";

  private static final String REASON = "{\"reason\": \"A late bill\"}";

  @TempDir private static Path folder;

  private static EmbeddedPostgres server;

  @BeforeAll
  static void start() throws IOException {
    server = EmbeddedPostgres.builder().start();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  /** Where books can be kept. */
  private enum Store {
    SQLITE {
      @Override
      String url(String name) {
        return "jdbc:sqlite:" + folder.resolve(name + ".db");
      }
    },
    POSTGRESQL {
      @Override
      String url(String name) throws Exception {
        try (var connection = server.getPostgresDatabase().getConnection();
            var statement = connection.createStatement()) {
          statement.execute("CREATE DATABASE " + name);
        }
        return server.getJdbcUrl("postgres", name);
      }
    };

    abstract String url(String name) throws Exception;
  }

  /**
   * A write, and another one that must not be taken for it.
   *
   * @param path  below the fund's own
   */
  record Write(
      String operation, String method, String path, String type, String body, Other other) {

    static Write post(String operation, String path, String body, String other) {
      return new Write(operation, "POST", path, JSON, body, new Other(path, other));
    }

    Write as(String newType) {
      return new Write(operation, method, path, newType, body, other);
    }
  }

  private static final String NOTICE =
      "{\"partner\": \"county\", \"givenOn\": \"2024-06-30\", \"endsOn\": \"2025-03-31\"}";

  private static final String LEAVING =
      "{\"on\": \"2027-03-31\", \"partner\": \"acute\", \"streams\": {\"dfg\": \"0.00\"}}";

  record Other(String path, String body) {}

  private static String example(String name) throws IOException {
    return Files.readString(EXAMPLE.resolve(name));
  }

  /** A request for each operation that writes, in an order in which they can follow each other. */
  static List<Write> writes() throws IOException {
    var fund = example("fund.yml");
    var agreement = example("agreement.yml");
    var entry = due("icb", "nhs-minimum", "2023-04-20", "1.00");
    var budget =
        "{\"on\": \"2023-04-01\", \"line\": %s, \"payer\": \"icb\", \"currency\": \"GBP\", \"amount\": \"9.00\"}"
            .formatted(LINE);
    var virement =
        """
        {"on": "2023-04-01", "from": %s, "to": {"scheme": "home-first", "stream": "nhs-minimum",
         "provider": "county"}, "currency": "GBP", "amount": "2.00",
         "approval": {"by": "Joint board", "minute": "JCB 14/9"}}
        """
            .formatted(LINE);
    var forecast =
        "{\"on\": \"2023-04-01\", \"line\": %s, \"reason\": \"Why\", \"currency\": \"GBP\", \"amount\": \"3.00\"}"
            .formatted(LINE);
    var schedule =
        "{\"contributions\": \"year,partner,stream,amount,first_due,instalments,months_between\\n"
            + "2024-25,icb,nhs-minimum,1.00,2024-04-01,2,1\\n\"}";
    var decision =
        """
        {"year": "2023-24", "clause": "Sch 3, 4.2", "parts": {"county": "4000.00"},
         "minute": "HWB 7", "on": "2024-05-14", "payOn": "2024-06-30"}
        """;
    var position =
        """
        {"year": "2023-24", "clause": "Sch 3, 4.2", "partner": "county", "standing": "disputed"}
        """;
    var standing = "{\"partner\": \"icb\", \"standing\": \"disputed\"}";
    var file =
        "key,date,account,amount,narrative\nmay,2023-05-31,bank,1.00,x\nmay,2023-05-31,receivable:icb,-1.00,\n";
    return List.of(
        new Write("fund-register", "POST", "", YAML, fund, new Other("", fund + "# again\n")),
        new Write("fund-amend", "PUT", "", YAML, fund, new Other("", fund + "# again\n")),
        new Write(
            "rules-set", "PUT", "/rules", YAML, "rules: []", new Other("/rules", "rules: [ ]")),
        Write.post("forecast-record", "/forecasts", PLAN, PLAN.replace("1.00", "2.00")),
        Write.post(
                "agreement-add",
                "/agreements?postOpenings=true",
                agreement,
                agreement + "# again\n")
            .as(YAML),
        Write.post("entry-post", "/entries", entry, entry.replace("1.00", "2.00")),
        Write.post("entries-post", "/entries/batch", batch(entry), batch(entry) + " "),
        Write.post("entry-reverse", "/entries/5/reversal", REVERSAL, REVERSAL.replace("ng", "")),
        Write.post("entries-import", "/imports", file, file + "\n").as("text/csv"),
        Write.post("budget-set", "/plan/budgets", budget, budget.replace("9.00", "8.00")),
        Write.post("budget-move", "/plan/virements", virement, virement.replace("2.00", "1.00")),
        Write.post("forecast", "/plan/forecasts", forecast, forecast.replace("3.00", "1.00")),
        Write.post(
            "allocation-apply",
            "/allocations",
            "{\"year\": \"2023-24\", \"payOn\": \"2024-05-31\"}",
            "{\"year\": \"2023-24\", \"payOn\": \"2024-06-30\"}"),
        Write.post(
            "allocation-decide",
            "/allocations/decisions",
            decision,
            decision.replace("4000.00", "3000.00")),
        Write.post("schedules-load", "/plan/schedules", schedule, schedule.replace("1.00", "2.00")),
        Write.post(
            "allocation-position",
            "/allocations/positions",
            position,
            position.replace("disputed", "agreed")),
        Write.post(
            "due-position", "/dues/2/positions", standing, standing.replace("disputed", "agreed")),
        Write.post(
            "agreement-notice",
            "/agreements/brackenshire-better-care-fund/notice",
            NOTICE,
            NOTICE.replace("county", "icb")),
        Write.post(
            "allocation-pay",
            "/allocations/payments",
            "{\"on\": \"2024-06-03\"}",
            "{\"on\": \"2024-06-04\"}"),
        Write.post(
            "proposal-make",
            "/proposals",
            proposal(entry),
            proposal(entry.replace("1.00", "2.00"))),
        Write.post(
            "proposal-answer",
            "/proposals/1/answers",
            "{\"answer\": \"approve\", \"digest\": \"DIGEST\"}",
            "{\"answer\": \"refuse\", \"digest\": \"DIGEST\"}"),
        Write.post(
            "proposal-withdraw",
            "/proposals/2/withdrawal",
            REASON,
            REASON.replace("late", "later")),
        Write.post(
                "reconcile",
                "/partners/icb/reconciliation?record=true&asAt=2023-04-30",
                example("payments.csv"),
                example("payments.csv") + "30/06/2023,X,\"£1.00\"\n")
            .as("text/csv"),
        Write.post(
                "packages-import",
                "/packages/import",
                example("packages.csv"),
                example("packages.csv").replace("840.00", "850.00"))
            .as("text/csv"),
        Write.post(
                "package-record",
                "/packages",
                example("package.yml"),
                example("package.yml").replace("1400.00", "1500.00"))
            .as(YAML),
        Write.post(
                "measures-record",
                "/measures/models",
                example("measures.yml"),
                example("measures.yml") + "# again\n")
            .as(YAML),
        Write.post(
                "measure-observe",
                "/measures/observations",
                example("observation.yml"),
                example("observation.yml").replace("1850", "1860"))
            .as(YAML),
        Write.post(
                "measures-import",
                "/measures/observations/import",
                example("observations.csv"),
                example("observations.csv").replace("2260", "2270"))
            .as("text/csv"),
        Write.post(
            "measure-approve", "/measures/approvals", APPROVAL, APPROVAL.replace("q1", "q2")),
        Write.post(
            "claim-give-up", "/measures/waivers", WAIVER, WAIVER.replace("ward", "other ward")),
        Write.post("entry-redact", "/entries/7/redaction", REASON, REASON.replace("late", "later")),
        Write.post("exit-record", "/exits", LEAVING, LEAVING.replace("27", "28")),
        new Write(
            "period-close",
            "POST",
            "/periods/2022-23-01/close",
            JSON,
            "{\"acceptOpen\": \"Lists come in May\"}",
            new Other("/periods/2022-23-01/soft-close", "")),
        Write.post(
            "period-reopen",
            "/periods/2022-23-01/reopen",
            REASON,
            REASON.replace("late", "later")));
  }

  private static String proposal(String entry) {
    return "{\"operation\": \"entry-post\", \"document\": " + entry + "}";
  }

  private static String batch(String entry) {
    return "{\"entries\": [" + entry.replaceFirst("\\{", "{\"key\": \"in a batch\",") + "]}";
  }

  /** A service on books with what the writes need. */
  private static final class Service implements AutoCloseable {

    private static final String FUND = "/api/v1/funds/brackenshire";

    private final TestService service;

    Service(String url) throws Exception {
      service = TestService.startOn(url);
    }

    Answer send(Write write, String path, String body, String key) {
      var request =
          HttpRequest.newBuilder(
                  service.address(
                      write.operation().equals("fund-register") ? "/api/v1/funds" : FUND + path))
              .header("Content-Type", write.type())
              .header("Acting-As", actor(write))
              .header("Idempotency-Key", key);
      return service.send(
          request.method(write.method(), BodyPublishers.ofString(withDigest(write, body))));
    }

    /** Whoever answers a proposal sends the digest of what they looked at. */
    private String withDigest(Write write, String body) {
      return body.contains("DIGEST")
          ? body.replace(
              "DIGEST", service.get(FUND + write.path().replace("/answers", "")).at("/digest"))
          : body;
    }

    /** Nobody approves, or gives up, what they recorded. */
    private static String actor(Write write) {
      return List.of("measure-approve", "claim-give-up", "proposal-answer")
              .contains(write.operation())
          ? "B. Moss"
          : "A. Finch";
    }

    Answer send(Write write, String key) {
      return send(write, write.path(), write.body(), key);
    }

    void entry(String key, String body) {
      var answer = service.post(FUND + "/entries", JSON, body, "Idempotency-Key", key);
      assertThat(answer.status()).as(answer.text()).isIn(200, 201);
    }

    /** Where the chain ends: nothing was recorded as long as this stays. */
    String end() {
      return service.get(FUND + "/checkpoint").text();
    }

    JsonNode verification() {
      return service.get(FUND + "/verification").json();
    }

    @Override
    public void close() throws Exception {
      service.close();
    }
  }

  /** An answer but for what says that it is told again. */
  private static JsonNode body(Answer answer) {
    var json = answer.json();
    json.findParents("replayed").forEach(each -> ((ObjectNode) each).remove("replayed"));
    return json;
  }

  @Test
  void namesARequestForEachOperationThatWritesOverHttp() throws IOException {
    assertThat(writes())
        .extracting(Write::operation)
        .containsExactlyInAnyOrderElementsOf(
            Operations.specs().stream()
                .filter(spec -> spec.idempotency() != Idempotency.READS)
                .filter(spec -> spec.routes().length > 0)
                // In no chain: AccessRoutesTest, ProposalsTest.
                .filter(spec -> !spec.routes()[0].contains("/access/"))
                .map(OperationSpec::name)
                .toList());
  }

  @ParameterizedTest
  @EnumSource(Store.class)
  void carriesOutEveryWriteOnce(Store store) throws Exception {
    var url = store.url("once");
    var first = new ArrayList<JsonNode>();
    try (var service = new Service(url)) {
      for (var write : writes()) {
        var key = "key of " + write.operation();
        var answer = service.send(write, key);
        assertThat(answer.status()).as(write.operation() + answer.text()).isIn(200, 201);
        first.add(body(answer));
        var end = service.end();

        assertThat(body(service.send(write, key))).as(write.operation()).isEqualTo(body(answer));
        var other = service.send(write, write.other().path(), write.other().body(), key);
        assertThat(other.at("/code")).as(write.operation()).isEqualTo("LEDGER_KEY_REUSED");
        assertThat(other.status()).isEqualTo(409);
        assertThat(service.end()).as(write.operation()).isEqualTo(end);

        if (write.operation().equals("proposal-make")) {
          service.send(write, "another");
        }
        if (write.operation().equals("agreement-add")) {
          service.entry("due", due("icb", "nhs-minimum", "2023-04-01", "1000000.00"));
          service.entry("plan", spent("plan", "2023-04-01", "900000.00"));
          service.entry("actual", spent("actual", "2024-03-31", "960000.00"));
        }
      }
    }
    try (var service = new Service(url)) {
      var end = service.end();
      for (int i = 0; i < first.size(); i++) {
        var write = writes().get(i);
        // Whatever was recorded since, each is answered as it was at first.
        assertThat(body(service.send(write, "key of " + write.operation())))
            .as(write.operation())
            .isEqualTo(first.get(i));
        var taken = service.send(write, "due");
        assertThat(taken.at("/code")).as(write.operation()).isEqualTo("LEDGER_KEY_REUSED");
      }
      assertThat(service.end()).isEqualTo(end);
      assertThat(service.verification().path("sound").asBoolean())
          .as(service.verification().toString())
          .isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(Store.class)
  void recordsOneOfTwoThatAreSentAtOnce(Store store) throws Exception {
    var writes = writes();
    var close = writes.get(writes.size() - 2);
    var reopen = writes.get(writes.size() - 1);
    try (var service = new Service(store.url("race"))) {
      service.send(writes.get(0), "register");
      service.send(close, "close");
      var calls = new ArrayList<Callable<String>>();
      for (int i = 0; i < 8; i++) {
        calls.add(() -> service.send(reopen, "reopen").text());
      }
      var pool = Executors.newFixedThreadPool(calls.size());
      try {
        var answers = new ArrayList<String>();
        for (var answer : pool.invokeAll(calls)) {
          answers.add(answer.get());
        }
        assertThat(answers).containsOnly(answers.get(0));
        assertThat(answers.get(0)).contains("reopening");
      } finally {
        pool.shutdown();
      }
      assertThat(service.verification().at("/events").asInt()).isEqualTo(7);
    }
  }

  @Test
  void leavesTheKeyOfARefusedActFree() throws Exception {
    var writes = writes();
    var reopen = writes.get(writes.size() - 1);
    try (var service = new Service(Store.SQLITE.url("refused"))) {
      service.send(writes.get(0), "register");
      assertThat(service.send(reopen, "k").at("/code")).isEqualTo("LEDGER_PERIOD_NOT_CLOSED");
      service.send(writes.get(writes.size() - 2), "close");

      assertThat(service.send(reopen, "k").at("/state")).isEqualTo("reopening");
    }
  }

  /** A client that sends UTF-8, which most do, though HTTP once said Latin-1. */
  @Test
  void takesAKeyInAHeaderForTheSameKeyInABody() throws Exception {
    try (var service = new Service(Store.SQLITE.url("letters"))) {
      service.send(writes().get(0), "register");
      var entry = due("icb", "nhs-minimum", "2023-04-20", "1.00");
      var keyed = entry.replaceFirst("\\{", "{\"key\": \"" + KEY + "\",");
      var inBody = raw(service, "", keyed);
      var inHeader = raw(service, "Idempotency-Key: " + KEY + "\r\n", entry);
      var inBoth = raw(service, "Idempotency-Key: " + KEY + "\r\n", keyed);

      assertThat(inBody).startsWith("HTTP/1.1 201").contains("Überweisung № 1 – £");
      assertThat(Stream.of(inHeader, inBoth))
          .allSatisfy(
              answer ->
                  assertThat(answer)
                      .startsWith("HTTP/1.1 200")
                      .containsPattern("\"replayed\"\\s*:\\s*true"));
    }
  }

  private static String raw(Service service, String header, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    var address = service.service.address("/");
    var head =
        "POST %s/entries HTTP/1.1\r\nHost: %s\r\nConnection: close\r\nContent-Type: %s\r\n"
                .formatted(Service.FUND, address.getAuthority(), JSON)
            + "Acting-As: Zoë\r\n%sContent-Length: %d\r\n\r\n".formatted(header, bytes.length);
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
