package org.commonpurse.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.commonpurse.ledger.Samples.COMMUNITY;
import static org.commonpurse.ledger.Samples.COUNTY;
import static org.commonpurse.ledger.Samples.DFG;
import static org.commonpurse.ledger.Samples.FUND;
import static org.commonpurse.ledger.Samples.ICB;
import static org.commonpurse.ledger.Samples.MINIMUM;
import static org.commonpurse.ledger.Samples.REABLEMENT;
import static org.commonpurse.ledger.Samples.TREASURER;
import static org.commonpurse.ledger.Samples.due;
import static org.commonpurse.ledger.Samples.received;
import static org.commonpurse.ledger.Samples.spent;
import static org.commonpurse.ledger.Samples.submission;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.BalanceRow;
import org.commonpurse.ledger.balance.Grouping;
import org.commonpurse.ledger.balance.RowKey;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.journal.Receipt;
import org.commonpurse.ledger.journal.RecordedEntry;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.seal.Seals;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the journal records, replays and refuses. */
class PostingTest {

  private static final Instant NOW = Instant.parse("2024-01-15T09:30:00.123456Z");

  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private static Ledger open(TestStores store) {
    Ledger ledger = Ledger.open(store.fresh(), CLOCK);
    ledger.funds().register(Samples.fund(), TREASURER);
    return ledger;
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void countsEntriesFromOneAndSealsEachToTheOneBefore(TestStores store) {
    try (Ledger ledger = open(store)) {
      // The first link of a chain is the fund itself.
      String registered = ledger.verification().checkpoint(FUND).seal();
      var first = ledger.journal().post(submission("k1", due("2023-04-01", ICB, MINIMUM, 100)));
      var second = ledger.journal().post(submission("k2", received("2023-04-05", ICB, "A", 100)));

      assertThat(first.sequence()).isEqualTo(1);
      assertThat(second.sequence()).isEqualTo(2);
      assertThat(first.recordedAt()).isEqualTo(NOW);
      List<RecordedEntry> entries = ledger.journal().entries(EntryQuery.of(FUND)).entries();
      assertThat(entries)
          .extracting(RecordedEntry::seal)
          .containsExactly(first.seal(), second.seal());
      assertThat(first.seal()).isEqualTo(Seals.expected(registered, entries.get(0)));
      assertThat(second.seal()).isEqualTo(Seals.expected(first.seal(), entries.get(1)));
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void answersTheSameEntryUnderTheSameKeyWithTheFirstReceipt(TestStores store) {
    try (Ledger ledger = open(store)) {
      Submission submission = submission("k1", due("2023-04-01", ICB, MINIMUM, 100));
      var first = ledger.journal().post(submission);
      var again = ledger.journal().post(submission);

      assertThat(first.replay()).isFalse();
      assertThat(again.replay()).isTrue();
      assertThat(again.seal()).isEqualTo(first.seal());
      assertThat(ledger.journal().entries(EntryQuery.of(FUND)).entries()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void refusesAnotherEntryUnderTheSameKeyAndDescribesBoth(TestStores store) {
    try (Ledger ledger = open(store)) {
      ledger.journal().post(submission("k1", due("2023-04-01", ICB, MINIMUM, 100)));

      var problem =
          problemOf(
              () -> ledger.journal().post(submission("k1", due("2023-04-01", ICB, MINIMUM, 101))));

      assertThat(problem.code()).isEqualTo("LEDGER_KEY_REUSED");
      assertThat(problem).hasMessageContaining("entry 1").hasMessageContaining("1.00");
      assertThat(problem).hasMessageContaining("1.01");
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void describesBothWhereOneBatchUsesAKeyTwice(TestStores store) {
    try (Ledger ledger = open(store)) {
      ledger.journal().post(submission("k0", due("2023-04-01", ICB, MINIMUM, 99)));
      var same = submission("k1", due("2023-04-01", ICB, MINIMUM, 100));

      var problem =
          problemOf(
              () ->
                  ledger
                      .journal()
                      .postAll(
                          List.of(same, submission("k1", due("2023-04-01", ICB, MINIMUM, 101)))));

      assertThat(problem).hasMessageContaining("entry 2 (2023-04-01, ACTUAL, 1.00");
      assertThat(problem).hasMessageContaining("this one (2023-04-01, ACTUAL, 1.01");
      assertThat(ledger.journal().postAll(List.of(same, same)))
          .extracting(Receipt::replay)
          .containsExactly(false, true);
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void recordsAllOfSeveralEntriesOrNone(TestStores store) {
    try (Ledger ledger = open(store)) {
      ledger.journal().post(submission("k1", due("2023-04-01", ICB, MINIMUM, 100)));

      var problem =
          problemOf(
              () ->
                  ledger
                      .journal()
                      .postAll(
                          List.of(
                              submission("k2", due("2023-04-01", COUNTY, DFG, 7)),
                              submission("k1", due("2023-04-01", ICB, MINIMUM, 101)))));

      assertThat(problem.fields()).containsEntry("index", "1");
      assertThat(ledger.journal().entries(EntryQuery.of(FUND)).entries()).hasSize(1);
      assertThat(
              ledger.journal().post(submission("k2", due("2023-04-01", COUNTY, DFG, 7))).sequence())
          .isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void refusesWhatTheFundDoesNotHave(TestStores store) {
    try (Ledger ledger = open(store)) {
      var journal = ledger.journal();
      PartnerCode nobody = PartnerCode.of("nobody");
      assertThat(codeOf(() -> journal.post(submission("a", due("2023-04-01", nobody, DFG, 1)))))
          .isEqualTo("LEDGER_PARTNER_UNKNOWN");
      assertThat(
              codeOf(
                  () ->
                      journal.post(
                          submission("b", due("2023-04-01", ICB, StreamCode.of("nobody"), 1)))))
          .isEqualTo("LEDGER_STREAM_UNKNOWN");
      assertThat(
              codeOf(
                  () ->
                      journal.post(
                          submission(
                              "c",
                              spent(
                                  "2023-04-01", SchemeCode.of("nobody"), MINIMUM, COMMUNITY, 1)))))
          .isEqualTo("LEDGER_SCHEME_UNKNOWN");
      assertThat(
              codeOf(
                  () ->
                      journal.post(
                          submission("d", spent("2023-04-01", REABLEMENT, MINIMUM, COUNTY, 1)))))
          .isEqualTo("LEDGER_PROVIDER_NOT_OF_SCHEME");
      assertThat(codeOf(() -> journal.post(submission("e", due("2026-04-01", ICB, MINIMUM, 1)))))
          .isEqualTo("LEDGER_DATE_OUTSIDE_FUND");
      assertThat(codeOf(() -> journal.entries(EntryQuery.of(FundCode.of("nobody")))))
          .isEqualTo("LEDGER_FUND_UNKNOWN");
      assertThat(journal.entries(EntryQuery.of(FUND)).entries()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void addsUpAsAtADayByAnyCombination(TestStores store) {
    try (Ledger ledger = open(store)) {
      var journal = ledger.journal();
      journal.post(submission("1", due("2023-04-01", ICB, MINIMUM, 1000)));
      journal.post(submission("2", due("2023-05-17", ICB, MINIMUM, 200)));
      journal.post(submission("3", due("2023-05-18", COUNTY, DFG, 30)));
      journal.post(submission("4", received("2024-04-01", ICB, "R", 4)));

      var asAt =
          BalanceQuery.of(FUND, Book.ACTUAL)
              .asAt(LocalDate.parse("2023-05-17"))
              .by(Grouping.PARTNER, Grouping.KIND);
      var kinds = asAt.by();
      assertThat(ledger.balances().of(asAt))
          .containsExactly(
              new BalanceRow(new RowKey(kinds, List.of("icb", "contribution")), -1200),
              new BalanceRow(new RowKey(kinds, List.of("icb", "receivable")), 1200));
      assertThat(ledger.balances().of(BalanceQuery.of(FUND, Book.ACTUAL)))
          .containsExactly(new BalanceRow(RowKey.ALL, 0));
      assertThat(
              ledger
                  .balances()
                  .of(
                      BalanceQuery.of(FUND, Book.ACTUAL)
                          .where(Dimension.PARTNER, ICB)
                          .by(Grouping.ACCOUNT, Grouping.YEAR)))
          .containsExactly(
              new BalanceRow(key(Account.contribution(ICB, MINIMUM), "2023-24"), -1200),
              new BalanceRow(key(Account.receivable(ICB), "2023-24"), 1200),
              new BalanceRow(key(Account.receivable(ICB), "2024-25"), -4));
      assertThat(
              codeOf(
                  () ->
                      ledger
                          .balances()
                          .of(
                              BalanceQuery.of(FUND, Book.ACTUAL)
                                  .where(Dimension.PARTNER, PartnerCode.of("nobody")))))
          .isEqualTo("LEDGER_PARTNER_UNKNOWN");
    }
  }

  static ProblemException problemOf(ThrowingCallable call) {
    return catchThrowableOfType(ProblemException.class, call);
  }

  static String codeOf(ThrowingCallable call) {
    return problemOf(call).code();
  }

  private static RowKey key(Account account, String year) {
    return new RowKey(List.of(Grouping.ACCOUNT, Grouping.YEAR), List.of(account.path(), year));
  }
}
