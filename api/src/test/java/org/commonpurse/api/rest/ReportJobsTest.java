package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.commonpurse.api.rest.LockedService.KEEPER;
import static org.commonpurse.api.rest.LockedService.code;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.commonpurse.api.access.Role;
import org.commonpurse.ledger.access.Grant;
import org.commonpurse.ledger.access.NewGrant;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports that are made while whoever asked does something else: the same files, for whom they may be. */
@Timeout(60)
class ReportJobsTest {

  private static final HttpClient CLIENT = CheckedClient.create();

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

  private static final String REPORTS = "/api/v1/funds/brackenshire/reports/";

  @TempDir private static Path folder;

  private static LockedService service;
  private static String manager;
  private static int people;

  @BeforeAll
  static void start() throws Exception {
    service = LockedService.start(folder);
    manager = service.key(service.person("manager", Optional.empty(), Role.POOL_MANAGER));
    for (var fund : new String[] {"arden", "brackenshire"}) {
      for (var entry :
          new String[] {
            Examples.due("icb", "nhs-minimum", "2023-04-01", "900000.00"),
            Examples.spent("actual", "2024-03-31", "912345.67")
          }) {
        var answer =
            service.send(
                "POST",
                "/api/v1/funds/" + fund + "/entries",
                entry,
                "Authorization",
                "Bearer " + manager,
                "Idempotency-Key",
                Integer.toString(entry.hashCode()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
      }
    }
  }

  @AfterAll
  static void stop() throws Exception {
    long kept = kept();
    assertThat(kept).isPositive();
    service.close();
    assertThat(kept()).as("files of jobs when the service has ended").isZero();
  }

  /** How many files of jobs there are; other tests run in processes of their own, one after another. */
  private static long kept() throws IOException {
    long files = 0;
    try (var folders = Files.newDirectoryStream(TEMPORARY, "commonpurse-imports-*")) {
      for (var one : folders) {
        try (var all = Files.walk(one)) {
          files += all.filter(file -> file.toString().endsWith(".part")).count();
        }
      }
    }
    return files;
  }

  private static HttpResponse<byte[]> sent(
      String method, String path, String key, String body, String... headers) throws Exception {
    var request =
        HttpRequest.newBuilder(service.address().resolve(path))
            .header("Authorization", "Bearer " + key)
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", TestService.YAML);
    }
    return CLIENT.send(
        (headers.length == 0 ? request : request.headers(headers)).build(),
        BodyHandlers.ofByteArray());
  }

  /** The path of the job that makes a report. */
  private static String started(String method, String path, String key, String body)
      throws Exception {
    var answer = sent(method, path, key, body, "Prefer", "respond-async");
    assertThat(answer.statusCode()).as(new String(answer.body())).isEqualTo(202);
    assertThat(answer.headers().firstValue("Preference-Applied")).contains("respond-async");
    return answer.headers().firstValue("Location").orElseThrow().replaceFirst("^\\w+://[^/]+", "");
  }

  private static JsonNode ended(String job, String key) throws Exception {
    while (true) {
      var told = JSON.readTree(service.send("GET", job, key, "").body());
      if (told.has("endedAt")) {
        return told;
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  private static String plan() throws IOException {
    var plan =
        Files.readString(TestService.EXAMPLE.resolve("plan.yml")).replace("council", "county");
    return "paths: 64\nplan:\n" + plan.indent(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET board-pack.pdf?asKnown=2100-01-01T00:00:00Z",
        "GET board-pack.html",
        "GET board-pack.json",
        "GET workbook.xlsx",
        "GET auditor-pack.zip",
        "GET return.xlsx?template=bcf-year-end-shape&period=2025-26",
        "GET memorandum-account.pdf?year=2023-24",
        "GET outturn.json?year=2023-24",
        "GET statements/icb.html?year=2023-24",
        "GET settlement-advice.pdf",
        "GET balances.json",
        "POST board-pack.json",
        "POST /api/v1/reports/place-pack.pdf"
      })
  void comeToTheFileThatTheAnswerWouldHaveBeen(String route) throws Exception {
    var method = route.split(" ")[0];
    var path = route.split(" ")[1];
    var body =
        method.equals("GET") ? "" : path.startsWith("/") ? "funds: [arden, brackenshire]" : plan();
    var at = path.startsWith("/") ? path : REPORTS + path;
    var expected = sent(method, at, manager, body);
    assertThat(expected.statusCode()).as(new String(expected.body())).isEqualTo(200);

    var job = ended(started(method, at, manager, body), manager);
    assertThat(job.path("state").asText()).as(job.toString()).isEqualTo("done");
    assertThat(job.path("percentDone").asInt()).isEqualTo(100);
    var result = sent("GET", job.path("result").asText(), manager, "");

    assertThat(result.statusCode()).isEqualTo(200);
    for (var header :
        new String[] {"Content-Type", "Content-Disposition", "Content-Security-Policy"}) {
      assertThat(result.headers().firstValue(header))
          .as(header)
          .isEqualTo(expected.headers().firstValue(header));
    }
    if (!path.endsWith(".zip")) {
      assertThat(result.body()).isEqualTo(expected.body());
    }
    assertThat(result.body().length).isGreaterThan(100);
  }

  @Test
  void tellsWhatRefusesItAndStartsNothingThatCannotBeRead() throws Exception {
    var unread =
        sent("GET", REPORTS + "board-pack.pdf?asAt=x", manager, "", "Prefer", "respond-async");
    assertThat(unread.statusCode()).isEqualTo(400);
    var plan =
        sent("POST", REPORTS + "board-pack.pdf", manager, "plan: 7", "Prefer", "respond-async");
    assertThat(plan.statusCode()).isEqualTo(422);
    var small = sent("GET", REPORTS + "tables/none.csv", manager, "", "Prefer", "respond-async");
    assertThat(small.statusCode()).as("charts and tables are made at once").isEqualTo(404);

    var path = started("GET", REPORTS + "outturn.pdf?year=2019-20", manager, "");
    assertThat(ended(path, manager).path("state").asText()).isEqualTo("refused");
    var result = service.send("GET", path + "/result", manager, "");
    assertThat(result.statusCode()).isEqualTo(404);
    assertThat(code(result)).isEqualTo("REPORT_NOTHING_YET");
  }

  private static Grant reads(Actor person, String fund) {
    return service
        .ledger
        .access()
        .grant(
            new NewGrant(
                person,
                Role.BOARD_READER.word(),
                Optional.of(FundCode.of(fund)),
                Optional.empty(),
                Optional.empty()),
            KEEPER,
            "");
  }

  @Test
  void areForWhoeverAskedAsLongAsTheyMayAskForThem() throws Exception {
    var reader = new Actor("reader " + ++people, "R. Eider", Set.of());
    reads(reader, "arden");
    var reading = reads(reader, "brackenshire");
    var key = service.key(reader);
    var pack = started("GET", REPORTS + "board-pack.json", key, "");
    var all = started("POST", "/api/v1/reports/place-pack.json", key, "funds: all");
    var named =
        started("POST", "/api/v1/reports/place-pack.json", key, "funds: [arden, brackenshire]");
    for (var job : new String[] {pack, all, named}) {
      assertThat(ended(job, key).path("state").asText()).isEqualTo("done");
      for (var below : new String[] {"", "/result"}) {
        var others = service.send("GET", job + below, manager, "");
        assertThat(code(others)).isEqualTo("SERVICE_JOB_UNKNOWN");
      }
      assertThat(code(service.send("DELETE", job, manager, ""))).isEqualTo("SERVICE_JOB_UNKNOWN");
      assertThat(service.send("GET", job + "/result", key, "").statusCode()).isEqualTo(200);
    }

    service.ledger.access().withdraw(reading.number(), KEEPER, "Moved");
    for (var job : new String[] {pack, all, named}) {
      var gone = service.send("GET", job + "/result", key, "");
      assertThat(code(gone)).as(gone.body()).isEqualTo("LEDGER_FUND_UNKNOWN");
    }
    reads(reader, "brackenshire");
    assertThat(service.send("GET", pack + "/result", key, "").statusCode()).isEqualTo(200);
  }

  /** However far it was: what is cancelled has no result, and leaves no file. */
  @Test
  void leaveNoFileWhereTheyAreCancelled() throws Exception {
    ended(started("GET", REPORTS + "balances.json", manager, ""), manager);
    for (var afterMillis : new int[] {0, 5, 20, 60, 150}) {
      long before = kept();
      var job = started("GET", REPORTS + "workbook.xlsx", manager, "");
      TimeUnit.MILLISECONDS.sleep(afterMillis);
      var cancelled = JSON.readTree(service.send("DELETE", job, manager, "").body());
      // The next begins when nothing of it is worked on any more.
      ended(started("GET", REPORTS + "board-pack.json", manager, ""), manager);
      var result = service.send("GET", job + "/result", manager, "");
      if (cancelled.path("state").asText().equals("cancelled")) {
        assertThat(code(result)).isEqualTo("SERVICE_JOB_WITHOUT_RESULT");
        assertThat(kept()).isLessThanOrEqualTo(before + 1);
      } else {
        assertThat(result.statusCode()).isEqualTo(200);
      }
    }
  }

  @Test
  void areMadeAtOnceWhereOnlyTheHeadersAreAskedFor() throws Exception {
    var answer = sent("HEAD", REPORTS + "board-pack.pdf", manager, "", "Prefer", "respond-async");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
  }

  @Test
  void writeNoMoreThanIsKept() throws IOException {
    try (var bounded = new BoundedResult(new ByteArrayOutputStream(), 3)) {
      bounded.write(new byte[] {1, 2});
      bounded.write(3);
      assertThatThrownBy(() -> bounded.write(4))
          .isInstanceOfSatisfying(
              ProblemException.class,
              refusal -> assertThat(refusal.code()).isEqualTo("SERVICE_JOB_RESULT_TOO_LARGE"));
    }
  }
}
