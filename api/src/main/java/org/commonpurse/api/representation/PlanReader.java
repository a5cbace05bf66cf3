package org.commonpurse.api.representation;

import java.time.LocalDate;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.document.Schema;
import org.commonpurse.ledger.fund.Code;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.journal.Actor;
import org.commonpurse.ledger.journal.Approval;
import org.commonpurse.ledger.journal.EntryKey;
import org.commonpurse.ledger.journal.Receipt;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.ledger.plan.Plans;

/** Reads budgets, virements and forecasts and posts them, or says what is wrong with them and where. */
public final class PlanReader {

  private final Plans plans;

  private final Fund fund;

  private final Actor by;

  private final EntryKey key;

  /**
   * Reads one act on the plan of a fund.
   *
   * @param by  who is responsible for it
   * @param key  the caller's key for it
   */
  public PlanReader(Plans plans, Fund fund, Actor by, EntryKey key) {
    this.plans = plans;
    this.fund = fund;
    this.by = by;
    this.key = key;
  }

  /**
   * Budgets a line.
   *
   * @param document  what {@code budget.schema.json} describes
   * @throws org.commonpurse.ledger.problem.ProblemException with the code, the place and the value of
   *     what is wrong
   */
  public Receipt budget(Document document) {
    var root = document.requireValid(Schema.BUDGET).root();
    return plans.budget(
        fund.code(),
        day(root),
        line(root.get("line")),
        code(root.get("payer")),
        pence(root),
        key,
        by);
  }

  /**
   * Moves budget from one line to another.
   *
   * @param document  what {@code virement.schema.json} describes
   * @throws org.commonpurse.ledger.problem.ProblemException as {@link #budget}
   */
  public Receipt virement(Document document) {
    var root = document.requireValid(Schema.VIREMENT).root();
    var approval = root.get("approval");
    return plans.virement(
        fund.code(),
        day(root),
        line(root.get("from")),
        line(root.get("to")),
        pence(root),
        Placed.at(
            approval,
            () ->
                new Approval(new Actor(approval.get("by").text()), approval.get("minute").text())),
        key,
        by);
  }

  /**
   * Forecasts a deviation from the budget.
   *
   * @param document  what {@code forecast.schema.json} describes
   * @throws org.commonpurse.ledger.problem.ProblemException as {@link #budget}
   */
  public Receipt forecast(Document document) {
    var root = document.requireValid(Schema.FORECAST).root();
    return plans.forecast(
        fund.code(),
        day(root),
        line(root.get("line")),
        pence(root),
        root.get("reason").text(),
        key,
        by);
  }

  private static LocalDate day(Field root) {
    return Placed.at(root.get("on"), root.get("on").text(), Asked::day);
  }

  private static Plans.Line line(Field field) {
    return new Plans.Line(
        code(field.get("scheme")), code(field.get("stream")), code(field.get("provider")));
  }

  private static Code code(Field field) {
    return Placed.at(field, field.text(), Code::of);
  }

  private long pence(Field root) {
    Placed.requireCurrency(root.get("currency"), fund);
    var amount = root.get("amount");
    return Placed.at(amount, amount.text(), text -> Amounts.parsePence(text, fund.currency()));
  }
}
