package org.commonpurse.ledger.rule;

import java.time.LocalDate;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.RuleCode;
import org.commonpurse.ledger.journal.JournalEntry;

/** Something that a fund does not let anybody post. */
public sealed interface Rule
    permits StaysOnSide, Blocked, OnlyKinds, NeedsApproval, SpendingStays, ApprovedAhead {

  /** The name of the rule, which a refusal says. */
  RuleCode name();

  /**
   * Checks what can be told without the sums of accounts.
   *
   * @param fund  the fund of the entry, as it stands
   * @param today  the day on which the entry is recorded
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_RULE_BROKEN}, with the
   *     field {@code rule}
   */
  void check(JournalEntry entry, Fund fund, LocalDate today);
}
