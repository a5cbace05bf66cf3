package org.commonpurse.ledger.period;

import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_PERIOD_CLOSED;
import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_PERIOD_NOT_ASKED;
import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_PERIOD_NOT_CLOSED;
import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_PERIOD_REASON_MISSING;
import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_PERIOD_SAME_PERSON;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.commonpurse.ledger.calendar.Period;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.RoleCode;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.PeriodClosedException;
import org.commonpurse.ledger.problem.ProblemType;

/** How the periods of one fund stand. A period nobody touched is open. */
public final class PeriodBook {

  private final Fund fund;
  private final Map<Period, List<PeriodEvent>> events = new TreeMap<>();

  /** The periods after the events, which are in order. */
  public PeriodBook(Fund fund, List<PeriodEvent> events) {
    this.fund = fund;
    for (PeriodEvent event : events) {
      this.events.computeIfAbsent(event.period(), period -> new ArrayList<>()).add(event);
    }
  }

  /** How a period stands. */
  public PeriodState state(Period period) {
    return PeriodState.after(events.getOrDefault(period, List.of()));
  }

  /** How a period stands and how it came to be so. */
  public PeriodStatus status(Period period) {
    return PeriodStatus.after(period, events.getOrDefault(period, List.of()));
  }

  /** Every period that anybody ever touched, in order. */
  public List<PeriodStatus> touched() {
    return events.keySet().stream().map(this::status).toList();
  }

  /**
   * The day on which an entry is to count.
   *
   * @param late  what becomes of entries in closed periods
   * @param softCloseRoles  the roles that post in a period that is closed softly
   * @return the entry's own day, or the first day of the next open period
   * @throws PeriodClosedException if the entry's period is closed and it may not count in another
   */
  public LocalDate place(
      JournalEntry entry, Actor by, LateEntries late, Set<RoleCode> softCloseRoles) {
    if (events.isEmpty()) {
      return entry.effectiveOn();
    }
    Period own = entry.period();
    if (isOpenTo(own, by, softCloseRoles)) {
      return entry.effectiveOn();
    }
    // An adjustment of the year's end means its year, so it cannot count in the next one.
    if (late == LateEntries.ROUTE && !entry.yearEnd()) {
      Period next = own.next();
      while (fund.isOpenOn(next.first())) {
        if (!next.isYearEnd() && isOpenTo(next, by, softCloseRoles)) {
          return next.first();
        }
        next = next.next();
      }
    }
    throw new PeriodClosedException(
        fund.code(),
        own,
        entry.effectiveOn(),
        state(own) == PeriodState.SOFT_CLOSED ? "closed to all but some roles" : "closed");
  }

  private boolean isOpenTo(Period period, Actor by, Set<RoleCode> softCloseRoles) {
    return switch (state(period)) {
      case OPEN -> true;
      case SOFT_CLOSED -> !Collections.disjoint(by.roles(), softCloseRoles);
      case CLOSED, REOPENING -> false;
    };
  }

  /**
   * Checks that an act may follow on those before it.
   *
   * @return whether it changes anything
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_PERIOD_NOT_CLOSED}, {@code
   *     LEDGER_PERIOD_NOT_ASKED}, {@code LEDGER_PERIOD_SAME_PERSON} or {@code
   *     LEDGER_PERIOD_REASON_MISSING}
   */
  public boolean requireAllowed(PeriodEvent event) {
    PeriodState state = state(event.period());
    return switch (event.action()) {
      case SOFT_CLOSE -> {
        if (state == PeriodState.CLOSED || state == PeriodState.REOPENING) {
          throw refuse(LEDGER_PERIOD_CLOSED, event, "is closed already; reopen it first");
        }
        yield state != PeriodState.SOFT_CLOSED;
      }
      case CLOSE -> state != PeriodState.CLOSED;
      case ASK_TO_REOPEN -> {
        requireReason(event);
        if (state == PeriodState.OPEN) {
          throw refuse(LEDGER_PERIOD_NOT_CLOSED, event, "is open");
        }
        yield state != PeriodState.REOPENING;
      }
      case REOPEN -> requireAsked(event, state);
    };
  }

  private boolean requireAsked(PeriodEvent event, PeriodState state) {
    requireReason(event);
    if (state != PeriodState.REOPENING) {
      throw refuse(LEDGER_PERIOD_NOT_ASKED, event, "was not asked to be reopened");
    }
    List<PeriodEvent> past = events.getOrDefault(event.period(), List.of());
    if (past.get(past.size() - 1).by().isSameAs(event.by())) {
      throw LEDGER_PERIOD_SAME_PERSON
          .because(
              event.by()
                  + " asked to reopen period "
                  + event.period()
                  + ", so somebody else has to agree.",
              "fund",
              fund.code(),
              "period",
              event.period(),
              "by",
              event.by())
          .toException();
    }
    return true;
  }

  private void requireReason(PeriodEvent event) {
    if (event.reason().isBlank()) {
      throw refuse(LEDGER_PERIOD_REASON_MISSING, event, "is reopened only for a reason");
    }
  }

  private RuntimeException refuse(ProblemType type, PeriodEvent event, String what) {
    return type.because(
            "Period " + event.period() + " of fund " + fund.code() + " " + what + ".",
            "fund",
            fund.code(),
            "period",
            event.period())
        .toException();
  }
}
