package org.commonpurse.api.operation.period;

import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_PERIOD_OPEN_ITEMS;
import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_PERIOD_REASON_MISSING;

import java.util.Optional;
import org.commonpurse.allocation.settlement.ClosingChecklist;
import org.commonpurse.api.operation.input.Caller;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.book.RepeatableAct;
import org.commonpurse.ledger.book.Writing;
import org.commonpurse.ledger.calendar.Period;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.Schema;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.period.ChecklistItem;
import org.commonpurse.ledger.period.PeriodState;
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
    requests = "closing",
    problems = {"LEDGER_PERIOD_OPEN_ITEMS", "LEDGER_PERIOD_REASON_MISSING", "LEDGER_PERIOD_CLOSED"})
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

  /**
   * A period to close.
   *
   * @param acceptOpen  why it is closed although something stands open, kept in the record; empty to
   *     refuse that
   */
  public record Input(
      FundCode fund, Period period, To to, Optional<String> acceptOpen, Caller caller) {

    /**
     * The same, with the reason that a document gives.
     *
     * @param document  what {@code closing.schema.json} describes
     */
    public static Input read(
        FundCode fund, Period period, To to, Document document, Caller caller) {
      var reason = document.requireValid(Schema.CLOSING).root().get("acceptOpen");
      return new Input(
          fund,
          period,
          to,
          reason.isPresent() ? Optional.of(reason.text()) : Optional.empty(),
          caller);
    }
  }

  /**
   * Closes it.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_PERIOD_CLOSED} if it is
   *     closed and should be closed softly; {@code LEDGER_PERIOD_OPEN_ITEMS} if something stands open
   *     and no reason is given, where it is closed to everybody; {@code LEDGER_PERIOD_REASON_MISSING}
   *     if the reason is blank
   */
  public PeriodStatus run(Input input) {
    return ledger
        .books()
        .write(
            input.fund(),
            input
                .caller()
                .asks(
                    "period-close",
                    input.period(),
                    // Requests without a reason are asked as they were before there were reasons.
                    input.to() + input.acceptOpen().map(reason -> " " + reason).orElse("")),
            new RepeatableAct<>(
                books -> close(books, input),
                status -> String.valueOf(status.events().size()),
                (books, before) ->
                    books
                        .periods()
                        .status(input.fund(), input.period())
                        .afterFirst(Integer.parseInt(before.result()))));
  }

  private static PeriodStatus close(Writing books, Input input) {
    var by = input.caller().actor();
    if (input.to() == To.ALL_BUT_ROLES) {
      // Those who may still post see to what is open.
      return books.periods().softClose(input.fund(), input.period(), by);
    }
    var before = books.periods().status(input.fund(), input.period());
    if (input.acceptOpen().isEmpty() && before.state() != PeriodState.CLOSED) {
      requireNothingOpen(books, input);
    }
    input.acceptOpen().filter(String::isBlank).ifPresent(blank -> refuseBlank(input));
    return books.periods().close(input.fund(), input.period(), input.acceptOpen().orElse(""), by);
  }

  private static void requireNothingOpen(Writing books, Input input) {
    var open =
        ClosingChecklist.of(books, input.fund(), input.period()).stream()
            .filter(ChecklistItem::open)
            .toList();
    if (!open.isEmpty()) {
      var first = open.get(0);
      throw LEDGER_PERIOD_OPEN_ITEMS
          .because(
              "Period "
                  + input.period()
                  + " of fund "
                  + input.fund()
                  + " has "
                  + (open.size() == 1 ? "one open item: " : open.size() + " open items, first ")
                  + first.what()
                  + " "
                  + first.subject()
                  + ": "
                  + first.message()
                  + " See to them, or say why it is closed nevertheless (acceptOpen, or"
                  + " --accept-open TEXT); it stays as it is.",
              "fund",
              input.fund(),
              "period",
              input.period(),
              "openItems",
              open.size())
          .toException();
    }
  }

  private static void refuseBlank(Input input) {
    throw LEDGER_PERIOD_REASON_MISSING
        .because(
            "Period " + input.period() + " is closed over open items only for a reason. Say why.",
            "period",
            input.period())
        .toException();
  }
}
