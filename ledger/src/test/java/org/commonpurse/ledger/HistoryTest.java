package org.commonpurse.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.ledger.Samples.FUND;
import static org.commonpurse.ledger.Samples.TREASURER;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.commonpurse.ledger.AnyHistory.Asked;
import org.commonpurse.ledger.NaiveLedger.Kept;
import org.commonpurse.ledger.NaiveLedger.Outcome;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.BalanceRow;
import org.commonpurse.ledger.balance.Changes;
import org.commonpurse.ledger.balance.Grouping;
import org.commonpurse.ledger.balance.Partners;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.calendar.Period;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.RuleCode;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.AccountPattern;
import org.commonpurse.ledger.journal.Approval;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.ledger.journal.EntryPage;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Paging;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Receipt;
import org.commonpurse.ledger.journal.RecordedEntry;
import org.commonpurse.ledger.journal.Reversal;
import org.commonpurse.ledger.journal.Span;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.ledger.period.LateEntries;
import org.commonpurse.ledger.period.PeriodState;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.rule.FundRules;
import org.commonpurse.ledger.rule.StaysOnSide;
import org.commonpurse.ledger.transfer.ExportFormat;
import org.commonpurse.ledger.transfer.ImportReject;
import org.commonpurse.ledger.transfer.ImportReport;
import org.commonpurse.ledger.transfer.ImportRequest;
import org.commonpurse.ledger.verify.ExportVerifier;
import org.commonpurse.ledger.verify.FundVerification;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Goal: whatever happens to a journal, every invariant holds, everything is accepted or refused as it
 * should be, and every question is answered as a naive ledger in memory answers it. Method: random
 * histories of posts, reversals, closes, successions and imports. The seed of each is in its name;
 * {@code -Dhistories=500} makes so many and {@code -Dhistory.seed=7} begins elsewhere.
 */
class HistoryTest {

  private static final Actor DIRECTOR = new Actor("director");

  static Stream<Arguments> histories() {
    long first = Long.getLong("history.seed", 1);
    return LongStream.range(first, first + Long.getLong("histories", 6))
        .mapToObj(
            seed -> Arguments.of(seed, seed % 3 == 0 ? TestStores.POSTGRESQL : TestStores.SQLITE));
  }

  @TempDir Path folder;

  private final MovableClock clock = new MovableClock("2019-04-01T08:00:00Z");
  private final NaiveLedger naive = new NaiveLedger();
  private AnyHistory any = new AnyHistory(new SplittableRandom(0), naive);

  @ParameterizedTest(name = "seed {0} on {1}")
  @MethodSource("histories")
  void agreesWithANaiveLedgerAboutEverything(long seed, TestStores store) throws IOException {
    any = new AnyHistory(new SplittableRandom(seed), naive);
    try (Ledger ledger = Ledger.open(store.fresh(), clock)) {
      begin(ledger, any.oneIn(2) ? LateEntries.ROUTE : LateEntries.REFUSE);
      for (int step = 0; step < 80; step++) {
        clock.advance(Duration.ofMinutes(any.below(50_000)));
        happen(ledger, step);
      }
      checkJournal(ledger);
      for (int i = 0; i < 200; i++) {
        checkBalances(ledger, any.balances());
        checkEntries(ledger, any.entries());
      }
      for (int i = 0; i < 20; i++) {
        checkChanges(ledger, any.balances().by(Grouping.ACCOUNT), any.view(), any.view());
        checkFrom(any.view(), ledger);
      }
      checkProof(ledger);
    }
  }

  /** Every combination of days, moment, kinds, code, partners apart or together, and grouping. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("combinedSeeds")
  void answersEveryCombinationOfFiltersAndBothTimes(long seed) throws IOException {
    any = new AnyHistory(new SplittableRandom(seed), naive);
    try (Ledger ledger = Ledger.open(TestStores.SQLITE.fresh(), clock)) {
      begin(ledger, LateEntries.ROUTE);
      for (int step = 0; step < 50; step++) {
        clock.advance(Duration.ofMinutes(any.below(80_000)));
        happen(ledger, step);
      }
      List<Optional<Dimension>> dimensions = orNone(Dimension.values());
      List<Optional<Grouping>> groupings = orNone(Grouping.values());
      for (Set<Asked> asked : subsets()) {
        for (Optional<Dimension> dimension : dimensions) {
          for (Optional<Grouping> grouping : groupings) {
            checkBalances(ledger, any.balances(asked, dimension, grouping.stream().toList()));
          }
        }
      }
    }
  }

  static LongStream combinedSeeds() {
    return LongStream.of(21);
  }

  private static <T> List<Optional<T>> orNone(T[] values) {
    return Stream.concat(Stream.of(Optional.<T>empty()), Stream.of(values).map(Optional::of))
        .toList();
  }

  private static List<Set<Asked>> subsets() {
    var subsets = new ArrayList<Set<Asked>>();
    for (int bits = 0; bits < 1 << Asked.values().length; bits++) {
      Set<Asked> subset = EnumSet.noneOf(Asked.class);
      for (Asked one : Asked.values()) {
        if ((bits >> one.ordinal() & 1) == 1) {
          subset.add(one);
        }
      }
      subsets.add(subset);
    }
    return subsets;
  }

  /** More entries than one segment of kept balances holds, so that every part of an answer is used. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("bigSeeds")
  void agreesBeyondOneSegmentToo(long seed) {
    any = new AnyHistory(new SplittableRandom(seed), naive);
    try (Ledger ledger = Ledger.open(TestStores.SQLITE.fresh(), clock)) {
      ledger.funds().register(Samples.fund(), TREASURER);
      // What is drawn by chance heeds no rules.
      ledger.rules().set(FUND, FundRules.NONE, TREASURER);
      for (int i = 0; i < 20; i++) {
        clock.advance(Duration.ofMinutes(any.below(100_000)));
        var submissions = new ArrayList<Submission>();
        for (int j = 0; j < 900; j++) {
          Submission one = submission("b" + i + ":" + j, any.entry());
          naive.record(one, clock.instant());
          submissions.add(one);
        }
        ledger.journal().postAll(submissions);
      }
      for (int i = 0; i < 100; i++) {
        checkBalances(ledger, any.balances());
      }
      assertThat(ledger.verification().all()).allMatch(FundVerification::isSound);
    }
  }

  static LongStream bigSeeds() {
    return LongStream.of(11);
  }

  private void begin(Ledger ledger, LateEntries late) {
    naive.everyDay = any.oneIn(2);
    ledger.funds().register(Samples.fund(), TREASURER);
    var reserves =
        new StaysOnSide(
            RuleCode.of("reserves-stay"),
            Book.ACTUAL,
            AccountPattern.of(Book.ACTUAL, AccountKind.RESERVE),
            Set.of(Dimension.RESERVE, Dimension.PARTNER),
            StaysOnSide.Side.CREDIT,
            naive.everyDay);
    ledger
        .rules()
        .set(FUND, new FundRules(late, Set.of(NaiveLedger.FINANCE), List.of(reserves)), TREASURER);
    naive.late = late;
    post(ledger, List.of(submission("first", any.entry())));
  }

  private void happen(Ledger ledger, int step) throws IOException {
    switch (any.below(16)) {
      case 0, 1 -> reverse(ledger, "r" + step, Optional.empty());
      case 2, 3 -> reverseInPart(ledger, "r" + step);
      case 4 -> close(ledger, PeriodState.CLOSED);
      case 5 -> close(ledger, PeriodState.SOFT_CLOSED);
      case 6 -> reopenAll(ledger);
      case 7 -> succeed(ledger, step);
      case 8, 9, 10 -> importFile(ledger, step);
      default -> post(ledger, batch("p" + step, any.oneIn(3) ? 1 : 1 + any.below(40)));
    }
  }

  private Submission submission(String key, JournalEntry entry) {
    return new Submission(entry, new EntryKey(key), any.actor());
  }

  /** New entries, and now and then one that was recorded before or whose key was. */
  private List<Submission> batch(String key, int count) {
    var batch = new ArrayList<Submission>();
    for (int i = 0; i < count; i++) {
      Kept old = naive.entries.isEmpty() ? null : any.anyOf(naive.entries);
      if (old != null && old.reverses().isEmpty() && any.oneIn(12)) {
        batch.add(submission(old.key(), old.entry().countingOn(old.submittedOn())));
      } else if (old != null && any.oneIn(60)) {
        batch.add(submission(old.key(), any.entry()));
      } else {
        batch.add(submission(key + ":" + i, any.oneIn(20) ? any.yearEnd() : any.entry()));
      }
    }
    return batch;
  }

  /** Posts all or none, and then again, which records nothing. */
  private void post(Ledger ledger, List<Submission> batch) {
    int before = naive.entries.size();
    List<Outcome> outcomes = new ArrayList<>();
    for (Submission one : batch) {
      outcomes.add(naive.postWithOthers(one, Optional.empty(), clock.instant()));
      if (isRefused(outcomes.get(outcomes.size() - 1))) {
        naive.forgetAfter(before);
        break;
      }
    }
    if (naive.overdrawsAfter(before)) {
      naive.forgetAfter(before);
      outcomes.add(Outcome.LEDGER_RULE_BROKEN);
    }
    try {
      List<Receipt> receipts = ledger.journal().postAll(batch);
      assertThat(receipts)
          .extracting(receipt -> receipt.replay() ? Outcome.REPLAYED : Outcome.RECORDED)
          .isEqualTo(outcomes);
      assertThat(ledger.journal().postAll(batch)).allMatch(Receipt::replay);
    } catch (ProblemException e) {
      assertThat(outcomes).as(e.getMessage()).last().hasToString(e.code());
      assertThat(e.fields()).doesNotContainEntry("index", "");
    }
  }

  private static boolean isRefused(Outcome outcome) {
    return outcome != Outcome.RECORDED && outcome != Outcome.REPLAYED;
  }

  private void reverseInPart(Ledger ledger, String key) {
    reverse(ledger, key, Optional.of(any.anyOf(naive.entries)));
  }

  private void reverse(Ledger ledger, String key, Optional<Kept> partly) {
    Kept original = partly.orElseGet(() -> any.anyOf(naive.entries));
    var part = partly.map(kept -> any.partOf(kept.entry()));
    var reversal =
        new Reversal(
            FUND,
            original.sequence(),
            any.day(),
            "Wrong",
            part,
            new EntryKey(any.oneIn(10) ? any.anyOf(naive.entries).key() : key),
            any.actor());
    Outcome outcome =
        naive.post(opposite(original, reversal), Optional.of(original.sequence()), clock.instant());
    try {
      Receipt receipt = ledger.journal().reverse(reversal);
      assertThat(receipt.replay() ? Outcome.REPLAYED : Outcome.RECORDED).isEqualTo(outcome);
      assertThat(ledger.journal().reverse(reversal).replay()).isTrue();
    } catch (ProblemException e) {
      assertThat(outcome).as(e.getMessage()).hasToString(e.code());
    }
  }

  private static Submission opposite(Kept original, Reversal reversal) {
    JournalEntry entry = original.entry();
    var postings =
        reversal.part().orElse(entry.postings()).stream()
            .map(posting -> new Posting(posting.account(), -posting.pence()))
            .toList();
    return new Submission(
        new JournalEntry(
                FUND,
                entry.book(),
                reversal.effectiveOn(),
                reversal.narrative(),
                entry.reference(),
                postings)
            .ofKind(JournalEntry.REVERSAL),
        reversal.key(),
        reversal.by());
  }

  private void close(Ledger ledger, PeriodState state) {
    Period period = any.oneIn(6) ? any.yearEnd().period() : Period.of(any.day());
    PeriodState before = naive.periods.getOrDefault(period, PeriodState.OPEN);
    if (state == PeriodState.CLOSED) {
      ledger.periods().close(FUND, period, TREASURER);
    } else if (before == PeriodState.CLOSED) {
      assertThat(PostingTest.codeOf(() -> ledger.periods().softClose(FUND, period, TREASURER)))
          .isEqualTo("LEDGER_PERIOD_CLOSED");
      return;
    } else {
      ledger.periods().softClose(FUND, period, TREASURER);
    }
    naive.periods.put(period, state);
    assertThat(ledger.periods().status(FUND, period).state()).isEqualTo(state);
  }

  private void reopenAll(Ledger ledger) {
    naive.periods.forEach(
        (period, state) -> {
          assertThat(ledger.periods().status(FUND, period).state()).isEqualTo(state);
          if (state != PeriodState.OPEN) {
            ledger.periods().askToReopen(FUND, period, "found", TREASURER);
            ledger.periods().reopen(FUND, period, "agreed", DIRECTOR);
          }
        });
    naive.periods.replaceAll((period, state) -> PeriodState.OPEN);
  }

  private void succeed(Ledger ledger, int step) {
    naive.amend(any.afterASuccession(step), clock.instant());
    ledger.funds().amend(naive.fund, TREASURER);
  }

  /** Imports a file, in one of the ways there are, and then again, which records nothing new. */
  private void importFile(Ledger ledger, int step) throws IOException {
    List<Submission> batch = importable(batch("i" + step, 1 + any.below(40)));
    Path file = Files.writeString(folder.resolve("import-" + step + ".csv"), csv(batch));
    boolean dryRun = any.oneIn(4);
    boolean partial = any.oneIn(2);
    Actor by = any.actor();
    int before = naive.entries.size();
    Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    for (Submission one : batch) {
      var submission = new Submission(one.entry(), one.key(), by);
      outcomes.merge(naive.post(submission, Optional.empty(), clock.instant()), 1, Integer::sum);
    }
    int recorded = outcomes.getOrDefault(Outcome.RECORDED, 0);
    int replayed = outcomes.getOrDefault(Outcome.REPLAYED, 0);
    boolean applied = !dryRun && recorded > 0 && (partial || recorded + replayed == batch.size());
    if (!applied) {
      naive.forgetAfter(before);
    }
    var request = new ImportRequest(FUND, file, Optional.empty(), dryRun, partial, by);
    ImportReport report = ledger.imports().run(request);

    assertThat(report.recorded()).as(report.toString()).isEqualTo(recorded);
    assertThat(report.replayed()).as(report.toString()).isEqualTo(replayed);
    assertThat(report.applied()).isEqualTo(applied);
    assertThat(report.rejects())
        .extracting(ImportReject::code)
        .hasSize(batch.size() - recorded - replayed)
        .allMatch(code -> outcomes.containsKey(Outcome.valueOf(code)));
    if (applied) {
      ImportReport again = ledger.imports().run(request);
      assertThat(again.recorded()).isZero();
      assertThat(again.replayed()).isEqualTo(recorded + replayed);
    }
  }

  /** No file holds adjustments of the year's end, and lines that follow with one key are one entry. */
  private static List<Submission> importable(List<Submission> batch) {
    var importable = new ArrayList<Submission>();
    for (Submission one : batch) {
      boolean isNew =
          importable.isEmpty() || !importable.get(importable.size() - 1).key().equals(one.key());
      if (isNew && !one.entry().yearEnd()) {
        importable.add(one);
      }
    }
    return importable;
  }

  private static String csv(List<Submission> batch) {
    var csv =
        new StringBuilder("key,book,date,narrative,reference,approved_by,minute,account,amount\n");
    for (Submission one : batch) {
      JournalEntry entry = one.entry();
      for (Posting posting : entry.postings()) {
        csv.append(one.key())
            .append(',')
            .append(entry.book())
            .append(',')
            .append(entry.effectiveOn())
            .append(',')
            .append(entry.narrative())
            .append(',')
            .append(entry.reference())
            .append(',')
            .append(entry.approval().map(approval -> approval.by().name()).orElse(""))
            .append(',')
            .append(entry.approval().map(Approval::minute).orElse(""))
            .append(',')
            .append(posting.account())
            .append(',')
            .append(BigDecimal.valueOf(posting.pence(), 2))
            .append('\n');
      }
    }
    return csv.toString();
  }

  /** Every entry is there, once, in order, as it was accepted, and linked with those that reverse it. */
  private void checkJournal(Ledger ledger) {
    checkEntries(ledger, EntryQuery.of(FUND).limit(Paging.LIMIT_MAX));
  }

  private void checkEntries(Ledger ledger, EntryQuery query) {
    var found = new ArrayList<RecordedEntry>();
    Optional<EntryQuery> next = Optional.of(query);
    while (next.isPresent()) {
      EntryPage page = ledger.journal().entries(next.get());
      found.addAll(page.entries());
      next = page.next();
      assertThat(page.entries().size()).isLessThanOrEqualTo(query.paging().limit());
    }
    assertThat(found).extracting(HistoryTest::kept).as(query.toString()).isEqualTo(naive.of(query));
    for (RecordedEntry entry : found) {
      assertThat(entry.reversedBy())
          .isEqualTo(
              naive.entries.stream()
                  .filter(one -> one.reverses().equals(Optional.of(entry.sequence())))
                  .map(Kept::sequence)
                  .toList());
    }
  }

  private static Kept kept(RecordedEntry recorded) {
    return new Kept(
        recorded.sequence(),
        recorded.entry(),
        recorded.submittedOn().orElse(recorded.entry().effectiveOn()),
        recorded.reverses(),
        recorded.key().value(),
        recorded.by().name(),
        recorded.recordedAt());
  }

  private void checkBalances(Ledger ledger, BalanceQuery query) {
    assertThat(ledger.balances().of(query)).as(query.toString()).isEqualTo(naive.of(query));
  }

  /** From a view, nothing counts or is known that is later than it, whatever is asked. */
  private void checkFrom(View view, Ledger ledger) {
    NaiveLedger then = naive.from(view);
    BalanceQuery balances = any.balances();
    EntryQuery entries = any.entries().limit(Paging.LIMIT_MAX);
    ledger
        .books()
        .at(
            view,
            books -> {
              assertThat(books.funds().get(FUND)).isEqualTo(then.fund);
              if (then.knows(balances.accounts())) {
                assertThat(books.balances().of(balances))
                    .as(balances + " from " + view)
                    .isEqualTo(then.of(balances.span(earlier(view, balances.span()))));
              }
              if (then.knows(entries.accounts())) {
                assertThat(books.journal().entries(entries).entries())
                    .as(entries + " from " + view)
                    .extracting(HistoryTest::kept)
                    .isEqualTo(then.of(entries));
              }
              return books;
            });
  }

  private static Span earlier(View view, Span span) {
    return new Span(
        span.from(),
        Stream.concat(view.asAt().stream(), span.asAt().stream()).min(LocalDate::compareTo),
        Stream.concat(view.asKnown().stream(), span.asKnown().stream()).min(Instant::compareTo));
  }

  /** The entries that are listed, page by page, explain the difference of every balance. */
  private void checkChanges(Ledger ledger, BalanceQuery query, View before, View after) {
    Map<List<String>, Long> explained = new TreeMap<>((a, b) -> a.get(0).compareTo(b.get(0)));
    Optional<Long> next = Optional.of(0L);
    Changes changes = ledger.balances().changes(query, before, after, 0, 1);
    while (next.isPresent()) {
      changes = ledger.balances().changes(query, before, after, next.get(), 1 + any.below(100));
      for (Changes.Entry change : changes.entries()) {
        for (Posting posting : change.recorded().entry().postings()) {
          if (NaiveLedger.counts(query.accounts().where(), posting.account())
              && (query.accounts().kinds().isEmpty()
                  || query.accounts().kinds().contains(posting.account().kind()))) {
            explained.merge(
                List.of(posting.account().path()),
                change.added() ? posting.pence() : -posting.pence(),
                Long::sum);
          }
        }
      }
      next = changes.nextAfter();
    }
    var expected = new TreeMap<String, List<Long>>();
    for (BalanceRow row : naive.of(query.span(before.apply(query.span())))) {
      expected.put(row.key().words().get(0), List.of(row.pence(), 0L));
    }
    for (BalanceRow row : naive.of(query.span(after.apply(query.span())))) {
      expected.merge(
          row.key().words().get(0),
          List.of(0L, row.pence()),
          (a, b) -> List.of(a.get(0), b.get(1)));
    }
    String described = query + " from " + before + " to " + after;
    assertThat(changes.rows())
        .as(described)
        .extracting(row -> List.of(row.beforePence(), row.afterPence()))
        .isEqualTo(List.copyOf(expected.values()));
    if (query.partners() == Partners.APART) {
      for (Changes.Row row : changes.rows()) {
        assertThat(explained.getOrDefault(row.key().words(), 0L))
            .as(described + ": " + row)
            .isEqualTo(row.changePence());
      }
    }
  }

  /** The books prove themselves, in the store and outside it. */
  private void checkProof(Ledger ledger) {
    assertThat(ledger.verification().all()).allMatch(FundVerification::isSound);
    assertThat(ledger.verification().all().get(0).entries()).isEqualTo(naive.entries.size());
    var export = new StringWriter();
    ledger.exports().write(FUND, ExportFormat.JSONL, export);
    var checkpoint = ledger.verification().checkpoint(FUND);
    var verified =
        ExportVerifier.verify(new StringReader(export.toString()), Optional.of(checkpoint));
    assertThat(verified.findings()).isEmpty();
    assertThat(verified.entries()).isEqualTo(naive.entries.size());
  }
}
