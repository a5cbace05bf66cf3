package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.rest.Examples.spent;
import static org.commonpurse.api.rest.TestService.JSON;

import java.nio.file.Path;
import org.commonpurse.api.rest.TestService.Answer;
import org.commonpurse.api.rest.TestService.Books;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Budgets, virements and forecasts over HTTP, against what was spent. */
class PlanResourceTest {

  private static final String REABLEMENT =
      "{\"scheme\": \"reablement\", \"stream\": \"nhs-minimum\", \"provider\": \"county\"}";

  private static final String HOME_FIRST =
      "{\"scheme\": \"home-first\", \"stream\": \"nhs-minimum\", \"provider\": \"acute\"}";

  private static final String BUDGET =
      """
      {
        "on": "2023-04-01",
        "line": %s,
        "payer": "icb",
        "currency": "GBP",
        "amount": "1200.00"
      }
      """
          .formatted(REABLEMENT);

  private static final String VIREMENT =
      """
      {
        "on": "2023-10-01",
        "from": %s,
        "to": %s,
        "currency": "GBP",
        "amount": "200.00",
        "approval": {"by": "Joint board", "minute": "JCB 14/9"}
      }
      """
          .formatted(REABLEMENT, HOME_FIRST);

  private static final String FORECAST =
      """
      {
        "on": "2023-10-01",
        "line": %s,
        "currency": "GBP",
        "amount": "-30.00",
        "reason": "Two posts are vacant"
      }
      """
          .formatted(REABLEMENT);

  @TempDir private static Path folder;

  private static TestService service;

  private final Books books = service.books();

  @BeforeAll
  static void start() throws Exception {
    service = TestService.startIn(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    service.close();
  }

  @Test
  void recordsAFileOfSpendingAndRefusesWhatIsNone() {
    var spending =
        "{\"spending\": \"year,scheme,stream,provider,april\\n2023-24,reablement,nhs-minimum,county,%s\\n\"}";
    var columns =
        spending.replace(
            "april",
            "april,may,june,july,august,september,october,november,december,january,february,march");
    var answer = books.post("/plan/schedules", "application/json", columns.formatted("12.00"));

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.at("/items/0/key")).isEqualTo("bill/reablement-county-2023-04");
    var refused = books.post("/plan/schedules", "application/json", columns.formatted("12.001"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.at("/fields/place")).isEqualTo("spending:2");
    assertThat(books.post("/plan/schedules", "application/json", "{}").at("/code"))
        .isEqualTo("SCHEDULES_NOT_AS_DESCRIBED");
  }

  @Test
  void comparesBudgetWithActualAndForecast() {
    post("/plan/budgets", "b1", BUDGET);
    post("/plan/virements", "v1", VIREMENT);
    post("/plan/forecasts", "f1", FORECAST);
    books.entry("june", spent("actual", "2023-06-30", "450.00"));

    var answer = books.get("/plan?year=2023-24&asAt=2023-09-30&by=scheme,stream,partner");

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.at("/items/0/scheme")).isEqualTo("home-first");
    assertThat(answer.at("/items/0/budget")).isEqualTo("200.00");
    assertThat(answer.at("/items/0/budgetToDate")).isEqualTo("0.00");
    assertThat(answer.at("/items/1/scheme")).isEqualTo("reablement");
    assertThat(answer.at("/items/1/stream")).isEqualTo("nhs-minimum");
    assertThat(answer.at("/items/1/partner")).as("who leads it").isEqualTo("county");
    assertThat(answer.at("/items/1/budget")).isEqualTo("1000.00");
    assertThat(answer.at("/items/1/budgetToDate")).isEqualTo("1200.00");
    assertThat(answer.at("/items/1/actual")).isEqualTo("450.00");
    assertThat(answer.at("/items/1/variance")).isEqualTo("-750.00");
    assertThat(answer.at("/items/1/forecast")).isEqualTo("970.00");
    assertThat(answer.at("/items/1/forecastVariance")).isEqualTo("-30.00");
  }

  @Test
  void recordsAnActOnceHoweverOftenItIsSent() {
    assertThat(post("/plan/budgets", "b1", BUDGET).status()).isEqualTo(201);
    assertThat(post("/plan/virements", "v1", VIREMENT.replace("200.00", "1200.00")).status())
        .isEqualTo(201);

    var again = post("/plan/virements", "v1", VIREMENT.replace("200.00", "1200.00"));
    assertThat(again.status()).as("though nothing is left of the line").isEqualTo(200);
    assertThat(again.at("/replayed")).isEqualTo("true");
    var other = post("/plan/virements", "v1", VIREMENT);
    assertThat(other.at("/code")).isEqualTo("LEDGER_KEY_REUSED");
    assertThat(books.entries()).isEqualTo(2);
  }

  @Test
  void keepsWhoApprovedAVirement() {
    post("/plan/budgets", "b1", BUDGET);
    post("/plan/virements", "v1", VIREMENT);

    var entry = books.get("/entries/2");
    assertThat(entry.at("/kind")).isEqualTo("virement");
    assertThat(entry.at("/approval/by")).isEqualTo("Joint board");
    assertThat(entry.at("/approval/minute")).isEqualTo("JCB 14/9");
  }

  @Test
  void refusesToMoveMoreThanALineHas() {
    post("/plan/budgets", "b1", BUDGET);

    var answer = post("/plan/virements", "v1", VIREMENT.replace("200.00", "1200.01"));

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.at("/code")).isEqualTo("LEDGER_VIREMENT_EXCEEDS_BUDGET");
    assertThat(answer.at("/detail")).contains("1,200.00", "1,200.01");
    assertThat(books.entries()).isEqualTo(1);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /plan/budgets   | 1200.00      | 1200.005  | LEDGER_AMOUNT_TOO_PRECISE     | amount
          /plan/budgets   | 1200.00      | -5.00     | LEDGER_POSTING_NEGATIVE       | amount
          /plan/budgets   | GBP          | EUR       | LEDGER_CURRENCY_MISMATCH      | currency
          /plan/budgets   | reablement   | reabling  | LEDGER_SCHEME_UNKNOWN         | line.scheme
          /plan/budgets   | 2023-04-01   | 2019-04-01 | LEDGER_DATE_OUTSIDE_FUND     | on
          /plan/budgets   | "payer": "icb", | ``     | BUDGET_NOT_AS_DESCRIBED       |
          /plan/budgets   | "icb"        | "acute"   | LEDGER_PARTNER_MAY_NOT_CONTRIBUTE | payer
          /plan/virements | home-first   | homely    | LEDGER_VIREMENT_EXCEEDS_BUDGET | amount
          /plan/virements | JCB 14/9     | ``        | VIREMENT_NOT_AS_DESCRIBED     | approval.minute
          /plan/virements | 2023-10-01   | 2023-10-32 | LEDGER_DATE_MALFORMED        | on
          /plan/forecasts | -30.00       | 0.00      | LEDGER_POSTING_ZERO           | amount
          /plan/forecasts | "reason"     | "why"     | FORECAST_NOT_AS_DESCRIBED     |
          """)
  void refuses(String path, String right, String wrong, String code, String place) {
    var body =
        switch (path) {
          case "/plan/budgets" -> BUDGET;
          case "/plan/virements" -> VIREMENT;
          default -> FORECAST;
        };

    var answer = post(path, "wrong", body.replace(right, wrong));

    assertThat(answer.status()).as(answer.text()).isBetween(400, 422);
    assertThat(answer.at("/code")).isEqualTo(code);
    if (place != null) {
      assertThat(answer.at("/place/path")).isEqualTo(place);
    }
    assertThat(books.entries()).isZero();
  }

  @Test
  void refusesAnActWithoutAKey() {
    assertThat(books.post("/plan/budgets", JSON, BUDGET).at("/code"))
        .isEqualTo("ENTRY_KEY_MISSING");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "/plan, QUERY_YEAR_MISSING",
    "/plan?year=2023, LEDGER_YEAR_MALFORMED",
    "'/plan?year=2023-24&by=account', LEDGER_GROUPING_UNKNOWN",
    "'/plan?year=2023-24&asAt=2024-04-01', LEDGER_DAY_OUTSIDE_YEAR"
  })
  void refusesAQuestion(String path, String code) {
    assertThat(books.get(path).at("/code")).isEqualTo(code);
  }

  private Answer post(String path, String key, String body) {
    return books.post(path, JSON, body, "Idempotency-Key", key);
  }
}
