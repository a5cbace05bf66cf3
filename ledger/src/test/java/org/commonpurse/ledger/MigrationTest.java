package org.commonpurse.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.commonpurse.ledger.Samples.FUND;
import static org.commonpurse.ledger.Samples.ICB;
import static org.commonpurse.ledger.Samples.MINIMUM;
import static org.commonpurse.ledger.Samples.TREASURER;
import static org.commonpurse.ledger.Samples.due;
import static org.commonpurse.ledger.Samples.submission;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.BalanceRow;
import org.commonpurse.ledger.balance.Grouping;
import org.commonpurse.ledger.calendar.Period;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.journal.RecordedEntry;
import org.commonpurse.ledger.journal.Reversal;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.ledger.period.PeriodState;
import org.commonpurse.ledger.seal.ChainEvent;
import org.commonpurse.ledger.seal.ChainVisitor;
import org.commonpurse.ledger.verify.Checkpoint;
import org.commonpurse.ledger.verify.FundVerification;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A database that the first version wrote is read, verified and written on.
 * <p>
 * {@code stores/version-1.db.gz} is the file that the first version left, and {@code
 * stores/version-1.postgresql.sql.gz} what {@code pg_dump} made of the same entries on PostgreSQL:
 * two funds, of 1,040 and 30 entries, the first with kept balances up to entry 1,034. {@code
 * stores/version-1-balances.csv} is what the first version answered of them.
 */
class MigrationTest {

  private static final FundCode FENLAND = FundCode.of("fenland");
  private static final Checkpoint CHECKPOINT =
      Checkpoint.parse(
          "commonpurse checkpoint 1 brackenshire 1040"
              + " eda31159e8fa5ba53cba992bc81cf51c408f872ca9bd1290c0e1235bc5859a3a");

  /** A copy of what the first version wrote. */
  private static String versionOne(TestStores store) throws IOException, SQLException {
    return OldStores.of(1, store);
  }

  /**
   * What the second version wrote stood outside the chain: two versions of a fund, rules, four acts on
   * periods, an agreement, three revisions of an allocation and a reconciliation beside 15 entries.
   */
  @ParameterizedTest
  @EnumSource(TestStores.class)
  void takesIntoTheChainWhatTheSecondVersionRecordedOutsideIt(TestStores store) throws Exception {
    String url = OldStores.of(2, store);
    try (Ledger ledger = Ledger.open(url)) {
      FundVerification verification =
          ledger.verification().of(FUND, Optional.of(OldStores.checkpoint(store)));
      assertThat(verification.findings()).isEmpty();
      assertThat(verification.entries()).isEqualTo(15);
      List<ChainEvent> events = events(ledger);
      assertThat(verification.events()).isEqualTo(events.size());
      assertThat(events)
          .extracting(event -> event.kind().word() + " " + event.subject())
          .containsExactly(
              "fund brackenshire",
              "fund brackenshire",
              "agreement brackenshire-better-care-fund/3",
              "reconciliation icb",
              "allocation allocation/brackenshire-better-care-fund/2023-24/12/1",
              "allocation allocation/brackenshire-better-care-fund/2023-24/12/2",
              "allocation allocation/brackenshire-better-care-fund/2023-24/12/3",
              "rules rules",
              "period 2023-24/01",
              "period 2023-24/01",
              "period 2023-24/01",
              "period 2023-24/02");
      // Each keeps its moment and its actor; the chain says when it was taken in, after all
      // entries.
      assertThat(events).allMatch(event -> event.afterEntry() == 15);
      assertThat(events)
          .allMatch(event -> event.adoptedAt().orElseThrow().isAfter(event.recordedAt()));
      assertThat(events).extracting(event -> event.by().name()).contains("A. Finch", "B. Gull");
      assertThat(ledger.funds().get(FUND).partners())
          .extracting(Partner::name)
          .contains("Brackenshire Hospitals NHS Trust");
      assertThat(ledger.periods().status(FUND, Period.parse("2023-24/02")).state())
          .isEqualTo(PeriodState.CLOSED);
      assertThat(ledger.rules().get(FUND).rules()).isNotEmpty();
      ledger.periods().close(FUND, Period.parse("2023-24/03"), TREASURER);
    }
    // It is taken in once: opened again, the chain goes on where it ended.
    try (Ledger ledger = Ledger.open(url)) {
      assertThat(ledger.verification().all()).allMatch(FundVerification::isSound);
      assertThat(events(ledger)).hasSize(13);
      assertThat(ledger.verification().of(FUND, Optional.of(OldStores.checkpoint(store))).isSound())
          .isTrue();
    }
  }

  private static List<ChainEvent> events(Ledger ledger) {
    var events = new ArrayList<ChainEvent>();
    return ledger
        .books()
        .now(
            at -> {
              at.chains()
                  .follow(
                      FUND,
                      new ChainVisitor() {
                        @Override
                        public void entry(RecordedEntry entry) {
                          // Entries are looked at elsewhere.
                        }

                        @Override
                        public void event(ChainEvent event) {
                          events.add(event);
                        }
                      });
              return events;
            });
  }

  private static List<String> balances(Ledger ledger) {
    var balances = new ArrayList<String>();
    balances.add("fund,book,account,pence");
    for (FundCode fund : List.of(FUND, FENLAND)) {
      for (Book book : Book.values()) {
        for (BalanceRow row :
            ledger.balances().of(BalanceQuery.of(fund, book).by(Grouping.ACCOUNT))) {
          balances.add(fund + "," + book + "," + row.key().words().get(0) + "," + row.pence());
        }
      }
    }
    return balances;
  }

  private static List<String> balancesThen() throws IOException {
    try (InputStream file =
        MigrationTest.class.getResourceAsStream("/stores/version-1-balances.csv")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void readsAndProvesWhatTheFirstVersionWrote(TestStores store) throws Exception {
    try (Ledger ledger = Ledger.open(versionOne(store))) {
      assertThat(ledger.verification().all())
          .extracting(FundVerification::fund, FundVerification::entries, FundVerification::isSound)
          .containsExactly(tuple(FUND, 1040L, true), tuple(FENLAND, 30L, true));
      assertThat(ledger.verification().of(FUND, Optional.of(CHECKPOINT)).isSound()).isTrue();
      assertThat(balances(ledger)).isEqualTo(balancesThen());
      List<RecordedEntry> first =
          ledger.journal().entries(EntryQuery.of(FUND).key(new EntryKey("b0-0"))).entries();
      assertThat(first).extracting(RecordedEntry::sequence).containsExactly(1L);
      assertThat(first.get(0).recordedAt()).isEqualTo(Instant.parse("2024-01-15T09:32:00.123456Z"));
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void writesOnWhereTheFirstVersionLeftOff(TestStores store) throws Exception {
    String url = versionOne(store);
    try (Ledger ledger = Ledger.open(url)) {
      RecordedEntry last =
          ledger.journal().entries(EntryQuery.of(FUND).key(new EntryKey("s5"))).entries().get(0);
      assertThat(
              ledger.journal().post(new Submission(last.entry(), last.key(), TREASURER)).replay())
          .isTrue();
      assertThat(
              PostingTest.codeOf(
                  () ->
                      ledger.journal().post(submission("s5", due("2023-06-01", ICB, MINIMUM, 1)))))
          .isEqualTo("LEDGER_KEY_REUSED");
      ledger.periods().close(FUND, Period.parse("2023-24/01"), TREASURER);
      assertThat(
              PostingTest.codeOf(
                  () -> ledger.journal().post(submission("t", due("2023-04-30", ICB, MINIMUM, 1)))))
          .isEqualTo("LEDGER_PERIOD_CLOSED");
      // Enough that kept balances are brought up to date again.
      var more = new ArrayList<Submission>();
      for (int i = 0; i < 1100; i++) {
        more.add(submission("t" + i, due("2023-06-01", ICB, MINIMUM, 1)));
      }
      assertThat(ledger.journal().postAll(more).get(0).sequence()).isEqualTo(1041);
      var day = LocalDate.of(2023, 6, 2);
      ledger
          .journal()
          .reverse(Reversal.whole(FUND, 1, day, "Wrong", new EntryKey("reversal"), TREASURER));
    }
    try (Ledger ledger = Ledger.open(url)) {
      assertThat(ledger.verification().all()).allMatch(FundVerification::isSound);
      assertThat(ledger.verification().of(FUND, Optional.of(CHECKPOINT)).entries()).isEqualTo(2141);
    }
  }

  /** What is recorded in tables that came later is protected there too. */
  @ParameterizedTest
  @EnumSource(TestStores.class)
  void refusesToChangeWhatWasOrIsRecorded(TestStores store) throws Exception {
    String url = versionOne(store);
    try (Ledger ledger = Ledger.open(url);
        Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      ledger.periods().close(FUND, Period.parse("2023-24/01"), TREASURER);
      for (String table : List.of("entry", "posting", "account", "fund", "event")) {
        String delete = "DELETE FROM " + table;
        assertThatThrownBy(() -> statement.execute(delete))
            .as(delete)
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("never changed or removed");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void refusesWhatANewerVersionHasChanged(TestStores store) throws Exception {
    String url = versionOne(store);
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO schema_version (installed_rank, version, description, type, script, checksum,"
              + " installed_by, execution_time, success)"
              + " VALUES (99, '99', 'what is to come', 'SQL', 'V99__x.sql', 1, '', 1, true)");
    }
    assertThat(PostingTest.codeOf(() -> Ledger.open(url))).isEqualTo("LEDGER_STORE_TOO_NEW");
  }
}
