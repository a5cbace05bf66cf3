package org.commonpurse.api.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.command.Run.commonpurse;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.commonpurse.ledger.id.ReserveCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Submission;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How {@code agreement} and {@code allocation} work on the books of a database. */
class AllocationCommandTest {

  private static final Path EXAMPLE = Path.of("..", "config", "example");

  private static final FundCode FUND = FundCode.of("brackenshire");

  private static final Actor FINCH = new Actor("A. Finch");

  private static final String APPLY =
      "allocation apply --year 2023-24 --pay-on 2024-05-31 --by A.Finch";

  private static final String KEY = "allocation/brackenshire-better-care-fund/2023-24/12/";

  @TempDir private Path folder;

  private String database;

  /** An overspend of £60,000.00 on a budget of £900,000.00, and a reserve of £50,000.00. */
  @BeforeEach
  void overspend() {
    database = "jdbc:sqlite:" + folder.resolve("books.db");
    try (var ledger = Ledger.open(database)) {
      ledger.funds().register(FundReader.read(Document.read(EXAMPLE.resolve("fund.yml"))), FINCH);
      ledger
          .journal()
          .postAll(
              List.of(
                  opening(),
                  spent(Book.PLAN, "2023-04-01", 90_000_000),
                  spent(Book.ACTUAL, "2024-03-31", 96_000_000)));
    }
    var added =
        run(
            "agreement add "
                + EXAMPLE.resolve("agreement.yml").toAbsolutePath()
                + " --post-openings --by A.Finch");
    assertThat(added.exitCode()).as(added.err()).isZero();
  }

  private static Submission opening() {
    var pool = ReserveCode.of("risk-pool");
    var entry =
        new JournalEntry(
                FundCode.of("brackenshire"),
                Book.ACTUAL,
                LocalDate.of(2022, 4, 1),
                "The risk pool as it was set aside",
                "",
                List.of(
                    Posting.debit(Account.bank(), 5_000_000),
                    Posting.credit(Account.reserve(pool, PartnerCode.of("icb")), 2_500_000),
                    Posting.credit(Account.reserve(pool, PartnerCode.of("county")), 2_500_000)))
            .ofKind(JournalEntry.OPENING);
    return new Submission(entry, new EntryKey("opening"), FINCH);
  }

  private static Submission spent(Book book, String day, long pence) {
    var scheme = SchemeCode.of("reablement");
    var stream = StreamCode.of("nhs-minimum");
    var county = PartnerCode.of("county");
    var other = book == Book.PLAN ? Account.contribution(county, stream) : Account.payable(county);
    var entry =
        new JournalEntry(
            FUND,
            book,
            LocalDate.parse(day),
            "Spent",
            "",
            List.of(
                Posting.debit(Account.spend(scheme, stream, county), pence),
                Posting.credit(other, pence)));
    return new Submission(entry, new EntryKey(book + day), FINCH);
  }

  @Test
  void asksWhichOfSeveralAgreementsToShow() throws IOException {
    var other =
        Files.readString(EXAMPLE.resolve("agreement.yml"))
            .replace("agreement: Brackenshire Better Care Fund", "agreement: Another");
    var file = Files.writeString(folder.resolve("other.yml"), other);
    assertThat(run("agreement add " + file + " --post-openings --by A.Finch").exitCode()).isZero();

    var shown = run("agreement show");

    assertThat(shown.exitCode()).isEqualTo(1);
    assertThat(shown.err()).contains("--agreement", "[COMMAND_AGREEMENT_UNCLEAR]");
    assertThat(run("agreement show --agreement another").exitCode()).isZero();
  }

  @Test
  void addsAnAgreementOnceForItsKey() throws IOException {
    var text = Files.readString(EXAMPLE.resolve("agreement.yml"));
    var file =
        Files.writeString(
            folder.resolve("a.yml"),
            text.replace("version: 3", "version: 4")
                .replace("Brackenshire Better Care Fund", "Another"));
    var other =
        Files.writeString(
            folder.resolve("b.yml"),
            text.replace("version: 3", "version: 5")
                .replace("Brackenshire Better Care Fund", "Another"));
    var first = run("agreement add " + file + " --post-openings --by A.Finch --key k --json");

    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(run("agreement add " + file + " --post-openings --by A.Finch --key k --json").out())
        .isEqualTo(first.out());
    assertThat(run("agreement add " + other + " --post-openings --by A.Finch --key k").err())
        .contains("[LEDGER_KEY_REUSED]");
  }

  @Test
  void addsAnAgreementOnceAndTellsItsWarnings() throws IOException {
    var file = EXAMPLE.resolve("agreement.yml").toAbsolutePath();

    var again = run("agreement add " + file + " --post-openings --by A.Finch");

    assertThat(again.out())
        .contains("[LINT_CAN_STAY_UNALLOCATED]")
        .contains("Added brackenshire-better-care-fund, version 3: 2 warnings.");
    assertThat(json("agreement list").path("items")).hasSize(1);
    assertThat(run("agreement list").out())
        .contains("brackenshire-better-care-fund  3        2022-04-01  2026-03-31  Brackenshire");
  }

  @Test
  void showsAnAgreementAsPlainEnglishOrWordForWord() throws IOException {
    assertThat(run("agreement show").out())
        .startsWith("Brackenshire Better Care Fund, version 3, in force from 2022-04-01")
        .contains("Sch 3, 4.2 (Overspends).", "  2. An overspend goes to each of these in turn:");
    assertThat(run("agreement show --document").out())
        .isEqualToIgnoringNewLines(Files.readString(EXAMPLE.resolve("agreement.yml")));
    assertThat(run("agreement show --tables").out())
        .contains("  Table of 2.2. What is left is taken in layers:");
    assertThat(json("agreement show --tables").at("/clauses/1/tables/0/paragraph").textValue())
        .isEqualTo("2.2.");
    assertThat(json("agreement show").at("/clauses/1").has("tables")).isFalse();
    assertThat(json("agreement show --number 3").path("version").intValue()).isEqualTo(3);
  }

  @Test
  void previewsWithTheWorkingAndRecordsNothing() throws IOException {
    int before = entries();

    var preview = run("allocation preview --working --year 2023-24");

    assertThat(preview.out())
        .containsSubsequence(
            "Who pays into the fund",
            "Sch 3, 4.2  5,100.00  4,900.00   0.00         0.00",
            "What the reserves hold now",
            "The working:",
            "Sch 3, 4.2 (Overspends): overspend £60,000.00.");
    assertThat(entries()).isEqualTo(before);
    assertThat(json("allocation list").path("items")).isEmpty();
  }

  /** The refusal spoke of a section of an outturn, which nobody writes at a terminal. */
  @Test
  void saysWhichOptionGivesAFigureThatNoBookHolds() throws IOException {
    var contract =
        Files.readString(EXAMPLE.resolve("agreement.yml"))
            .replace("agreement: Brackenshire Better Care Fund", "agreement: Contract")
            .replaceFirst(
                "(?s)clauses:.*",
                "clauses:\n  - {clause: Sch 4, takes: payment, of: {bases: [contract]}, bear: icb}\n");
    var file = Files.writeString(folder.resolve("contract.yml"), contract);
    var added = run("agreement add " + file + " --post-openings --by A.Finch");
    assertThat(added.exitCode()).as(added.err()).isZero();

    var refused = run("allocation preview --year 2023-24");

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("--base contract=AMOUNT", "[OUTTURN_INCOMPLETE]");
    var cured = run("allocation preview --year 2023-24 --base contract=1.00");
    assertThat(cured.exitCode()).as(cured.err()).isZero();
  }

  @Test
  void appliesWhatItPreviewedAndPostsOnce() throws IOException {
    var preview = json("allocation preview --year 2023-24").path("items");

    assertThat(json(APPLY).path("items")).isEqualTo(preview);
    int posted = entries();
    assertThat(json(APPLY).path("items")).isEqualTo(preview);

    assertThat(entries()).isEqualTo(posted);
    assertThat(run("allocation list").out()).contains(KEY + "1", "A.Finch", "applied");
    assertThat(run("allocation show --key " + KEY + "1").out())
        .startsWith(KEY + "1: applied, recorded by A.Finch at ")
        .contains("is shared 51% to Brackenshire ICB and 49% to Brackenshire County Council");
  }

  @Test
  void keepsTheRuleTheDecisionAndTheirDifference() throws IOException {
    run(APPLY);
    var decide =
        command("allocation decide --year 2023-24 --clause")
            .with("Sch 3, 4.2")
            .and("--part county=4000.00 --on 2024-05-14 --pay-on 2024-06-30 --by A.Finch --minute")
            .with("HWB 2024-05-14, item 7")
            .and("--reason")
            .with("Winter pressure");

    var decided = decide.run();

    assertThat(decided.err()).isEmpty();
    assertThat(decided.out())
        .contains("Decided on 2024-05-14 (HWB 2024-05-14, item 7): Winter pressure")
        .contains("the rule gives £4,900.00, the decision £4,000.00, a difference of -£900.00.")
        .contains("Sch 3, 4.2  5,100.00  4,000.00   0.00       900.00");
    int posted = entries();
    var again = new ObjectMapper().readTree(decide.and("--json").run().out());
    assertThat(again.path("revision").intValue()).isEqualTo(2);
    assertThat(again.at("/allocation/clauses/1/decision/rule/lines/county").textValue())
        .isEqualTo("4900.00");
    assertThat(again.at("/allocation/clauses/1/decision/differences/county").textValue())
        .isEqualTo("-900.00");
    assertThat(entries()).isEqualTo(posted);
  }

  @Test
  void keepsADisputedFigureBesideOursAndPostsNothing() throws IOException {
    run(APPLY);
    int posted = entries();

    var disputed =
        command("allocation position --year 2023-24 --clause")
            .with("Sch 3, 4.2")
            .and("--partner county --standing disputed --own 3000.00 --by A.Finch --note")
            .with("Not our scheme")
            .run();

    assertThat(disputed.err()).isEmpty();
    assertThat(disputed.out())
        .containsSubsequence(
            "Where partners stand:",
            "Sch 3, 4.2  county   disputed  Not our scheme  4,900.00  3,000.00");
    assertThat(entries()).isEqualTo(posted);
    var shown = json("allocation show --key " + KEY + "2");
    assertThat(shown.at("/positions/0/part").textValue()).isEqualTo("4900.00");
    assertThat(shown.at("/positions/0/own").textValue()).isEqualTo("3000.00");
    assertThat(shown.at("/allocation/charges/icb").textValue()).isEqualTo("5100.00");
  }

  @Test
  void runsHistoryAgainUnderAProposedAgreement() throws IOException {
    run(APPLY);
    int posted = entries();
    var text = Files.readString(EXAMPLE.resolve("agreement.yml"));
    var proposed =
        Files.writeString(
            folder.resolve("proposed.yml"),
            text.replace("icb: 51, county: 49", "icb: 1, county: 1"));

    var rerun = run("allocation rerun --agreement " + proposed);

    assertThat(rerun.err()).isEmpty();
    assertThat(rerun.out().lines())
        .contains(
            "2023-24  county   4,900.00  5,000.00      100.00",
            "2023-24  icb      5,100.00  5,000.00     -100.00",
            "all      icb                             -100.00");
    var json = json("allocation rerun --agreement " + proposed);
    assertThat(json.at("/items/1/proposed").textValue()).isEqualTo("5000.00");
    assertThat(json.at("/totals/county").textValue()).isEqualTo("100.00");
    assertThat(entries()).isEqualTo(posted);
  }

  /** The reserve of £50,000.00 is what the ledger holds, so what is drawn by hand is not there. */
  @Test
  void refusesAnOpeningThatIsNotHeldAndBeginsWithWhatIs() throws IOException {
    var other = folder.resolve("other.yml");
    var text = Files.readString(EXAMPLE.resolve("agreement.yml"));
    Files.writeString(
        other,
        text.replace("Brackenshire Better", "Another Better").replace("50000.00", "40000.00"));
    assertThat(run("agreement add " + other + " --by A.Finch --post-openings").err())
        .contains("AGREEMENT_OPENING_NOT_HELD", "40,000.00", "icb 25,000.00");
    try (var ledger = Ledger.open(database)) {
      var postings =
          List.of(
              Posting.debit(Account.parse("reserve:risk-pool:icb"), 2_000_000),
              Posting.credit(Account.bank(), 2_000_000));
      var day = LocalDate.of(2024, 3, 1);
      var entry = new JournalEntry(FUND, Book.ACTUAL, day, "Drawn by hand", "", postings);
      ledger.journal().post(new Submission(entry, new EntryKey("drawn"), FINCH));
    }

    assertThat(run(APPLY).exitCode()).isZero();

    assertThat(run("allocation payments").out()).contains("15,180.00");
  }

  @Test
  void holdsBackADueThatItsPartnerDisputes() throws IOException {
    long entry;
    try (var ledger = Ledger.open(database)) {
      var postings =
          List.of(
              Posting.debit(Account.parse("receivable:icb"), 50_00),
              Posting.credit(Account.parse("contribution:icb:nhs-minimum"), 50_00));
      var day = LocalDate.of(2024, 6, 1);
      var due = new JournalEntry(FUND, Book.ACTUAL, day, "Contribution due", "", postings);
      entry = ledger.journal().post(new Submission(due, new EntryKey("june"), FINCH)).sequence();
    }
    var position = "allocation due-position --by A.Finch --partner icb --entry " + entry;

    assertThat(run(position + " --standing disputed --note Wrong-month").out())
        .contains("Contribution due", "Wrong-month", "50.00");
    assertThat(run("allocation payments").out())
        .contains("held back: icb, entry " + entry, "disputed: Wrong-month");
    assertThat(json(position + " --standing agreed").has("dispute")).isFalse();
    assertThat(run("allocation payments").out()).contains("it pays").doesNotContain("held back");
    assertThat(run(position + "9 --standing disputed").err()).contains("DUE_NOT_OPEN");

    run(APPLY);
    long charged = json("dues --partner icb").at("/items/0/entry").longValue();
    assertThat(run(position.replace("" + entry, "" + charged) + " --standing disputed").err())
        .contains("DUE_OF_ALLOCATION", "allocation position");
  }

  @Test
  void tellsWhatIsDueAndPaysIt() throws IOException {
    run(APPLY);

    assertThat(run("dues --partner icb").out())
        .contains("2024-03-31", "2024-05-31", "Sch 3, 4.2 for 2023-24", "5,100.00");
    assertThat(run("allocation payments").out()).contains("icb", "it pays", "5,100.00");
    assertThat(run("allocation pay --on 2024-06-03 --by A.Finch").err())
        .contains("ENTRY_KEY_MISSING", "--key");
    int before = entries();
    var pay = "allocation pay --on 2024-06-03 --partner icb --by A.Finch --key ";
    var paid = json(pay + "may --amount 100.00");
    assertThat(paid.at("/items/0/amount").textValue()).isEqualTo("100.00");
    assertThat(json(pay + "may --amount 100.00")).isEqualTo(paid);
    assertThat(entries()).isEqualTo(before + 1);
    assertThat(json("dues --partner icb").at("/items/0/open").textValue()).isEqualTo("5000.00");
    assertThat(run(pay + "june").out()).contains("5,000.00");
    assertThat(json("dues --partner icb").path("items")).isEmpty();
    assertThat(run("dues --partner icb --settled").out()).contains("5,100.00  5,100.00");
    assertThat(json("dues --partner icb --as-at 2024-06-02").path("items")).hasSize(1);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          allocation preview --year 2023-25                          | --year      | LEDGER_YEAR_MALFORMED
          allocation preview --year 2031-32                          | 2032-03-31  | AGREEMENT_NONE_IN_FORCE
          allocation preview --year 2023-24 --through-month 13       | 13          | QUERY_VALUE_MALFORMED
          allocation preview --year 2023-24 --measure quality=good   | good        | QUERY_VALUE_MALFORMED
          allocation preview --year 2023-24 --base contract=1.005    | 1.005       | LEDGER_AMOUNT_TOO_PRECISE
          allocation apply --year 2023-24 --by A --pay-on soon       | soon        | LEDGER_DATE_MALFORMED
          allocation show --key allocation/none                      | allocation/none | ALLOCATION_UNKNOWN
          allocation payments --due-by 23                            | 23          | LEDGER_DATE_MALFORMED
          allocation pay --on 2024-06-03 --by A --key k --due 1      | partner     | PAYMENT_PARTNER_MISSING
          dues --partner town                                        | town        | LEDGER_PARTNER_UNKNOWN
          allocation rerun --agreement none.yml                      | none.yml    | DOCUMENT_UNREADABLE
          allocation position --year 2023-24 --by A --clause 9 --partner county --standing agreed | 2023-24 | ALLOCATION_NOT_RECORDED
          allocation position --year 2023-24 --by A --clause 9 --partner county --standing maybe  | maybe   | QUERY_VALUE_MALFORMED
          allocation position --year 2023-24 --by A --clause !!! --partner county --standing agreed | --clause | LEDGER_CODE_MALFORMED
          allocation decide --year 2023-24 --by A --clause 9 --part county=1 --minute m --on 2024-02-30 --pay-on 2024-06-30 | 2024-02-30 | LEDGER_DATE_MALFORMED
          allocation decide --year 2023-24 --by A --clause 9 --part county=x --minute m --on 2024-02-28 --pay-on 2024-06-30 | county | LEDGER_AMOUNT_MALFORMED
          agreement show --agreement other                           | brackenshire-better-care-fund, version 3 | LEDGER_AGREEMENT_UNKNOWN
          agreement show --number 4                                  | version 3   | LEDGER_AGREEMENT_UNKNOWN
          agreement changes --agreement brackenshire-better-care-fund --from 3 --to 4 | version 4 | LEDGER_AGREEMENT_UNKNOWN
          agreement changes --agreement brackenshire-better-care-fund --from 3 --to x | --to      | QUERY_VALUE_MALFORMED
          agreement changes --agreement !!! --from 3 --to 3          | --agreement | LEDGER_CODE_MALFORMED
          agreement add none.yml --by A                              | none.yml    | DOCUMENT_UNREADABLE
          """)
  void refuses(String command, String value, String code) {
    int before = entries();

    var run = run(command);

    assertThat(run.exitCode()).as(run.out()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(value, code).doesNotContain("\tat ");
    assertThat(entries()).isEqualTo(before);
  }

  @Test
  void explainsEachOfTheCommands() {
    for (var name :
        List.of("preview", "apply", "list", "show", "decide", "position", "rerun", "pay")) {
      assertThat(commonpurse("allocation", name, "--help").out())
          .contains("Usage: commonpurse allocation " + name, "--fund=CODE", "--json");
    }
  }

  private int entries() {
    try (var ledger = Ledger.open(database)) {
      return ledger.journal().entries(EntryQuery.of(FUND)).entries().size();
    }
  }

  private JsonNode json(String words) throws IOException {
    var run = run(words + " --json");
    assertThat(run.exitCode()).as(run.err()).isZero();
    return new ObjectMapper().readTree(run.out());
  }

  private Run run(String words) {
    return command(words).run();
  }

  private Typed command(String words) {
    return new Typed(List.of()).and(words, "--fund brackenshire --database " + database);
  }

  /** A command as it is typed, of words and of texts with spaces. */
  private record Typed(List<String> typed) {

    /** The first words, the commands, come before the options that all share. */
    Typed and(String words, String shared) {
      var all = words.strip().split(" +(?=--)", 2);
      return new Typed(List.of()).and(all[0]).and(shared).and(all.length > 1 ? all[1] : "");
    }

    Typed and(String words) {
      if (words.isBlank()) {
        return this;
      }
      var more = new ArrayList<>(typed);
      more.addAll(List.of(words.strip().split(" +")));
      return new Typed(more);
    }

    Typed with(String text) {
      var more = new ArrayList<>(typed);
      more.add(text);
      return new Typed(more);
    }

    Run run() {
      return commonpurse(typed.toArray());
    }
  }
}
