package org.commonpurse.api.representation;

import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_POSTING_NEGATIVE;
import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_POSTING_ZERO;
import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_VIREMENT_EXCEEDS_BUDGET;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
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
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.problem.ProblemType;

/** Reads budgets, virements and forecasts and posts them, or says what is wrong with them and where. */
public final class PlanReader {

  private static final Set<ProblemType> OF_AMOUNT =
      Set.of(LEDGER_POSTING_ZERO, LEDGER_POSTING_NEGATIVE, LEDGER_VIREMENT_EXCEEDS_BUDGET);

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
    var day = day(root);
    var line = line(root.get("line"));
    var payer = code(root.get("payer"));
    long pence = pence(root);
    return placed(root, () -> plans.budget(fund.code(), day, line, payer, pence, key, by));
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
    var approver = Placed.at(approval.get("by"), approval.get("by").text(), Actor::new);
    var approved =
        Placed.at(
            approval.get("minute"),
            approval.get("minute").text(),
            minute -> new Approval(approver, minute));
    var day = day(root);
    var from = line(root.get("from"));
    var to = line(root.get("to"));
    long pence = pence(root);
    return placed(root, () -> plans.virement(fund.code(), day, from, to, pence, approved, key, by));
  }

  /**
   * Forecasts a deviation from the budget.
   *
   * @param document  what {@code forecast.schema.json} describes
   * @throws org.commonpurse.ledger.problem.ProblemException as {@link #budget}
   */
  public Receipt forecast(Document document) {
    var root = document.requireValid(Schema.FORECAST).root();
    var day = day(root);
    var line = line(root.get("line"));
    long pence = pence(root);
    var reason = root.get("reason").text();
    return placed(root, () -> plans.forecast(fund.code(), day, line, pence, reason, key, by));
  }

  /** Posts; a refusal names the place of the field that it speaks of. */
  private static Receipt placed(Field root, Supplier<Receipt> act) {
    try {
      return act.get();
    } catch (ProblemException e) {
      throw Placed.refused(fieldOf(root, e), e.problem());
    }
  }

  private static Field fieldOf(Field root, ProblemException refusal) {
    var fields = refusal.fields();
    for (var line : List.of("line", "from", "to")) {
      for (var field : root.get(line).entries()) {
        if (field.text().equals(fields.get(field.key()))) {
          return field;
        }
      }
    }
    if (fields.containsKey("partner")) {
      return root.get("payer");
    }
    if (fields.containsKey("effectiveOn")) {
      return root.get("on");
    }
    if (fields.containsKey("field")) {
      return root.get("reason");
    }
    return OF_AMOUNT.contains(refusal.type()) ? root.get("amount") : root;
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
