package org.commonpurse.api.operation.period;

import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.calendar.Period;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.period.PeriodStatus;

/** Closes a period. */
@OperationSpec(
    name = "period-close",
    summary = "closes a period, to everybody or to all but the roles that the rules name",
    routes = {
      "POST /api/v1/funds/{fund}/periods/{period}/close",
      "POST /api/v1/funds/{fund}/periods/{period}/soft-close"
    },
    command = "period close",
    permission = Permission.CLOSE_PERIODS,
    idempotency = Idempotency.NONE,
    problems = {"LEDGER_PERIOD_CLOSED", "LEDGER_PERIOD_MALFORMED", "LEDGER_PERIOD_OUT_OF_RANGE"})
public final class ClosePeriod {

  private final Ledger ledger;

  /** Closes periods of these books. */
  public ClosePeriod(Ledger ledger) {
    this.ledger = ledger;
  }

  /** To whom a period is closed. */
  public enum To {
    /** To everybody. */
    EVERYBODY,
    /** To all but the roles that the fund's rules name. */
    ALL_BUT_ROLES
  }

  /** A period to close. */
  public record Input(FundCode fund, Period period, To to, Actor by) {}

  /**
   * Closes it.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_PERIOD_CLOSED} if it is
   *     closed
   */
  public PeriodStatus run(Input input) {
    var periods = ledger.periods();
    return switch (input.to()) {
      case EVERYBODY -> periods.close(input.fund(), input.period(), input.by());
      case ALL_BUT_ROLES -> periods.softClose(input.fund(), input.period(), input.by());
    };
  }
}
