package org.commonpurse.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.commonpurse.ledger.PostingTest.codeOf;
import static org.commonpurse.ledger.PostingTest.problemOf;
import static org.commonpurse.ledger.Samples.COMMUNITY;
import static org.commonpurse.ledger.Samples.COUNTY;
import static org.commonpurse.ledger.Samples.DFG;
import static org.commonpurse.ledger.Samples.FUND;
import static org.commonpurse.ledger.Samples.ICB;
import static org.commonpurse.ledger.Samples.MINIMUM;
import static org.commonpurse.ledger.Samples.REABLEMENT;
import static org.commonpurse.ledger.Samples.TREASURER;
import static org.commonpurse.ledger.Samples.actual;
import static org.commonpurse.ledger.Samples.due;
import static org.commonpurse.ledger.Samples.spent;
import static org.commonpurse.ledger.Samples.submission;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.BalanceRow;
import org.commonpurse.ledger.balance.Grouping;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.calendar.Period;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.EntryKind;
import org.commonpurse.ledger.id.ReserveCode;
import org.commonpurse.ledger.id.RoleCode;
import org.commonpurse.ledger.id.RuleCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.AccountPattern;
import org.commonpurse.ledger.journal.Approval;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.RecordedEntry;
import org.commonpurse.ledger.journal.Reversal;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.ledger.period.ChecklistItem;
import org.commonpurse.ledger.period.LateEntries;
import org.commonpurse.ledger.period.PeriodState;
import org.commonpurse.ledger.rule.Blocked;
import org.commonpurse.ledger.rule.FundRules;
import org.commonpurse.ledger.rule.NeedsApproval;
import org.commonpurse.ledger.rule.OnlyKinds;
import org.commonpurse.ledger.rule.StaysOnSide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How mistakes are put right, periods closed, and rules kept. */
class CorrectionTest {

  private static final ReserveCode RISK_POOL = ReserveCode.of("risk-pool");
  private static final Actor DIRECTOR = new Actor("director");

  private final MovableClock clock = new MovableClock("2023-05-01T09:00:00Z");

  private Ledger open(TestStores store) {
    Ledger ledger = Ledger.open(store.fresh(), clock);
    ledger.funds().register(Samples.fund(), TREASURER);
    return ledger;
  }

  private static Reversal whole(long sequence, String on, String key) {
    return Reversal.whole(
        FUND, sequence, LocalDate.parse(on), "Posted twice", new EntryKey(key), TREASURER);
  }

  private static Reversal part(long sequence, String key, Posting... part) {
    return new Reversal(
        FUND,
        sequence,
        LocalDate.parse("2023-05-02"),
        "Too much",
        Optional.of(List.of(part)),
        new EntryKey(key),
        TREASURER);
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void takesAnEntryBackOnceAndLinksBothWays(TestStores store) {
    try (Ledger ledger = open(store)) {
      ledger.journal().post(submission("k1", due("2023-04-01", ICB, MINIMUM, 100)));
      var receipt = ledger.journal().reverse(whole(1, "2023-05-02", "r1"));

      assertThat(receipt.sequence()).isEqualTo(2);
      assertThat(ledger.journal().reverse(whole(1, "2023-05-02", "r1")).replay()).isTrue();
      List<RecordedEntry> entries = ledger.journal().entries(EntryQuery.of(FUND)).entries();
      assertThat(entries.get(0).reversedBy()).containsExactly(2L);
      assertThat(entries.get(1).reverses()).contains(1L);
      assertThat(entries.get(1).entry().kind()).isEqualTo(JournalEntry.REVERSAL);
      assertThat(ledger.balances().of(BalanceQuery.of(FUND, Book.ACTUAL).by(Grouping.ACCOUNT)))
          .extracting(BalanceRow::pence)
          .containsExactly(0L, 0L);
      assertThat(codeOf(() -> ledger.journal().reverse(whole(1, "2023-05-02", "r2"))))
          .isEqualTo("LEDGER_REVERSED_ALREADY");
      assertThat(codeOf(() -> ledger.journal().reverse(whole(2, "2023-05-02", "r3"))))
          .isEqualTo("LEDGER_REVERSAL_OF_REVERSAL");
      assertThat(codeOf(() -> ledger.journal().reverse(whole(3, "2023-05-02", "r4"))))
          .isEqualTo("LEDGER_ENTRY_UNKNOWN");
      assertThat(codeOf(() -> ledger.journal().reverse(whole(1, "2023-05-03", "r1"))))
          .isEqualTo("LEDGER_KEY_REUSED");
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void takesPartsBackUntilNothingIsLeft(TestStores store) {
    try (Ledger ledger = open(store)) {
      Account spend = Account.spend(REABLEMENT, MINIMUM, COMMUNITY);
      Account payable = Account.payable(COMMUNITY);
      ledger
          .journal()
          .post(submission("k1", spent("2023-04-01", REABLEMENT, MINIMUM, COMMUNITY, 100)));
      ledger.journal().reverse(part(1, "r1", new Posting(spend, 30), new Posting(payable, -30)));
      ledger.journal().reverse(part(1, "r2", new Posting(spend, 70), new Posting(payable, -70)));

      assertThat(
              codeOf(
                  () ->
                      ledger
                          .journal()
                          .reverse(part(1, "r3", new Posting(spend, 1), new Posting(payable, -1)))))
          .isEqualTo("LEDGER_REVERSED_ALREADY");
      assertThat(ledger.journal().entries(EntryQuery.of(FUND)).entries().get(0).reversedBy())
          .containsExactly(2L, 3L);
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void refusesEntriesInAClosedPeriodButStillAnswersRetries(TestStores store) {
    try (Ledger ledger = open(store)) {
      Submission posted = submission("k1", due("2023-04-03", ICB, MINIMUM, 100));
      ledger.journal().post(posted);
      ledger.periods().close(FUND, Period.parse("2023-24/01"), TREASURER);

      assertThat(ledger.journal().post(posted).replay()).isTrue();
      assertThat(
              codeOf(
                  () ->
                      ledger.journal().post(submission("k2", due("2023-04-30", ICB, MINIMUM, 1)))))
          .isEqualTo("LEDGER_PERIOD_CLOSED");
      assertThat(
              ledger
                  .journal()
                  .post(submission("k3", due("2023-05-01", ICB, MINIMUM, 1)))
                  .sequence())
          .isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void routesLateEntriesToTheNextOpenPeriodAndKeepsTheirDay(TestStores store) {
    try (Ledger ledger = open(store)) {
      ledger.rules().set(FUND, new FundRules(LateEntries.ROUTE, Set.of(), List.of()), TREASURER);
      ledger.periods().close(FUND, Period.parse("2022-23/12"), TREASURER);
      ledger.periods().close(FUND, Period.parse("2022-23/13"), TREASURER);
      ledger.periods().close(FUND, Period.parse("2023-24/01"), TREASURER);

      Submission late = submission("k1", due("2023-03-15", ICB, MINIMUM, 100));
      ledger.journal().post(late);

      RecordedEntry recorded = ledger.journal().entries(EntryQuery.of(FUND)).entries().get(0);
      assertThat(recorded.entry().effectiveOn()).isEqualTo("2023-05-01");
      assertThat(recorded.submittedOn()).contains(LocalDate.parse("2023-03-15"));
      assertThat(ledger.journal().post(late).replay()).isTrue();
      assertThat(
              codeOf(
                  () ->
                      ledger
                          .journal()
                          .post(
                              submission("k2", due("2023-03-31", ICB, MINIMUM, 100).asYearEnd()))))
          .isEqualTo("LEDGER_PERIOD_CLOSED");
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void letsOnlySomeRolesPostInASoftlyClosedPeriod(TestStores store) {
    try (Ledger ledger = open(store)) {
      RoleCode closer = RoleCode.of("closer");
      ledger
          .rules()
          .set(FUND, new FundRules(LateEntries.REFUSE, Set.of(closer), List.of()), TREASURER);
      ledger.periods().softClose(FUND, Period.parse("2023-24/01"), TREASURER);
      JournalEntry entry = due("2023-04-03", ICB, MINIMUM, 100);

      assertThat(codeOf(() -> ledger.journal().post(submission("k1", entry))))
          .isEqualTo("LEDGER_PERIOD_CLOSED");
      var allowed = new Actor("deputy", Set.of(closer));
      assertThat(
              ledger.journal().post(new Submission(entry, new EntryKey("k1"), allowed)).sequence())
          .isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void reopensAPeriodOnlyWhenTwoPeopleAgree(TestStores store) {
    try (Ledger ledger = open(store)) {
      Period april = Period.parse("2023-24/01");
      var periods = ledger.periods();
      var closed = periods.close(FUND, april, TREASURER);
      assertThat(closed.state()).isEqualTo(PeriodState.CLOSED);

      assertThat(codeOf(() -> periods.reopen(FUND, april, "invoice found", DIRECTOR)))
          .isEqualTo("LEDGER_PERIOD_NOT_ASKED");
      assertThat(codeOf(() -> periods.askToReopen(FUND, april, " ", TREASURER)))
          .isEqualTo("LEDGER_PERIOD_REASON_MISSING");
      periods.askToReopen(FUND, april, "invoice found", TREASURER);
      assertThat(codeOf(() -> periods.reopen(FUND, april, "yes", TREASURER)))
          .isEqualTo("LEDGER_PERIOD_SAME_PERSON");
      assertThat(
              codeOf(
                  () -> ledger.journal().post(submission("k", due("2023-04-03", ICB, MINIMUM, 1)))))
          .isEqualTo("LEDGER_PERIOD_CLOSED");
      assertThat(periods.reopen(FUND, april, "agreed", DIRECTOR).state())
          .isEqualTo(PeriodState.OPEN);
      // How it stood when it was closed can still be told.
      assertThat(periods.status(FUND, april).afterFirst(1)).isEqualTo(closed);
      assertThat(
              ledger.journal().post(submission("k", due("2023-04-03", ICB, MINIMUM, 1))).sequence())
          .isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void listsWhatStandsOpenBeforeClosing(TestStores store) {
    try (Ledger ledger = open(store)) {
      ledger.journal().post(submission("k1", due("2023-04-03", ICB, MINIMUM, 100)));
      ledger.periods().noteReconciled(FUND, COUNTY, LocalDate.parse("2023-04-30"), 0, TREASURER);

      assertThat(ledger.periods().checklist(FUND, Period.parse("2023-24/01")))
          .extracting(ChecklistItem::subject, ChecklistItem::open)
          .containsExactly(
              tuple("receivable:icb", true), tuple("icb", true), tuple("county", false));
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void refusesWhatTheRulesForbidAndNamesTheRule(TestStores store) {
    try (Ledger ledger = open(store)) {
      ledger
          .rules()
          .set(
              FUND,
              new FundRules(
                  LateEntries.REFUSE,
                  Set.of(),
                  List.of(
                      new StaysOnSide(
                          RuleCode.of("reserves-stay"),
                          Book.ACTUAL,
                          AccountPattern.of(Book.ACTUAL, AccountKind.RESERVE),
                          Set.of(Dimension.RESERVE, Dimension.PARTNER),
                          StaysOnSide.Side.CREDIT,
                          false),
                      new Blocked(
                          RuleCode.of("no-capital"),
                          new AccountPattern(
                              Optional.empty(), Set.of(), Map.of(Dimension.STREAM, Set.of(DFG)))),
                      new OnlyKinds(
                          RuleCode.of("permitted-expenditure"),
                          AccountPattern.of(Book.ACTUAL, AccountKind.SPEND),
                          Set.of(EntryKind.of("contract-price"))),
                      new NeedsApproval(RuleCode.of("minuted"), Set.of(EntryKind.of("virement"))))),
              TREASURER);
      var journal = ledger.journal();
      journal.post(submission("in", reserve("2023-04-01", -500)));

      assertThat(problemOf(() -> journal.post(submission("out", reserve("2023-04-02", 501)))))
          .hasMessageContaining("reserves-stay")
          .hasMessageContaining("5.00 is left")
          .hasMessageContaining("takes 5.01");
      assertThat(journal.post(submission("out", reserve("2023-04-02", 500))).sequence())
          .isEqualTo(2);
      assertThat(ruleOf(() -> journal.post(submission("b", due("2023-04-01", COUNTY, DFG, 1)))))
          .isEqualTo("no-capital");
      JournalEntry work = spent("2023-04-01", REABLEMENT, MINIMUM, COMMUNITY, 1);
      assertThat(ruleOf(() -> journal.post(submission("c", work))))
          .isEqualTo("permitted-expenditure");
      journal.post(submission("c", work.ofKind(EntryKind.of("contract-price"))));
      JournalEntry virement = due("2023-04-01", ICB, MINIMUM, 1).ofKind(EntryKind.of("virement"));
      assertThat(ruleOf(() -> journal.post(submission("d", virement)))).isEqualTo("minuted");
      journal.post(submission("d", virement.approvedBy(new Approval(DIRECTOR, "ICB 12/4"))));
      assertThat(ledger.rules().get(FUND).rules()).hasSize(4);
    }
  }

  private static JournalEntry reserve(String on, long pence) {
    return actual(
        on,
        "Reserve",
        new Posting(Account.reserve(RISK_POOL, ICB), pence),
        new Posting(Account.surplus(), -pence));
  }

  private static String ruleOf(ThrowingCallable call) {
    return String.valueOf(problemOf(call).fields().get("rule"));
  }

  /** The last entry was forgotten where anything but an entry was recorded after it. */
  @ParameterizedTest
  @EnumSource(TestStores.class)
  void knowsTheLastEntryThoughTheRulesWereSetAfterIt(TestStores store) {
    clock.set("2023-04-10T09:00:00Z");
    try (Ledger ledger = open(store)) {
      ledger.journal().post(submission("k1", due("2023-03-31", ICB, MINIMUM, 100)));
      ledger.journal().post(submission("k2", due("2023-03-31", ICB, MINIMUM, 7)));
      clock.set("2023-06-10T09:00:00Z");
      ledger.rules().set(FUND, new FundRules(LateEntries.ROUTE, Set.of(), List.of()), TREASURER);
      var may = Instant.parse("2023-05-01T00:00:00Z");

      var receivable = BalanceQuery.of(FUND, Book.ACTUAL).kinds(AccountKind.RECEIVABLE);
      assertThat(ledger.balances().of(receivable.asKnown(may)))
          .extracting(BalanceRow::pence)
          .containsExactly(107L);
      var view = new View(Optional.empty(), Optional.of(may));
      assertThat(ledger.books().<Long>at(view, at -> at.stamp(FUND).sequence())).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void tellsWhatWasBelievedInMayAboutMarchAndWhatChangedSince(TestStores store) {
    clock.set("2023-04-10T09:00:00Z");
    try (Ledger ledger = open(store)) {
      ledger.journal().post(submission("k1", due("2023-03-31", ICB, MINIMUM, 100)));
      Instant may = Instant.parse("2023-05-01T00:00:00Z");
      clock.set("2023-06-10T09:00:00Z");
      ledger.journal().post(submission("k2", due("2023-03-15", ICB, MINIMUM, 7)));
      ledger.journal().post(submission("k3", due("2023-04-15", ICB, MINIMUM, 50)));

      LocalDate march = LocalDate.parse("2023-03-31");
      BalanceQuery receivable =
          BalanceQuery.of(FUND, Book.ACTUAL).kinds(AccountKind.RECEIVABLE).asAt(march);
      assertThat(ledger.balances().of(receivable))
          .extracting(BalanceRow::pence)
          .containsExactly(107L);
      assertThat(ledger.balances().of(receivable.asKnown(may)))
          .extracting(BalanceRow::pence)
          .containsExactly(100L);
      var changes =
          ledger
              .balances()
              .changes(
                  receivable,
                  new View(Optional.of(march), Optional.of(may)),
                  new View(Optional.of(march), Optional.empty()),
                  0,
                  10);
      assertThat(changes.rows().get(0).changePence()).isEqualTo(7);
      assertThat(changes.entries()).hasSize(1);
      assertThat(changes.entries().get(0).added()).isTrue();
      assertThat(changes.entries().get(0).recorded().key().value()).isEqualTo("k2");
    }
  }
}
