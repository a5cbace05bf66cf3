package org.commonpurse.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.commonpurse.ledger.PostingTest.codeOf;
import static org.commonpurse.ledger.Samples.FUND;
import static org.commonpurse.ledger.Samples.TREASURER;
import static org.commonpurse.ledger.Samples.submission;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.BalanceRow;
import org.commonpurse.ledger.balance.Grouping;
import org.commonpurse.ledger.balance.RowKey;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.transfer.ExportFormat;
import org.commonpurse.ledger.transfer.ImportMapping;
import org.commonpurse.ledger.transfer.ImportReject;
import org.commonpurse.ledger.transfer.ImportReport;
import org.commonpurse.ledger.transfer.ImportRequest;
import org.commonpurse.ledger.verify.FundVerification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Files of other programs become entries, once. */
class ImportTest {

  private static final String RULES =
      """
      accounts:
        - when: {Service: "(?i)reablement"}
          debit: spend:reablement:nhs-minimum:community
          credit: payable:community
        - when: {Service: "(?i)adaptation"}
          debit: spend:adaptations:dfg:charity
          credit: payable:charity
      """;

  @TempDir Path folder;

  private static Ledger open(TestStores store) {
    Ledger ledger = Ledger.open(store.fresh());
    ledger.funds().register(Samples.fund(), TREASURER);
    return ledger;
  }

  private Path file(String text, String charset) throws IOException {
    return Files.write(
        Files.createTempFile(folder, "payments", ".csv"), text.getBytes(Charset.forName(charset)));
  }

  private static ImportRequest request(Path file, String mapping) {
    return new ImportRequest(
        FUND, file, Optional.of(ImportMapping.parse("mapping", mapping)), false, false, TREASURER);
  }

  private static List<BalanceRow> spending(Ledger ledger) {
    return ledger
        .balances()
        .of(BalanceQuery.of(FUND, Book.ACTUAL).kinds(AccountKind.SPEND).by(Grouping.SCHEME));
  }

  /** Titles before the header, quoted commas, pound signs, a credit note, a total line at the end. */
  @ParameterizedTest
  @EnumSource(TestStores.class)
  void readsAPaymentFileWithAmountsOfEitherSign(TestStores store) throws IOException {
    Path file =
        file(
            """
            Payments over £500,,,
            ,,,
            Payment Date,Supplier Name,Service,"Net Amount (£)",Transaction No
            03/04/2023,"Fenland Community, NHS Trust",Reablement,"£1,234.50",9001
            14-Apr-2023,Home from Hospital,Adaptations,500.00,9002
            30/04/2023,Home from Hospital,Adaptations,-20.00,9003
            ,Total,,"1,714.50",
            """,
            "windows-1252");
    String mapping =
        """
        columns:
          date: [Payment Date]
          amount: [Net Amount (£), Amount]
          reference: Transaction No
          narrative: [Supplier Name, Service]
          key: [Transaction No]
        skip: {Supplier Name: "^Total$"}
        """
            + RULES;
    try (Ledger ledger = open(store)) {
      ImportReport report = ledger.imports().run(request(file, mapping));

      assertThat(report.rejects()).isEmpty();
      assertThat(report.recorded()).isEqualTo(3);
      assertThat(report.rows()).isEqualTo(4);
      assertThat(spending(ledger))
          .containsExactly(
              new BalanceRow(RowKey.of(Grouping.SCHEME, "adaptations"), 480_00),
              new BalanceRow(RowKey.of(Grouping.SCHEME, "reablement"), 1_234_50));
      ImportReport again = ledger.imports().run(request(file, mapping));
      assertThat(again.recorded()).isZero();
      assertThat(again.replayed()).isEqualTo(3);
      assertThat(ledger.verification().all()).allMatch(FundVerification::isSound);
    }
  }

  /** A byte order mark, semicolons, a column for debits and one for credits, decimal commas, twins. */
  @Test
  void readsAFileWithDebitAndCreditColumns() throws IOException {
    Path file =
        file(
            "\ufeffDatum;Service;Soll;Haben\n"
                + "01.04.2023;Reablement;1.000,50;\n"
                + "01.04.2023;Reablement;1.000,50;\n"
                + "02.04.2023;Reablement;;0,50\n",
            "UTF-8");
    String mapping =
        """
        columns: {date: Datum, debit: Soll, credit: Haben}
        dates: [dd.MM.yyyy]
        decimalComma: true
        """
            + RULES;
    try (Ledger ledger = open(TestStores.SQLITE)) {
      assertThat(ledger.imports().run(request(file, mapping)).recorded()).isEqualTo(3);
      assertThat(spending(ledger))
          .containsExactly(new BalanceRow(RowKey.of(Grouping.SCHEME, "reablement"), 2_000_50));
      assertThat(ledger.imports().run(request(file, mapping)).replayed()).isEqualTo(3);
    }
  }

  @Test
  void recordsNothingWhereALineIsRejectedUnlessTheGoodOnesAreAskedFor() throws IOException {
    Path file =
        file(
            """
            Date,Service,Amount
            2023-04-01,Reablement,10.00
            31/02/2023,Reablement,10.00
            2023-04-03,Reablement,10.001
            2023-04-04,Elsewhere,10.00
            2031-04-05,Reablement,10.00
            2023-04-06,Reablement,0.00
            """,
            "UTF-8");
    String mapping = "columns: {date: Date, amount: Amount}\n" + RULES;
    try (Ledger ledger = open(TestStores.SQLITE)) {
      ImportReport report = ledger.imports().run(request(file, mapping));

      assertThat(report.applied()).isFalse();
      assertThat(report.rejects())
          .extracting(ImportReject::line, ImportReject::column, ImportReject::code)
          .containsExactlyInAnyOrder(
              tuple(3L, "Date", "LEDGER_DATE_MALFORMED"),
              tuple(4L, "Amount", "LEDGER_AMOUNT_TOO_PRECISE"),
              tuple(5L, "", "LEDGER_NO_ACCOUNT_RULE"),
              tuple(6L, "Date", "LEDGER_DATE_OUTSIDE_FUND"),
              tuple(7L, "Amount", "LEDGER_POSTING_ZERO"));
      assertThat(report.rejectsFile())
          .first()
          .asString()
          .startsWith("\"Date\",\"Service\",\"Amount\",\"Rejected line\"");
      assertThat(report.rejectsFile())
          .element(1)
          .asString()
          .startsWith("\"31/02/2023\",\"Reablement\",\"10.00\",\"3\",\"Date\"");
      assertThat(ledger.journal().entries(EntryQuery.of(FUND)).entries()).isEmpty();

      ImportRequest whole = request(file, mapping);
      var partial = new ImportRequest(FUND, file, whole.mapping(), false, true, TREASURER);
      assertThat(ledger.imports().run(partial).applied()).isTrue();
      assertThat(ledger.journal().entries(EntryQuery.of(FUND)).entries()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void triesAFileOutWithoutRecordingIt(TestStores store) throws IOException {
    Path file = file("Date,Service,Amount\n2023-04-01,Reablement,10.00\n", "UTF-8");
    var mapping = ImportMapping.parse("mapping", "columns: {date: Date, amount: Amount}\n" + RULES);
    try (Ledger ledger = open(store)) {
      ImportReport report =
          ledger
              .imports()
              .run(new ImportRequest(FUND, file, Optional.of(mapping), true, false, TREASURER));

      assertThat(report.recorded()).isEqualTo(1);
      assertThat(report.applied()).isFalse();
      assertThat(ledger.journal().entries(EntryQuery.of(FUND)).entries()).isEmpty();
      // What was only tried out must not be remembered: the account has no id yet.
      ledger
          .journal()
          .post(
              submission(
                  "k",
                  Samples.spent(
                      "2023-04-01", Samples.REABLEMENT, Samples.MINIMUM, Samples.COMMUNITY, 5)));
      assertThat(spending(ledger))
          .containsExactly(new BalanceRow(RowKey.of(Grouping.SCHEME, "reablement"), 5));
      assertThat(ledger.verification().all()).allMatch(FundVerification::isSound);
    }
  }

  @Test
  void takesBackInWhatItWroteOut() throws IOException {
    var out = new StringWriter();
    List<BalanceRow> before;
    var byAccount = BalanceQuery.of(FUND, Book.ACTUAL).by(Grouping.ACCOUNT);
    try (Ledger ledger = open(TestStores.SQLITE)) {
      ledger
          .journal()
          .post(submission("a \"b\", c", Samples.received("2023-04-20", Samples.ICB, "R,1", 77)));
      ledger
          .journal()
          .post(
              submission(
                  "b",
                  Samples.spent(
                      "2023-04-01", Samples.REABLEMENT, Samples.MINIMUM, Samples.COMMUNITY, 5)));
      ledger.exports().write(FUND, ExportFormat.CSV, out);
      before = ledger.balances().of(byAccount);
    }
    Path file = file(out.toString(), "UTF-8");
    try (Ledger ledger = open(TestStores.SQLITE)) {
      var request = new ImportRequest(FUND, file, Optional.empty(), false, false, TREASURER);
      var progress = new ArrayList<Long>();
      ImportReport report = ledger.imports().run(request, progress::add);
      assertThat(report.rejects()).isEmpty();
      assertThat(report.recorded()).isEqualTo(2);
      assertThat(progress).contains(2L);
      assertThat(ledger.balances().of(byAccount)).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "k,2023-04-01,bank,1.00;k,2023-04-01,surplus,-2.00 | LEDGER_ENTRY_UNBALANCED",
        "k,2023-04-01,bank,1.00 | LEDGER_POSTINGS_COUNT",
        "k,2023-04-01,purse,1.00;k,2023-04-01,surplus,-1.00 | LEDGER_ACCOUNT_KIND_UNKNOWN",
        "k,2023-04-01,receivable:nobody,1.00;k,2023-04-01,surplus,-1.00 | LEDGER_PARTNER_UNKNOWN",
        "k,2023-13-01,bank,1.00;k,2023-13-01,surplus,-1.00 | LEDGER_DATE_MALFORMED",
        "k,2023-04-01,bank,x;k,2023-04-01,surplus,-1.00 | LEDGER_AMOUNT_MALFORMED",
        "k,2023-04-01,bank,99999999999999999.00;k,2023-04-01,surplus,-1 | LEDGER_AMOUNT_OUT_OF_RANGE",
        ",2023-04-01,bank,1.00;,2023-04-01,surplus,-1.00 | LEDGER_KEY_MISSING",
        "k,2023-04-01,spend:reablement,1.00;k,2023-04-01,surplus,-1 | LEDGER_ACCOUNT_INCOMPLETE",
      })
  void rejectsEachFieldThatIsWrongWithACodeOfItsOwn(String rows, String code) throws IOException {
    Path file =
        file(
            "key,date,account,amount,narrative\n" + rows.replace(";", ",text\n") + ",text\n",
            "UTF-8");
    try (Ledger ledger = open(TestStores.SQLITE)) {
      ImportReport report =
          ledger
              .imports()
              .run(new ImportRequest(FUND, file, Optional.empty(), false, false, TREASURER));
      assertThat(report.rejects()).extracting(ImportReject::code).contains(code);
      assertThat(report.applied()).isFalse();
    }
  }

  @Test
  void refusesFilesThatAreNoTables() throws IOException {
    Path binary = Files.write(folder.resolve("a.csv"), new byte[] {'a', 0, 'b'});
    Path other = file("a,b\n1,2\n", "UTF-8");
    Path missing = folder.resolve("missing.csv");
    try (Ledger ledger = open(TestStores.SQLITE)) {
      assertThat(codeOf(() -> run(ledger, binary))).isEqualTo("LEDGER_FILE_NOT_TEXT");
      assertThat(codeOf(() -> run(ledger, other))).isEqualTo("LEDGER_HEADER_MISSING");
      assertThat(codeOf(() -> run(ledger, missing))).isEqualTo("LEDGER_FILE_UNREADABLE");
    }
  }

  private static void run(Ledger ledger, Path file) {
    ledger.imports().run(new ImportRequest(FUND, file, Optional.empty(), false, false, TREASURER));
  }
}
