package org.commonpurse.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.RoleCode;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.Test;

/** What an entry and its parts may say, to the last character and the last penny. */
class JournalEntryTest {

  private static final LocalDate DAY = LocalDate.of(2023, 4, 1);
  private static final List<Posting> POSTINGS =
      List.of(Posting.debit(Account.bank(), 500), Posting.credit(Account.surplus(), 500));

  private static JournalEntry entry(String narrative, String reference, List<Posting> postings) {
    return new JournalEntry(
        FundCode.of("brackenshire"), Book.ACTUAL, DAY, narrative, reference, postings);
  }

  private static JournalEntry entry(List<Posting> postings) {
    return entry("Something", "", postings);
  }

  private static ProblemException problemOf(ThrowingCallable call) {
    return catchThrowableOfType(ProblemException.class, call);
  }

  private static String codeOf(ThrowingCallable call) {
    return problemOf(call).code();
  }

  @Test
  void hasTwoToAThousandPostings() {
    var most = new ArrayList<>(Collections.nCopies(999, Posting.debit(Account.bank(), 1)));
    most.add(Posting.credit(Account.surplus(), 999));
    assertThat(entry(most).postings()).hasSize(1000);
    most.set(999, Posting.credit(Account.surplus(), 1));
    most.add(Posting.credit(Account.surplus(), 998));
    assertThat(codeOf(() -> entry(most))).isEqualTo("LEDGER_POSTINGS_COUNT");
    assertThat(codeOf(() -> entry(POSTINGS.subList(0, 1)))).isEqualTo("LEDGER_POSTINGS_COUNT");
    assertThat(entry(POSTINGS).postings()).hasSize(2);
  }

  @Test
  void namesBothTotalsAndTheShortSideWhereItDoesNotBalance() {
    var more =
        List.of(Posting.debit(Account.bank(), 120_000), Posting.credit(Account.surplus(), 119_999));
    assertThat(problemOf(() -> entry(more)))
        .isInstanceOf(UnbalancedEntryException.class)
        .hasMessageContaining("debits 1,200.00, credits 1,199.99, so 0.01 is missing")
        .hasMessageContaining("from the credits");
    var less = List.of(Posting.debit(Account.bank(), 1), Posting.credit(Account.surplus(), 3));
    assertThat(problemOf(() -> entry(less)))
        .hasMessageContaining("0.02 is missing")
        .hasMessageContaining("from the debits");
  }

  @Test
  void refusesSumsThatTheLedgerCannotHold() {
    var debits =
        List.of(
            new Posting(Account.bank(), Long.MAX_VALUE),
            new Posting(Account.bank(), 1),
            new Posting(Account.surplus(), -1));
    assertThat(codeOf(() -> entry(debits))).isEqualTo("LEDGER_SUM_OVERFLOW");
    var credits =
        List.of(
            new Posting(Account.bank(), -Long.MAX_VALUE),
            new Posting(Account.bank(), -2),
            new Posting(Account.surplus(), 1));
    assertThat(codeOf(() -> entry(credits))).isEqualTo("LEDGER_SUM_OVERFLOW");
    var largest =
        List.of(
            new Posting(Account.bank(), Long.MAX_VALUE),
            new Posting(Account.surplus(), -Long.MAX_VALUE));
    assertThat(entry(largest).postings()).hasSize(2);
  }

  @Test
  void refusesPostingsOfNothingAndOfTheWrongSign() {
    assertThat(codeOf(() -> new Posting(Account.bank(), 0))).isEqualTo("LEDGER_POSTING_ZERO");
    assertThat(codeOf(() -> Posting.debit(Account.bank(), 0))).isEqualTo("LEDGER_POSTING_ZERO");
    assertThat(codeOf(() -> Posting.debit(Account.bank(), -1)))
        .isEqualTo("LEDGER_POSTING_NEGATIVE");
    assertThat(codeOf(() -> Posting.credit(Account.bank(), -1)))
        .isEqualTo("LEDGER_POSTING_NEGATIVE");
    assertThat(codeOf(() -> new Posting(Account.bank(), Long.MIN_VALUE)))
        .isEqualTo("LEDGER_AMOUNT_OUT_OF_RANGE");
    assertThat(Posting.debit(Account.bank(), 7).pence()).isEqualTo(7);
    assertThat(Posting.credit(Account.bank(), 7).pence()).isEqualTo(-7);
  }

  @Test
  void takesTextsUpToTheirLengthAndNoFurther() {
    assertThat(entry("n".repeat(1000), "r".repeat(200), POSTINGS).reference()).hasSize(200);
    assertThat(problemOf(() -> entry("n".repeat(1001), "", POSTINGS)))
        .hasMessageContaining(
            "has 1001 characters, but at most 1000 fit: \"" + "n".repeat(40) + "...")
        .extracting(ProblemException::code)
        .isEqualTo("LEDGER_NARRATIVE_TOO_LONG");
    assertThat(codeOf(() -> entry("n", "r".repeat(201), POSTINGS)))
        .isEqualTo("LEDGER_REFERENCE_TOO_LONG");
    assertThat(new EntryKey("k".repeat(200)).toString()).hasSize(200);
    assertThat(codeOf(() -> new EntryKey("k".repeat(201)))).isEqualTo("LEDGER_KEY_TOO_LONG");
    assertThat(new Actor("a".repeat(200)).toString()).hasSize(200);
    assertThat(codeOf(() -> new Actor("a".repeat(201)))).isEqualTo("LEDGER_ACTOR_TOO_LONG");
    var director = new Actor("director");
    assertThat(new Approval(director, "m".repeat(200)).minute()).hasSize(200);
    assertThat(codeOf(() -> new Approval(director, "m".repeat(201))))
        .isEqualTo("LEDGER_MINUTE_REFERENCE_TOO_LONG");
  }

  @Test
  void refusesMissingTextsButNotAMissingReference() {
    assertThat(codeOf(() -> entry("", "", POSTINGS))).isEqualTo("LEDGER_NARRATIVE_MISSING");
    assertThat(codeOf(() -> entry(" \u2003", "", POSTINGS))).isEqualTo("LEDGER_NARRATIVE_MISSING");
    assertThat(codeOf(() -> new EntryKey(""))).isEqualTo("LEDGER_KEY_MISSING");
    assertThat(codeOf(() -> new Actor(" "))).isEqualTo("LEDGER_ACTOR_MISSING");
    assertThat(entry("Something", "", POSTINGS).reference()).isEmpty();
    assertThat(entry("Something", " ", POSTINGS).reference()).isEqualTo(" ");
    assertThatThrownBy(() -> entry(null, "", POSTINGS)).hasMessageContaining("narrative");
  }

  @Test
  void refusesControlCharactersAndHalvesOfCharacters() {
    char high = '\ud83d';
    char low = '\ude00';
    requireRefused("a\nb", "CONTROL_CHARACTER", "(code 10) at position 2");
    requireRefused("\0 b", "CONTROL_CHARACTER", "(code 0) at position 1");
    requireRefused("ab" + (char) 127, "CONTROL_CHARACTER", "(code 127) at position 3");
    requireRefused("a" + high, "NOT_UNICODE", "at position 2");
    requireRefused(high + "a", "NOT_UNICODE", "at position 1");
    requireRefused(low + "a", "NOT_UNICODE", "at position 1");
    requireRefused("a" + low, "NOT_UNICODE", "at position 2");
    requireRefused("" + high + low + low, "NOT_UNICODE", "at position 3");
  }

  private static void requireRefused(String narrative, String code, String message) {
    assertThat(problemOf(() -> entry(narrative, "", POSTINGS)))
        .hasMessageContaining(message)
        .extracting(ProblemException::code)
        .isEqualTo("LEDGER_NARRATIVE_" + code);
  }

  @Test
  void takesCharactersOfEveryScript() {
    String text = "Café \ud83d\ude00 Gwasanaeth Iechyd 東京 \ud83c\uddec\ud83c\udde7";
    assertThat(entry(text, text, POSTINGS).narrative()).isEqualTo(text);
  }

  @Test
  void countsAdjustmentsOfTheYearsEndInPeriodThirteenOnItsLastDay() {
    JournalEntry last = entry(POSTINGS).countingOn(LocalDate.of(2024, 3, 31));
    assertThat(last.period()).hasToString("2023-24/12");
    assertThat(last.asYearEnd().period()).hasToString("2023-24/13");
    assertThat(last.asYearEnd().countingOn(LocalDate.of(2025, 3, 31)).period())
        .hasToString("2024-25/13");
    assertThat(codeOf(() -> entry(POSTINGS).asYearEnd())).isEqualTo("LEDGER_YEAR_END_DATE_WRONG");
  }

  @Test
  void describesItselfInAFewWords() {
    assertThat(entry("n".repeat(60), "INV 1", POSTINGS).summary())
        .isEqualTo(
            "2023-04-01, ACTUAL, 5.00 in 2 postings, \""
                + "n".repeat(60)
                + "\", reference \"INV 1\"");
    assertThat(entry("n".repeat(61), "", POSTINGS).summary())
        .contains("\"" + "n".repeat(60) + "...\"");
  }

  @Test
  void saysTheOpposite() {
    assertThat(entry(POSTINGS).negatedPostings())
        .containsExactly(new Posting(Account.bank(), -500), new Posting(Account.surplus(), 500));
  }

  @Test
  void isTheSamePersonWhateverTheRole() {
    var clerk = new Actor("clerk", Set.of(RoleCode.of("finance")));
    assertThat(clerk.isSameAs(new Actor("clerk"))).isTrue();
    assertThat(clerk.isSameAs(new Actor("director", clerk.roles()))).isFalse();
  }

  @Test
  void asksForOneToAThousandEntriesAtOnce() {
    EntryQuery query = EntryQuery.of(FundCode.of("brackenshire"));
    assertThat(query.paging().limit()).isEqualTo(100);
    assertThat(query.limit(1).paging().limit()).isEqualTo(1);
    assertThat(query.limit(1000).paging().limit()).isEqualTo(1000);
    for (int limit : List.of(0, 1001)) {
      assertThat(codeOf(() -> query.limit(limit))).isEqualTo("LEDGER_PAGE_OUT_OF_RANGE");
    }
    assertThat(query.after(0).paging().afterSequence()).isZero();
    assertThat(problemOf(() -> query.after(-1)).fields()).containsEntry("after", "-1");
  }

  @Test
  void asksForAmountsFromOneSizeToAnother() {
    Optional<BigDecimal> pound = Optional.of(BigDecimal.ONE);
    Optional<BigDecimal> more = Optional.of(new BigDecimal("1.01"));
    assertThat(new AmountRange(pound, more).isLimited()).isTrue();
    assertThat(new AmountRange(pound, Optional.of(new BigDecimal("1.00"))).from()).isEqualTo(pound);
    assertThat(new AmountRange(Optional.empty(), pound).isLimited()).isTrue();
    assertThat(new AmountRange(pound, Optional.empty()).isLimited()).isTrue();
    assertThat(EntryFilter.NONE.amount().isLimited()).isFalse();
    assertThat(problemOf(() -> new AmountRange(more, pound)))
        .hasMessageContaining("No amount is from 1.01 to 1. Exchange them.")
        .extracting(ProblemException::code)
        .isEqualTo("LEDGER_RANGE_EMPTY");
  }
}
