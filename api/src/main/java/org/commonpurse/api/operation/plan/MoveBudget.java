package org.commonpurse.api.operation.plan;

import java.time.LocalDate;
import java.util.Map;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.Schema;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.Approval;
import org.commonpurse.ledger.journal.Receipt;
import org.commonpurse.ledger.plan.Plans;

/** Moves budget from one line of spending to another, once, as somebody approved. */
@OperationSpec(
    name = "budget-move",
    summary = "moves budget from one line to another, once",
    routes = "POST /api/v1/funds/{fund}/plan/virements",
    command = "plan virement",
    permission = Permission.PLAN,
    idempotency = Idempotency.BY_KEY,
    posts = true,
    requests = "virement",
    problems = {"ENTRY_KEY_MISSING", "LEDGER_VIREMENT_EXCEEDS_BUDGET"})
public final class MoveBudget {

  private final Ledger ledger;

  /** Moves budget in these books. */
  public MoveBudget(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * A virement.
   *
   * @param on  the day from which it counts
   * @param from  the line that gives, no more than its budget of the year
   */
  public record Input(
      FundCode fund,
      LocalDate on,
      Plans.Line from,
      Plans.Line to,
      long pence,
      Approval approval,
      EntryKey key,
      Actor by) {}

  /**
   * Records it; with the same key again, it is answered with the first receipt.
   *
   * @throws org.commonpurse.api.operation.input.PartRefusedException with the part of the input that
   *     is refused
   */
  public Receipt run(Input input) {
    return PlanParts.named(
        Map.of("from", input.from(), "to", input.to()),
        () ->
            ledger
                .plans()
                .virement(
                    input.fund(),
                    input.on(),
                    input.from(),
                    input.to(),
                    input.pence(),
                    input.approval(),
                    input.key(),
                    input.by()));
  }

  /**
   * Records it as a document says.
   *
   * @param document  what {@code virement.schema.json} describes
   * @throws org.commonpurse.ledger.problem.ProblemException with the place of what is wrong
   */
  public Receipt run(FundCode fund, Document document, EntryKey key, Actor by) {
    var plan = PlanFields.of(ledger.funds().get(fund), document, Schema.VIREMENT);
    var approval = plan.approval();
    var input =
        new Input(
            fund, plan.day(), plan.line("from"), plan.line("to"), plan.pence(), approval, key, by);
    return plan.placed(() -> run(input));
  }
}
