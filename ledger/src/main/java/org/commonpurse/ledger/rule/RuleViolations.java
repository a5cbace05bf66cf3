package org.commonpurse.ledger.rule;

import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_RULE_BROKEN;

import org.commonpurse.ledger.id.RuleCode;
import org.commonpurse.ledger.problem.ProblemException;

/** How rules refuse. */
final class RuleViolations {

  private RuleViolations() {}

  static ProblemException broken(RuleCode rule, String why, Object... fields) {
    Object[] all = new Object[fields.length + 2];
    all[0] = "rule";
    all[1] = rule;
    System.arraycopy(fields, 0, all, 2, fields.length);
    return LEDGER_RULE_BROKEN
        .because("Rule " + rule + ": " + why + " Nothing was recorded.", all)
        .toException();
  }
}
