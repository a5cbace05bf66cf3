package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.commonpurse.api.demo.DemoBooks;
import org.commonpurse.api.operation.Operations;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every list is {@code items}; one that can be long has pages, and a link from each to the next. */
class ListsTest {

  /** What a question cannot do without. */
  private static final Map<String, String> ASKED =
      Map.of(
          // What is refused here is noted meanwhile.
          "audit", "outcome=RECORDED",
          "changes", "asKnownBefore=2000-01-01T00:00:00Z",
          "dues", "settled=true",
          "package-costs", "year=2023-24",
          "package-reviews", "due=2024-03-31",
          "statement", "account=bank",
          "plan", "year=2018-19");

  /** Lists that one thing bounds: a fund, a year, a day. They are told whole. */
  private static final List<String> WHOLE =
      List.of(
          "access-review",
          "balances",
          "exits",
          "fund",
          "future-dues",
          "horizon",
          "job",
          "keys",
          "package-costs",
          "period-checklist",
          "plan",
          "return-templates",
          "statement",
          "waiting");

  /** What is written for other programs and for people, and holds no list. */
  private static final List<String> WRITTEN_OUT =
      List.of(
          "auditor-pack",
          "balances-to-agree",
          "board-pack",
          "journal-export",
          "partner-statement",
          "reports",
          "settlement-advice");

  @TempDir private static Path folder;
  private static TestService service;

  @BeforeAll
  static void start() throws Exception {
    DemoBooks.load("jdbc:sqlite:" + folder.resolve("books.db"));
    service = TestService.startIn(folder);
    for (var period : List.of("2017-18-01", "2017-18-02")) {
      var path = "/api/v1/funds/brackenshire/periods/" + period + "/soft-close";
      assertThat(service.post(path, TestService.JSON, "").status()).isEqualTo(200);
    }
    for (var partner : List.of("icb", "county")) {
      var path = "/api/v1/funds/brackenshire/entries";
      var entry = Examples.due(partner, "nhs-minimum", "2026-04-01", "10.00");
      var key = "due from " + partner;
      assertThat(service.post(path, TestService.JSON, entry, "Idempotency-Key", key).status())
          .isEqualTo(201);
    }
    var packages = Files.readString(TestService.EXAMPLE.resolve("packages.csv"));
    var path = "/api/v1/funds/brackenshire/packages/import";
    assertThat(service.post(path, "text/csv", packages).status()).isEqualTo(200);
    measure();
    forecast();
    redact();
    propose();
  }

  /** Two redactions, before a proposal of the same narrative is open. */
  private static void redact() {
    for (int entry = 1; entry <= 2; entry++) {
      var path = "/api/v1/funds/brackenshire/entries/%d/redaction".formatted(entry);
      var answer = service.post(path, TestService.JSON, "{\"reason\": \"Asked for\"}");
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }
  }

  /** Two proposals, which need no rule to ask for them. */
  private static void propose() {
    var entry = Examples.due("icb", "nhs-minimum", "2026-04-01", "10.00");
    for (int i = 0; i < 2; i++) {
      var answer =
          service.post(
              "/api/v1/funds/brackenshire/proposals",
              TestService.JSON,
              "{\"operation\": \"entry-post\", \"document\": %s}".formatted(entry));
      assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }
  }

  /** Two forecasts of the first year, in which no agreement goes on from anything. */
  private static void forecast() {
    var plan =
        """
        {"plan": {"plan": "Set up", "firstYear": "2016-17", "years": 1, "partners": ["county"],
         "costs": {"it": {"partner": "county", "kind": "set-up", "amounts": {"2016-17": "1.00"}}}}}
        """;
    for (int i = 0; i < 2; i++) {
      var path = "/api/v1/funds/brackenshire/forecasts";
      var answer = service.post(path, TestService.JSON, plan);
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }
  }

  /** Two versions of a model, and three values, of which two count. */
  private static void measure() throws IOException {
    var path = "/api/v1/funds/brackenshire/measures";
    var model = Files.readString(TestService.EXAMPLE.resolve("measures.yml"));
    for (var version : List.of("version: 1\n", "version: 2\n")) {
      var text = model.replace("version: 1\n", version);
      assertThat(service.post(path + "/models", TestService.YAML, text).status()).isEqualTo(200);
    }
    var values = Files.readString(TestService.EXAMPLE.resolve("observations.csv"));
    var answer = service.post(path + "/observations/import", "text/csv", values);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    for (var quarter : List.of("q1", "q2")) {
      var request =
          HttpRequest.newBuilder(service.address(path + "/approvals"))
              .header("Content-Type", TestService.JSON)
              .header("Acting-As", "B. Moss")
              .POST(
                  BodyPublishers.ofString(
                      "{\"effect\": \"reablement-65\", \"quarter\": \"2023-24/%s\", \"revision\": 1}"
                          .formatted(quarter)));
      var approved = service.send(request);
      assertThat(approved.status()).as(approved.text()).isEqualTo(200);
    }
  }

  @AfterAll
  static void stop() throws Exception {
    service.close();
  }

  @TestFactory
  Stream<DynamicTest> haveTheSameItemsPageByPage() {
    return Operations.specs().stream()
        .filter(ListsTest::isPaged)
        .map(
            spec ->
                DynamicTest.dynamicTest(
                    spec.name(),
                    () -> {
                      var whole = pages(spec, 1000);
                      int third = Math.max(1, Math.min(1000, whole.size() / 3));

                      assertThat(whole).hasSizeGreaterThan(1);
                      assertThat(pages(spec, third)).isEqualTo(whole);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> refuseAPageThatIsNone() {
    return Operations.specs().stream()
        .filter(ListsTest::isPaged)
        .map(
            spec ->
                DynamicTest.dynamicTest(
                    spec.name(),
                    () -> {
                      assertThat(service.get(path(spec) + "limit=0").at("/code"))
                          .isEqualTo("LEDGER_PAGE_OUT_OF_RANGE");
                      assertThat(service.get(path(spec) + "after=no-such-place").at("/code"))
                          .isIn("QUERY_PLACE_UNKNOWN", "QUERY_VALUE_MALFORMED");
                    }));
  }

  @Test
  void areCalledItemsWhereverTheyAre() {
    var whole = new TreeSet<String>();
    for (var spec : Operations.specs()) {
      for (var route : spec.routes()) {
        var answer = answer(spec, route);
        if (answer.isPresent() && answer.get().has("items")) {
          assertThat(answer.get().path("items").isArray()).as(route).isTrue();
          if (!isPaged(spec)) {
            whole.add(spec.name());
          }
        }
        assertThat(answer.map(JsonNode::isArray)).as(route).isNotEqualTo(Optional.of(true));
      }
    }

    assertThat(whole).containsExactlyElementsOf(WHOLE);
  }

  /** A row for each item, of an entry for each line; what JSON has stands in the cells. */
  @TestFactory
  Stream<DynamicTest> areHadAsTables() {
    return Operations.specs().stream()
        .flatMap(
            spec ->
                Arrays.stream(spec.routes())
                    .filter(route -> OpenApi.isList(spec, route))
                    .filter(route -> !path(spec, route).contains("{"))
                    .map(route -> DynamicTest.dynamicTest(route, () -> hasTable(spec, route))));
  }

  private static void hasTable(OperationSpec spec, String route) {
    var path = path(spec, route);
    var items = service.get(path).json().path("items");
    var csv = service.get(path, "text/csv");

    assertThat(csv.status()).as(csv.text()).isEqualTo(200);
    assertThat(csv.type()).isEqualToIgnoringCase("text/csv;charset=utf-8");
    var rows = new ArrayList<NamedCsvRecord>();
    // The review of access is a file of its own, without the mark.
    var text = csv.text().replaceFirst("^\ufeff", "");
    CsvReader.builder().ofNamedCsvRecord(text).forEach(rows::add);
    int expected = 0;
    for (var item : items) {
      int lines = item.path("postings").size() + item.path("withheld").size();
      assertThat(rows).hasSizeGreaterThan(expected);
      var row = rows.get(expected).getFieldsAsMap();
      item.properties()
          .forEach(
              field -> {
                if (field.getValue().isValueNode()) {
                  assertThat(row.get(field.getKey()).replaceFirst("^'", ""))
                      .isEqualTo(field.getValue().asText());
                }
              });
      expected += Math.max(1, lines);
    }
    assertThat(rows).hasSize(expected);
  }

  @Test
  void areTablesOnlyWhereTheyAreLists() {
    for (var spec : Operations.specs()) {
      for (var route : spec.routes()) {
        var answer = answer(spec, route);
        if (answer.isPresent()) {
          assertThat(answer.get().has("items")).as(route).isEqualTo(OpenApi.isList(spec, route));
        }
      }
    }
    var one = service.get("/api/v1/funds/brackenshire", "text/csv");
    assertThat(one.status()).isEqualTo(406);
    assertThat(one.at("/code")).isEqualTo("SERVICE_FORM_NOT_OFFERED");
    assertThat(one.at("/detail")).contains("\"text/csv\"");
    var unknown = service.get("/api/v1/funds/nowhere/entries", "text/csv");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.type()).startsWith("application/problem+json");
    // Whoever would rather have JSON, or takes anything, is given JSON.
    for (var accept : List.of("*/*", "application/json, text/csv;q=0.5", "text/csv;q=0.1, */*")) {
      assertThat(service.get("/api/v1/funds", accept).type()).startsWith("application/json");
    }
    assertThat(service.get("/api/v1/funds", "text/csv, */*;q=0.1").type()).startsWith("text/csv");
  }

  private static boolean isPaged(OperationSpec spec) {
    return Arrays.asList(spec.parameters()).contains(ParameterGroup.PAGE);
  }

  /** The answer of a route that asks for no more than a fund and a period, where it is JSON. */
  private static Optional<JsonNode> answer(OperationSpec spec, String route) {
    var path = path(spec, route);
    if (!route.startsWith("GET ") || path.contains("{") || WRITTEN_OUT.contains(spec.name())) {
      return Optional.empty();
    }
    var answer = service.get(path);
    return answer.type().startsWith("application/json")
        ? Optional.of(answer.json())
        : Optional.empty();
  }

  private static List<JsonNode> pages(OperationSpec spec, int limit) {
    var items = new ArrayList<JsonNode>();
    var next = Optional.of(path(spec) + "limit=" + limit);
    while (next.isPresent()) {
      var page = service.get(next.get());
      assertThat(page.status()).as(page.text()).isEqualTo(200);
      var found = page.json().path("items");
      assertThat(found.size()).isBetween(0, limit);
      found.forEach(items::add);
      next =
          Optional.ofNullable(page.json().get("next"))
              .map(link -> path(spec, spec.routes()[0]).replaceAll("\\?.*", "") + link.asText());
    }
    return items;
  }

  private static String path(OperationSpec spec) {
    var path = path(spec, spec.routes()[0]);
    return path + (path.contains("?") ? "&" : "?");
  }

  private static String path(OperationSpec spec, String route) {
    var path =
        route
            .substring(route.indexOf(' ') + 1)
            .replace("{fund}", "brackenshire")
            .replace("{period}", "2018-19-01")
            .replace("{reference}", "savings:all-partners:2018-19..2019-20");
    return ASKED.containsKey(spec.name()) ? path + "?" + ASKED.get(spec.name()) : path;
  }
}
