package org.commonpurse.api.operation.period;

import org.commonpurse.api.operation.input.Caller;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.book.RepeatableAct;
import org.commonpurse.ledger.calendar.Period;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.period.PeriodControl;
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
    problems = {
      "LEDGER_KEY_REUSED",
      "LEDGER_PERIOD_CLOSED",
      "LEDGER_PERIOD_MALFORMED",
      "LEDGER_PERIOD_OUT_OF_RANGE"
    })
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
  public record Input(FundCode fund, Period period, To to, Caller caller) {}

  /**
   * Closes it.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_PERIOD_CLOSED} if it is
   *     closed
   */
  public PeriodStatus run(Input input) {
    return ledger
        .books()
        .write(
            input.fund(),
            input.caller().asks("period-close", input.period(), input.to()),
            new RepeatableAct<>(
                books -> close(books.periods(), input),
                status -> String.valueOf(status.events().size()),
                (books, before) ->
                    books
                        .periods()
                        .status(input.fund(), input.period())
                        .afterFirst(Integer.parseInt(before.result()))));
  }

  private static PeriodStatus close(PeriodControl periods, Input input) {
    var by = input.caller().actor();
    return switch (input.to()) {
      case EVERYBODY -> periods.close(input.fund(), input.period(), by);
      case ALL_BUT_ROLES -> periods.softClose(input.fund(), input.period(), by);
    };
  }
}
