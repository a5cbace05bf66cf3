package org.commonpurse.ledger.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.commonpurse.ledger.Samples.ICB;
import static org.commonpurse.ledger.Samples.MINIMUM;
import static org.commonpurse.ledger.Samples.TREASURER;
import static org.commonpurse.ledger.Samples.due;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.commonpurse.ledger.Samples;
import org.commonpurse.ledger.calendar.Period;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.RoleCode;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which acts on a period follow on which, and where late entries count. */
class PeriodBookTest {

  private static final Period APRIL = Period.parse("2023-24/01");
  private static final Period MARCH = Period.parse("2023-24/12");
  private static final Period YEAR_END = Period.parse("2023-24/13");
  private static final RoleCode FINANCE = RoleCode.of("finance");
  private static final Actor CLERK = new Actor("clerk", Set.of(FINANCE));
  private static final Actor DIRECTOR = new Actor("director");

  private final List<PeriodEvent> events = new ArrayList<>();

  private PeriodBook book() {
    return new PeriodBook(Samples.fund(), events);
  }

  private static PeriodEvent event(Period period, PeriodAction action, Actor by, String reason) {
    return new PeriodEvent(period, action, by, reason, Instant.EPOCH);
  }

  private void happened(Period period, PeriodAction... actions) {
    for (PeriodAction action : actions) {
      events.add(event(period, action, TREASURER, "because"));
    }
  }

  private static String codeOf(ThrowingCallable call) {
    return catchThrowableOfType(ProblemException.class, call).code();
  }

  /** What each act does to a period in each state: changes it, changes nothing, or is refused. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "                                   | SOFT_CLOSE    | true",
        "                                   | CLOSE         | true",
        "                                   | ASK_TO_REOPEN | LEDGER_PERIOD_NOT_CLOSED",
        "                                   | REOPEN        | LEDGER_PERIOD_NOT_ASKED",
        "SOFT_CLOSE                         | SOFT_CLOSE    | false",
        "SOFT_CLOSE                         | CLOSE         | true",
        "SOFT_CLOSE                         | ASK_TO_REOPEN | true",
        "SOFT_CLOSE                         | REOPEN        | LEDGER_PERIOD_NOT_ASKED",
        "CLOSE                              | SOFT_CLOSE    | LEDGER_PERIOD_CLOSED",
        "CLOSE                              | CLOSE         | false",
        "CLOSE                              | ASK_TO_REOPEN | true",
        "CLOSE                              | REOPEN        | LEDGER_PERIOD_NOT_ASKED",
        "CLOSE ASK_TO_REOPEN                | SOFT_CLOSE    | LEDGER_PERIOD_CLOSED",
        "CLOSE ASK_TO_REOPEN                | CLOSE         | true",
        "CLOSE ASK_TO_REOPEN                | ASK_TO_REOPEN | false",
        "CLOSE ASK_TO_REOPEN                | REOPEN        | true",
        "CLOSE ASK_TO_REOPEN REOPEN         | CLOSE         | true",
        "CLOSE ASK_TO_REOPEN REOPEN         | REOPEN        | LEDGER_PERIOD_NOT_ASKED",
      })
  void letsActsFollowOnEachOther(String before, PeriodAction action, String outcome) {
    if (before != null) {
      for (String one : before.split(" ")) {
        happened(APRIL, PeriodAction.valueOf(one));
      }
    }
    PeriodEvent next = event(APRIL, action, DIRECTOR, "because");
    if (outcome.startsWith("LEDGER")) {
      assertThat(codeOf(() -> book().requireAllowed(next))).isEqualTo(outcome);
    } else {
      assertThat(book().requireAllowed(next)).isEqualTo(Boolean.valueOf(outcome));
    }
    // Other periods are none of its business.
    assertThat(book().state(MARCH)).isEqualTo(PeriodState.OPEN);
  }

  @Test
  void reopensForAReasonThatTwoPeopleGive() {
    happened(APRIL, PeriodAction.CLOSE, PeriodAction.ASK_TO_REOPEN);
    var book = book();
    assertThat(
            codeOf(
                () -> book.requireAllowed(event(APRIL, PeriodAction.REOPEN, TREASURER, "because"))))
        .isEqualTo("LEDGER_PERIOD_SAME_PERSON");
    for (PeriodAction action : List.of(PeriodAction.REOPEN, PeriodAction.ASK_TO_REOPEN)) {
      assertThat(codeOf(() -> book.requireAllowed(event(APRIL, action, DIRECTOR, " "))))
          .isEqualTo("LEDGER_PERIOD_REASON_MISSING");
    }
  }

  @Test
  void tellsHowEachPeriodCameToStand() {
    happened(MARCH, PeriodAction.SOFT_CLOSE);
    happened(APRIL, PeriodAction.CLOSE, PeriodAction.ASK_TO_REOPEN);
    var book = book();
    assertThat(book.touched())
        .containsExactly(
            new PeriodStatus(APRIL, PeriodState.REOPENING, events.subList(1, 3)),
            new PeriodStatus(MARCH, PeriodState.SOFT_CLOSED, events.subList(0, 1)));
    assertThat(book.status(YEAR_END))
        .isEqualTo(new PeriodStatus(YEAR_END, PeriodState.OPEN, List.of()));
  }

  private LocalDate place(JournalEntry entry, Actor by, LateEntries late) {
    return book().place(entry, by, late, Set.of(FINANCE));
  }

  @Test
  void letsOnlySomeRolesPostInASoftlyClosedPeriod() {
    happened(APRIL, PeriodAction.SOFT_CLOSE);
    JournalEntry april = due("2023-04-03", ICB, MINIMUM, 1);
    assertThat(place(april, CLERK, LateEntries.REFUSE)).isEqualTo("2023-04-03");
    assertThat(
            catchThrowableOfType(
                ProblemException.class, () -> place(april, TREASURER, LateEntries.REFUSE)))
        .hasMessageContaining("closed to all but some roles")
        .extracting(ProblemException::code)
        .isEqualTo("LEDGER_PERIOD_CLOSED");
    // It is routed only where it may not stay, and goes to the role's own next open period.
    assertThat(place(april, CLERK, LateEntries.ROUTE)).isEqualTo("2023-04-03");
    assertThat(place(april, TREASURER, LateEntries.ROUTE)).isEqualTo("2023-05-01");
    happened(Period.parse("2023-24/02"), PeriodAction.CLOSE);
    assertThat(place(april, TREASURER, LateEntries.ROUTE)).isEqualTo("2023-06-01");
    happened(Period.parse("2023-24/03"), PeriodAction.SOFT_CLOSE);
    assertThat(place(april, TREASURER, LateEntries.ROUTE)).isEqualTo("2023-07-01");
    events.remove(0);
    happened(APRIL, PeriodAction.CLOSE);
    assertThat(place(april, CLERK, LateEntries.ROUTE)).isEqualTo("2023-06-01");
  }

  @Test
  void routesPastTheYearsEndButNeverPastTheFundsEnd() {
    happened(MARCH, PeriodAction.CLOSE);
    assertThat(place(due("2024-03-30", ICB, MINIMUM, 1), TREASURER, LateEntries.ROUTE))
        .isEqualTo("2024-04-01");
    happened(Period.parse("2025-26/12"), PeriodAction.CLOSE);
    assertThat(
            codeOf(() -> place(due("2026-03-30", ICB, MINIMUM, 1), TREASURER, LateEntries.ROUTE)))
        .isEqualTo("LEDGER_PERIOD_CLOSED");
  }

  @Test
  void neverRoutesAnAdjustmentOfTheYearsEnd() {
    happened(MARCH, PeriodAction.CLOSE);
    JournalEntry adjustment = due("2024-03-31", ICB, MINIMUM, 1).asYearEnd();
    assertThat(place(adjustment, TREASURER, LateEntries.ROUTE)).isEqualTo("2024-03-31");
    happened(YEAR_END, PeriodAction.CLOSE);
    assertThat(codeOf(() -> place(adjustment, TREASURER, LateEntries.ROUTE)))
        .isEqualTo("LEDGER_PERIOD_CLOSED");
  }
}
