package org.commonpurse.reports.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.commonpurse.allocation.measure.Realised;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.FundReader;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.reports.sheet.Recalculated;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A return says what the books say, what is missing, and works itself out as we do. */
class ReturnTest {

  private static final FundCode FUND = FundCode.of("brackenshire");
  private static final Actor BY = new Actor("test");
  private static final StreamCode MINIMUM = StreamCode.of("nhs-minimum");
  private static final Account INCOME = Account.contribution(PartnerCode.of("icb"), MINIMUM);
  private static final Account SPEND =
      Account.spend(SchemeCode.of("reablement"), MINIMUM, PartnerCode.of("county"));

  /** Another form than those that ship: one sheet, from nothing but this text. */
  private static final String OWN =
      """
      template: own
      title: A form of our own
      edition: first
      notice: Made up.
      from: 2025-04-01
      to: 2026-03-31
      period: quarter
      sheets:
        - sheet: money
          tab: Our money
          title: What came and went
          columns:
            - {column: of, heading: Of}
            - {column: budget, heading: Budget, number: true}
            - {column: spent, heading: Spent, number: true}
            - {column: over, heading: Over, number: true}
          rows:
            - {row: came, each: {contributions: [nhs-minimum, none-such]}, cells: {of: {told: partner-name}, budget: {contribution: planned-to-date}, spent: {contribution: actual}, over: {difference: [spent, budget]}}}
            - {row: went, each: schemes, cells: {of: {told: scheme-name}, budget: {spending: planned-to-date}, spent: {spending: actual}, over: {difference: [spent, budget]}}}
            - {row: least, cells: {of: {ask: {choices: ["Yes", "No"]}}, spent: {ask: amount}}}
            - {row: signed, cells: {of: {ask: {signOff: Treasurer}}, spent: {sum: [went.spent, came.spent]}}}
      checks:
        - {says: All is there, complete: [money]}
        - {says: Enough went, atLeast: [money.went.spent, money.least.spent]}
      """;

  private static final String ANSWERS =
      """
      fund: brackenshire
      template: own
      period: 2025-26-q1
      answers:
        money:
          least: {of: "Yes", spent: "250.00"}
          signed: {of: {name: "=HYPERLINK(A1)", role: Deputy, on: 2025-07-02, underDelegation: true}}
      """;

  @TempDir private static Path folder;

  private static Ledger ledger;

  private static final String REQUIRED =
      """

      requiredSpend:
        - test: care
          title: Adult social care
          streams: [nhs-minimum]
          schemes: [reablement]
          minimum: {2025-26: "500.00"}
      """;

  @BeforeAll
  static void record() throws Exception {
    var fund = Files.readString(Path.of("../config/example/fund.yml")) + REQUIRED;
    ledger = Ledger.open("jdbc:sqlite:" + folder.resolve("ledger.db"));
    ledger.funds().register(FundReader.read(Document.parse("fund.yml", fund)), BY);
    post(Book.PLAN, "2025-04-01", SPEND, INCOME, 400_01);
    post(Book.PLAN, "2025-10-01", SPEND, INCOME, 600_00);
    post(Book.ACTUAL, "2025-05-01", Account.bank(), INCOME, 410_00);
    post(Book.ACTUAL, "2025-06-30", SPEND, Account.bank(), 333_33);
    post(Book.ACTUAL, "2025-07-01", SPEND, Account.bank(), 555_55);
  }

  @AfterAll
  static void close() {
    ledger.close();
  }

  private static void post(Book book, String on, Account debit, Account credit, long pence) {
    var entry =
        new JournalEntry(
            FUND,
            book,
            LocalDate.parse(on),
            "test",
            "",
            List.of(Posting.debit(debit, pence), Posting.credit(credit, pence)));
    ledger.journal().post(new Submission(entry, new EntryKey(book + on), BY));
  }

  private static ReturnTemplate template(UnaryOperator<String> changed) {
    return TemplateReader.read(Document.parse("own.yml", changed.apply(OWN)));
  }

  private static FilledReturn fill(ReturnTemplate template, String period, String answers) {
    return ledger
        .books()
        .now(
            at ->
                FilledReturn.of(
                    template,
                    facts(at, ReturnPeriod.parse(period)),
                    answers.isEmpty()
                        ? ReturnAnswers.none()
                        : ReturnAnswers.of(Document.parse("answers.yml", answers))));
  }

  private static ReturnFacts facts(Snapshot at, ReturnPeriod period) {
    var fund = at.funds().get(FUND);
    var rows =
        ReturnFacts.needed(FUND, period).stream()
            .collect(Collectors.toMap(asked -> asked, at.balances()::of));
    return new ReturnFacts(fund, period, at.stamp(FUND), rows, Realised.of(at, fund));
  }

  private static byte[] written(FilledReturn filled) {
    var bytes = new ByteArrayOutputStream();
    ReturnWorkbook.write(filled, bytes);
    return bytes.toByteArray();
  }

  private static ReturnTemplate stating(String test, String figure) {
    return template(
        text ->
            text.replace(
                "spent: {ask: amount}",
                "spent: {ask: amount, stated: {test: %s, figure: %s}}".formatted(test, figure)));
  }

  private static CellValue least(FilledReturn filled) {
    return filled.sheet("money").lines().stream()
        .filter(line -> line.name().equals("least"))
        .findFirst()
        .orElseThrow()
        .values()
        .get("spent");
  }

  /** In the quarter 333.33 was spent of the 1,000.01 that are planned for the year. */
  @Test
  void whatTheFundRequiresToBeSpentNobodyHasToAnswer() {
    var figures = Map.of("minimum", 500_00L, "planned", 1_000_01L, "actual", 333_33L);
    figures.forEach(
        (figure, pence) ->
            assertThat(least(fill(stating("care", figure), "2025-26-q1", "")))
                .isEqualTo(new CellValue.InPence(pence)));
    assertThat(least(fill(stating("other", "minimum"), "2025-26-q1", ANSWERS)))
        .isEqualTo(new CellValue.InPence(250_00));
    assertThat(
            least(
                fill(stating("care", "actual"), "2025-26-q1", ANSWERS.replace("250.00", "333.33"))))
        .isEqualTo(new CellValue.InPence(333_33));
  }

  @Test
  void anAnswerThatDiffersFromWhatTheFundRequiresIsToldWithBothFigures() {
    var filled = fill(stating("care", "minimum"), "2025-26-q1", ANSWERS);

    assertThat(filled.lacks())
        .filteredOn(lack -> lack.cell().line().equals("least"))
        .extracting(FilledReturn.Lack::why)
        .containsExactly(
            "250.00 is answered, and the fund has 500.00. Leave the answer out, or amend the fund.");
    assertThat(filled.checks()).extracting(each -> each.holds()).containsExactly(false, false);
    assertThatThrownBy(
            () ->
                template(
                    text ->
                        text.replace(
                            "{told: partner-name}",
                            "{ask: words, stated: {test: care, figure: actual}}")))
        .hasMessageContaining("RETURN_TEMPLATE_RULE_MISPLACED");
  }

  @Test
  void anotherFormIsAFileAndItsWorkbookWorksOutToThePennyWhatTheBooksSay() throws Exception {
    var filled = fill(template(text -> text), "2025-26-q1", ANSWERS);
    var plan = fill(ShippedTemplates.get("bcf-year-end-shape"), "2025-26", "");
    var to = Files.createDirectory(folder.resolve("office"));
    var read = Recalculated.of(List.of(written(filled), written(plan)), to);
    var own = read.get(0);

    // The quarter has the first budget and what counts until 30 June, and nothing of July.
    assertThat(own.row("Our money", "Brackenshire ICB").subList(1, 4))
        .extracting(Recalculated::pence)
        .containsExactly(400_01L, 410_00L, 9_99L);
    assertThat(own.row("Our money", "Reablement").subList(1, 4))
        .extracting(Recalculated::pence)
        .containsExactly(400_01L, 333_33L, -66_68L);
    var signed =
        "=HYPERLINK(A1), Deputy, 2 July 2025; submitted under delegation, not ratified yet";
    assertThat(Recalculated.pence(own.row("Our money", signed).get(2))).isEqualTo(743_33);
    assertThat(own.row("Checklist", "All is there").get(1)).isEqualToIgnoringCase("false");
    assertThat(own.row("Checklist", "Enough went").get(1)).isEqualToIgnoringCase("true");
    assertThat(filled.checks()).extracting(each -> each.holds()).containsExactly(false, true);
    assertThat(filled.lacks())
        .allSatisfy(lack -> assertThat(lack.cell().line()).isEqualTo("came/none-such"))
        .extracting(FilledReturn.Lack::why)
        .containsOnly("Fund brackenshire has no stream none-such.");

    var year = read.get(1);
    assertThat(year.row("Spending", "reablement").subList(6, 9))
        .extracting(Recalculated::pence)
        .containsExactly(1_000_01L, 888_88L, -111_13L);
    assertThat(year.row("Balance", "nhs-minimum").subList(1, 4))
        .extracting(Recalculated::pence)
        .containsExactly(1_000_01L, 1_000_01L, 0L);
    assertThat(year.row("Checklist", "Planned income less planned spending is 0.00").get(1))
        .isEqualToIgnoringCase("true");
    assertThat(year.row("Checklist", "All of these").get(1)).isEqualToIgnoringCase("false");
    assertThat(plan.isComplete()).isFalse();
  }

  @Test
  void theSameBooksAndAnswersGiveTheSameBytes() {
    var one = written(fill(template(text -> text), "2025-26-q1", ANSWERS));

    assertThat(written(fill(template(text -> text), "2025-26-q1", ANSWERS))).isEqualTo(one);
  }

  @Test
  void everyTemplateThatShipsCanBeFilledAndSaysThatItIsNotTheOfficialForm() {
    assertThat(ShippedTemplates.all())
        .hasSize(3)
        .allSatisfy(
            each -> {
              assertThat(each.notice()).contains("not the official form");
              var period = each.isQuarterly() ? "2025-26-q2" : "2025-26";
              assertThat(fill(each, period, "").lacks()).isNotEmpty();
            });
  }

  @Test
  void saysWhatIsWrongInATemplateWithSheetRowAndColumn() {
    refuses("spent: {ask: amount}", "spent: {sum: [spent]}", "RETURN_TEMPLATE_CIRCLE");
    refuses("to: 2026-03-31", "to: 2025-03-31", "RETURN_PERIOD_UNFIT");
    refuses("tab: Our money", "tab: Our money\n    x: 1", "RETURN_TEMPLATE_NOT_AS_DESCRIBED");
    refuses("went.spent, came.spent", "gone.spent", "RETURN_TEMPLATE_REFERENCE_UNKNOWN");
    refuses("row: went", "row: came", "RETURN_TEMPLATE_NAME_TWICE");
    refuses("spending: actual", "units: observed", "RETURN_TEMPLATE_RULE_MISPLACED");
    assertThatThrownBy(() -> template(text -> text.replace("went.spent, came", "gone.spent, came")))
        .hasMessageContaining("own.yml")
        .hasMessageContaining("Sheet \"money\", row \"signed\", column \"spent\"");
  }

  private static void refuses(String old, String changed, String said) {
    assertThatThrownBy(() -> template(text -> text.replace(old, changed)))
        .hasMessageContaining(said);
  }

  @Test
  void refusesAnswersAndPeriodsThatDoNotFit() {
    answered("\"Yes\"", "\"Perhaps\"", "RETURN_ANSWER_UNFIT");
    answered(", underDelegation: true", "", "RETURN_ANSWER_UNFIT");
    answered("period:", "time:", "RETURN_ANSWERS_NOT_AS_DESCRIBED");
    answered("least:", "most:", "RETURN_ANSWER_MISPLACED");
    answered("template: own", "template: other", "RETURN_ANSWERS_ELSEWHERE");
    coded(() -> fill(template(text -> text), "2025-26", ""), "RETURN_PERIOD_UNFIT");
    coded(() -> fill(template(text -> text), "2024-25-q1", ""), "RETURN_PERIOD_UNFIT");
    coded(() -> ReturnPeriod.parse("spring"), "RETURN_PERIOD_MALFORMED");
    coded(() -> ShippedTemplates.get("none"), "RETURN_TEMPLATE_UNKNOWN");
  }

  private static void answered(String old, String changed, String said) {
    assertThatThrownBy(
            () -> fill(template(text -> text), "2025-26-q1", ANSWERS.replace(old, changed)))
        .hasMessageContaining(said);
  }

  private static void coded(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable act, String code) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            org.commonpurse.ledger.problem.ProblemException.class,
            refused -> assertThat(refused.type().code()).isEqualTo(code));
  }
}
