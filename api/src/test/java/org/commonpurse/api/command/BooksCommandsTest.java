package org.commonpurse.api.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.command.Run.commonpurse;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.FundReader;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Submission;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the commands read the books of a database. */
class BooksCommandsTest {

  private static final Path EXAMPLE = Path.of("..", "config", "example");

  private static final FundCode FUND = FundCode.of("brackenshire");

  private static final PartnerCode ICB = PartnerCode.of("icb");

  @TempDir private static Path folder;

  private static String database;

  @BeforeAll
  static void recordAFewEntries() {
    database = "jdbc:sqlite:" + folder.resolve("books.db");
    try (var ledger = Ledger.open(database)) {
      ledger.funds().register(FundReader.read(Document.read(EXAMPLE.resolve("fund.yml"))), actor());
      var stream = StreamCode.of("nhs-minimum");
      ledger
          .journal()
          .postAll(
              List.of(
                  submission(
                      "2023-04-01",
                      "Contribution due",
                      "",
                      Posting.debit(Account.receivable(ICB), 32_500_000),
                      Posting.credit(Account.contribution(ICB, stream), 32_500_000)),
                  received("2023-05-02", "ICB APR 23", 10_833_333),
                  received("2023-06-01", "ICB-MAY-23", 10_800_000),
                  received("2023-07-04", "", 10_833_334)));
    }
  }

  @Test
  void listsTheFunds() throws IOException {
    assertThat(run("funds").out())
        .containsSubsequence("fund", "brackenshire", "pooled", "county", "2022-04-01", "GBP");
    var json = new ObjectMapper().readTree(run("funds", "--json").out());
    assertThat(json.at("/items/0/fund").textValue()).isEqualTo("brackenshire");
  }

  @Test
  void printsBalancesByAccount() {
    assertThat(run("balances", "--fund", "brackenshire").out().lines())
        .containsExactly(
            "account                               GBP",
            "-----------------------------------------",
            "bank                           324,666.67",
            "contribution:icb:nhs-minimum  -325,000.00",
            "receivable:icb                     333.33");
  }

  @Test
  void printsBalancesAsAtADayByWhatIsAsked() throws IOException {
    var run =
        run(
            "balances",
            "--fund",
            "brackenshire",
            "--by",
            "kind,partner",
            "--as-at",
            "2023-05-31",
            "--where",
            "partner=icb",
            "--kind",
            "receivable",
            "--json");

    var json = new ObjectMapper().readTree(run.out());
    assertThat(json.path("asAt").textValue()).isEqualTo("2023-05-31");
    assertThat(json.at("/items/0/kind").textValue()).isEqualTo("receivable");
    assertThat(json.at("/items/0/partner").textValue()).isEqualTo("icb");
    assertThat(json.at("/items/0/amount").textValue()).isEqualTo("216666.67");
  }

  /** Nothing was printed, as if the partner had spent nothing. */
  @ParameterizedTest
  @CsvSource({
    "balances, --where, partner=icb, scheme or stream or provider",
    "balances, --by, partner, scheme or stream or provider",
    "entries, --where, partner=icb, scheme or stream or provider"
  })
  void namesTheDimensionsOfAKindThatHasNotTheOneAskedFor(
      String command, String option, String value, String instead) {
    var run = run(command, "--fund", "brackenshire", "--kind", "spend", option, value);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("spend have no partner", instead, "LEDGER_DIMENSION_NOT_OF_KIND");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void printsEntries() {
    var run = run("entries", "--fund", "brackenshire", "--limit", "2");

    assertThat(run.out())
        .containsSubsequence(
            "1  actual  2023-04-01  Contribution due",
            "receivable:icb",
            "325,000.00",
            "2  actual  2023-05-02  Received [ICB APR 23]");
    assertThat(run.err()).contains("There are more; ask for them with --after 2.");
  }

  @Test
  void printsEntriesAsJson() throws IOException {
    var run = run("entries", "--fund", "brackenshire", "--reference", "ICB-MAY-23", "--json");

    var json = new ObjectMapper().readTree(run.out());
    assertThat(json.path("items")).hasSize(1);
    assertThat(json.at("/items/0/postings/0/debit").textValue()).isEqualTo("108000.00");
  }

  @Test
  void printsAStatementOfAPartner() {
    var run =
        run(
            "statement",
            "--fund",
            "brackenshire",
            "--partner",
            "icb",
            "--from",
            "2023-05-01",
            "--as-at",
            "2023-06-30");

    assertThat(run.out().lines().map(String::strip))
        .containsExactly(
            "day         entry  account         reference   narrative                GBP     balance",
            "-".repeat(87),
            "2023-05-01                                     opening balance               325,000.00",
            "2023-05-02  2      receivable:icb  ICB APR 23  Received         -108,333.33  216,666.67",
            "2023-06-01  3      receivable:icb  ICB-MAY-23  Received         -108,000.00  108,666.67",
            "2023-06-30                                     closing balance               108,666.67");
  }

  @Test
  void printsAStatementAsJson() throws IOException {
    var run = run("statement", "--fund", "brackenshire", "--account", "bank", "--json");

    var json = new ObjectMapper().readTree(run.out());
    assertThat(json.path("items")).hasSize(3);
    assertThat(json.path("closing").textValue()).isEqualTo("324666.67");
  }

  @Test
  void printsWhatChangedAndTheEntriesThatExplainIt() throws IOException {
    var asked =
        List.of(
            "changes",
            "--fund",
            "brackenshire",
            "--by",
            "kind",
            "--as-at-before",
            "2023-05-31",
            "--as-at",
            "2023-06-30");

    var run = run(asked.toArray(String[]::new));
    assertThat(run.out().lines().map(String::strip))
        .startsWith(
            "kind            before       after       change",
            "-".repeat(47),
            "bank        108,333.33  216,333.33   108,000.00",
            "receivable  216,666.67  108,666.67  -108,000.00",
            "",
            "added  3  actual  2023-06-01  Received [ICB-MAY-23]");
    var all = new ArrayList<>(asked);
    all.add("--json");
    var json = new ObjectMapper().readTree(run(all.toArray(String[]::new)).out());
    assertThat(json.at("/rows/0/change").textValue()).isEqualTo("108000.00");
  }

  @Test
  void reconcilesAPartnersList() {
    var run = reconcile(EXAMPLE.resolve("payments.csv"));

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .containsSubsequence(
            "Matched: 2",
            "2     2023-04-30  2      2023-05-02  reference and amount  108,333.33",
            "4     2023-06-30  4      2023-07-04  amount within days    108,333.34",
            "Same reference, different amount: 1",
            "3     3      ICB-MAY-23  108,333.33  108,000.00      333.33",
            "Missing here: only icb has it: 0",
            "Missing there: only the fund has it: 0",
            "icb's list comes to GBP 325,000.00, the fund's receipts to 324,666.67; the difference is"
                + " 333.33.");
  }

  @Test
  void reconcilesAsJson() throws IOException {
    var run = reconcile(EXAMPLE.resolve("payments.csv"), "--json");

    var json = new ObjectMapper().readTree(run.out());
    assertThat(json.path("matched")).hasSize(2);
    assertThat(json.path("difference").textValue()).isEqualTo("333.33");
  }

  @Test
  void refusesAListWithTheLineAndTheValue() throws IOException {
    var list = Files.writeString(folder.resolve("list.csv"), "date,amount\n2023-04-30,1.005\n");

    var run = reconcile(list);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("Line 2, column \"amount\"", "1.005");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          balances --fund arden                           | arden
          balances --fund Arden                           | Arden
          balances --fund brackenshire --by colour        | colour
          balances --fund brackenshire --as-at 2023-02-30 | 2023-02-30
          balances --fund brackenshire --where colour=red | colour
          balances --fund brackenshire --where partner=town | town
          entries --fund brackenshire --kind debt         | debt
          entries --fund brackenshire --limit 5000        | 5000
          entries --fund brackenshire --as-known today    | today
          statement --fund brackenshire                   | partner
          statement --fund brackenshire --partner town    | town
          changes --fund brackenshire --as-at 2023-04-30  | moment of the first
          reconcile --fund brackenshire --partner town --file ../config/example/payments.csv | town
          reconcile --fund brackenshire --partner icb --file none.csv | none.csv
          """)
  void refuses(String command, String value) {
    var run = run(command.split(" "));

    assertThat(run.exitCode()).as(run.out()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(value).containsPattern("\\[[A-Z_]+]").doesNotContain("\tat ");
  }

  @Test
  void verifiesTheBooks() throws IOException {
    var run = run("verify");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("brackenshire: sound; ", " entries, ", "  head ");
    var json = new ObjectMapper().readTree(run("verify", "--json").out());
    assertThat(json.at("/items/0/sound").booleanValue()).isTrue();
  }

  @Test
  void verifiesAnExportAgainstACheckpointWithoutAnyDatabase() throws IOException {
    var export = folder.resolve("brackenshire.jsonl");
    var checkpoint =
        Files.writeString(
            folder.resolve("checkpoint"), run("checkpoint", "--fund", "brackenshire").out());
    run("export", "--fund", "brackenshire", "--format", "jsonl", "--out", export.toString());

    var run = commonpurse("verify", "--export", export, "--checkpoint", checkpoint);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("brackenshire: sound");

    Files.writeString(export, Files.readString(export).replace("Contribution due", "Gift"));
    var broken = commonpurse("verify", "--export", export, "--checkpoint", checkpoint);
    assertThat(broken.exitCode()).isEqualTo(5);
    assertThat(broken.out()).contains("brackenshire: BROKEN", "entry 1, seal:");
  }

  @Test
  void exportsToStandardOutput() {
    var run = run("export", "--fund", "brackenshire", "--format", "hledger");

    assertThat(run.out()).contains("2023-04-01 * (1) Contribution due", "GBP 325000.00");
  }

  @Test
  void doesNotWriteOverAFile() throws IOException {
    var there = Files.writeString(folder.resolve("there.csv"), "mine");

    var run = run("export", "--fund", "brackenshire", "--format", "csv", "--out", there.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("there.csv", "COMMAND_FILE_THERE");
    assertThat(there).hasContent("mine");
  }

  @Test
  void importsAFileOnce() throws IOException {
    var copy = "jdbc:sqlite:" + folder.resolve("copy.db");
    try (var ledger = Ledger.open(copy)) {
      ledger.funds().register(FundReader.read(Document.read(EXAMPLE.resolve("fund.yml"))), actor());
    }
    var file = folder.resolve("journal.csv");
    Files.deleteIfExists(file);
    run("export", "--fund", "brackenshire", "--format", "csv", "--out", file.toString());

    var dry = importing(copy, file, "--dry-run");
    assertThat(dry.exitCode()).as(dry.err()).isZero();
    assertThat(dry.out()).contains("would be recorded; this was a dry run.");
    var first = importing(copy, file);
    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.out()).contains("4 were recorded now.");
    assertThat(importing(copy, file).out())
        .contains("4 were recorded before. Nothing was recorded.");
  }

  @Test
  void rejectsLinesWithTheirPlaceAndRecordsNothing() throws IOException {
    var file = folder.resolve("wrong.csv");
    run("export", "--fund", "brackenshire", "--format", "csv", "--out", file.toString());
    var text = Files.readString(file).replaceFirst("receivable:icb", "receivable:town");
    Files.writeString(file, text.replace("2023-04-01", "2023-04-03"));
    var rejects = folder.resolve("rejects.csv");

    var run = importing(database, file, "--rejects", rejects.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("wrong.csv:2", "town");
    assertThat(run.out()).contains("Nothing was recorded.");
    assertThat(rejects).content().contains("Rejected line", "town");
  }

  private static Run importing(String url, Path file, String... more) {
    var arguments =
        new ArrayList<Object>(
            List.of("import", "--fund", "brackenshire", "--file", file, "--by", "A. Finch"));
    arguments.addAll(List.of("--database", url));
    arguments.addAll(List.of(more));
    return commonpurse(arguments.toArray());
  }

  @Test
  void closesAndReopensAPeriod() {
    var period = List.of("--fund", "brackenshire", "--period", "2022-23/01", "--by");

    assertThat(period("close", period, "A. Finch", "--check").out())
        .contains("reconciliation")
        .doesNotContain("closed");
    var refused = period("close", period, "A. Finch");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("open items", "--accept-open", "LEDGER_PERIOD_OPEN_ITEMS");
    assertThat(period("close", period, "A. Finch", "--accept-open", "Lists come in May").out())
        .contains("2022-23/01  closed");
    assertThat(period("reopen", period, "A. Finch", "--reason", "Late").out())
        .contains("2022-23/01  reopening");
    var same = period("reopen", period, "A. Finch", "--reason", "Late");
    assertThat(same.exitCode()).isEqualTo(1);
    assertThat(same.err()).contains("LEDGER_PERIOD_SAME_PERSON");
    assertThat(period("reopen", period, "B. Gull", "--reason", "Late").out())
        .contains("2022-23/01  open");
    assertThat(run("period", "status", "--fund", "brackenshire").out())
        .contains("close by A. Finch: Lists come in May", "reopen by B. Gull: Late");
  }

  private static Run period(String what, List<String> period, String by, String... more) {
    var arguments = new ArrayList<>(List.of("period", what));
    arguments.addAll(period);
    arguments.add(by);
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  @Test
  void doesNotAnswerFromADatabaseThatIsNotThere() {
    var none = folder.resolve("none.db");

    var run = commonpurse("funds", "--database", "jdbc:sqlite:" + none);

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("There are no books at " + none, "commonpurse demo");
    assertThat(none).doesNotExist();
  }

  @Test
  void findsTheDatabaseInTheSettings() throws IOException {
    var settings =
        Files.writeString(folder.resolve("own.yml"), "database: {url: \"" + database + "\"}\n");

    assertThat(commonpurse("funds", "--config", settings).out()).contains("brackenshire");
  }

  @Test
  void saysThatThereAreNoSettings() {
    var run = commonpurse("funds", "--config", folder.resolve("none.yml"));

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("none.yml", "COMMAND_SETTINGS_MISSING");
  }

  @Test
  void doesNotStartTheServiceOnADatabaseOfAnotherKind() {
    var run =
        commonpurse(
            "server",
            "--database",
            "jdbc:mysql:books",
            "--config",
            Path.of("..", "config", "commonpurse.yml"));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("LEDGER_URL_UNKNOWN");
  }

  private static Run reconcile(Path file, String... more) {
    var arguments =
        new ArrayList<>(List.of("reconcile", "--fund", "brackenshire", "--partner", "icb"));
    arguments.addAll(List.of("--file", file.toString()));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  private static Run run(String... arguments) {
    var all = new ArrayList<Object>(List.of(arguments));
    all.addAll(List.of("--database", database));
    return commonpurse(all.toArray());
  }

  private static Submission received(String day, String reference, long pence) {
    return submission(
        day,
        "Received",
        reference,
        Posting.debit(Account.bank(), pence),
        Posting.credit(Account.receivable(ICB), pence));
  }

  private static Submission submission(
      String day, String narrative, String reference, Posting... postings) {
    var entry =
        new JournalEntry(
            FUND, Book.ACTUAL, LocalDate.parse(day), narrative, reference, List.of(postings));
    return new Submission(entry, new EntryKey(day + reference), actor());
  }

  private static Actor actor() {
    return new Actor("A. Finch");
  }
}
