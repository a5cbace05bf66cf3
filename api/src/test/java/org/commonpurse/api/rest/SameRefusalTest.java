package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.commonpurse.api.command.Commands;
import org.commonpurse.api.command.Console;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That a command refuses what its route refuses, with the same code, place and words. */
class SameRefusalTest {

  private static final String UNBALANCED =
      """
      {"book": "actual", "effectiveOn": "2023-04-30", "narrative": "Due", "currency": "GBP",
       "postings": [{"account": "receivable:icb", "debit": "100.00"},
                    {"account": "contribution:icb:nhs-minimum", "credit": "99.99"}]}
      """;

  private static final String VIREMENT =
      """
      {"on": "2023-10-01", "currency": "GBP", "amount": "0.01",
       "from": {"scheme": "reablement", "stream": "nhs-minimum", "provider": "county"},
       "to": {"scheme": "home-first", "stream": "nhs-minimum", "provider": "acute"},
       "approval": {"by": "Board", "minute": "JCB-14/9"}}
      """;

  @TempDir private static Path folder;

  private static String database = "";

  private static TestService service;

  private static TestService.Books books;

  @BeforeAll
  static void start() throws Exception {
    database = "jdbc:sqlite:" + folder.resolve("books.db");
    service = TestService.startOn(database);
    books = service.books();
  }

  @AfterAll
  static void stop() throws Exception {
    service.close();
  }

  @Test
  void ofAnEntryThatDoesNotBalance() throws IOException {
    assertSame(
        books.entry("april", UNBALANCED),
        acting("post --key april --file " + file(UNBALANCED)),
        "LEDGER_ENTRY_UNBALANCED",
        "(postings)");
  }

  @Test
  void ofAnEntryInAMonthThatTheFundDoesNotKnow() throws IOException {
    var entry = UNBALANCED.replace("99.99", "100.00").replace("2023-04-30", "2019-04-30");

    assertSame(
        books.entry("early", entry),
        acting("post --key early --file " + file(entry)),
        "LEDGER_DATE_OUTSIDE_FUND",
        "(effectiveOn)");
  }

  @Test
  void ofAnEntryThatItsSchemaDoesNotDescribe() throws IOException {
    var entry = UNBALANCED.replace("\"narrative\"", "\"narative\"");

    assertSame(
        books.entry("misspelt", entry),
        acting("post --key misspelt --file " + file(entry)),
        "ENTRY_FIELD_MISSING",
        "narrative");
  }

  @Test
  void ofRulesThatSayNothing() throws IOException {
    var rules = "{\"rules\": [{\"rule\": \"a\"}, {\"rule\": \"a\", \"blocked\": {}}]}";

    assertSame(
        service.put(books.path("/rules"), TestService.JSON, rules),
        acting("rules set --file " + file(rules)),
        "RULES_",
        "");
  }

  @Test
  void ofAVirementOfMoreThanThereIs() {
    var answer = books.post("/plan/virements", TestService.JSON, VIREMENT, "Idempotency-Key", "v1");
    var run =
        acting(
            "plan virement --on 2023-10-01 --from reablement:nhs-minimum:county"
                + " --to home-first:nhs-minimum:acute --amount 0.01 --approved-by Board"
                + " --minute JCB-14/9 --key v1");

    assertThat(answer.at("/code")).isEqualTo("LEDGER_VIREMENT_EXCEEDS_BUDGET");
    assertThat(answer.at("/place/path")).isEqualTo("amount");
    assertThat(wordsOf(run, answer))
        .isEqualTo(answer.at("/detail").replaceFirst("^body:.* \\(amount\\)", "\"--amount\""));
  }

  @Test
  void ofADayThatIsNone() {
    var answer = books.get("/balances?asAt=soon");
    var run = run("balances --as-at soon --fund " + books.fund());

    assertThat(answer.at("/code")).isEqualTo("LEDGER_DATE_MALFORMED");
    assertThat(wordsOf(run, answer)).isEqualTo(answer.at("/detail").replace("asAt", "--as-at"));
  }

  @Test
  void ofAFundThatIsNotThere() {
    assertSame(
        service.get("/api/v1/funds/nowhere/balances"),
        run("balances --fund nowhere"),
        "LEDGER_FUND_UNKNOWN",
        "nowhere");
  }

  @Test
  void ofAnAllocationThatWasNotMade() {
    assertSame(
        books.get("/allocations/a~2023-24~12~1"),
        run("allocation show --key allocation/a/2023-24/12/1 --fund " + books.fund()),
        "ALLOCATION_UNKNOWN",
        "");
  }

  @Test
  void ofAPeriodThatIsOpen() throws IOException {
    assertSame(
        books.post("/periods/2023-24-01/reopen", TestService.JSON, "{\"reason\": \"Late\"}"),
        acting("period reopen --period 2023-24/01 --reason Late"),
        "LEDGER_PERIOD_NOT_CLOSED",
        "");
  }

  @Test
  void ofAnEntryWithoutAKeyButForHowOneIsGiven() throws IOException {
    var entry = UNBALANCED.replace("99.99", "100.00");

    var answer = books.post("/entries", TestService.JSON, entry);
    var run = acting("post --file " + file(entry));

    assertThat(answer.at("/code")).isEqualTo("ENTRY_KEY_MISSING");
    assertThat(answer.at("/detail"))
        .startsWith("The entry has no key. Send the header Idempotency-Key,");
    assertThat(run)
        .startsWith("commonpurse: The entry has no key. Give --key,")
        .contains("[ENTRY_KEY_MISSING]")
        .doesNotContain("header");
  }

  @Test
  void ofAnEntryWithTwoKeysButForHowOneIsGiven() throws IOException {
    var entry =
        UNBALANCED.replace("99.99", "100.00").replace("{\"book\"", "{\"key\": \"b\", \"book\"");

    var answer = books.entry("a", entry);
    var run = acting("post --key a --file " + file(entry));

    assertThat(answer.at("/detail"))
        .startsWith("The header gives the key \"a\" and the entry \"b\".");
    assertThat(answer.at("/fields/header")).isEqualTo("a");
    assertThat(run)
        .startsWith("commonpurse: --key gives the key \"a\" and the entry \"b\".")
        .contains("[ENTRY_KEY_DIFFERS]");
  }

  private static void assertSame(
      TestService.Answer answer, String run, String code, String inDetail) {
    assertThat(answer.at("/code")).startsWith(code);
    assertThat(answer.at("/detail")).contains(inDetail);
    assertThat(wordsOf(run, answer)).isEqualTo(answer.at("/detail").replace("body:", "sent.json:"));
  }

  /** What a command says, without what only a terminal shows, and with what only an answer says. */
  private static String wordsOf(String run, TestService.Answer answer) {
    var detail = answer.at("/detail");
    var code = " [" + answer.at("/code") + "]";
    var words = run.strip().replaceFirst("^commonpurse: ", "");
    assertThat(words).contains(code.strip());
    words = detail.contains(code.strip()) ? words : words.replace(code, "");
    var nothing = " Nothing was recorded.";
    return detail.endsWith(nothing) && !words.endsWith(nothing) ? words + nothing : words;
  }

  private static Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("sent.json"), text);
  }

  private static String acting(String command) {
    return run(command + " --by Finch --fund " + books.fund());
  }

  private static String run(String command) {
    var err = new StringWriter();
    var words = new ArrayList<>(List.of(command.split(" ")));
    words.addAll(List.of("--database", database));
    var console = new Console(new PrintWriter(new StringWriter()), new PrintWriter(err));
    assertThat(Commands.run(console, words.toArray(String[]::new))).isEqualTo(1);
    return err.toString();
  }
}
