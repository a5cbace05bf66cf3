package org.commonpurse.ledger.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.commonpurse.ledger.Samples.COMMUNITY;
import static org.commonpurse.ledger.Samples.FUND;
import static org.commonpurse.ledger.Samples.ICB;
import static org.commonpurse.ledger.Samples.MINIMUM;
import static org.commonpurse.ledger.Samples.REABLEMENT;
import static org.commonpurse.ledger.Samples.TREASURER;
import static org.commonpurse.ledger.Samples.due;
import static org.commonpurse.ledger.Samples.received;
import static org.commonpurse.ledger.Samples.spent;
import static org.commonpurse.ledger.Samples.submission;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.commonpurse.ledger.Samples;
import org.commonpurse.ledger.calendar.Period;
import org.commonpurse.ledger.digest.TextProof;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.RuleCode;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.AccountPattern;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Receipt;
import org.commonpurse.ledger.period.LateEntries;
import org.commonpurse.ledger.period.PeriodAction;
import org.commonpurse.ledger.period.PeriodBook;
import org.commonpurse.ledger.period.PeriodEvent;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.rule.FundRules;
import org.commonpurse.ledger.rule.StaysOnSide;
import org.junit.jupiter.api.Test;

/** What a journal refuses, and why, without any database. */
class StagedJournalTest {

  private static final Instant NOW = Instant.parse("2024-01-01T09:00:00Z");

  private static final FundState STATE = new FundState(new FundStore.Row(1, Samples.fund(), 1, 1));

  private static final FundRules NOT_BELOW_ZERO =
      new FundRules(
          LateEntries.REFUSE,
          Set.of(),
          List.of(
              new StaysOnSide(
                  RuleCode.of("receivables-stay"),
                  Book.ACTUAL,
                  AccountPattern.of(Book.ACTUAL, AccountKind.RECEIVABLE),
                  Set.of(),
                  StaysOnSide.Side.DEBIT,
                  false)));

  /** A recorded journal of one entry, whose sums are given. */
  private static final class Past implements StagedJournal.Recorded {

    private final Map<String, StagedJournal.Use> uses = new HashMap<>();
    private long sumPence;
    private long grossDebitsPence;

    @Override
    public Optional<StagedJournal.Use> use(EntryKey key) {
      return Optional.ofNullable(uses.get(key.value()));
    }

    @Override
    public long grossDebitsPence() {
      return grossDebitsPence;
    }

    @Override
    public JournalEntry entry(long sequence) {
      assertThat(sequence).isEqualTo(1);
      return due("2023-04-01", ICB, MINIMUM, 100);
    }

    @Override
    public List<JournalEntry> reversalsOf(long sequence) {
      return List.of();
    }

    @Override
    public Map<LocalDate, Long> sum(StagedJournal.RuleSum sum, LocalDate from) {
      return Map.of(from, sumPence);
    }
  }

  private final Past past = new Past();

  private StagedJournal journal(FundRules rules, PeriodEvent... events) {
    var head = new JournalHead(new JournalHead.Last(1, 1, NOW, new byte[32]), 2, 0);
    var periods = new PeriodBook(Samples.fund(), List.of(events));
    return new StagedJournal(
        FUND, new FundPolicy(1, Samples.fund(), rules, periods, List.of()), head, NOW, past);
  }

  private static Prepared prepared(String key, JournalEntry entry) {
    return Prepared.of(STATE, submission(key, entry), Optional.empty());
  }

  private static Prepared reversal(String key, long pence) {
    var opposite =
        new JournalEntry(
            FUND,
            Book.ACTUAL,
            LocalDate.of(2023, 5, 1),
            "Wrong",
            "",
            due("2023-04-01", ICB, MINIMUM, pence).negatedPostings(),
            JournalEntry.REVERSAL,
            Optional.empty(),
            false);
    return Prepared.of(STATE, submission(key, opposite), Optional.of(1L));
  }

  private static void assertRefused(ThrowingCallable call, String code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void sealsEachEntryToTheOneBefore() {
    var journal = journal(FundRules.NONE);

    Receipt first = journal.stage(prepared("a", due("2023-04-01", ICB, MINIMUM, 5)));
    Receipt second = journal.stage(prepared("b", due("2023-04-01", ICB, MINIMUM, 5)));

    assertThat(first.sequence()).isEqualTo(2);
    assertThat(second.sequence()).isEqualTo(3);
    assertThat(first.seal()).isNotEqualTo(second.seal());
    assertThat(journal.staged()).hasSize(2);
  }

  @Test
  void tellsARetryBeforeAnyOtherCheckAlsoOfWhatIsOnlyStaged() {
    var april = Period.parse("2023-24/01");
    var closed = new PeriodEvent(april, PeriodAction.CLOSE, TREASURER, "", NOW);
    var entry = due("2023-05-01", ICB, MINIMUM, 5);
    var journal = journal(FundRules.NONE, closed);
    Receipt first = journal.stage(prepared("a", entry));
    var recorded = prepared("old", due("2023-04-01", ICB, MINIMUM, 100));
    past.uses.put(
        "old",
        new StagedJournal.UsedByEntry(first, TextProof.salted(recorded.salt()), recorded.digest()));

    assertThat(journal.stage(prepared("a", entry)).replay()).isTrue();
    assertThat(journal.stage(prepared("old", due("2023-04-01", ICB, MINIMUM, 100))))
        .isEqualTo(first);
    assertThat(journal.staged()).hasSize(1);
    assertRefused(
        () -> journal.stage(prepared("new", due("2023-04-01", ICB, MINIMUM, 100))),
        "LEDGER_PERIOD_CLOSED");
  }

  @Test
  void refusesAKeyOfAnotherEntryOrOfAnAct() {
    var journal = journal(FundRules.NONE);
    journal.stage(prepared("a", due("2023-04-01", ICB, MINIMUM, 5)));
    past.uses.put("act", new StagedJournal.UsedByAct(NOW));

    assertRefused(
        () -> journal.stage(prepared("a", due("2023-04-01", ICB, MINIMUM, 6))),
        "LEDGER_KEY_REUSED");
    assertRefused(
        () -> journal.stage(prepared("act", due("2023-04-01", ICB, MINIMUM, 6))),
        "LEDGER_KEY_REUSED");
  }

  @Test
  void takesBackNoMoreThanWasPostedWithWhatIsStaged() {
    var journal = journal(FundRules.NONE);
    journal.stage(reversal("r1", 60));

    assertRefused(() -> journal.stage(reversal("r2", 41)), "LEDGER_REVERSED_ALREADY");
    assertThat(journal.stage(reversal("r3", 40)).sequence()).isEqualTo(3);
  }

  @Test
  void countsWhatIsStagedInASumUntilItIsDropped() {
    past.sumPence = 100;
    var journal = journal(NOT_BELOW_ZERO);
    journal.stage(prepared("a", received("2023-04-20", ICB, "R1", 70)));
    journal.keepStaged();
    var more = received("2023-04-20", ICB, "R2", 20);
    journal.stage(prepared("b", more));
    journal.stage(prepared("c", more));
    assertRefused(journal::requireRulesKept, "LEDGER_RULE_BROKEN");
    journal.dropStaged();

    assertThat(journal.staged()).hasSize(1);
    assertThat(journal.stage(prepared("d", more)).sequence()).isEqualTo(3);
    journal.requireRulesKept();
    journal.stage(prepared("e", spent("2023-05-31", REABLEMENT, MINIMUM, COMMUNITY, 1_000)));
    assertThat(journal.staged()).hasSize(3);
  }
}
