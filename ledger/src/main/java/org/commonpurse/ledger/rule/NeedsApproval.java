package org.commonpurse.ledger.rule;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.EntryKind;
import org.commonpurse.ledger.id.RuleCode;
import org.commonpurse.ledger.journal.JournalEntry;

/**
 * Entries of some kinds need an approver and a minute, as virements do.
 *
 * @param name  the name of the rule
 * @param kinds  the kinds of entries
 */
public record NeedsApproval(RuleCode name, Set<EntryKind> kinds) implements Rule {

  public NeedsApproval {
    Objects.requireNonNull(name, "name");
    kinds = Set.copyOf(kinds);
  }

  @Override
  public void check(JournalEntry entry, Fund fund, LocalDate today) {
    if (kinds.contains(entry.kind()) && entry.approval().isEmpty()) {
      throw RuleViolations.broken(
          name,
          "an entry of kind " + entry.kind() + " needs an approver and a minute.",
          "kind",
          entry.kind());
    }
  }
}
