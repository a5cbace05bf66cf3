package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.rest.TestService.YAML;
import static org.commonpurse.api.rest.WorkedPair.COSTS;
import static org.commonpurse.api.rest.WorkedPair.FUND;
import static org.commonpurse.api.rest.WorkedPair.PAID_BACK_THEN_SHARED;
import static org.commonpurse.api.rest.WorkedPair.SAVINGS;
import static org.commonpurse.api.rest.WorkedPair.done;
import static org.commonpurse.api.rest.WorkedPair.post;
import static org.commonpurse.api.rest.WorkedPair.share;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.commonpurse.api.command.Commands;
import org.commonpurse.api.command.Console;
import org.commonpurse.api.rest.TestService.Answer;
import org.commonpurse.api.rest.TestService.Books;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plans over HTTP: started, followed, fetched, cancelled; with their first years from the books. */
@Timeout(60)
class ProjectionsResourceTest {

  private static final String REQUEST =
      """
      plan:
        plan: Prevention
        firstYear: 2021-22
        years: 5
        partners: [council, nhs]
        costs:
          prevention:
            partner: council
            kind: KIND
            investment: investment
            amounts: {2021-22: 400000.00, 2022-23: 100000.00, 2023-24: 100000.00, 2024-25: 100000.00, 2025-26: 100000.00}
        benefits:
          fewer-admissions:
            measure: admissions
            amounts: {2022-23: 100000.00, 2023-24: 250000.00, 2024-25: 350000.00, 2025-26: 350000.00}
            lands: {nhs: 100%}
      """;

  @TempDir private static Path folder;

  private static TestService service;

  @BeforeAll
  static void start() throws Exception {
    service = TestService.startIn(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    service.close();
  }

  /** Wherever the five years are cut, what the books have and what is planned come to the same. */
  @ParameterizedTest
  @CsvSource({"set-up, 1", "set-up, 3", "set-up, 5", "additional, 2", "additional, 4"})
  void goesOnFromWhereTheBooksEnd(String kind, int actual) throws InterruptedException {
    var books = new Books(service, "cut-" + kind + "-" + actual);
    done(service.post("/api/v1/funds", YAML, FUND.replace("CODE", books.fund())));
    done(books.post("/agreements", YAML, PAID_BACK_THEN_SHARED));
    for (int i = 0; i < actual; i++) {
      postYear(books, kind.equals("additional"), i);
    }
    var request =
        REQUEST.replace("KIND", kind)
            + "fund: %s\nactualTo: %d-%d\n".formatted(books.fund(), 2020 + actual, 21 + actual);

    var plan = fetched(request).path("plan");

    assertThat(plan.findValuesAsText("returned").subList(15, 18))
        .as("council, nhs and both over all years")
        .containsExactly("125000.00", "125000.00", "250000.00");
    assertThat(plan.path("years")).hasSize(15);
    for (int i = 0; i < 15; i++) {
      assertThat(plan.at("/years/" + i + "/isActual").booleanValue()).isEqualTo(i % 5 < actual);
    }
    assertThat(plan.at("/years/4/sharing").asText()).isEqualTo("225000.00");
    assertThat(plan.at("/cases/0/paidBack").asText()).isEqualTo("2024-25");
  }

  @Test
  void takesNoYearFromTheBooksThatTheyDoNotHave() {
    var books = new Books(service, "short");
    done(service.post("/api/v1/funds", YAML, FUND.replace("CODE", books.fund())));
    done(books.post("/agreements", YAML, PAID_BACK_THEN_SHARED));
    postYear(books, false, 0);
    post(books, false, 2023, COSTS.get(1), SAVINGS.get(1));
    var request = REQUEST.replace("KIND", "set-up") + "fund: short\nactualTo: ";

    refused(request + "2023-24\n", "2023-24 cannot be taken from the books");
    refused(request + "2023-24\n", "APPRAISAL_YEAR_NOT_IN_BOOKS");
    refused(request + "2022-23\n", "was in force in 2022-23 and has not been applied");
    refused(request + "2030-31\n", "the plan covers 2021-22 to 2025-26");
    refused(REQUEST.replace("KIND", "set-up") + "fund: short\n", "actualTo");
  }

  /** What is wrong with a request is told at once, in the words of the plan, and leaves no job. */
  @Test
  void refusesAtOnceWhatCannotBeReadAndLeavesNothing() {
    int before = service.get("/api/v1/jobs").json().path("items").size();

    refused(REQUEST.replace("KIND", "set-up").replace("nhs: 100%", "nhs: 90%"), "add up to 90%");
    refused(REQUEST.replace("KIND", "set-up") + "scenarios: [none]\n", "has no scenario");
    refused("scenarios: []\n", "PROJECTION_REQUEST_NOT_AS_DESCRIBED");
    assertThat(service.post("/api/v1/simulations", YAML, "paths: 100\n").text())
        .contains("SIMULATION_REQUEST_NOT_AS_DESCRIBED");
    assertThat(service.post("/api/v1/funds/any/forecasts", YAML, "paths: 100\n").text())
        .contains("FORECAST_REQUEST_NOT_AS_DESCRIBED");

    assertThat(service.get("/api/v1/jobs").json().path("items")).hasSize(before);
  }

  /** The council was to spend 400,000 and 50,000 and spent 400,000 and 100,000: 25,000 a year too hopeful. */
  @Test
  void tellsHowGoodTheForecastBeforeWas() throws InterruptedException {
    var books = new Books(service, "record");
    done(service.post("/api/v1/funds", YAML, FUND.replace("CODE", books.fund())));
    for (int i = 0; i < 2; i++) {
      post(books, false, 2022 + i, COSTS.get(i), "0.00");
    }
    var plan = REQUEST.replace("KIND", "set-up");
    var before =
        plan.replace("2022-23: 100000.00, 2023-24: 100000", "2022-23: 50000.00, 2023-24: 100000");
    var request =
        plan
            + "fund: record\nactualTo: 2022-23\nearlier:\n"
            + before.lines().map(line -> "  " + line + "\n").reduce("", String::concat);

    var found = fetched(request);

    var record = found.path("forecastRecord");
    assertThat(record.at("/bias/council").asText()).isEqualTo("-25000.00");
    assertThat(record.at("/bias/nhs").asText()).as("100,000 less was saved").isEqualTo("-50000.00");
    assertThat(record.at("/bias/all-partners").asText()).isEqualTo("-75000.00");
    assertThat(record.path("outcomes")).hasSize(6);
    assertThat(record.at("/outcomes/1/difference").asText()).isEqualTo("-50000.00");
    var causes = found.at("/bridge/causes");
    assertThat(causes.get(2).path("cause").asText()).isEqualTo("cost");
    assertThat(causes.get(7).path("cause").asText()).isEqualTo("outturn");
    assertThat(causes.get(7).at("/moved/council").asText()).isEqualTo("0.00");
    assertThat(causes.get(7).at("/moved/nhs").asText()).startsWith("-9");
  }

  /** A return of years in the books cannot be stated where nobody said what schemes would have cost anyway. */
  @Test
  void statesNoReturnOfYearsWithoutABaseline() {
    var books = new Books(service, "no-baseline");
    var fund = FUND.replace("CODE", books.fund()).replace("additional}", "existing}");
    done(service.post("/api/v1/funds", YAML, fund));
    done(books.post("/agreements", YAML, PAID_BACK_THEN_SHARED));
    postYear(books, true, 0);

    refused(
        REQUEST.replace("KIND", "additional") + "fund: no-baseline\nactualTo: 2021-22\n",
        "APPRAISAL_BASELINE_MISSING");
  }

  @Test
  void tellsOfAJobThatThereIsNot() {
    assertThat(service.get("/api/v1/jobs/none").status()).isEqualTo(404);
    assertThat(service.get("/api/v1/jobs/none/result").text()).contains("SERVICE_JOB_UNKNOWN");
    assertThat(delete("/api/v1/jobs/none").status()).isEqualTo(404);
  }

  /** The sensitivity of a long plan takes seconds: it is cancelled on its way, and has no result. */
  @Test
  void cancelsWhatNobodyWaitsForAnyMore() throws InterruptedException {
    var lines = new StringBuilder();
    var ranges = new StringBuilder("  ranges:\n");
    for (int i = 0; i < 40; i++) {
      lines.append(
          "    line-%d: {measure: days, yearly: {amount: 1.00}, lands: {council: 100%%}}\n"
              .formatted(i));
      ranges.append(
          "    range-%d: {at: benefits/line-%d/yearly/amount, low: 0, high: 9}\n".formatted(i, i));
    }
    var request =
        "plan:\n  plan: Long\n  firstYear: 2024-25\n  years: 100\n  partners: [council]\n  benefits:\n"
            + lines
            + ranges
            + "sensitivity: council\n";

    var started = started(request);
    var job = "/api/v1/jobs/" + started.json().path("job").asText();
    assertThat(delete(job).json().path("state").asText()).isEqualTo("cancelled");

    assertThat(service.get(job + "/result").status()).isEqualTo(409);
    assertThat(service.get(job + "/result").text()).contains("SERVICE_JOB_WITHOUT_RESULT");
    assertThat(fetched(REQUEST.replace("KIND", "set-up")).path("plan").isObject())
        .as("the next one is not kept waiting")
        .isTrue();
  }

  /** What the command prints as JSON is what the route answers. */
  @Test
  void answersWhatTheCommandPrints() throws Exception {
    var plan = Files.readString(Path.of("../config/example/plan.yml"));
    var request =
        "plan:\n"
            + plan.lines().map(line -> "  " + line + "\n").reduce("", String::concat)
            + "scenarios: [low-take-up]\nquestions: [shares, worth-of-schemes]\n";

    var answered = fetched(request);

    var printed = new StringWriter();
    var console = new Console(new PrintWriter(printed), new PrintWriter(System.err));
    Commands.run(
        console,
        "project",
        "--plan",
        "../config/example/plan.yml",
        "--scenario",
        "low-take-up",
        "--shares",
        "--worth-of-schemes",
        "--workbook",
        folder.resolve("plan.xlsx").toString(),
        "--json");
    assertThat(new ObjectMapper().readTree(printed.toString())).isEqualTo(answered);

    assertThat(bytes(lastJob() + "/result.xlsx"))
        .as("the workbook that the command writes")
        .isEqualTo(Files.readAllBytes(folder.resolve("plan.xlsx")));
  }

  /** The same seed gives what the command prints, and a long one is cancelled on its way and leaves nothing. */
  @Test
  void simulatesAsTheCommandDoesAndCanBeCancelled() throws Exception {
    var plan =
        "plan:\n"
            + Files.readString(Path.of("../config/example/plan.yml"))
                .lines()
                .map(line -> "  " + line + "\n")
                .reduce("", String::concat);
    var path = "/api/v1/simulations";

    var answered = fetched(path, plan + "paths: 320\nseed: 7\n");

    var printed = new StringWriter();
    Commands.run(
        new Console(new PrintWriter(printed), new PrintWriter(System.err)),
        "simulate",
        "--plan",
        "../config/example/plan.yml",
        "--paths",
        "320",
        "--seed",
        "7",
        "--report",
        folder.resolve("futures.pdf").toString(),
        "--json");
    assertThat(new ObjectMapper().readTree(printed.toString())).isEqualTo(answered);
    assertThat(service.get(lastJob() + "/result.xlsx").at("/code")).isEqualTo("REPORT_UNKNOWN");
    assertThat(bytes(lastJob() + "/result.pdf"))
        .as("the report that the command writes")
        .isEqualTo(Files.readAllBytes(folder.resolve("futures.pdf")));

    var job =
        "/api/v1/jobs/" + started(path, plan + "paths: 10000000\n").json().path("job").asText();
    assertThat(delete(job).json().path("state").asText()).isEqualTo("cancelled");
    assertThat(service.get(job + "/result").status()).isEqualTo(409);
    assertThat(service.post(path, YAML, plan.replace("low: 30%", "low: 130%")).status())
        .isEqualTo(422);
  }

  private static void postYear(Books books, boolean isPooled, int i) {
    post(books, isPooled, 2022 + i, COSTS.get(i), SAVINGS.get(i));
    share(books, 2021 + i, COSTS.get(i));
  }

  private static Answer started(String request) {
    return started("/api/v1/projections", request);
  }

  private static Answer started(String path, String request) {
    var started = service.post(path, YAML, request);
    assertThat(started.status()).as(started.text()).isEqualTo(202);
    return started;
  }

  private static JsonNode fetched(String request) throws InterruptedException {
    return fetched("/api/v1/projections", request);
  }

  private static JsonNode fetched(String path, String request) throws InterruptedException {
    var job = "/api/v1/jobs/" + started(path, request).json().path("job").asText();
    while (!service.get(job).json().has("endedAt")) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    assertThat(service.get(job).json().path("result").asText()).isEqualTo(job + "/result");
    return service.get(job + "/result").json();
  }

  private static byte[] bytes(String path) {
    return service.bytes(path);
  }

  private static String lastJob() {
    var jobs = service.get("/api/v1/jobs").json().path("items");
    return "/api/v1/jobs/" + jobs.get(jobs.size() - 1).path("job").asText();
  }

  private static Answer delete(String path) {
    return service.send(HttpRequest.newBuilder(service.address(path)).DELETE());
  }

  private static void refused(String request, String why) {
    var answer = service.post("/api/v1/projections", YAML, request);
    assertThat(answer.status()).as(answer.text()).isIn(400, 422);
    assertThat(answer.text()).contains(why);
  }
}
