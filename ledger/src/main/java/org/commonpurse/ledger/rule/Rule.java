package org.commonpurse.ledger.rule;

import org.commonpurse.ledger.id.RuleCode;
import org.commonpurse.ledger.journal.JournalEntry;

/** Something that a fund does not let anybody post. */
public sealed interface Rule permits StaysOnSide, Blocked, OnlyKinds, NeedsApproval {

  /** The name of the rule, which a refusal says. */
  RuleCode name();

  /**
   * Checks what can be told from the entry alone.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_RULE_BROKEN}, with the
   *     field {@code rule}
   */
  void check(JournalEntry entry);
}
