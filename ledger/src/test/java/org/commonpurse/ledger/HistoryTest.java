package org.commonpurse.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.ledger.Samples.ACUTE;
import static org.commonpurse.ledger.Samples.ADAPTATIONS;
import static org.commonpurse.ledger.Samples.ADMISSIONS;
import static org.commonpurse.ledger.Samples.CHARITY;
import static org.commonpurse.ledger.Samples.COMMUNITY;
import static org.commonpurse.ledger.Samples.COUNTY;
import static org.commonpurse.ledger.Samples.DFG;
import static org.commonpurse.ledger.Samples.FUND;
import static org.commonpurse.ledger.Samples.ICB;
import static org.commonpurse.ledger.Samples.MINIMUM;
import static org.commonpurse.ledger.Samples.REABLEMENT;
import static org.commonpurse.ledger.Samples.TREASURER;
import static org.commonpurse.ledger.Samples.submission;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.Grouping;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.calendar.Period;
import org.commonpurse.ledger.fund.Code;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Actor;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.ledger.journal.EntryKey;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Receipt;
import org.commonpurse.ledger.journal.RecordedEntry;
import org.commonpurse.ledger.journal.Reversal;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.ledger.period.LateEntries;
import org.commonpurse.ledger.period.PeriodState;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.rule.FundRules;
import org.commonpurse.ledger.verify.FundVerification;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Goal: whatever happens to a journal, every invariant holds and every question is answered as a naive
 * ledger in memory answers it. Method: random histories, seed printed.
 */
class HistoryTest {

  private static final LocalDate FIRST = LocalDate.of(2019, 4, 1);
  private static final Code CASHABLE = Code.of("cashable");

  private static final List<Account> ACTUAL =
      List.of(
          Account.bank(),
          Account.receivable(ICB),
          Account.receivable(COUNTY),
          Account.contribution(ICB, MINIMUM),
          Account.contribution(COUNTY, DFG),
          Account.payable(COMMUNITY),
          Account.payable(CHARITY),
          Account.spend(REABLEMENT, MINIMUM, COMMUNITY),
          Account.spend(REABLEMENT, MINIMUM, CHARITY),
          Account.spend(ADAPTATIONS, DFG, CHARITY),
          Account.surplus(),
          Account.reserve(Code.of("risk-pool"), COUNTY));

  private static final List<Account> IMPACT =
      List.of(
          Account.saving(ICB, REABLEMENT, ADMISSIONS, CASHABLE),
          Account.burden(ACUTE, REABLEMENT, ADMISSIONS, CASHABLE),
          Account.measure(REABLEMENT, ADMISSIONS));

  static Stream<Arguments> histories() {
    return Stream.of(1L, 2L, 3L, 4L, 5L, 6L)
        .map(seed -> Arguments.of(seed, seed % 3 == 0 ? TestStores.POSTGRESQL : TestStores.SQLITE));
  }

  private final MovableClock clock = new MovableClock("2019-04-01T08:00:00Z");
  private final NaiveLedger naive = new NaiveLedger();
  private final List<Long> reversible = new ArrayList<>();

  @ParameterizedTest(name = "seed {0} on {1}")
  @MethodSource("histories")
  void agreesWithANaiveLedgerAboutEverything(long seed, TestStores store) {
    var random = new SplittableRandom(seed);
    try (Ledger ledger = Ledger.open(store.fresh(), clock)) {
      ledger.funds().register(Samples.fund(), TREASURER);
      ledger
          .rules()
          .set(
              FUND,
              new FundRules(
                  random.nextBoolean() ? LateEntries.ROUTE : LateEntries.REFUSE,
                  Set.of(),
                  List.of()),
              TREASURER);
      int batches = 60;
      for (int i = 0; i < batches; i++) {
        clock.advance(Duration.ofMinutes(random.nextInt(100_000)));
        happen(ledger, random, i);
      }
      for (int i = 0; i < 150; i++) {
        BalanceQuery query = anyQuery(random);
        assertThat(ledger.balances().of(query)).as(query.toString()).isEqualTo(naive.of(query));
      }
      checkChanges(ledger, random);
      assertThat(ledger.verification().all()).allMatch(FundVerification::isSound);
      assertThat(ledger.verification().all().get(0).entries()).isEqualTo(naive.entries.size());
    }
  }

  /** More entries than one segment of kept balances holds, so that every part of an answer is used. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("bigSeeds")
  void agreesBeyondOneSegmentToo(long seed) {
    var random = new SplittableRandom(seed);
    try (Ledger ledger = Ledger.open(TestStores.SQLITE.fresh(), clock)) {
      ledger.funds().register(Samples.fund(), TREASURER);
      for (int i = 0; i < 40; i++) {
        clock.advance(Duration.ofMinutes(random.nextInt(100_000)));
        post(ledger, random, "b" + i, 900 + random.nextInt(100));
      }
      for (int i = 0; i < 100; i++) {
        BalanceQuery query = anyQuery(random);
        assertThat(ledger.balances().of(query)).as(query.toString()).isEqualTo(naive.of(query));
      }
      assertThat(ledger.verification().all()).allMatch(FundVerification::isSound);
    }
  }

  static Stream<Long> bigSeeds() {
    return Stream.of(11L);
  }

  private void happen(Ledger ledger, SplittableRandom random, int step) {
    int what = random.nextInt(10);
    if (what < 6 || reversible.isEmpty()) {
      post(ledger, random, "p" + step, 1 + random.nextInt(60));
    } else if (what < 8) {
      reverse(ledger, random, "r" + step);
    } else if (what < 9) {
      Period period = Period.of(anyDay(random));
      ledger.periods().close(FUND, period, TREASURER);
    } else {
      ledger.periods().list(FUND).stream()
          .filter(status -> status.state() == PeriodState.CLOSED)
          .forEach(
              status -> {
                ledger.periods().askToReopen(FUND, status.period(), "found", TREASURER);
                ledger.periods().reopen(FUND, status.period(), "agreed", new Actor("director"));
              });
    }
  }

  private void post(Ledger ledger, SplittableRandom random, String key, int count) {
    var submissions = new ArrayList<Submission>();
    for (int i = 0; i < count; i++) {
      submissions.add(submission(key + ":" + i, anyEntry(random)));
    }
    try {
      List<Receipt> receipts = ledger.journal().postAll(submissions);
      remember(ledger, receipts);
      assertThat(ledger.journal().postAll(submissions)).allMatch(Receipt::replay);
    } catch (ProblemException e) {
      assertThat(e.code()).isEqualTo("LEDGER_PERIOD_CLOSED");
    }
  }

  private void reverse(Ledger ledger, SplittableRandom random, String key) {
    long sequence = reversible.get(random.nextInt(reversible.size()));
    var reversal =
        Reversal.whole(FUND, sequence, anyDay(random), "Wrong", new EntryKey(key), TREASURER);
    try {
      remember(ledger, List.of(ledger.journal().reverse(reversal)));
    } catch (ProblemException e) {
      assertThat(e.code())
          .isIn("LEDGER_PERIOD_CLOSED", "LEDGER_REVERSED_ALREADY", "LEDGER_REVERSAL_OF_REVERSAL");
    }
  }

  /** Takes over what was recorded, as the journal gives it back. */
  private void remember(Ledger ledger, List<Receipt> receipts) {
    var query = EntryQuery.of(FUND).after(naive.entries.size()).limit(EntryQuery.LIMIT_MAX);
    List<RecordedEntry> entries = ledger.journal().entries(query).entries();
    assertThat(entries).hasSameSizeAs(receipts);
    for (RecordedEntry entry : entries) {
      assertThat(entry.sequence()).isEqualTo(naive.entries.size() + 1);
      naive.add(entry.entry(), entry.recordedAt());
      reversible.add(entry.sequence());
    }
  }

  private static JournalEntry anyEntry(SplittableRandom random) {
    boolean impact = random.nextInt(5) == 0;
    List<Account> accounts = impact ? IMPACT : ACTUAL;
    var postings = new ArrayList<Posting>();
    long sum = 0;
    int lines = 1 + random.nextInt(3);
    for (int i = 0; i < lines; i++) {
      long pence = random.nextLong(1, 100_000) * (random.nextBoolean() ? 1 : -1);
      postings.add(new Posting(accounts.get(random.nextInt(accounts.size())), pence));
      sum += pence;
    }
    if (sum == 0) {
      postings.add(new Posting(accounts.get(0), 1));
      sum = 1;
    }
    postings.add(new Posting(accounts.get(random.nextInt(accounts.size())), -sum));
    return new JournalEntry(
        FUND,
        impact ? Book.IMPACT : Book.ACTUAL,
        anyDay(random),
        "Entry " + random.nextInt(1000),
        "",
        postings);
  }

  private static LocalDate anyDay(SplittableRandom random) {
    return FIRST.plusDays(random.nextInt(900));
  }

  private BalanceQuery anyQuery(SplittableRandom random) {
    var query = BalanceQuery.of(FUND, random.nextInt(5) == 0 ? Book.IMPACT : Book.ACTUAL);
    if (random.nextInt(3) == 0) {
      query = query.from(anyEdge(random));
    }
    if (random.nextInt(3) > 0) {
      query = query.asAt(anyEdge(random));
    }
    if (random.nextBoolean()) {
      query = query.asKnown(anyMoment(random));
    }
    if (random.nextInt(3) == 0) {
      query = query.kinds(AccountKind.SPEND, AccountKind.RECEIVABLE, AccountKind.SAVING);
    }
    switch (random.nextInt(5)) {
      case 0 -> query = query.where(Dimension.PARTNER, ICB);
      case 1 -> query = query.where(Dimension.SCHEME, REABLEMENT, ADAPTATIONS);
      case 2 -> query = query.where(Dimension.STREAM, DFG);
      default -> {}
    }
    var by = new ArrayList<Grouping>();
    for (Grouping grouping : Grouping.values()) {
      if (random.nextInt(6) == 0) {
        by.add(grouping);
      }
    }
    return query.by(by.toArray(new Grouping[0]));
  }

  /** Any day, and often the first or last of a month, where mistakes would hide. */
  private static LocalDate anyEdge(SplittableRandom random) {
    LocalDate day = anyDay(random);
    return switch (random.nextInt(3)) {
      case 0 -> day.withDayOfMonth(1);
      case 1 -> day.withDayOfMonth(day.lengthOfMonth());
      default -> day;
    };
  }

  private Instant anyMoment(SplittableRandom random) {
    Instant moment = naive.entries.get(random.nextInt(naive.entries.size())).recordedAt();
    return random.nextBoolean() ? moment : moment.minusSeconds(1);
  }

  private void checkChanges(Ledger ledger, SplittableRandom random) {
    var before = new View(Optional.of(anyDay(random)), Optional.of(anyMoment(random)));
    var after = new View(Optional.of(anyDay(random)), Optional.of(anyMoment(random)));
    var query = BalanceQuery.of(FUND, Book.ACTUAL).by(Grouping.ACCOUNT);
    var changes = ledger.balances().changes(query, before, after, 0, 1000);
    var explained = new TreeMap<String, Long>();
    changes
        .entries()
        .forEach(
            change ->
                change
                    .recorded()
                    .entry()
                    .postings()
                    .forEach(
                        posting ->
                            explained.merge(
                                posting.account().path(),
                                change.added() ? posting.pence() : -posting.pence(),
                                Long::sum)));
    if (changes.nextAfter().isEmpty()) {
      changes
          .rows()
          .forEach(
              row ->
                  assertThat(explained.getOrDefault(row.key().get(0), 0L))
                      .as(row.toString())
                      .isEqualTo(row.changePence()));
    }
  }
}
