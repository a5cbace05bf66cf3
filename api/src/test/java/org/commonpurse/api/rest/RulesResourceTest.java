package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.rest.Examples.due;
import static org.commonpurse.api.rest.Examples.entry;
import static org.commonpurse.api.rest.Examples.posting;
import static org.commonpurse.api.rest.Examples.spent;
import static org.commonpurse.api.rest.TestService.EXAMPLE;
import static org.commonpurse.api.rest.TestService.JSON;
import static org.commonpurse.api.rest.TestService.YAML;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.commonpurse.api.rest.TestService.Answer;
import org.commonpurse.api.rest.TestService.Books;
import org.commonpurse.ledger.rule.FundRules;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the rules of a fund are told, set and kept over HTTP. */
class RulesResourceTest {

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
  void hasTheRulesOfEveryNewFundUntilOthersAreSet() throws IOException {
    var rules = books.get("/rules");
    assertThat(rules.at("/lateEntries")).isEqualTo("refuse");
    assertThat(rules.json().path("rules").findValuesAsText("rule"))
        .containsExactly(
            "reserves-stay", "own-streams", "capital-apart", "ring-fences", "far-ahead");
    assertThat(set(rules.text()).text()).isEqualTo(rules.text());
    var overdrawn = books.entry("out", reserve("debit", "credit", "0.01"));
    assertThat(overdrawn.status()).isEqualTo(409);
    assertThat(overdrawn.at("/fields/rule")).isEqualTo("reserves-stay");
    set("rules: []");
    assertThat(books.entry("out", reserve("debit", "credit", "0.01")).status()).isEqualTo(201);
  }

  @Test
  void tellsRulesAsADocumentThatSetsTheSameRules() throws IOException {
    var set = set(example());

    assertThat(set.status()).as(set.text()).isEqualTo(200);
    assertThat(set.at("/lateEntries")).isEqualTo("route");
    assertThat(set.json().path("rules").findValuesAsText("rule"))
        .containsExactly(
            "reserves-stay",
            "grant-is-closed",
            "permitted-expenditure",
            "minuted",
            "own-streams",
            "capital-apart",
            "ring-fences",
            "far-ahead");
    assertThat(books.get("/rules").text()).isEqualTo(set.text());
    assertThat(service.put(books.path("/rules"), JSON, set.text()).text()).isEqualTo(set.text());
  }

  @Test
  void refusesWhatTheRulesForbidAndNamesTheRule() throws IOException {
    set(example());
    books.entry("in", reserve("credit", "debit", "5.00"));

    var tooMuch = books.entry("out", reserve("debit", "credit", "5.01"));
    assertThat(tooMuch.status()).isEqualTo(409);
    assertThat(tooMuch.at("/code")).isEqualTo("LEDGER_RULE_BROKEN");
    assertThat(tooMuch.at("/fields/rule")).isEqualTo("reserves-stay");
    assertThat(tooMuch.at("/detail")).contains("5.00 is left", "5.01", "Nothing was recorded.");
    assertThat(books.entry("grant", due("county", "dfg", "2023-04-30", "1.00")).at("/fields/rule"))
        .isEqualTo("grant-is-closed");
    assertThat(books.entry("spend", spent("actual", "2023-04-30", "1.00")).at("/fields/rule"))
        .isEqualTo("permitted-expenditure");
    var virement =
        due("icb", "nhs-minimum", "2023-04-30", "1.00")
            .replaceFirst("\\{", "{\"kind\": \"virement\",");
    assertThat(books.entry("virement", virement).at("/fields/rule")).isEqualTo("minuted");
    assertThat(books.entries()).isEqualTo(1);
  }

  @Test
  void routesLateEntriesAndTellsTheDayTheyWereSentFor() throws IOException {
    set(example());
    books.post("/periods/2023-24-01/close", JSON, "{\"acceptOpen\": \"Lists come in May\"}");

    var receipt = books.entry("late", due("icb", "nhs-minimum", "2023-04-20", "1.00"));

    assertThat(receipt.at("/effectiveOn")).isEqualTo("2023-05-01");
    assertThat(receipt.at("/routedFrom")).isEqualTo("2023-04-20");
    var again = books.entry("late", due("icb", "nhs-minimum", "2023-04-20", "1.00"));
    assertThat(again.at("/replayed")).isEqualTo("true");
    assertThat(again.at("/routedFrom")).isEqualTo("2023-04-20");
    assertThat(books.get("/entries/1").at("/effectiveOn")).isEqualTo("2023-05-01");
    assertThat(books.get("/entries/1").at("/submittedOn")).isEqualTo("2023-04-20");
  }

  @Test
  void letsTheRolesThatTheRulesNamePostInASoftlyClosedPeriod() throws IOException {
    set(example().replace("lateEntries: route", "lateEntries: refuse"));
    books.post("/periods/2023-24-01/soft-close", JSON, "");
    var april = due("icb", "nhs-minimum", "2023-04-20", "1.00");

    var refused = books.entry("april", april);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.at("/detail")).contains("closed to all but some roles");
    var posted =
        books.post(
            "/entries", JSON, april, "Idempotency-Key", "april", "Acting-Roles", "clerk, closer");
    assertThat(posted.status()).as(posted.text()).isEqualTo(201);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          an unknown key       | lateEntries: route | late: route       | RULES_NOT_AS_DESCRIBED | late       | late
          an unknown setting   | route               | wait              | RULES_NOT_AS_DESCRIBED | lateEntries | wait
          an unknown stream    | stream: [dfg]       | stream: [gfd]     | LEDGER_STREAM_UNKNOWN  | rules[1].blocked.where.stream[0] | gfd
          an unknown kind      | kinds: [spend]      | kinds: [spent]    | RULES_NOT_AS_DESCRIBED | rules[2].on.kinds[0] | spent
          a rule of two forms  | needsApproval:     | blocked: {book: plan}, needsApproval: | RULES_FORM_UNCLEAR | rules[3] | needsApproval
          a rule of no form    | , needsApproval: [virement] | ``       | RULES_FORM_UNCLEAR     | rules[3]   | none
          a sum without a side | side: credit,       | ``                | RULES_NOT_AS_DESCRIBED | rules[0].notBelowZero | side
          a sum of all books   | book: actual, kinds: [reserve] | kinds: [reserve] | RULES_NOT_AS_DESCRIBED | rules[0].notBelowZero | book
          a name twice         | rule: minuted       | rule: reserves-stay | LEDGER_RULE_TWICE    | rules      | reserves-stay
          """)
  void refusesRulesWith(
      String mistake, String right, String wrong, String code, String path, String value)
      throws IOException {
    var answer = set(example().replace(right, wrong));

    assertThat(answer.status()).as(answer.text()).isEqualTo(422);
    assertThat(answer.at("/code")).isEqualTo(code);
    assertThat(answer.at("/place/path")).isEqualTo(path);
    assertThat(answer.at("/detail")).contains(value).containsIgnoringCase("nothing was recorded");
    assertThat(books.get("/rules").json().path("rules")).hasSize(FundRules.DEFAULTS.rules().size());
  }

  @Test
  void refusesRulesOfAFundThatIsNotThere() throws IOException {
    assertThat(service.get("/api/v1/funds/arden/rules").at("/code"))
        .isEqualTo("LEDGER_FUND_UNKNOWN");
    assertThat(service.put("/api/v1/funds/arden/rules", YAML, example()).at("/code"))
        .isEqualTo("LEDGER_FUND_UNKNOWN");
  }

  private Answer set(String rules) {
    return service.put(books.path("/rules"), YAML, rules);
  }

  private static String reserve(String ofReserve, String ofSurplus, String amount) {
    return entry(
        "actual",
        "2023-04-30",
        "Reserve",
        "",
        posting("reserve:risk-pool:icb", ofReserve, amount),
        posting("surplus", ofSurplus, amount));
  }

  private static String example() throws IOException {
    return Files.readString(EXAMPLE.resolve("rules.yml"));
  }
}
