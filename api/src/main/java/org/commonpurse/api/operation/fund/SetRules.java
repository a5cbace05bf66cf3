package org.commonpurse.api.operation.fund;

import org.commonpurse.api.operation.input.Caller;
import org.commonpurse.api.operation.input.Expected;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.book.RepeatableAct;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.rule.FundRules;
import org.commonpurse.ledger.rule.RulesReader;

/** Sets what a fund does not let anybody post, in place of what was set before. */
@OperationSpec(
    name = "rules-set",
    summary = "sets the rules, for new entries",
    routes = "PUT /api/v1/funds/{fund}/rules",
    command = "rules set",
    permission = Permission.MANAGE_RULES,
    idempotency = Idempotency.BY_CONTENT,
    requests = "rules",
    problems = {"RULES_FORM_UNCLEAR", "LEDGER_RULE_TWICE", "SERVICE_VERSION_DIFFERS"})
public final class SetRules {

  private final Ledger ledger;

  /** Sets the rules of these books. */
  public SetRules(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Sets them; those that were set before are kept, and no longer bind.
   *
   * @param document  what {@code rules.schema.json} describes
   * @param expected  which version they replace
   * @throws org.commonpurse.ledger.problem.ProblemException with the place of what is wrong
   */
  public FundRules run(
      FundCode fund, Document document, Expected<FundRules> expected, Caller caller) {
    return ledger
        .books()
        .write(
            fund,
            caller.asks("rules-set", document.text()),
            RepeatableAct.toldByItsRequest(
                books -> {
                  var rules = RulesReader.read(books.funds().get(fund), document);
                  expected.require(books.rules().get(fund));
                  return books.rules().set(fund, rules, caller.actor());
                },
                at -> RulesReader.read(at.funds().get(fund), document)));
  }
}
