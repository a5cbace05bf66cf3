package org.commonpurse.api.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.command.Run.commonpurse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.FundReader;
import org.commonpurse.ledger.id.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How commands write in the books. */
class WritingCommandsTest {

  private static final Path EXAMPLE = Path.of("..", "config", "example");

  private static final String BY = "A. Finch";

  @TempDir private Path folder;

  private String database = "";

  @BeforeEach
  void registerTheFund() {
    database = "jdbc:sqlite:" + folder.resolve("books.db");
    try (var ledger = Ledger.open(database)) {
      ledger
          .funds()
          .register(FundReader.read(Document.read(EXAMPLE.resolve("fund.yml"))), new Actor(BY));
    }
  }

  @Test
  void plansAYearAndComparesItWithWhatWasSpent() throws IOException {
    var budget =
        acting(
            "plan budget --on 2023-04-01 --line reablement:nhs-minimum:county --payer icb"
                + " --amount 1200.00 --key b1");
    assertThat(budget.exitCode()).as(budget.err()).isZero();
    assertThat(budget.out()).isEqualToIgnoringNewLines("Entry 1 of brackenshire is recorded.\n");
    var virement =
        "plan virement --on 2023-10-01 --from reablement:nhs-minimum:county"
            + " --to home-first:nhs-minimum:acute --amount 200.00 --approved-by Board"
            + " --minute JCB-14/9 --key v1";
    assertThat(acting(virement).exitCode()).isZero();
    assertThat(acting(virement).out()).contains("was recorded before").contains("nothing");
    acting(
        "plan forecast --on 2023-10-01 --line reablement:nhs-minimum:county --amount -30.00"
            + " --reason Vacancies --key f1");

    assertThat(
            run("plan compare --fund brackenshire --year 2023-24 --as-at 2023-09-30").out().lines())
        .containsExactly(
            "scheme        budget   to date  actual   variance  forecast  expected",
            "-".repeat(69),
            "home-first    200.00      0.00    0.00       0.00    200.00      0.00",
            "reablement  1,000.00  1,200.00    0.00  -1,200.00    970.00    -30.00");
    assertThat(
            json("plan compare --fund brackenshire --year 2023-24 --by partner --json")
                .at("/items/0/partner")
                .textValue())
        .isEqualTo("county");
  }

  @Test
  void refusesAVirementOfMoreThanThereIs() {
    var run =
        acting(
            "plan virement --on 2023-10-01 --from reablement:nhs-minimum:county"
                + " --to home-first:nhs-minimum:acute --amount 0.01 --approved-by Board"
                + " --minute JCB-14/9 --key v1");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("LEDGER_VIREMENT_EXCEEDS_BUDGET");
  }

  @Test
  void refusesALineThatIsNone() {
    var run =
        acting("plan budget --on 2023-04-01 --line reablement --payer icb --amount 1.00 --key b1");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("SCHEME:STREAM:PROVIDER", "COMMAND_LINE_MALFORMED");
  }

  @Test
  void postsAnEntryOnce() throws IOException {
    var entry = file("entry.yml", entry("2023-04-30", "100.00"));

    assertThat(acting("post --key april --file " + entry).out())
        .isEqualToIgnoringNewLines("Entry 1 of brackenshire is recorded.\n");
    assertThat(acting("post --key april --file " + entry).out()).contains("was recorded before");
    var other = file("other.yml", entry("2023-04-30", "1.00"));
    var refused = acting("post --key april --file " + other);
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("LEDGER_KEY_REUSED", "100.00", "1.00");
  }

  @Test
  void postsSeveralEntriesTogetherOrNone() throws IOException {
    var good = "  - {key: a, " + entry("2023-04-30", "1.00").strip().substring(1);
    var bad = "  - {key: b, " + entry("2019-04-30", "1.00").strip().substring(1);

    var refused = acting("post --file " + file("both.yml", "entries:\n" + good + "\n" + bad));
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("LEDGER_DATE_OUTSIDE_FUND");
    assertThat(run("entries --fund brackenshire").out()).isEmpty();
    var taken = acting("post --json --file " + file("one.yml", "entries:\n" + good));
    assertThat(new ObjectMapper().readTree(taken.out()).at("/items/0/key").textValue())
        .isEqualTo("a");
  }

  @Test
  void takesBackAnEntryWholeOrInPartAndLinksBothWays() throws IOException {
    acting("post --key april --file " + file("entry.yml", entry("2023-04-30", "100.00")));
    var part =
        acting(
            "reverse --entry 1 --on 2023-05-31 --reason Too-much --key r1 --part"
                + " receivable:icb=40.00 --part contribution:icb:nhs-minimum=-40.00");
    assertThat(part.out()).as(part.err()).contains("Entry 2 of brackenshire is recorded.");
    var rest =
        "reverse --entry 1 --on 2023-05-31 --reason Rest --key r2 --part receivable:icb=60.00"
            + " --part contribution:icb:nhs-minimum=-60.00";
    acting(rest);
    assertThat(acting(rest).out()).contains("Entry 3 of brackenshire was recorded before");

    assertThat(run("entries --fund brackenshire").out())
        .contains("taken back, whole or in part, by 2, 3", "takes back entry 1");
    var json = json("entries --fund brackenshire --json");
    assertThat(json.at("/items/0/reversedBy").toString()).isEqualTo("[2,3]");
    assertThat(json.at("/items/1/reverses").longValue()).isEqualTo(1);
    assertThat(acting("reverse --entry 1 --on 2023-05-31 --reason x --key r3").err())
        .contains("LEDGER_REVERSED_ALREADY");
    assertThat(acting("reverse --entry 2 --on 2023-05-31 --reason x --key r4").err())
        .contains("LEDGER_REVERSAL_OF_REVERSAL");
  }

  @Test
  void setsRulesShowsThemAndRoutesLateEntriesAsTheySay() throws IOException {
    var set = acting("rules set --file ../config/example/rules.yml");
    assertThat(set.exitCode()).as(set.err()).isZero();
    assertThat(run("rules show --fund brackenshire").out())
        .isEqualTo(set.out())
        .contains("lateEntries: route", "- rule: reserves-stay", "side: credit");
    var shown = file("shown.yml", set.out());
    assertThat(acting("rules set --file " + shown).out()).isEqualTo(set.out());

    acting("period close --period 2023-24/01 --accept-open Later");
    acting("post --key late --file " + file("late.yml", entry("2023-04-30", "1.00")));
    assertThat(run("entries --fund brackenshire").out())
        .contains("2023-05-01", "sent for 2023-04-30, which was closed");
  }

  @Test
  void tellsWhatStandsOpenBeforeAPeriodIsClosed() throws IOException {
    acting("post --key april --file " + file("entry.yml", entry("2023-04-30", "100.00")));
    var list = file("icb.csv", "date,amount\n");

    var reconcile =
        "reconcile --fund brackenshire --partner icb --as-at 2023-04-30 --record --file " + list;
    assertThat(run(reconcile).err()).contains("--by");
    assertThat(acting(reconcile.replace("--fund brackenshire ", "")).exitCode()).isZero();

    assertThat(run("period checklist --fund brackenshire --period 2023-24/01").out().lines())
        .containsExactly(
            "open  settlement-account receivable:icb: 100.00 stands on it at 2023-04-30.",
            "done  reconciliation icb: Its list was compared with ours up to 2023-04-30.",
            "open  reconciliation county: Its list was never compared with ours.");
    assertThat(
            json("period checklist --fund brackenshire --period 2023-24/01 --json")
                .at("/items/0/open")
                .booleanValue())
        .isTrue();
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static String entry(String day, String amount) {
    return """
        {book: actual, effectiveOn: "%s", narrative: Contribution due, currency: GBP, postings: [\
        {account: "receivable:icb", debit: "%s"}, \
        {account: "contribution:icb:nhs-minimum", credit: "%s"}]}
        """
        .formatted(day, amount, amount);
  }

  private JsonNode json(String command) throws IOException {
    return new ObjectMapper().readTree(run(command).out());
  }

  /** Runs a command that writes in the fund. */
  private Run acting(String command) {
    var words = new ArrayList<>(Arrays.asList(command.split(" ")));
    words.addAll(List.of("--fund", "brackenshire", "--by", BY));
    return on(words);
  }

  private Run run(String command) {
    return on(new ArrayList<>(Arrays.asList(command.split(" "))));
  }

  private Run on(List<String> words) {
    words.addAll(List.of("--database", database));
    return commonpurse(words.toArray());
  }
}
