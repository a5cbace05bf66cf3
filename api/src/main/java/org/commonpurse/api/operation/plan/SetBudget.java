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
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.Receipt;
import org.commonpurse.ledger.plan.Plans;

/** Budgets a line of spending, once. */
@OperationSpec(
    name = "budget-set",
    summary = "budgets a line of spending, once",
    routes = "POST /api/v1/funds/{fund}/plan/budgets",
    command = "plan budget",
    permission = Permission.PLAN,
    idempotency = Idempotency.BY_KEY,
    posts = true,
    requests = "budget",
    problems = "ENTRY_KEY_MISSING")
public final class SetBudget {

  private final Ledger ledger;

  /** Budgets in these books. */
  public SetBudget(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * A budget.
   *
   * @param on  the day from which it counts
   * @param payer  the partner whose contribution pays for it
   */
  public record Input(
      FundCode fund,
      LocalDate on,
      Plans.Line line,
      PartnerCode payer,
      long pence,
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
        Map.of("line", input.line()),
        () ->
            ledger
                .plans()
                .budget(
                    input.fund(),
                    input.on(),
                    input.line(),
                    input.payer(),
                    input.pence(),
                    input.key(),
                    input.by()));
  }

  /**
   * Records it as a document says.
   *
   * @param document  what {@code budget.schema.json} describes
   * @throws org.commonpurse.ledger.problem.ProblemException with the place of what is wrong
   */
  public Receipt run(FundCode fund, Document document, EntryKey key, Actor by) {
    var plan = PlanFields.of(ledger.funds().get(fund), document, Schema.BUDGET);
    var input = new Input(fund, plan.day(), plan.line("line"), plan.payer(), plan.pence(), key, by);
    return plan.placed(() -> run(input));
  }
}
