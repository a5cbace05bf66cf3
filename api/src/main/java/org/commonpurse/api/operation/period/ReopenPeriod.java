package org.commonpurse.api.operation.period;

import org.commonpurse.api.operation.input.Caller;
import org.commonpurse.api.operation.input.Reason;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.book.RepeatableAct;
import org.commonpurse.ledger.calendar.Period;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.period.PeriodControl;
import org.commonpurse.ledger.period.PeriodState;
import org.commonpurse.ledger.period.PeriodStatus;

/** Asks to reopen a period; asked again by somebody else, it is open. */
@OperationSpec(
    name = "period-reopen",
    summary = "asks to reopen a period; asked again by somebody else, it is open",
    routes = "POST /api/v1/funds/{fund}/periods/{period}/reopen",
    command = "period reopen",
    permission = Permission.REOPEN_PERIODS,
    idempotency = Idempotency.NONE,
    requests = "reason",
    problems = {
      "LEDGER_PERIOD_NOT_CLOSED",
      "LEDGER_PERIOD_SAME_PERSON",
      "LEDGER_PERIOD_REASON_MISSING"
    })
public final class ReopenPeriod {

  private final Ledger ledger;

  /** Reopens periods of these books. */
  public ReopenPeriod(Ledger ledger) {
    this.ledger = ledger;
  }

  /** A period to reopen. */
  public record Input(FundCode fund, Period period, String reason, Caller caller) {

    /**
     * The same, with the reason that a document gives.
     *
     * @param document  what {@code reason.schema.json} describes
     */
    public static Input read(FundCode fund, Period period, Document document, Caller caller) {
      var reason = Reason.read(document);
      return new Input(fund, period, reason, caller);
    }
  }

  /** Asks, or, where somebody else has asked, opens it. */
  public PeriodStatus run(Input input) {
    return ledger
        .books()
        .write(
            input.fund(),
            input.caller().asks("period-reopen", input.period(), input.reason()),
            new RepeatableAct<>(
                books -> reopen(books.periods(), input),
                status -> String.valueOf(status.events().size()),
                (books, before) ->
                    books
                        .periods()
                        .status(input.fund(), input.period())
                        .afterFirst(Integer.parseInt(before.result()))));
  }

  private static PeriodStatus reopen(PeriodControl periods, Input input) {
    var by = input.caller().actor();
    return periods.status(input.fund(), input.period()).state() == PeriodState.REOPENING
        ? periods.reopen(input.fund(), input.period(), input.reason(), by)
        : periods.askToReopen(input.fund(), input.period(), input.reason(), by);
  }
}
