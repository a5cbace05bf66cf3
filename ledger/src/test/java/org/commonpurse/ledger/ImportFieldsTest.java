package org.commonpurse.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.ledger.Samples.FUND;
import static org.commonpurse.ledger.Samples.TREASURER;
import static org.commonpurse.ledger.Samples.submission;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.commonpurse.ledger.calendar.Period;
import org.commonpurse.ledger.id.EntryKind;
import org.commonpurse.ledger.id.RuleCode;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.period.LateEntries;
import org.commonpurse.ledger.rule.FundRules;
import org.commonpurse.ledger.rule.NeedsApproval;
import org.commonpurse.ledger.transfer.ImportMapping;
import org.commonpurse.ledger.transfer.ImportReport;
import org.commonpurse.ledger.transfer.ImportRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every field of a line, wrong in each way it can be: its line, its column, its code and value. */
class ImportFieldsTest {

  private static final String FILE =
      """
      key,book,date,kind,narrative,reference,account,debit,credit,approved_by,minute
      a,actual,2023-04-30,general,Work done,R-1,spend:reablement:nhs-minimum:community,100.00,,Board,JCB 14
      a,actual,2023-04-30,general,Work done,R-1,payable:community,,100.00,Board,JCB 14
      """;

  private static final String MAPPED =
      """
      Date,Service,Amount,Invoice,Supplier
      30/04/2023,Reablement,100.00,R-1,Community
      """;

  private static final String MAPPING =
      """
      columns: {date: Date, amount: Amount, reference: Invoice, narrative: Supplier, key: Invoice}
      accounts:
        - when: {Service: "Reablement"}
          debit: spend:reablement:nhs-minimum:community
          credit: payable:community
        - when: {Service: "Town"}
          debit: spend:reablement:nhs-minimum:community
          credit: payable:town
      """;

  @TempDir private Path folder;

  private Ledger ledger = Ledger.open(TestStores.SQLITE.fresh());

  @BeforeEach
  void closeMarch() {
    ledger.funds().register(Samples.fund(), TREASURER);
    ledger.periods().close(FUND, Period.parse("2022-23/12"), TREASURER);
    ledger
        .rules()
        .set(
            FUND,
            new FundRules(
                LateEntries.REFUSE,
                Set.of(),
                java.util.List.of(
                    new NeedsApproval(RuleCode.of("minuted"), Set.of(EntryKind.of("virement"))))),
            TREASURER);
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void takesTheFilesWhenNothingIsWrong() throws IOException {
    assertThat(postings(FILE).recorded()).isEqualTo(1);
    assertThat(mapped(MAPPED).recorded()).isEqualTo(1);
  }

  /** In the third column {@code x*300} stands for 300 letters, and a star alone for nothing. */
  @ParameterizedTest(name = "{0}: {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          key missing        | a,actual       | ,actual        | 2 | key       | LEDGER_KEY_MISSING           | *
          key too long       | a,actual       | x*201,actual   | 2 | key       | LEDGER_KEY_TOO_LONG          | x*201
          book unknown       | actual         | actuals        | 2 | book      | LEDGER_BOOK_UNKNOWN          | actuals
          day missing        | 2023-04-30     | *              | 2 | date      | LEDGER_DATE_MALFORMED        | *
          day that is none   | 2023-04-30     | 31/04/2023     | 2 | date      | LEDGER_DATE_MALFORMED        | 31/04/2023
          day before the fund | 2023-04-30    | 2015-04-30     | 2 | date      | LEDGER_DATE_OUTSIDE_FUND     | 2015-04-30
          day in a closed period | 2023-04-30 | 2023-03-30     | 2 | date      | LEDGER_PERIOD_CLOSED         | 2023-03-30
          kind malformed     | general        | General!       | 2 | kind      | LEDGER_CODE_MALFORMED        | General!
          narrative missing  | Work done      | *              | 2 | narrative | LEDGER_NARRATIVE_MISSING     | *
          narrative too long | Work done      | x*1001         | 2 | narrative | LEDGER_NARRATIVE_TOO_LONG    | x*40
          narrative control  | Work done      | Work\u0001done | 2 | narrative | LEDGER_NARRATIVE_CONTROL_CHARACTER | 1
          reference too long | R-1            | x*201          | 2 | reference | LEDGER_REFERENCE_TOO_LONG    | x*40
          account missing    | payable:community | *           | 3 | account   | LEDGER_ACCOUNT_KIND_UNKNOWN  | *
          account of no kind | payable:       | debt:          | 3 | account   | LEDGER_ACCOUNT_KIND_UNKNOWN  | debt:community
          account cut short  | payable:community | payable     | 3 | account   | LEDGER_ACCOUNT_INCOMPLETE    | payable
          account with no code | payable:community | payable:C | 3 | account   | LEDGER_CODE_MALFORMED        | payable:C
          provider unknown   | payable:community | payable:town | 3 | account  | LEDGER_PROVIDER_UNKNOWN      | payable:town
          scheme unknown     | spend:reablement | spend:rehab  | 2 | account   | LEDGER_SCHEME_UNKNOWN        | spend:rehab:nhs-minimum:community
          stream unknown     | nhs-minimum    | nhs-maximum    | 2 | account   | LEDGER_STREAM_UNKNOWN        | spend:reablement:nhs-maximum:community
          provider of another scheme | nhs-minimum:community | nhs-minimum:acute | 2 | account | LEDGER_PROVIDER_NOT_OF_SCHEME | spend:reablement:nhs-minimum:acute
          amount malformed   | 100.00,,       | a hundred,,    | 2 | debit     | LEDGER_AMOUNT_MALFORMED      | a hundred
          amount too precise | ,,100.00        | ,,100.001      | 3 | credit    | LEDGER_AMOUNT_TOO_PRECISE    | 100.001
          amount too large   | 100.00,,       | 92233720368547758.08,, | 2 | debit | LEDGER_AMOUNT_OUT_OF_RANGE | 92233720368547758.08
          a difference too large | 100.00,,   | 92233720368547758.07,-92233720368547758.07, | 2 | debit | LEDGER_AMOUNT_OUT_OF_RANGE | 92233720368547758.07
          amount in euros    | 100.00,,       | EUR 100.00,,   | 2 | debit     | LEDGER_AMOUNT_MALFORMED      | EUR 100.00
          amount missing     | ,,100.00        | ,,             | 3 | debit     | LEDGER_POSTING_ZERO          | payable:community
          unbalanced         | ,,100.00        | ,,100.01       | 2 | debit     | LEDGER_ENTRY_UNBALANCED      | 100.00
          approver too long  | Board          | x*201          | 2 | approved_by | LEDGER_ACTOR_TOO_LONG      | x*201
          minute missing     | JCB 14         | *              | 2 | minute    | LEDGER_MINUTE_REFERENCE_MISSING | *
          minute too long    | JCB 14         | x*201          | 2 | minute    | LEDGER_MINUTE_REFERENCE_TOO_LONG | x*201
          a rule broken      | general,Work done,R-1,spend:reablement:nhs-minimum:community,100.00,,Board,JCB 14 | virement,Work done,R-1,spend:reablement:nhs-minimum:community,100.00,,, | 2 | | LEDGER_RULE_BROKEN | virement
          """)
  void rejectsAPosting(
      String mistake,
      String right,
      String wrong,
      long line,
      String column,
      String code,
      String value)
      throws IOException {
    var report = postings(FILE.replace(right, expanded(wrong)));

    requireRejected(report, line, column, code, expanded(value));
  }

  @ParameterizedTest(name = "{0}: {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          day missing        | 30/04/2023 | *          | Date     | LEDGER_DATE_MALFORMED     | *
          day that is none   | 30/04/2023 | 31/04/2023 | Date     | LEDGER_DATE_MALFORMED     | 31/04/2023
          day before the fund | 30/04/2023 | 30/04/2015 | Date    | LEDGER_DATE_OUTSIDE_FUND  | 2015-04-30
          day in a closed period | 30/04/2023 | 30/03/2023 | Date  | LEDGER_PERIOD_CLOSED      | 2023-03-30
          amount missing     | 100.00     | *          | Amount   | LEDGER_AMOUNT_MALFORMED   | *
          amount malformed   | 100.00     | 1.2.3      | Amount   | LEDGER_AMOUNT_MALFORMED   | 1.2.3
          amount too precise | 100.00     | 0.001      | Amount   | LEDGER_AMOUNT_TOO_PRECISE | 0.001
          amount too large   | 100.00     | 92233720368547758.08 | Amount | LEDGER_AMOUNT_OUT_OF_RANGE | 92233720368547758.08
          amount of nothing  | 100.00     | 0.00       | Amount   | LEDGER_POSTING_ZERO       | spend:reablement:nhs-minimum:community
          key too long       | R-1        | x*201      | Invoice  | LEDGER_REFERENCE_TOO_LONG | x*40
          narrative too long | Community  | x*1001     | Supplier | LEDGER_NARRATIVE_TOO_LONG | x*40
          no account rule    | Reablement | Elsewhere  |          | LEDGER_NO_ACCOUNT_RULE    | *
          an unknown provider | Reablement | Town      |          | LEDGER_PROVIDER_UNKNOWN   | payable:town
          """)
  void rejectsALineOfAnotherProgram(
      String mistake, String right, String wrong, String column, String code, String value)
      throws IOException {
    var report = mapped(MAPPED.replace(right, expanded(wrong)));

    requireRejected(report, 2, column, code, expanded(value));
  }

  @Test
  void rejectsAKeyThatWasUsedForAnotherEntry() throws IOException {
    ledger
        .journal()
        .post(submission("a", Samples.due("2023-04-30", Samples.ICB, Samples.MINIMUM, 1)));

    var report = postings(FILE);

    assertThat(report.rejects()).hasSize(1);
    assertThat(report.rejects().get(0).column()).isEqualTo("key");
    assertThat(report.rejects().get(0).code()).isEqualTo("LEDGER_KEY_REUSED");
    assertThat(report.rejects().get(0).value()).isEqualTo("a");
  }

  private void requireRejected(
      ImportReport report, long line, String column, String code, String value) {
    assertThat(report.rejects()).hasSize(1);
    var reject = report.rejects().get(0);
    assertThat(reject.code()).as(reject.reason()).isEqualTo(code);
    assertThat(reject.line()).isEqualTo(line);
    assertThat(reject.column()).isEqualTo(column == null ? "" : column);
    assertThat(reject.value()).isEqualTo(value);
    assertThat(report.applied()).isFalse();
    assertThat(ledger.journal().entries(EntryQuery.of(FUND)).entries()).isEmpty();
  }

  private ImportReport postings(String text) throws IOException {
    return run(text, Optional.empty());
  }

  private ImportReport mapped(String text) throws IOException {
    return run(text, Optional.of(ImportMapping.parse("mapping", MAPPING)));
  }

  private ImportReport run(String text, Optional<ImportMapping> mapping) throws IOException {
    var file = Files.write(folder.resolve("file.csv"), text.getBytes(StandardCharsets.UTF_8));
    return ledger.imports().run(new ImportRequest(FUND, file, mapping, false, false, TREASURER));
  }

  private static String expanded(String text) {
    if (text.equals("*")) {
      return "";
    }
    int star = text.indexOf("x*");
    if (star < 0) {
      return text;
    }
    int comma = text.indexOf(',', star);
    int end = comma < 0 ? text.length() : comma;
    return text.substring(0, star)
        + "x".repeat(Integer.parseInt(text.substring(star + 2, end)))
        + text.substring(end);
  }
}
