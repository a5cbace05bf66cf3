package org.commonpurse.ledger;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.ledger.Samples.FUND;
import static org.commonpurse.ledger.Samples.ICB;
import static org.commonpurse.ledger.Samples.MINIMUM;
import static org.commonpurse.ledger.Samples.TREASURER;
import static org.commonpurse.ledger.Samples.actual;
import static org.commonpurse.ledger.Samples.due;
import static org.commonpurse.ledger.Samples.submission;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.BalanceRow;
import org.commonpurse.ledger.calendar.Period;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.ReserveCode;
import org.commonpurse.ledger.id.RuleCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.AccountPattern;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.EntryPage;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Paging;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Receipt;
import org.commonpurse.ledger.journal.RecordedEntry;
import org.commonpurse.ledger.journal.Reversal;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.ledger.period.LateEntries;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.rule.FundRules;
import org.commonpurse.ledger.rule.StaysOnSide;
import org.commonpurse.ledger.verify.FundVerification;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Goal: many writers at once lose nothing, record nothing twice and break no rule. Method: 64 of them
 * with clashing keys, a reserve that all of them want, the same entries to take back, a period that is
 * closed under them, and entries of two funds in either order.
 */
class ConcurrencyTest {

  private static final int WRITERS = 64;
  private static final int EACH = 25;
  private static final int RESERVE = 100;
  private static final int TARGET_FIRST = 3;
  private static final int TARGETS = 10;
  private static final FundCode OTHER = FundCode.of("fenland");
  private static final Period MAY = Period.parse("2023-24/02");
  private static final Account POOL = Account.reserve(ReserveCode.of("risk-pool"), ICB);

  private final Queue<Receipt> receipts = new ConcurrentLinkedQueue<>();
  private final Queue<String> refusals = new ConcurrentLinkedQueue<>();

  private static JournalEntry draw(long pence) {
    return actual(
        "2023-04-01", "Draw", new Posting(POOL, pence), new Posting(Account.surplus(), -pence));
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void losesNothingDoublesNothingAndBreaksNoRule(TestStores store) throws Exception {
    String url = store.fresh();
    // Two ledgers stand for two processes, of which only one writes on SQLite.
    try (Ledger one = Ledger.open(url);
        Ledger two = Ledger.open(url)) {
      begin(one);
      var pool = Executors.newFixedThreadPool(WRITERS);
      var tasks = new ArrayList<Future<?>>();
      for (int writer = 0; writer < WRITERS; writer++) {
        Ledger ledger = store == TestStores.POSTGRESQL && writer % 2 == 1 ? two : one;
        int number = writer;
        tasks.add(pool.submit(() -> write(ledger, number)));
      }
      for (Future<?> task : tasks) {
        task.get();
      }
      pool.shutdown();

      assertThat(Set.copyOf(refusals))
          .containsExactlyInAnyOrder(
              "LEDGER_RULE_BROKEN",
              "LEDGER_KEY_REUSED",
              "LEDGER_REVERSED_ALREADY",
              "LEDGER_PERIOD_CLOSED");
      assertThat(one.verification().all()).hasSize(2).allMatch(FundVerification::isSound);
      List<RecordedEntry> journal = journal(one, FUND);
      checkReceipts(FUND, journal);
      checkReceipts(OTHER, journal(one, OTHER));
      checkRules(one, journal);
    }
  }

  private void begin(Ledger ledger) {
    ledger.funds().register(Samples.fund(), TREASURER);
    ledger.funds().register(Samples.fund(OTHER), TREASURER);
    var rule =
        new StaysOnSide(
            RuleCode.of("pool-stays"),
            Book.ACTUAL,
            AccountPattern.of(Book.ACTUAL, AccountKind.RESERVE),
            Set.of(),
            StaysOnSide.Side.CREDIT,
            false);
    ledger.rules().set(FUND, new FundRules(LateEntries.REFUSE, Set.of(), List.of(rule)), TREASURER);
    receipts.add(ledger.journal().post(submission("fill", draw(-RESERVE))));
    receipts.add(ledger.journal().post(submission("may", due("2023-05-01", ICB, MINIMUM, 1))));
    for (int i = 0; i < TARGETS; i++) {
      receipts.add(
          ledger.journal().post(submission("target" + i, due("2023-04-01", ICB, MINIMUM, 10))));
    }
  }

  private void write(Ledger ledger, int writer) {
    var random = new SplittableRandom(writer);
    for (int i = 0; i < EACH; i++) {
      if (writer == 0 && i == EACH / 2) {
        ledger.periods().close(FUND, MAY, TREASURER);
      }
      String own = writer + ":" + i;
      try {
        switch (random.nextInt(7)) {
          case 0 -> post(ledger, submission("draw" + own, draw(1)));
          // The same entry under the same key, from several writers.
          case 1 -> post(ledger, submission("same" + i, due("2023-04-01", ICB, MINIMUM, i + 1)));
          // Different entries under the same key.
          case 2 ->
              post(ledger, submission("clash" + i, due("2023-04-01", ICB, MINIMUM, writer + 1)));
          case 3 -> post(ledger, submission("may" + own, due("2023-05-09", ICB, MINIMUM, 7)));
          case 4 -> postToBoth(ledger, own, random.nextBoolean());
          case 5 ->
              receipts.add(ledger.journal().reverse(reversal(own, TARGET_FIRST + i % TARGETS)));
          default -> post(ledger, submission("own" + own, due("2023-04-02", ICB, MINIMUM, 7)));
        }
      } catch (ProblemException e) {
        refusals.add(e.code());
      }
    }
  }

  private void post(Ledger ledger, Submission one) {
    receipts.add(ledger.journal().post(one));
  }

  /** One entry in each fund, both or none, first the one fund or the other. */
  private void postToBoth(Ledger ledger, String own, boolean otherFirst) {
    Submission here = submission("both" + own, due("2023-04-03", ICB, MINIMUM, 3));
    JournalEntry entry = here.entry();
    Submission there =
        submission(
            "both" + own,
            new JournalEntry(
                OTHER, Book.ACTUAL, entry.effectiveOn(), "Both", "", entry.postings()));
    receipts.addAll(
        ledger.journal().postAll(otherFirst ? List.of(there, here) : List.of(here, there)));
  }

  private static Reversal reversal(String own, long sequence) {
    var day = LocalDate.of(2023, 4, 5);
    return Reversal.whole(FUND, sequence, day, "Wrong", new EntryKey("back" + own), TREASURER);
  }

  private static List<RecordedEntry> journal(Ledger ledger, FundCode fund) {
    var journal = new ArrayList<RecordedEntry>();
    Optional<EntryQuery> next = Optional.of(EntryQuery.of(fund).limit(Paging.LIMIT_MAX));
    while (next.isPresent()) {
      EntryPage page = ledger.journal().entries(next.get());
      journal.addAll(page.entries());
      next = page.next();
    }
    return journal;
  }

  /** What was answered is what is recorded: each entry once, under its key, without a gap. */
  private void checkReceipts(FundCode fund, List<RecordedEntry> journal) {
    assertThat(journal)
        .extracting(RecordedEntry::sequence)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, journal.size()).boxed().toList());
    Map<String, RecordedEntry> byKey =
        journal.stream().collect(toMap(entry -> entry.key().value(), Function.identity()));
    Map<Boolean, List<Receipt>> answers =
        receipts.stream()
            .filter(receipt -> receipt.fund().equals(fund))
            .collect(groupingBy(Receipt::replay));
    assertThat(answers.get(false))
        .extracting(receipt -> receipt.key().value())
        .containsExactlyInAnyOrderElementsOf(byKey.keySet());
    for (Receipt receipt : receipts) {
      if (receipt.fund().equals(fund)) {
        RecordedEntry recorded = byKey.get(receipt.key().value());
        assertThat(receipt.sequence()).isEqualTo(recorded.sequence());
        assertThat(receipt.seal()).isEqualTo(recorded.seal());
      }
    }
  }

  private static void checkRules(Ledger ledger, List<RecordedEntry> journal) {
    assertThat(journal)
        .filteredOn(entry -> entry.key().value().startsWith("draw"))
        .hasSize(RESERVE);
    assertThat(ledger.balances().of(BalanceQuery.of(FUND, Book.ACTUAL).kinds(AccountKind.RESERVE)))
        .extracting(BalanceRow::pence)
        .containsExactly(0L);
    for (RecordedEntry target : journal.subList(TARGET_FIRST - 1, TARGET_FIRST - 1 + TARGETS)) {
      assertThat(target.reversedBy()).as(target.key().value()).hasSize(1);
    }
    Instant closed = ledger.periods().status(FUND, MAY).events().get(0).recordedAt();
    assertThat(journal)
        .filteredOn(entry -> entry.entry().period().equals(MAY))
        .isNotEmpty()
        .allMatch(entry -> !entry.recordedAt().isAfter(closed));
    assertThat(journal)
        .filteredOn(entry -> entry.key().value().startsWith("both"))
        .hasSameSizeAs(journal(ledger, OTHER));
  }
}
