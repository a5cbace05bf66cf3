package org.commonpurse.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.commonpurse.api.command.Commands;
import org.commonpurse.api.command.Console;
import org.commonpurse.api.rest.CheckedClient;
import org.commonpurse.ledger.Ledger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes on one database: services as their settings start them, and commands. */
class ProcessesTest {

  private static final Path CONFIG = Path.of("..", "config");

  private static final int CALLERS = 4;

  private static final int ENTRIES = 20;

  private static final HttpClient CLIENT = CheckedClient.create();

  @TempDir private Path folder;

  /** A service in a process of its own. */
  private record ServiceProcess(Process process, Path output) implements AutoCloseable {

    static ServiceProcess start(String settings, String url, Path output) throws IOException {
      var builder =
          new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Xmx200m",
              "-XX:TieredStopAtLevel=1",
              "-cp",
              System.getProperty("java.class.path"),
              "org.commonpurse.api.Main",
              "server",
              "--config",
              CONFIG.resolve(settings).toString(),
              "--port",
              "0");
      // Settings name the database by this variable, as those who run the service do.
      builder.environment().put("COMMONPURSE_DATABASE", url);
      builder.environment().put("COMMONPURSE_TRUSTED_HEADERS", "true");
      builder.redirectErrorStream(true).redirectOutput(output.toFile());
      return new ServiceProcess(builder.start(), output);
    }

    /** Where it listens, once it does. */
    URI address() throws Exception {
      var listens = Pattern.compile("listens at (\\S+) ");
      for (int i = 0; i < 1200; i++) {
        var said = listens.matcher(Files.readString(output));
        if (said.find()) {
          return URI.create(said.group(1));
        }
        assertThat(process.isAlive()).as(Files.readString(output)).isTrue();
        Thread.sleep(100);
      }
      throw new AssertionError("It did not start: " + Files.readString(output));
    }

    @Override
    public void close() throws Exception {
      process.destroy();
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
  }

  @Test
  void letsTwoServicesPostAndReadOnOnePostgresqlDatabase() throws Exception {
    try (var server = EmbeddedPostgres.builder().start()) {
      var url = server.getJdbcUrl("postgres", "postgres");
      try (var first = ServiceProcess.start("postgres.yml", url, folder.resolve("first.out"));
          var second = ServiceProcess.start("postgres.yml", url, folder.resolve("second.out"))) {
        var services = List.of(first.address(), second.address());
        register(services.get(0));
        register(services.get(1));

        postToAll(services);

        for (var service : services) {
          requireAll(service, 2 * CALLERS * ENTRIES + ENTRIES);
        }
        moveOneBudgetManyTimesAtOnce(services);
        decideOnEveryClauseAtOnce(services);
      }
      assertThat(commonpurse("verify", "--database", url)).contains("brackenshire: sound");
    }
  }

  @Test
  void letsCommandsWorkOnAnSqliteFileWhileAServiceStartsAndRuns() throws Exception {
    var url = "jdbc:sqlite:" + folder.resolve("books.db");
    try (var process =
        ServiceProcess.start("commonpurse.yml", url, folder.resolve("service.out"))) {
      var fund = CONFIG.resolve("example").resolve("fund.yml").toString();
      while (!Files.readString(process.output()).contains("listens at")) {
        assertThat(commonpurse("register", "--file", fund, "--by", "A. Finch", "--database", url))
            .contains("Fund brackenshire is recorded.");
        assertThat(commonpurse("balances", "--fund", "brackenshire", "--database", url))
            .contains("account");
        process.process().waitFor(50, TimeUnit.MILLISECONDS);
        assertThat(process.process().isAlive()).as(Files.readString(process.output())).isTrue();
      }
      var service = process.address();
      var entry = Files.writeString(folder.resolve("entry.json"), entry());
      for (int i = 0; i < ENTRIES; i++) {
        assertThat(post(service, "service-" + i).statusCode()).isEqualTo(201);
        assertThat(
                commonpurse(
                    "post",
                    "--fund",
                    "brackenshire",
                    "--file",
                    entry.toString(),
                    "--key",
                    "command-" + i,
                    "--by",
                    "B. Gull",
                    "--database",
                    url))
            .contains("is recorded.");
      }
      requireAll(service, 2 * ENTRIES);
      assertThat(commonpurse("verify", "--database", url)).contains("brackenshire: sound");
    }
  }

  /** Stopped while many post: what was acknowledged is there, once. */
  @Test
  void losesNothingAcknowledgedWhenItIsStopped() throws Exception {
    var url = "jdbc:sqlite:" + folder.resolve("books.db");
    var acknowledged = new AtomicInteger();
    var unclear = new AtomicInteger();
    var refused = new ConcurrentLinkedQueue<String>();
    var threads = Executors.newFixedThreadPool(CALLERS);
    try (var process =
        ServiceProcess.start("commonpurse.yml", url, folder.resolve("service.out"))) {
      var service = process.address();
      register(service);
      for (int caller = 0; caller < CALLERS; caller++) {
        var own = "caller-" + caller + "-";
        threads.execute(() -> postUntilRefused(service, own, acknowledged, unclear, refused));
      }
      while (acknowledged.get() < 5 * CALLERS) {
        Thread.onSpinWait();
      }
      process.process().destroy();
      threads.shutdown();
      assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
    } finally {
      threads.shutdownNow();
    }
    try (var ledger = Ledger.open(url)) {
      var recorded = ledger.condition().entries();
      assertThat(recorded)
          .as("%s acknowledged, of %s no answer came", acknowledged, unclear)
          .isBetween((long) acknowledged.get(), (long) acknowledged.get() + unclear.get());
    }
    assertThat(refused).allMatch("503 SERVICE_STOPPING"::equals);
    assertThat(commonpurse("verify", "--database", url)).contains("brackenshire: sound");
  }

  private static String code(HttpResponse<String> answer) throws IOException {
    return new ObjectMapper().readTree(answer.body()).path("code").asText();
  }

  private static void postUntilRefused(
      URI service,
      String own,
      AtomicInteger acknowledged,
      AtomicInteger unclear,
      Collection<String> refused) {
    for (int i = 0; ; i++) {
      try {
        var answer = post(service, own + i);
        if (answer.statusCode() == 201) {
          acknowledged.incrementAndGet();
          continue;
        }
        refused.add(answer.statusCode() + " " + code(answer));
        return;
      } catch (ConnectException e) {
        // It listens no more.
        return;
      } catch (Exception e) {
        // An idle connection may be closed in the moment in which the next request is sent.
        unclear.incrementAndGet();
        return;
      }
    }
  }

  /** Each caller posts entries of its own, and all of them some that are the same. */
  private static void postToAll(List<URI> services) throws Exception {
    var threads = Executors.newFixedThreadPool(services.size() * CALLERS);
    try {
      var posting = new ArrayList<Future<Integer>>();
      for (int service = 0; service < services.size(); service++) {
        for (int caller = 0; caller < CALLERS; caller++) {
          var address = services.get(service);
          var own = service + "-" + caller + "-";
          Callable<Integer> work =
              () -> {
                int recorded = 0;
                for (int i = 0; i < ENTRIES; i++) {
                  assertThat(post(address, own + i).statusCode()).isEqualTo(201);
                  int shared = post(address, "shared-" + i).statusCode();
                  assertThat(shared).isIn(200, 201);
                  recorded += shared == 201 ? 1 : 0;
                }
                return recorded;
              };
          posting.add(threads.submit(work));
        }
      }
      int recorded = 0;
      for (var one : posting) {
        recorded += one.get(120, TimeUnit.SECONDS);
      }
      assertThat(recorded).as("each shared key was recorded by one of them").isEqualTo(ENTRIES);
    } finally {
      threads.shutdownNow();
    }
  }

  /** Eight virements of all of a line's budget, through either service: one succeeds. */
  private static void moveOneBudgetManyTimesAtOnce(List<URI> services) throws Exception {
    var budget =
        """
        {"on": "2023-04-01", "payer": "icb", "amount": "100.00", "currency": "GBP",
         "line": {"scheme": "reablement", "stream": "nhs-minimum", "provider": "county"}}
        """;
    created(
        send(
            services.get(0),
            "/api/v1/funds/brackenshire/plan/budgets",
            "application/json",
            "b",
            budget));
    var body =
        """
        {"on": "2023-05-01", "amount": "100.00", "currency": "GBP",
         "from": {"scheme": "reablement", "stream": "nhs-minimum", "provider": "county"},
         "to": {"scheme": "home-first", "stream": "nhs-minimum", "provider": "acute"},
         "approval": {"by": "Board", "minute": "JCB 14/9"}}
        """;
    var statuses = new ArrayList<Integer>();
    for (var answer :
        atOnce(
            8,
            i ->
                send(
                    services.get(i % 2),
                    "/api/v1/funds/brackenshire/plan/virements",
                    "application/json",
                    "virement-" + i,
                    body))) {
      statuses.add(answer.statusCode());
    }
    assertThat(statuses).containsOnlyOnce(201).filteredOn(status -> status == 409).hasSize(7);
  }

  /** Each decision of the board, made through either service, stands in the last revision. */
  private static void decideOnEveryClauseAtOnce(List<URI> services) throws Exception {
    var agreement =
        """
        agreement: Race
        version: 1
        in-force: {from: 2023-04-01}
        partners: [icb, county]
        clauses:
          - {clause: "1", takes: overspend, of: {schemes: [reablement]}, share: {icb: 1, county: 1}}
          - {clause: "2", takes: overspend, of: {schemes: [home-first]}, share: {icb: 1, county: 1}}
          - {clause: "3", takes: overspend, of: {schemes: [adaptations]}, share: {icb: 1, county: 1}}
          - {clause: "4", takes: underspend, share: {icb: 1, county: 1}}
        """;
    var first = services.get(0);
    created(
        send(
            first,
            "/api/v1/funds/brackenshire/agreements?postOpenings=true",
            "application/yaml",
            "a",
            agreement));
    for (var line :
        List.of(
            "reablement:nhs-minimum:county",
            "home-first:nhs-minimum:acute",
            "adaptations:dfg:county")) {
      created(
          send(
              first,
              "/api/v1/funds/brackenshire/entries",
              "application/json",
              "spend-" + line,
              spend(line)));
    }
    var period = "\"year\": \"2023-24\", \"payOn\": \"2024-05-31\"";
    send(
        first,
        "/api/v1/funds/brackenshire/allocations",
        "application/json",
        "x",
        "{" + period + "}");

    var answers =
        atOnce(
            4,
            i ->
                send(
                    services.get(i % 2),
                    "/api/v1/funds/brackenshire/allocations/decisions",
                    "application/json",
                    "decision-" + i,
                    decision(period, i + 1)));

    var revisions = new ArrayList<Integer>();
    for (var answer : answers) {
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      revisions.add(new ObjectMapper().readTree(answer.body()).path("revision").intValue());
    }
    assertThat(revisions).containsExactlyInAnyOrder(2, 3, 4, 5);
    var last = answers.get(revisions.indexOf(5)).body();
    assertThat(last).contains("Board 1", "Board 2", "Board 3", "Board 4");
  }

  private static String decision(String period, int clause) {
    return """
        {%s, "clause": "%d", "minute": "Board %d", "on": "2024-05-14",
         "reason": "As minuted", "parts": {"icb": "0.0%d"}}
        """
        .formatted(period, clause, clause, clause);
  }

  private static String spend(String line) {
    return """
        {"book": "actual", "effectiveOn": "2023-09-30", "narrative": "Work done", "currency": "GBP",
         "postings": [{"account": "spend:%s", "debit": "150.00"},
                      {"account": "payable:%s", "credit": "150.00"}]}
        """
        .formatted(line, line.substring(line.lastIndexOf(':') + 1));
  }

  private static void created(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  /** What one of many callers asks for. */
  @FunctionalInterface
  private interface Request {
    HttpResponse<String> send(int caller) throws Exception;
  }

  private static List<HttpResponse<String>> atOnce(int callers, Request request) throws Exception {
    var threads = Executors.newFixedThreadPool(callers);
    try {
      var waiting = new ArrayList<Future<HttpResponse<String>>>();
      for (int caller = 0; caller < callers; caller++) {
        int number = caller;
        waiting.add(threads.submit(() -> request.send(number)));
      }
      var answers = new ArrayList<HttpResponse<String>>();
      for (var one : waiting) {
        answers.add(one.get(120, TimeUnit.SECONDS));
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }

  /** Checks that a service tells every entry once, without a gap, and a balance of all of them. */
  private static void requireAll(URI service, int count) throws Exception {
    var entries = get(service, "/api/v1/funds/brackenshire/entries?limit=1000").path("items");
    assertThat(entries.findValues("sequence"))
        .extracting(JsonNode::longValue)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, count).boxed().toList());
    assertThat(entries.findValuesAsText("key")).doesNotHaveDuplicates();
    assertThat(
            get(service, "/api/v1/funds/brackenshire/balances?kind=receivable")
                .at("/items/0/amount")
                .textValue())
        .isEqualTo(count + ".00");
  }

  private static void register(URI service) throws Exception {
    var fund = Files.readString(CONFIG.resolve("example").resolve("fund.yml"));
    var answer = send(service, "/api/v1/funds", "application/yaml", "fund", fund);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  private static HttpResponse<String> post(URI service, String key) throws Exception {
    return send(service, "/api/v1/funds/brackenshire/entries", "application/json", key, entry());
  }

  private static HttpResponse<String> send(
      URI service, String path, String type, String key, String body) throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(service.resolve(path))
            .header("Content-Type", type)
            .header("Acting-As", "A. Finch")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private static JsonNode get(URI service, String path) throws Exception {
    var request = HttpRequest.newBuilder(service.resolve(path)).GET().build();
    return new ObjectMapper().readTree(CLIENT.send(request, BodyHandlers.ofString()).body());
  }

  private static String entry() {
    return """
        {
          "book": "actual",
          "effectiveOn": "2023-04-30",
          "narrative": "Contribution due",
          "currency": "GBP",
          "postings": [
            {"account": "receivable:icb", "debit": "1.00"},
            {"account": "contribution:icb:nhs-minimum", "credit": "1.00"}
          ]
        }
        """;
  }

  private static String commonpurse(String... arguments) {
    var out = new StringWriter();
    Commands.run(new Console(new PrintWriter(out), new PrintWriter(out)), arguments);
    return out.toString();
  }
}
