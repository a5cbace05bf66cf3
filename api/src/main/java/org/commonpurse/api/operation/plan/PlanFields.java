package org.commonpurse.api.operation.plan;

import java.time.LocalDate;
import java.util.function.Function;
import java.util.function.Supplier;
import org.commonpurse.api.operation.input.PartRefusedException;
import org.commonpurse.api.operation.input.SourceLocations;
import org.commonpurse.ledger.calendar.Days;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.document.Schema;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.ledger.journal.Approval;
import org.commonpurse.ledger.journal.Receipt;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.ledger.plan.Plans;

/** The fields of a document about the plan, or what is wrong with them and where. */
final class PlanFields {

  private final Fund fund;
  private final Field root;

  private PlanFields(Fund fund, Field root) {
    this.fund = fund;
    this.root = root;
  }

  /** The fields of a document that its schema describes. */
  static PlanFields of(Fund fund, Document document, Schema schema) {
    return new PlanFields(fund, document.requireValid(schema).root());
  }

  LocalDate day() {
    return SourceLocations.at(root.get("on"), root.get("on").text(), Days::parse);
  }

  Plans.Line line(String name) {
    var field = root.get(name);
    return new Plans.Line(
        code(field.get("scheme"), SchemeCode::of),
        code(field.get("stream"), StreamCode::of),
        code(field.get("provider"), PartnerCode::of));
  }

  PartnerCode payer() {
    return code(root.get("payer"), PartnerCode::of);
  }

  long pence() {
    SourceLocations.requireCurrency(root.get("currency"), fund);
    var amount = root.get("amount");
    return SourceLocations.at(
        amount, amount.text(), text -> Amounts.parsePence(text, fund.currency()));
  }

  String reason() {
    return root.get("reason").text();
  }

  Approval approval() {
    var approval = root.get("approval");
    var approver = SourceLocations.at(approval.get("by"), approval.get("by").text(), Actor::new);
    return SourceLocations.at(
        approval.get("minute"),
        approval.get("minute").text(),
        minute -> new Approval(approver, minute));
  }

  /** What the act gives; a refusal names the place of the part that it speaks of. */
  Receipt placed(Supplier<Receipt> act) {
    try {
      return act.get();
    } catch (PartRefusedException e) {
      var field = root;
      for (var name : e.part()) {
        field = field.get(name);
      }
      throw SourceLocations.refused(field, e.problem());
    }
  }

  private static <C extends Code> C code(Field field, Function<String, C> codeOf) {
    return SourceLocations.at(field, field.text(), codeOf);
  }
}
