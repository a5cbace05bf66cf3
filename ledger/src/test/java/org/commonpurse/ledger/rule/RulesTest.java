package org.commonpurse.ledger.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.commonpurse.ledger.Samples.ADAPTATIONS;
import static org.commonpurse.ledger.Samples.CHARITY;
import static org.commonpurse.ledger.Samples.COMMUNITY;
import static org.commonpurse.ledger.Samples.COUNTY;
import static org.commonpurse.ledger.Samples.DFG;
import static org.commonpurse.ledger.Samples.FUND;
import static org.commonpurse.ledger.Samples.ICB;
import static org.commonpurse.ledger.Samples.MINIMUM;
import static org.commonpurse.ledger.Samples.REABLEMENT;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.commonpurse.ledger.Samples;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.id.ReserveCode;
import org.commonpurse.ledger.id.RuleCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.AccountPattern;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.junit.jupiter.api.Test;

/** What single rules let pass and what they refuse, to the penny and to the day. */
class RulesTest {

  private static final LocalDate APRIL = LocalDate.of(2023, 4, 1);
  private static final LocalDate MAY = LocalDate.of(2023, 5, 1);
  private static final LocalDate JUNE = LocalDate.of(2023, 6, 1);
  private static final Account ADAPTED = Account.spend(ADAPTATIONS, DFG, CHARITY);
  private static final Account GRANT = Account.contribution(COUNTY, DFG);
  private static final Account REABLED = Account.spend(REABLEMENT, MINIMUM, COMMUNITY);
  private static final List<Code> ALL = List.of();

  private static void check(Rule rule, JournalEntry entry) {
    rule.check(entry, Samples.fund(), APRIL);
  }

  private static JournalEntry entry(Book book, Posting... postings) {
    return new JournalEntry(FUND, book, MAY, "Something", "", List.of(postings));
  }

  private static SpendingStays within(SpendingStays.Within within) {
    return new SpendingStays(RuleCode.of("within"), within, Optional.empty());
  }

  private static StaysOnSide stays(StaysOnSide.Side side, boolean everyDay, Dimension... each) {
    return new StaysOnSide(
        RuleCode.of("stays"),
        Book.ACTUAL,
        AccountPattern.of(Book.ACTUAL, AccountKind.RESERVE),
        Set.of(each),
        side,
        everyDay);
  }

  @Test
  void aRingFencedBudgetMayMoveBetweenItsSchemesAndFallWithItsContributions() {
    var fence = within(SpendingStays.Within.RING_FENCE);
    var elsewhere = Account.spend(ADAPTATIONS, DFG, COMMUNITY);
    check(fence, entry(Book.PLAN, Posting.credit(ADAPTED, 100), Posting.debit(elsewhere, 100)));
    check(fence, entry(Book.PLAN, Posting.credit(ADAPTED, 100), Posting.debit(GRANT, 100)));
    check(fence, entry(Book.PLAN, Posting.debit(ADAPTED, 100), Posting.credit(GRANT, 100)));
    var surplus = Account.surplus();
    check(fence, entry(Book.PLAN, Posting.credit(GRANT, 100), Posting.debit(surplus, 100)));
    // A stream without a fence goes where it likes, and money spent less comes back to the bank.
    var bank = Account.bank();
    check(fence, entry(Book.PLAN, Posting.credit(REABLED, 100), Posting.debit(bank, 100)));
    check(fence, entry(Book.ACTUAL, Posting.credit(ADAPTED, 100), Posting.debit(bank, 100)));

    var some =
        entry(
            Book.PLAN,
            Posting.credit(ADAPTED, 100),
            Posting.debit(GRANT, 99),
            Posting.debit(REABLED, 1));
    assertThatThrownBy(() -> check(fence, some))
        .hasMessageContaining("stream dfg is ring-fenced, and the entry takes 0.01 of its budget");
  }

  @Test
  void whatIsExceptedFromARingFenceIsNotCountedEither() {
    var fence =
        new SpendingStays(
            RuleCode.of("within"),
            SpendingStays.Within.RING_FENCE,
            Optional.of(AccountPattern.ALL.where(Dimension.SCHEME, ADAPTATIONS)));
    check(fence, entry(Book.PLAN, Posting.credit(ADAPTED, 1), Posting.debit(REABLED, 1)));
  }

  @Test
  void spendingIsJudgedBySchemesAndStreamsThatTheFundHas() {
    // Another check of the books refuses what a fund does not have, and says so better.
    var unknown = Account.spend(SchemeCode.of("nobodys"), DFG, CHARITY);
    var bank = Posting.credit(Account.bank(), 1);
    for (var within : SpendingStays.Within.values()) {
      check(within(within), entry(Book.ACTUAL, Posting.debit(unknown, 1), bank));
      check(within(within), entry(Book.ACTUAL, Posting.debit(ADAPTED, 1), bank));
      check(within(within), entry(Book.ACTUAL, Posting.debit(REABLED, 1), bank));
    }
  }

  @Test
  void forecastsKeepToWhatSpendingKeepsTo() {
    var forecast = Account.forecast(REABLEMENT, DFG, COMMUNITY);
    var entry = entry(Book.PLAN, Posting.debit(forecast, 1), Posting.credit(Account.surplus(), 1));
    assertThatThrownBy(() -> check(within(SpendingStays.Within.OWN_STREAMS), entry))
        .hasMessageContaining("scheme reablement is paid for by [nhs-minimum], not by dfg.")
        .hasMessageContaining("Correct account forecast:reablement:dfg:community");
    assertThatThrownBy(() -> check(within(SpendingStays.Within.SAME_NATURE), entry))
        .hasMessageContaining("scheme reablement is ");
    assertThatThrownBy(() -> check(within(SpendingStays.Within.RING_FENCE), entry))
        .hasMessageContaining("stream dfg is ring-fenced, and scheme reablement is none of its");
  }

  @Test
  void aRuleLooksAMonthAheadAtLeast() {
    assertThat(new ApprovedAhead(RuleCode.of("ahead"), 1).months()).isEqualTo(1);
    assertThatThrownBy(() -> new ApprovedAhead(RuleCode.of("ahead"), 0))
        .hasMessageContaining("at least a month ahead, not 0");
  }

  @Test
  void aSumCountsTheAccountsOfItsBookThatHaveAllByWhichSumsAreToldApart() {
    var pool = ReserveCode.of("pool");
    var reserve = Account.reserve(pool, ICB);
    var each = stays(StaysOnSide.Side.CREDIT, true, Dimension.RESERVE, Dimension.PARTNER);
    assertThat(each.counts(Book.ACTUAL, reserve)).isTrue();
    assertThat(each.counts(Book.PLAN, reserve)).isFalse();
    assertThat(each.counts(Book.ACTUAL, Account.receivable(ICB))).isFalse();
    assertThat(each.sumOf(reserve)).containsExactly(ICB, pool);
    assertThat(stays(StaysOnSide.Side.CREDIT, true, Dimension.STREAM).counts(Book.ACTUAL, reserve))
        .as("it has no stream")
        .isFalse();
    assertThat(stays(StaysOnSide.Side.CREDIT, true).sumOf(reserve)).isEmpty();
  }

  @Test
  void aSumIsJudgedByDayOrForAllDaysTogether() {
    assertThat(stays(StaysOnSide.Side.CREDIT, true).dayOf(MAY)).isEqualTo(MAY);
    var together = stays(StaysOnSide.Side.CREDIT, false);
    assertThat(together.dayOf(MAY)).isEqualTo(together.dayOf(APRIL));
  }

  @Test
  void aSumMayBeTakenToNothingAndNoFurtherOnItsOwnSide() {
    var credit = stays(StaysOnSide.Side.CREDIT, false);
    var debit = stays(StaysOnSide.Side.DEBIT, false);
    credit.checkSum(ALL, Map.of(APRIL, -500L), new TreeMap<>(Map.of(APRIL, 500L)));
    debit.checkSum(ALL, Map.of(APRIL, 500L), new TreeMap<>(Map.of(APRIL, -500L)));
    // Who is overdrawn already may pay in, though it stays below.
    credit.checkSum(ALL, Map.of(APRIL, 500L), new TreeMap<>(Map.of(APRIL, -1L)));
    assertThatThrownBy(
            () -> credit.checkSum(ALL, Map.of(APRIL, -500L), new TreeMap<>(Map.of(APRIL, 501L))))
        .hasMessageContaining("only 5.00 is left, and the entry takes 5.01.");
    assertThatThrownBy(
            () -> debit.checkSum(ALL, Map.of(APRIL, 500L), new TreeMap<>(Map.of(APRIL, -501L))))
        .hasMessageContaining("only 5.00 is left, and the entry takes 5.01.");
    assertThatThrownBy(
            () ->
                credit.checkSum(
                    List.of(ICB), Map.of(APRIL, 500L), new TreeMap<>(Map.of(APRIL, 1L))))
        .hasMessageContaining("only -5.00 is left of [icb], and the entry takes 0.01.");
  }

  @Test
  void aSumIsJudgedOnEachDayOnWhichItOrItsChangeIsAnother() {
    var everyDay = stays(StaysOnSide.Side.CREDIT, true);
    Map<LocalDate, Long> before = Map.of(APRIL, -500L, JUNE, 400L);
    everyDay.checkSum(ALL, before, new TreeMap<>(Map.of(MAY, 100L)));
    // What is taken in May and put back in June is short for no longer than it is away.
    assertThatThrownBy(
            () -> everyDay.checkSum(ALL, before, new TreeMap<>(Map.of(MAY, 501L, JUNE, -501L))))
        .hasMessageContaining("only 5.00 is left as at 2023-05-01, and the entry takes 5.01.");
    everyDay.checkSum(ALL, before, new TreeMap<>(Map.of(MAY, 500L, JUNE, -400L)));
    assertThatThrownBy(() -> everyDay.checkSum(ALL, before, new TreeMap<>(Map.of(MAY, 101L))))
        .hasMessageContaining("only 1.00 is left as at 2023-06-01, and the entry takes 1.01.");
  }
}
