package org.commonpurse.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.ledger.PostingTest.codeOf;
import static org.commonpurse.ledger.Samples.FUND;
import static org.commonpurse.ledger.Samples.ICB;
import static org.commonpurse.ledger.Samples.MINIMUM;
import static org.commonpurse.ledger.Samples.TREASURER;
import static org.commonpurse.ledger.Samples.due;
import static org.commonpurse.ledger.Samples.submission;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.BalanceRow;
import org.commonpurse.ledger.balance.Grouping;
import org.commonpurse.ledger.balance.Partners;
import org.commonpurse.ledger.balance.StatementQuery;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Reversal;
import org.commonpurse.ledger.journal.Span;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.ledger.transfer.ImportRequest;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the books accept, they can add up, and go on. */
class BoundedBooksTest {

  private static final long MOST = JournalEntry.DEBITS_MAX_PENCE;

  @TempDir Path folder;

  private static Ledger open(TestStores store) {
    Ledger ledger = Ledger.open(store.fresh());
    ledger.funds().register(Samples.fund(), TREASURER);
    return ledger;
  }

  private static long receivable(Ledger ledger, BalanceQuery query) {
    List<BalanceRow> rows = ledger.balances().of(query.kinds(AccountKind.RECEIVABLE));
    return rows.stream().mapToLong(BalanceRow::pence).reduce(0, Math::addExact);
  }

  private static BalanceQuery actual() {
    return BalanceQuery.of(FUND, Book.ACTUAL);
  }

  /** An entry of the largest amount, on one day of 300 in turn. */
  private static Submission largest(int number) {
    String on = LocalDate.of(2023, 4, 1).plusDays(number % 300).toString();
    return submission("k" + number, due(on, ICB, MINIMUM, MOST));
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void refusesAmountsThatNobodyCouldAddUp(TestStores store) {
    try (Ledger ledger = open(store)) {
      for (long pence : new long[] {MOST + 1, Long.MAX_VALUE}) {
        var entry = due("2023-04-01", ICB, MINIMUM, pence);
        assertThat(codeOf(() -> ledger.journal().post(submission("one", entry))))
            .isEqualTo("LEDGER_AMOUNT_OUT_OF_RANGE");
        assertThat(codeOf(() -> ledger.journal().postAll(List.of(submission("all", entry)))))
            .isEqualTo("LEDGER_AMOUNT_OUT_OF_RANGE");
      }
      var split =
          Samples.actual(
              "2023-04-01",
              "In two",
              due("2023-04-01", ICB, MINIMUM, MOST).postings().get(0),
              due("2023-04-01", ICB, MINIMUM, 1).postings().get(0),
              due("2023-04-01", ICB, MINIMUM, 1).postings().get(1),
              due("2023-04-01", ICB, MINIMUM, MOST).postings().get(1));
      assertThat(codeOf(() -> ledger.journal().post(submission("split", split))))
          .isEqualTo("LEDGER_SUM_OVERFLOW");

      assertThat(receivable(ledger, actual())).isZero();
      ledger.journal().post(submission("next", due("2023-04-01", ICB, MINIMUM, MOST)));
      assertThat(receivable(ledger, actual())).isEqualTo(MOST);
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void answersEveryQuestionOfFullBooksAndTakesMistakesBack(TestStores store) throws IOException {
    try (Ledger ledger = open(store)) {
      for (int thousand = 0; thousand < 10; thousand++) {
        var entries = new ArrayList<Submission>();
        for (int i = 0; i < 1000; i++) {
          entries.add(largest(thousand * 1000 + i));
        }
        ledger.journal().postAll(entries);
      }

      refusesMore(ledger);
      answersAll(ledger, 10_000 * MOST);

      ledger
          .journal()
          .reverse(
              new Reversal(
                  FUND,
                  1,
                  LocalDate.of(2024, 3, 1),
                  "Wrong",
                  Optional.empty(),
                  new EntryKey("back"),
                  TREASURER));
      refusesMore(ledger);
      answersAll(ledger, 9_999 * MOST);
      assertThat(ledger.journal().post(largest(7)).replay()).isTrue();
      assertThat(ledger.verification().of(FUND, Optional.empty()).findings()).isEmpty();
    }
  }

  private void refusesMore(Ledger ledger) throws IOException {
    var more = submission("more", due("2023-04-01", ICB, MINIMUM, 1));
    assertThat(codeOf(() -> ledger.journal().post(more))).isEqualTo("LEDGER_BOOKS_FULL");
    assertThat(codeOf(() -> ledger.journal().postAll(List.of(largest(3), more))))
        .isEqualTo("LEDGER_BOOKS_FULL");
    var file =
        Files.writeString(
            Files.createTempFile(folder, "more", ".csv"),
            "key,date,account,amount,narrative\nf,2023-04-01,bank,0.01,More\n"
                + "f,2023-04-01,surplus,-0.01,More\n");
    var request = new ImportRequest(FUND, file, Optional.empty(), false, false, TREASURER);
    assertThat(ledger.imports().run(request).rejects())
        .extracting(reject -> reject.type().code())
        .containsExactly("LEDGER_BOOKS_FULL");
  }

  private static void answersAll(Ledger ledger, long expected) {
    assertThat(receivable(ledger, actual())).isEqualTo(expected);
    assertThat(receivable(ledger, actual().by(Grouping.MONTH, Grouping.ACCOUNT)))
        .isEqualTo(expected);
    assertThat(ledger.balances().of(actual()).get(0).pence()).isZero();
    var day = LocalDate.of(2023, 6, 15);
    long before = receivable(ledger, actual().asAt(day.minusDays(1)));
    assertThat(before + receivable(ledger, actual().from(day))).isEqualTo(expected);
    var statement =
        new StatementQuery(
            FUND,
            Book.ACTUAL,
            List.of(Account.receivable(ICB)),
            Span.ALL.from(day).asAt(day),
            Partners.APART);
    assertThat(ledger.balances().statement(statement).openingPence()).isEqualTo(before);
  }

  /** What an earlier version recorded counts too, to the penny. */
  @ParameterizedTest
  @EnumSource(TestStores.class)
  void countsWhatEarlierVersionsRecorded(TestStores store) throws IOException, SQLException {
    String url = OldStores.of(1, store);
    Ledger.open(url).close();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT h.gross_debits, (SELECT SUM(p.pence) FROM posting p JOIN entry e"
                    + " ON e.fund = p.fund AND e.sequence = p.sequence"
                    + " WHERE p.fund = h.fund AND p.pence > 0 AND e.reverses IS NULL)"
                    + " FROM fund_head h ORDER BY h.fund")) {
      for (int fund = 0; fund < 2; fund++) {
        assertThat(row.next()).isTrue();
        assertThat(row.getLong(1)).isPositive().isEqualTo(row.getLong(2));
      }
    }
  }
}
