package org.commonpurse.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.commonpurse.ledger.Samples.ADAPTATIONS;
import static org.commonpurse.ledger.Samples.CHARITY;
import static org.commonpurse.ledger.Samples.COMMUNITY;
import static org.commonpurse.ledger.Samples.DFG;
import static org.commonpurse.ledger.Samples.FUND;
import static org.commonpurse.ledger.Samples.ICB;
import static org.commonpurse.ledger.Samples.MINIMUM;
import static org.commonpurse.ledger.Samples.REABLEMENT;
import static org.commonpurse.ledger.Samples.TREASURER;
import static org.commonpurse.ledger.Samples.due;
import static org.commonpurse.ledger.Samples.spent;
import static org.commonpurse.ledger.Samples.submission;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.Grouping;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.book.Stamp;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.AgreementCode;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Approval;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.RecordedEntry;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.ledger.plan.Plans;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.seal.ChainEvent;
import org.commonpurse.ledger.seal.ChainVisitor;
import org.commonpurse.ledger.verify.FundVerification;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One act is one transaction, and one snapshot is one state. */
class BooksTest {

  private static final Plans.Line FROM = new Plans.Line(REABLEMENT, MINIMUM, COMMUNITY);
  private static final Plans.Line TO = new Plans.Line(REABLEMENT, MINIMUM, CHARITY);
  private static final LocalDate APRIL = LocalDate.of(2023, 4, 1);

  /** What several callers at once were answered: an answer, or the code of a refusal. */
  private static List<String> atOnce(List<Callable<String>> calls) throws Exception {
    var pool = Executors.newFixedThreadPool(calls.size());
    try {
      var answers = new ArrayList<String>();
      for (var answer : pool.invokeAll(calls)) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      pool.shutdown();
    }
  }

  private static String codeOr(String answer, Runnable act) {
    try {
      act.run();
      return answer;
    } catch (ProblemException e) {
      return e.code();
    }
  }

  private static long sum(Snapshot books, Book book, AccountKind kind) {
    return books.balances().of(BalanceQuery.of(FUND, book).kinds(kind)).get(0).pence();
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void movesABudgetOnceHoweverManyMoveAllOfItAtOnce(TestStores store) throws Exception {
    String url = store.fresh();
    // Two ledgers stand for two processes, of which only one writes on SQLite.
    try (Ledger one = Ledger.open(url);
        Ledger two = store == TestStores.POSTGRESQL ? Ledger.open(url) : one) {
      one.funds().register(Samples.fund(), TREASURER);
      one.plans().budget(FUND, APRIL, FROM, ICB, 100_00, new EntryKey("budget"), TREASURER);
      var approval = new Approval(new Actor("director"), "Board 12/4");
      var calls = new ArrayList<Callable<String>>();
      for (int i = 0; i < 8; i++) {
        Ledger ledger = i % 2 == 0 ? one : two;
        var key = new EntryKey("virement" + i);
        calls.add(
            () ->
                codeOr(
                    "moved",
                    () ->
                        ledger
                            .plans()
                            .virement(FUND, APRIL, FROM, TO, 100_00, approval, key, TREASURER)));
      }

      var answers = atOnce(calls);

      assertThat(answers).containsOnlyOnce("moved");
      assertThat(answers).filteredOn("LEDGER_VIREMENT_EXCEEDS_BUDGET"::equals).hasSize(7);
      assertThat(one.plans().compare(FUND, FinancialYear.of(APRIL), APRIL, Grouping.PROVIDER))
          .extracting(row -> row.key().words().get(0), row -> row.year().budgetPence())
          .containsExactly(tuple("charity", 100_00L), tuple("community", 0L));
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void recordsNothingOfAnActThatIsRefusedInItsMiddle(TestStores store) {
    try (Ledger ledger = Ledger.open(store.fresh())) {
      ledger.funds().register(Samples.fund(), TREASURER);
      var before = ledger.books().now(books -> books.stamp(FUND));

      assertThat(
              PostingTest.codeOf(
                  () ->
                      ledger
                          .books()
                          .write(
                              FUND,
                              books -> {
                                books
                                    .journal()
                                    .post(submission("a", due("2023-04-01", ICB, MINIMUM, 5)));
                                books
                                    .agreements()
                                    .add(FUND, AgreementCode.of("bcf"), 1, "text", TREASURER);
                                // The act reads what it has recorded itself.
                                assertThat(sum(books, Book.ACTUAL, AccountKind.RECEIVABLE))
                                    .isEqualTo(5);
                                assertThat(books.agreements().list(FUND)).hasSize(1);
                                return books.agreements().get(FUND, AgreementCode.of("other"), 1);
                              })))
          .isEqualTo("LEDGER_AGREEMENT_UNKNOWN");

      Stamp after = ledger.books().now(books -> books.stamp(FUND));
      assertThat(after).isEqualTo(before);
      assertThat(ledger.agreements().list(FUND)).isEmpty();
      // The accounts that the refused entry would have opened are opened by the next one.
      ledger.journal().post(submission("b", due("2023-04-01", ICB, MINIMUM, 7)));
      assertThat(ledger.verification().all()).allMatch(FundVerification::isSound);
    }
  }

  /** Method: whoever reads adds up two balances whose sum no entry changes. */
  @ParameterizedTest
  @EnumSource(TestStores.class)
  void readsOneStateHoweverMuchIsWrittenMeanwhile(TestStores store) throws Exception {
    try (Ledger ledger = Ledger.open(store.fresh())) {
      ledger.funds().register(Samples.fund(), TREASURER);
      var calls = new ArrayList<Callable<String>>();
      calls.add(
          () -> {
            for (int i = 0; i < 200; i++) {
              ledger
                  .journal()
                  .postAll(
                      List.of(
                          submission("d" + i, due("2023-04-01", ICB, MINIMUM, 100)),
                          submission(
                              "s" + i, spent("2023-04-01", REABLEMENT, MINIMUM, COMMUNITY, 100))));
            }
            return "written";
          });
      for (int reader = 0; reader < 3; reader++) {
        calls.add(
            () -> {
              for (int i = 0; i < 100; i++) {
                long rest =
                    ledger
                        .books()
                        .now(
                            books ->
                                sum(books, Book.ACTUAL, AccountKind.CONTRIBUTION)
                                    + sum(books, Book.ACTUAL, AccountKind.SPEND));
                if (rest != 0) {
                  return "paid in less spent was " + rest;
                }
              }
              return "written";
            });
      }

      assertThat(atOnce(calls)).containsOnly("written");
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void showsNothingInASnapshotThatWasRecordedAfterIt(TestStores store) {
    try (Ledger ledger = Ledger.open(store.fresh())) {
      ledger.funds().register(Samples.fund(), TREASURER);
      ledger.journal().post(submission("a", due("2023-04-01", ICB, MINIMUM, 5)));
      ledger
          .books()
          .now(
              books -> {
                Stamp before = books.stamp(FUND);
                var other = new Thread(() -> writeMore(ledger));
                other.start();
                join(other);
                assertThat(sum(books, Book.ACTUAL, AccountKind.RECEIVABLE)).isEqualTo(5);
                assertThat(books.agreements().list(FUND)).isEmpty();
                assertThat(books.journal().entries(EntryQuery.of(FUND)).entries()).hasSize(1);
                assertThat(books.stamp(FUND)).isEqualTo(before);
                return before;
              });
      assertThat(ledger.agreements().list(FUND)).hasSize(1);
    }
  }

  private static void writeMore(Ledger ledger) {
    ledger.journal().post(submission("b", due("2023-04-01", ICB, MINIMUM, 7)));
    ledger.agreements().add(FUND, AgreementCode.of("bcf"), 1, "text", TREASURER);
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void readsForTheDayAndTheMomentOfTheView(TestStores store) {
    var clock = new MovableClock("2024-01-01T00:00:00Z");
    try (Ledger ledger = Ledger.open(store.fresh(), clock)) {
      ledger.funds().register(Samples.fund(), TREASURER);
      ledger.journal().post(submission("a", due("2023-04-01", ICB, MINIMUM, 5)));
      var then = ledger.books().now(books -> books.stamp(FUND));
      clock.set("2024-02-01T00:00:00Z");
      ledger.journal().post(submission("b", due("2023-05-01", ICB, MINIMUM, 7)));
      ledger.agreements().add(FUND, AgreementCode.of("bcf"), 1, "text", TREASURER);

      var january = new View(Optional.empty(), Optional.of(Instant.parse("2024-01-31T00:00:00Z")));
      var april = new View(Optional.of(LocalDate.of(2023, 4, 30)), Optional.empty());

      ledger
          .books()
          .at(
              january,
              books -> {
                assertThat(sum(books, Book.ACTUAL, AccountKind.RECEIVABLE)).isEqualTo(5);
                assertThat(books.agreements().list(FUND)).isEmpty();
                assertThat(books.stamp(FUND))
                    .isEqualTo(
                        new Stamp(FUND, january, then.sequence(), then.events(), then.seal()));
                return books;
              });
      long inApril =
          ledger.books().at(april, books -> sum(books, Book.ACTUAL, AccountKind.RECEIVABLE));
      assertThat(inApril).isEqualTo(5);
    }
  }

  /** An act that waited for itself would wait for ever. */
  @ParameterizedTest
  @EnumSource(TestStores.class)
  void refusesToReadOrWriteBesideTheActOrTheSnapshot(TestStores store) {
    try (Ledger ledger = Ledger.open(store.fresh())) {
      ledger.funds().register(Samples.fund(), TREASURER);
      var entry = submission("a", due("2023-04-01", ICB, MINIMUM, 5));
      assertThatThrownBy(() -> ledger.books().write(FUND, books -> ledger.journal().post(entry)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("through what it is given");
      assertThatThrownBy(() -> ledger.books().write(FUND, books -> ledger.funds().list()))
          .isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> ledger.books().now(books -> ledger.funds().list()))
          .isInstanceOf(IllegalStateException.class);
      assertThat(ledger.journal().post(entry).sequence()).isEqualTo(1);
    }
  }

  /** Two acts that each read the fund the other writes to: each sees the other whole or not at all. */
  @ParameterizedTest
  @EnumSource(TestStores.class)
  void keepsAnotherFundThatAnActReadsAsItIs(TestStores store) throws Exception {
    FundCode other = FundCode.of("fenland");
    String url = store.fresh();
    try (Ledger one = Ledger.open(url);
        Ledger two = store == TestStores.POSTGRESQL ? Ledger.open(url) : one) {
      one.funds().register(Samples.fund(), TREASURER);
      one.funds().register(Samples.fund(other), TREASURER);
      var calls = new ArrayList<Callable<String>>();
      for (int i = 0; i < 6; i++) {
        Ledger ledger = i % 2 == 0 ? one : two;
        FundCode own = i % 2 == 0 ? FUND : other;
        FundCode read = i % 2 == 0 ? other : FUND;
        var key = new EntryKey("k" + i);
        calls.add(
            () ->
                ledger
                    .books()
                    .write(
                        own,
                        books -> {
                          long before = entries(books, read);
                          long mine = entries(books, own);
                          var draft = due("2023-04-01", ICB, MINIMUM, 1 + before + mine);
                          books
                              .journal()
                              .post(
                                  new Submission(
                                      new JournalEntry(
                                          own, Book.ACTUAL, APRIL, "n", "", draft.postings()),
                                      key,
                                      TREASURER));
                          return entries(books, read) == before ? "kept" : "changed";
                        }));
      }

      assertThat(atOnce(calls)).containsOnly("kept");
      // Each act saw all acts before it, of either fund: the amounts count up without a gap.
      var amounts = new ArrayList<Long>();
      for (FundCode fund : List.of(FUND, other)) {
        one.journal()
            .entries(EntryQuery.of(fund))
            .entries()
            .forEach(entry -> amounts.add(entry.entry().postings().get(0).pence()));
      }
      assertThat(amounts).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L);
    }
  }

  private static long entries(Snapshot books, FundCode fund) {
    return books.journal().entries(EntryQuery.of(fund)).entries().size();
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void chainsWhatHasMeaningInTheOrderInWhichItWasRecorded(TestStores store) {
    try (Ledger ledger = Ledger.open(store.fresh())) {
      ledger.funds().register(Samples.fund(), TREASURER);
      ledger.journal().post(submission("a", due("2023-04-01", ICB, MINIMUM, 5)));
      ledger.agreements().add(FUND, AgreementCode.of("bcf"), 1, "text", TREASURER);
      ledger.journal().post(submission("b", spent("2023-05-01", ADAPTATIONS, DFG, CHARITY, 5)));
      var links = new ArrayList<String>();
      ledger
          .books()
          .now(
              books -> {
                books
                    .chains()
                    .follow(
                        FUND,
                        new ChainVisitor() {
                          @Override
                          public void entry(RecordedEntry entry) {
                            links.add("entry " + entry.key());
                          }

                          @Override
                          public void event(ChainEvent event) {
                            links.add(event.kind().word() + " " + event.subject());
                          }
                        });
                return links;
              });
      assertThat(links)
          .containsExactly(
              "fund brackenshire", "rules rules", "entry a", "agreement bcf/1", "entry b");
    }
  }
}
