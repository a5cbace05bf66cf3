package org.commonpurse.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.ledger.Samples.FUND;
import static org.commonpurse.ledger.Samples.ICB;
import static org.commonpurse.ledger.Samples.MINIMUM;
import static org.commonpurse.ledger.Samples.TREASURER;
import static org.commonpurse.ledger.Samples.actual;
import static org.commonpurse.ledger.Samples.due;
import static org.commonpurse.ledger.Samples.submission;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.BalanceRow;
import org.commonpurse.ledger.fund.Code;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Receipt;
import org.commonpurse.ledger.period.LateEntries;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.rule.AccountPattern;
import org.commonpurse.ledger.rule.FundRules;
import org.commonpurse.ledger.rule.StaysOnSide;
import org.commonpurse.ledger.verify.FundVerification;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many writers at once, with clashing keys and a reserve that all of them want. */
class ConcurrencyTest {

  private static final int WRITERS = 64;
  private static final int EACH = 25;
  private static final Account POOL = Account.reserve(Code.of("risk-pool"), ICB);

  private static JournalEntry draw(long pence) {
    return actual(
        "2023-04-01", "Draw", new Posting(POOL, pence), new Posting(Account.surplus(), -pence));
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void losesNothingDoublesNothingAndBreaksNoRule(TestStores store) throws Exception {
    String url = store.fresh();
    // On PostgreSQL two ledgers stand for two service processes on one database.
    try (Ledger one = Ledger.open(url);
        Ledger other = store == TestStores.POSTGRESQL ? Ledger.open(url) : null) {
      one.funds().register(Samples.fund(), TREASURER);
      one.rules()
          .set(
              FUND,
              new FundRules(
                  LateEntries.REFUSE,
                  Set.of(),
                  List.of(
                      new StaysOnSide(
                          Code.of("pool-stays"),
                          Book.ACTUAL,
                          AccountPattern.of(Book.ACTUAL, AccountKind.RESERVE),
                          Set.of(),
                          StaysOnSide.Side.CREDIT))),
              TREASURER);
      one.journal().post(submission("fill", draw(-100)));

      var recorded = new ConcurrentLinkedQueue<Receipt>();
      var refused = new ConcurrentLinkedQueue<String>();
      var pool = Executors.newFixedThreadPool(WRITERS);
      var tasks = new ArrayList<Future<?>>();
      for (int writer = 0; writer < WRITERS; writer++) {
        Ledger ledger = other != null && writer % 2 == 1 ? other : one;
        int seed = writer;
        tasks.add(pool.submit(() -> post(ledger, seed, recorded, refused)));
      }
      for (Future<?> task : tasks) {
        task.get();
      }
      pool.shutdown();

      var sequences = new HashSet<Long>();
      recorded.stream()
          .filter(receipt -> !receipt.replay())
          .forEach(r -> sequences.add(r.sequence()));
      FundVerification verification = one.verification().all().get(0);
      assertThat(verification.findings()).isEmpty();
      assertThat(verification.entries()).isEqualTo(sequences.size() + 1);
      assertThat(sequences).hasSize((int) recorded.stream().filter(r -> !r.replay()).count());
      assertThat(refused).isSubsetOf("LEDGER_RULE_BROKEN", "LEDGER_KEY_REUSED");
      assertThat(refused).contains("LEDGER_RULE_BROKEN", "LEDGER_KEY_REUSED");
      assertThat(one.balances().of(BalanceQuery.of(FUND, Book.ACTUAL).kinds(AccountKind.RESERVE)))
          .extracting(BalanceRow::pence)
          .allMatch(pence -> pence <= 0);
    }
  }

  private static void post(
      Ledger ledger,
      int seed,
      ConcurrentLinkedQueue<Receipt> recorded,
      ConcurrentLinkedQueue<String> refused) {
    var random = new SplittableRandom(seed);
    for (int i = 0; i < EACH; i++) {
      try {
        recorded.add(
            switch (random.nextInt(4)) {
              case 0 -> ledger.journal().post(submission("draw" + seed + ":" + i, draw(1)));
              // The same entry under the same key, from several writers.
              case 1 ->
                  ledger
                      .journal()
                      .post(submission("same" + i, due("2023-04-01", ICB, MINIMUM, i + 1)));
              // Different entries under the same key.
              case 2 ->
                  ledger
                      .journal()
                      .post(submission("clash" + i, due("2023-04-01", ICB, MINIMUM, seed + 1)));
              default ->
                  ledger
                      .journal()
                      .post(submission("own" + seed + ":" + i, due("2023-04-02", ICB, MINIMUM, 7)));
            });
      } catch (ProblemException e) {
        refused.add(e.code());
      }
    }
  }
}
