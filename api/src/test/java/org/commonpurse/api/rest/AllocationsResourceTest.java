package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.rest.Examples.due;
import static org.commonpurse.api.rest.Examples.received;
import static org.commonpurse.api.rest.Examples.spent;
import static org.commonpurse.api.rest.TestService.EXAMPLE;
import static org.commonpurse.api.rest.TestService.JSON;
import static org.commonpurse.api.rest.TestService.YAML;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.commonpurse.allocation.settlement.StaleResult;
import org.commonpurse.api.operation.report.BoardPackOf;
import org.commonpurse.api.rest.TestService.Books;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.id.FundCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How agreements are applied to a fund's books over HTTP. */
class AllocationsResourceTest {

  private static final String YEAR = "{\"year\": \"2023-24\", \"payOn\": \"2024-05-31\"}";

  private static final String DECISION =
      """
      {"year": "2023-24", "clause": "Sch 3, 4.2", "parts": {"county": "4000.00"},
       "minute": "HWB 2024-05-14, item 7", "on": "2024-05-14", "payOn": "2024-06-30"}
      """;

  private static final String POSITION =
      """
      {"year": "2023-24", "clause": "Sch 3, 4.2", "partner": "county", "standing": "disputed",
       "own": "3000.00", "note": "Not our scheme"}
      """;

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

  /** An overspend of £60,000.00 on a budget of £900,000.00. */
  @BeforeEach
  void overspend() throws IOException {
    books.post(
        "/agreements?postOpenings=true", YAML, Files.readString(EXAMPLE.resolve("agreement.yml")));
    books.entry("due", due("icb", "nhs-minimum", "2023-04-01", "900000.00"));
    books.entry("plan", spent("plan", "2023-04-01", "900000.00"));
    books.entry("actual", spent("actual", "2024-03-31", "960000.00"));
  }

  @Test
  void previewsWithTheWorkingAndRecordsNothing() {
    var answer = books.post("/allocations/preview", JSON, "{\"year\": \"2023-24\"}");

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.at("/items/0/clauses/1/amount")).isEqualTo("60000.00");
    assertThat(answer.at("/items/0/clauses/1/lines/icb")).isEqualTo("5100.00");
    assertThat(answer.at("/items/0/clauses/1/lines/county")).isEqualTo("4900.00");
    assertThat(answer.json().at("/items/0/clauses/1/units/0/working/steps")).isNotEmpty();
    assertThat(books.entries()).isEqualTo(4);
    assertThat(books.get("/allocations").json().path("items")).isEmpty();
  }

  @Test
  void appliesWhatItPreviewed() {
    var preview = books.post("/allocations/preview", JSON, "{\"year\": \"2023-24\"}");

    var applied = books.post("/allocations", JSON, YEAR);

    assertThat(applied.status()).as(applied.text()).isEqualTo(200);
    assertThat(applied.json().path("items")).isEqualTo(preview.json().path("items"));
    assertThat(balance("risk-share", "icb")).isEqualTo("-5100.00");
    assertThat(balance("risk-share", "county")).isEqualTo("-4900.00");
    assertThat(balance("reserve", "icb,county")).isEqualTo("0.00");
  }

  /** A late entry in a past year puts that year out of date, and every door says so. */
  @Test
  void saysWhatIsOutOfDateAndAppliesItAgainInOrder() throws IOException {
    books.post("/allocations", JSON, YEAR);
    books.entry("late", spent("actual", "2024-03-30", "1000.00"));
    var next = "{\"year\": \"2024-25\", \"payOn\": \"2025-05-31\"%s}";

    var refused = books.post("/allocations", JSON, next.formatted(""));
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.at("/code")).isEqualTo("ALLOCATION_RESTS_ON_STALE");
    var preview = books.post("/allocations/preview", JSON, "{\"year\": \"2024-25\"}");
    assertThat(preview.at("/stale/0")).contains("2023-24");
    try (var ledger = Ledger.open("jdbc:sqlite:" + folder.resolve("books.db"))) {
      var pack = new BoardPackOf(ledger, Clock.systemUTC());
      assertThat(pack.contents(FundCode.of(books.fund()), View.NOW).open().outOfDate())
          .singleElement()
          .extracting(StaleResult::inWords)
          .asString()
          .startsWith("brackenshire-better-care-fund for 2023-24");
    }
    var applied = books.post("/allocations", JSON, next.formatted(", \"from\": \"2023-24\""));
    assertThat(applied.status()).as(applied.text()).isEqualTo(200);
    assertThat(books.get("/allocations").json().path("items")).hasSize(3);
  }

  @Test
  void postsOnceHoweverOftenItIsApplied() {
    books.post("/allocations", JSON, YEAR);
    int entries = books.entries();

    var again = books.post("/allocations", JSON, YEAR);

    assertThat(again.status()).as(again.text()).isEqualTo(200);
    assertThat(books.entries()).isEqualTo(entries);
    assertThat(books.get("/allocations").json().path("items")).hasSize(1);
  }

  @Test
  void tellsAnAllocationWithTheFiguresItWasMadeFrom() {
    books.post("/allocations", JSON, YEAR);
    var id = books.get("/allocations").at("/items/0/id");

    var answer = books.get("/allocations/" + id);

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.at("/period")).isEqualTo("2023-24/12");
    assertThat(answer.at("/by")).isEqualTo("A. Finch");
    assertThat(answer.at("/outturn/lines/0/scheme")).isEqualTo("reablement");
    assertThat(id).isEqualTo("brackenshire-better-care-fund~2023-24~12~1");
    assertThat(answer.at("/allocation/charges/icb")).isEqualTo("5100.00");
    assertThat(answer.at("/basis/seal")).hasSize(64);
  }

  @Test
  void recordsADecisionOnceBesideTheRuleAndPostsTheDifference() {
    books.post("/allocations", JSON, YEAR);

    var decided = books.post("/allocations/decisions", JSON, DECISION);

    assertThat(decided.status()).as(decided.text()).isEqualTo(200);
    assertThat(decided.at("/why")).isEqualTo("decided, HWB 2024-05-14, item 7");
    assertThat(decided.at("/allocation/clauses/1/lines/county")).isEqualTo("4000.00");
    assertThat(decided.at("/allocation/clauses/1/decision/rule/lines/county")).isEqualTo("4900.00");
    assertThat(decided.at("/allocation/clauses/1/decision/differences/county"))
        .isEqualTo("-900.00");
    assertThat(decided.at("/allocation/clauses/1/unallocated")).isEqualTo("900.00");
    assertThat(balance("risk-share", "county")).isEqualTo("-4000.00");
    int entries = books.entries();
    assertThat(books.post("/allocations/decisions", JSON, DECISION).json())
        .isEqualTo(decided.json());
    assertThat(books.entries()).isEqualTo(entries);
    assertThat(
            books
                .get("/allocations/" + decided.at("/id"))
                .at("/allocation/clauses/1/decision/minute"))
        .isEqualTo("HWB 2024-05-14, item 7");
  }

  @Test
  void recordsAPositionOnceWithBothFiguresAndPostsNothing() {
    books.post("/allocations", JSON, YEAR);
    int entries = books.entries();

    var taken = books.post("/allocations/positions", JSON, POSITION);

    assertThat(taken.status()).as(taken.text()).isEqualTo(200);
    assertThat(taken.at("/revision")).isEqualTo("2");
    assertThat(taken.at("/positions/0/standing")).isEqualTo("disputed");
    assertThat(taken.at("/positions/0/part")).isEqualTo("4900.00");
    assertThat(taken.at("/positions/0/own")).isEqualTo("3000.00");
    assertThat(books.post("/allocations/positions", JSON, POSITION).json()).isEqualTo(taken.json());
    assertThat(books.entries()).isEqualTo(entries);
    assertThat(books.get("/allocations").at("/items/1/positions/0/note"))
        .isEqualTo("Not our scheme");
  }

  @Test
  void runsHistoryAgainUnderAProposedAgreement() throws IOException {
    books.post("/allocations", JSON, YEAR);
    int entries = books.entries();
    var proposed =
        Files.readString(EXAMPLE.resolve("agreement.yml"))
            .replace("icb: 51, county: 49", "icb: 1, county: 1");

    var rerun = books.post("/allocations/rerun", YAML, proposed);

    assertThat(rerun.status()).as(rerun.text()).isEqualTo(200);
    assertThat(rerun.at("/items/1/partner")).isEqualTo("county");
    assertThat(rerun.at("/items/1/recorded")).isEqualTo("4900.00");
    assertThat(rerun.at("/items/1/proposed")).isEqualTo("5000.00");
    assertThat(rerun.at("/totals/icb")).isEqualTo("-100.00");
    assertThat(books.entries()).isEqualTo(entries);
    assertThat(books.get("/allocations").json().path("items")).hasSize(1);
  }

  @Test
  void takesTheOverspendOfAnotherFundThatAClauseNames() {
    var other = service.books();
    other.entry("plan", spent("plan", "2023-04-01", "500000.00"));
    other.entry("actual", spent("actual", "2024-03-31", "500800.00"));
    var agreement =
        """
        agreement: The other fund
        version: 1
        in-force: {from: 2022-04-01}
        partners: [icb, county]
        clauses: [{clause: "1", takes: variance, of: {funds: %s}, share: {icb: 3, county: 1}}]
        """
            .formatted(other.fund());
    assertThat(books.post("/agreements?postOpenings=true", YAML, agreement).status())
        .isEqualTo(201);

    var applied = books.post("/allocations", JSON, YEAR);

    assertThat(applied.status()).as(applied.text()).isEqualTo(200);
    assertThat(applied.at("/items/1/charges/icb")).isEqualTo("600.00");
    assertThat(balance("risk-share", "icb")).isEqualTo("-5700.00");
    assertThat(other.get("/balances?kind=risk-share").at("/items/0/amount")).isEqualTo("0.00");
  }

  /** Dues are not cash: applying moves nothing at the bank, paying does. */
  @Test
  void raisesWhatIsDueAndPaysItOnceForItsKey() {
    assertThat(books.post("/allocations", JSON, YEAR).status()).isEqualTo(200);
    books.entry("received", received("icb", "2023-04-02", "", "900000.00"));

    var dues = books.get("/dues?partner=icb");
    assertThat(dues.at("/items/0/clause")).as(dues.text()).isEqualTo("sch-3-4-2");
    assertThat(dues.at("/items/0/allocation"))
        .isEqualTo("brackenshire-better-care-fund~2023-24~12~1");
    assertThat(dues.at("/items/0/since")).isEqualTo("2024-03-31");
    assertThat(dues.at("/items/0/dueOn")).isEqualTo("2024-05-31");
    assertThat(dues.at("/items/0/open")).isEqualTo("5100.00");
    assertThat(dues.json().path("items")).hasSize(1);
    assertThat(bank()).isEqualTo("950000.00");
    assertThat(books.get("/allocations/payments?dueBy=2024-05-31").at("/items/1/amount"))
        .isEqualTo("5100.00");
    assertThat(books.get("/allocations/payments?dueBy=2024-05-30").json().path("items")).isEmpty();

    var pay = "{\"on\": \"2024-06-03\"}";
    var paid = books.post("/allocations/payments", JSON, pay, "Idempotency-Key", "run-1");

    assertThat(paid.status()).as(paid.text()).isEqualTo(200);
    assertThat(paid.at("/items/0/amount")).isEqualTo("4900.00");
    assertThat(paid.at("/items/1/partner")).isEqualTo("icb");
    assertThat(paid.at("/items/1/settles/0/reference")).isEqualTo("2023-24/12/1 sch-3-4-2");
    assertThat(bank()).isEqualTo("960000.00");
    var again = books.post("/allocations/payments", JSON, pay, "Idempotency-Key", "run-1");
    assertThat(again.json()).isEqualTo(paid.json());
    assertThat(bank()).isEqualTo("960000.00");
    assertThat(books.get("/dues").json().path("items")).isEmpty();
    var settled = books.get("/dues?settled=true&partner=icb");
    assertThat(settled.at("/items/1/settledBy/0/amount")).isEqualTo("5100.00");
  }

  @Test
  void holdsBackWhatIsDisputedUntilTheDisputeEnds() {
    books.post("/allocations", JSON, YEAR);
    books.entry("received", received("icb", "2023-04-02", "", "900000.00"));
    var position = POSITION.replace("county", "icb");
    books.post("/allocations/positions", JSON, position);
    try (var ledger = Ledger.open("jdbc:sqlite:" + folder.resolve("books.db"))) {
      var pack = new BoardPackOf(ledger, Clock.systemUTC());
      assertThat(pack.contents(FundCode.of(books.fund()), View.NOW).open().disputed())
          .singleElement()
          .satisfies(due -> assertThat(due.openPence()).isEqualTo(5_100_00))
          .satisfies(
              due -> assertThat(due.dispute().orElseThrow().reason()).isEqualTo("Not our scheme"));
    }
    var pay = "{\"on\": \"2024-06-03\"%s}";

    var run = books.post("/allocations/payments", JSON, pay.formatted(""), "Idempotency-Key", "1");
    assertThat(run.at("/items/0/partner")).as(run.text()).isEqualTo("county");
    assertThat(run.json().path("items")).hasSize(1);
    assertThat(run.at("/heldBack/0/open")).isEqualTo("5100.00");
    assertThat(run.at("/heldBack/0/dispute/reason")).isEqualTo("Not our scheme");
    var entry = run.at("/heldBack/0/entry");
    var named = pay.formatted(", \"partner\": \"icb\", \"dues\": [%s]".formatted(entry));
    assertThat(books.post("/allocations/payments", JSON, named, "Idempotency-Key", "2").at("/code"))
        .isEqualTo("DUE_DISPUTED");

    books.post("/allocations/positions", JSON, position.replace("disputed", "agreed"));
    var paid = books.post("/allocations/payments", JSON, named, "Idempotency-Key", "3");
    assertThat(paid.at("/items/0/amount")).as(paid.text()).isEqualTo("5100.00");
    assertThat(paid.json().path("heldBack")).isEmpty();
  }

  /** An instalment of a contribution, which no allocation raised. */
  @Test
  void holdsBackAnInstalmentThatItsPartnerDisputes() throws IOException {
    var entry = books.get("/dues?partner=icb").at("/items/0/entry");
    var disputed =
        books.post(
            "/dues/" + entry + "/positions",
            JSON,
            "{\"partner\": \"icb\", \"standing\": \"disputed\", \"note\": \"Not our month\"}");

    assertThat(disputed.status()).as(disputed.text()).isEqualTo(200);
    assertThat(disputed.at("/dispute/reason")).isEqualTo("Not our month");
    assertThat(disputed.at("/open")).isEqualTo("900000.00");
    var payments = books.get("/allocations/payments");
    assertThat(payments.json().path("items")).isEmpty();
    assertThat(payments.at("/heldBack/0/entry")).as(payments.text()).isEqualTo(entry);
    assertThat(books.get("/periods/2023-24-01/checklist").text()).contains("Not our month");

    var wrong =
        books.post(
            "/dues/999/positions", JSON, "{\"partner\": \"icb\", \"standing\": \"disputed\"}");
    assertThat(wrong.status()).isEqualTo(404);
    assertThat(wrong.at("/code")).isEqualTo("DUE_NOT_OPEN");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"on": "2024-06-03", "amount": "1.00"}                                      | PAYMENT_PARTNER_MISSING
          {"on": "2024-06-03", "partner": "icb", "amount": "9999999.00"}              | PAYMENT_EXCEEDS_DUES
          {"on": "2024-06-03", "partner": "icb", "dues": [999]}                       | DUE_NOT_OPEN
          {"on": "2024-06-03", "partner": "town"}                                     | LEDGER_PARTNER_UNKNOWN
          {"on": "2024-06-33"}                                                        | LEDGER_DATE_MALFORMED
          {"day": "2024-06-03"}                                                       | PAYMENT_REQUEST_NOT_AS_DESCRIBED
          """)
  void refusesAPayment(String body, String code) {
    books.post("/allocations", JSON, YEAR);
    int entries = books.entries();

    var answer = books.post("/allocations/payments", JSON, body, "Idempotency-Key", "wrong");

    assertThat(answer.at("/code")).as(answer.text()).isEqualTo(code);
    assertThat(books.entries()).isEqualTo(entries);
  }

  private String bank() {
    return books.get("/balances?kind=bank").at("/items/0/amount");
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          decisions | "clause": "Sch 3, 4.2"    | "clause": "9"          | 422 | ALLOCATION_DECISION_UNKNOWN
          decisions | "county": "4000.00"       | "town": "4000.00"      | 422 | ALLOCATION_DECISION_UNKNOWN
          decisions | "county": "4000.00"       | "county": "4000.005"   | 422 | LEDGER_AMOUNT_TOO_PRECISE
          decisions | "county": "4000.00"       | "county": "92233720368547758.07" | 422 | ALLOCATION_DECISION_TOO_LARGE
          decisions | "county": "4000.00"       | "county": 4000.00      | 422 | DECISION_NOT_AS_DESCRIBED
          decisions | "minute": "HWB            | "minutes": "HWB        | 422 | DECISION_NOT_AS_DESCRIBED
          decisions | "on": "2024-05-14"        | "on": "2024-05-34"     | 400 | LEDGER_DATE_MALFORMED
          decisions | "year": "2023-24"         | "year": "2022-23"      | 404 | ALLOCATION_NOT_RECORDED
          decisions | "year": "2023-24"         | "year": "2023-24", "agreement": "other" | 404 | ALLOCATION_NOT_RECORDED
          positions | "clause": "Sch 3, 4.2"    | "clause": "9"          | 422 | ALLOCATION_POSITION_UNKNOWN
          positions | "partner": "county"       | "partner": "town"      | 422 | ALLOCATION_POSITION_UNKNOWN
          positions | "standing": "disputed"    | "standing": "angry"    | 422 | POSITION_NOT_AS_DESCRIBED
          positions | "own": "3000.00"          | "own": "lots"          | 400 | LEDGER_AMOUNT_MALFORMED
          """)
  void refusesARulingWith(String what, String right, String wrong, int status, String code) {
    books.post("/allocations", JSON, YEAR);
    int entries = books.entries();
    var body = (what.equals("decisions") ? DECISION : POSITION).replace(right, wrong);

    var answer = books.post("/allocations/" + what, JSON, body);

    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.at("/code")).isEqualTo(code);
    assertThat(answer.at("/detail")).containsPattern("othing was (recorded|allocated)");
    assertThat(books.entries()).isEqualTo(entries);
    assertThat(books.get("/allocations").json().path("items")).hasSize(1);
  }

  @Test
  void saysThatThereIsNoSuchAllocation() {
    var answer = books.get("/allocations/none~2023-24~12~1");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.at("/code")).isEqualTo("ALLOCATION_UNKNOWN");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                             | 422 | ALLOCATION_REQUEST_NOT_AS_DESCRIBED | year
          {"year": "2023-25", "payOn": "2024-05-31"}     | 400 | LEDGER_YEAR_MALFORMED               | 2023-25
          {"year": "2023-24"}                            | 400 | ALLOCATION_REQUEST_DAY_MISSING      | payOn
          {"year": "2023-24", "payOn": "2024-05-32"}     | 400 | LEDGER_DATE_MALFORMED               | 2024-05-32
          {"year": "2031-32", "payOn": "2032-05-31"}     | 404 | AGREEMENT_NONE_IN_FORCE             | 2032-03-31
          {"year": "2023-24", "throughMonth": 13}        | 422 | ALLOCATION_REQUEST_NOT_AS_DESCRIBED | throughMonth
          {"year": "2023-24", "payOn": "2024-05-31", "bases": {"contract": "1.005"}} | 422 | LEDGER_AMOUNT_TOO_PRECISE | bases.contract
          {"year": "2023-24", "payOn": "2024-05-31", "measure": {}} | 422 | ALLOCATION_REQUEST_NOT_AS_DESCRIBED | measure
          """)
  void refusesARequestOf(String body, int status, String code, String value) {
    var answer = books.post("/allocations", JSON, body);

    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.at("/code")).isEqualTo(code);
    assertThat(answer.at("/detail")).contains(value).containsIgnoringCase("nothing was recorded");
    assertThat(books.entries()).isEqualTo(4);
  }

  private String balance(String kind, String partners) {
    return books.get("/balances?kind=" + kind + "&partner=" + partners).at("/items/0/amount");
  }
}
