package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.rest.TestService.EXAMPLE;
import static org.commonpurse.api.rest.TestService.JSON;
import static org.commonpurse.api.rest.TestService.YAML;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.commonpurse.api.operation.report.BoardPackOf;
import org.commonpurse.api.rest.TestService.Answer;
import org.commonpurse.api.rest.TestService.Books;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.id.FundCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How agreements are added and told over HTTP, and which are refused. */
class AgreementsResourceTest {

  private static final String VERSION_3 = "/agreements/brackenshire-better-care-fund/versions/3";

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
  void refusesAnOpeningThatTheLedgerDoesNotHoldOrPostsItWhereAsked() throws IOException {
    var refused = books.post("/agreements", YAML, example());

    assertThat(refused.status()).as(refused.text()).isEqualTo(409);
    assertThat(refused.at("/code")).isEqualTo("AGREEMENT_OPENING_NOT_HELD");
    assertThat(refused.at("/place/path")).isEqualTo("reserves.risk-pool.opening");
    assertThat(refused.at("/detail"))
        .contains("50,000.00 (county 25,000.00, icb 25,000.00)", "the ledger holds nothing in it");
    assertThat(books.entries()).isZero();

    var added = books.post("/agreements?postOpenings=true", YAML, example());

    assertThat(added.status()).as(added.text()).isEqualTo(201);
    assertThat(books.get("/balances?kind=reserve&partner=icb").at("/items/0/amount"))
        .isEqualTo("-25000.00");
    assertThat(books.post("/agreements", YAML, example()).status()).isEqualTo(201);
    assertThat(books.entries()).isEqualTo(1);
  }

  @Test
  void addsAVersionAndTellsItWordForWordAndAsPlainEnglish() throws IOException {
    var added = books.post("/agreements?postOpenings=true", YAML, example());

    assertThat(added.status()).as(added.text()).isEqualTo(201);
    assertThat(added.location()).hasValue(service.address(books.path(VERSION_3)).toString());
    assertThat(books.get(VERSION_3).at("/clauses/0/paragraphs/0/text"))
        .isEqualTo(
            "An over- or underspend of the Disabled Facilities Grant (stream) stays with the owner of each"
                + " stream.");
    assertThat(books.get(VERSION_3 + "/document").text()).isEqualTo(example());
    assertThat(books.get(VERSION_3 + "/plain-english").text())
        .startsWith("Brackenshire Better Care Fund, version 3, in force from 2022-04-01")
        .contains("Sch 3, 4.2 (Overspends).", "  2. An overspend goes to each of these in turn:")
        .doesNotContain("Table of");
    assertThat(books.get(VERSION_3).json().at("/clauses/1").has("tables")).isFalse();
    assertThat(books.get(VERSION_3 + "?tables=true").at("/clauses/1/tables/0/paragraph"))
        .isEqualTo("2.2.");
    assertThat(books.get(VERSION_3 + "/plain-english?tables=true").text())
        .contains("  Table of 2.2. What is left is taken in layers:");
  }

  @Test
  void endsAnAgreementByNoticeWhichTheBoardPackTells() throws IOException {
    books.post("/agreements?postOpenings=true", YAML, example());
    books.entry("due", Examples.due("icb", "nhs-minimum", "2024-05-01", "10.00"));
    var notice =
        "{\"partner\": \"county\", \"givenOn\": \"2024-06-30\", \"endsOn\": \"2024-09-30\"}";

    var ended = books.post("/agreements/brackenshire-better-care-fund/notice", JSON, notice);

    assertThat(ended.status()).as(ended.text()).isEqualTo(200);
    assertThat(books.get(VERSION_3).at("/inForceUntil")).isEqualTo("2024-09-30");
    assertThat(books.get(VERSION_3).at("/notice/partner")).isEqualTo("county");
    assertThat(books.get("/agreements").at("/items/0/notice/endsOn")).isEqualTo("2024-09-30");
    try (var ledger = Ledger.open("jdbc:sqlite:" + folder.resolve("books.db"))) {
      var pack =
          new BoardPackOf(ledger, Clock.systemUTC()).contents(FundCode.of(books.fund()), View.NOW);
      assertThat(pack.agreements().get(0).agreement().notice()).isPresent();
    }
  }

  @Test
  void warnsOfWhatAnAgreementMayNotMeanAndRecordsNothing() throws IOException {
    var lint = books.post("/agreements/lint", YAML, example());

    assertThat(lint.status()).as(lint.text()).isEqualTo(200);
    assertThat(lint.at("/warnings/0/code")).isEqualTo("LINT_CAN_STAY_UNALLOCATED");
    assertThat(lint.at("/warnings/0/clause")).isEqualTo("Sch 3, 4.2");
    assertThat(lint.at("/warnings/0/place/line")).isEqualTo("30");
    assertThat(books.get("/agreements").json().path("items")).isEmpty();
  }

  @Test
  void tellsTheWarningsWhenAnAgreementIsAdded() throws IOException {
    var lint = books.post("/agreements/lint", YAML, example());

    var added = books.post("/agreements?postOpenings=true", YAML, example());

    assertThat(added.json().path("warnings")).hasSize(2).isEqualTo(lint.json().path("warnings"));
  }

  @Test
  void refusesToLintWhatItWouldRefuseToAdd() throws IOException {
    var text = example().replace("{streams: [dfg]}", "{streams: [gardening]}");

    var answer = books.post("/agreements/lint", YAML, text);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json())
        .isEqualTo(withoutTrace(books.post("/agreements?postOpenings=true", YAML, text), answer));
    assertThat(answer.at("/detail")).contains("In clause \"Sch 3, 4.1\"", "gardening");
  }

  /** An answer's JSON with the trace of another, for each request has its own. */
  private static JsonNode withoutTrace(Answer answer, Answer other) {
    return ((ObjectNode) answer.json()).put("trace", other.at("/trace"));
  }

  @Test
  void addsTheSameTextOnce() throws IOException {
    books.post("/agreements?postOpenings=true", YAML, example());

    assertThat(books.post("/agreements?postOpenings=true", YAML, example()).status())
        .isEqualTo(201);
    assertThat(books.get("/agreements").json().path("items")).hasSize(1);
  }

  @Test
  void refusesAnotherTextUnderAVersionThatIsTaken() throws IOException {
    books.post("/agreements?postOpenings=true", YAML, example());

    var answer =
        books.post("/agreements?postOpenings=true", YAML, example().replace("icb: 51", "icb: 52"));

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.at("/code")).isEqualTo("LEDGER_AGREEMENT_DIFFERS");
    assertThat(books.get(VERSION_3 + "/document").text()).isEqualTo(example());
  }

  @Test
  void tellsWhatDiffersBetweenTwoVersionsAsTheyWereSigned() throws IOException {
    books.post("/agreements?postOpenings=true", YAML, example());
    var later =
        example()
            .replace("version: 3", "version: 4\nvaries: 3")
            .replace("from: 2022-04-01", "from: 2024-04-01")
            .replace("up-to: 2% of budget", "up-to: 3% of budget");
    var added = books.post("/agreements?postOpenings=true", YAML, later);
    assertThat(added.status()).as(added.text()).isEqualTo(201);
    var changes = "/agreements/brackenshire-better-care-fund/changes?from=%d&to=%d";

    var forth = books.get(changes.formatted(3, 4));

    assertThat(forth.status()).as(forth.text()).isEqualTo(200);
    assertThat(forth.at("/preamble/removed/0"))
        .as("as it was signed: what followed on it does not show")
        .endsWith("version 3, in force from 2022-04-01 until 2026-03-31.");
    assertThat(forth.json().path("clauses")).hasSize(1);
    assertThat(forth.at("/clauses/0/what")).isEqualTo("changed");
    assertThat(forth.at("/clauses/0/removed/0")).startsWith("2.2.1. The first 2% of the budget");
    assertThat(forth.at("/clauses/0/added/0")).startsWith("2.2.1. The first 3% of the budget");
    var back = books.get(changes.formatted(4, 3));
    assertThat(back.json().at("/clauses/0/removed")).isEqualTo(forth.json().at("/clauses/0/added"));
    assertThat(books.get(changes.formatted(4, 4)).json().path("clauses")).isEmpty();
  }

  @Test
  void saysThatThereIsNoSuchVersion() {
    var answer = books.get(VERSION_3);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.at("/code")).isEqualTo("LEDGER_AGREEMENT_UNKNOWN");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a weight that is negative | {icb: 51, county: 49} | {icb: -51, county: 49} | 422 | 17 | -51
          shares that add up to nothing | {icb: 51, county: 49} | {icb: 0, county: 0} | 422 | 17 | nothing
          an amount with three decimals | opening: 50000.00 | opening: 50000.001 | 422 | 21 | 50000.001
          an unknown partner of a share | {icb: 51, county: 49} | {icb: 51, town: 49} | 422 | 17 | town
          a partner the fund does not have | acute | clinic | 422 | 10 | clinic
          a scheme the fund does not have | {streams: [dfg]} | {schemes: [gardening]} | 422 | 27 | gardening
          a partner named twice | - county: Brackenshire | - icb: Brackenshire | 422 | 9 | icb
          malformed YAML | {icb: 51, county: 49} | {icb: 51, county: 49 | 400 | 18 | expected
          two rests | - rest: {share | - rest: {share: joint}\\n          - rest: {share | 422 | 40 | rest
          another currency | version: 3 | version: 3\\ncurrency: EUR | 422 | 4 | EUR
          """)
  void refusesAnAgreementWith(
      String mistake, String right, String wrong, int status, int line, String value)
      throws IOException {
    var text = example().replace(right, wrong.replace("\\n", "\n"));

    var answer = books.post("/agreements?postOpenings=true", YAML, text);

    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.type()).isEqualTo("application/problem+json");
    assertThat(answer.json().at("/place/line").intValue()).isEqualTo(line);
    assertThat(answer.at("/detail"))
        .contains("body:" + line + ":", value)
        .containsIgnoringCase("nothing was recorded");
    assertThat(answer.json().path("mistakes")).isNotEmpty();
    assertThat(books.get("/agreements").json().path("items")).isEmpty();
  }

  private static String example() throws IOException {
    return Files.readString(EXAMPLE.resolve("agreement.yml"));
  }
}
