package org.commonpurse.ledger.rule;

import java.time.LocalDate;
import java.util.Objects;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.RuleCode;
import org.commonpurse.ledger.journal.JournalEntry;

/**
 * An entry that counts far ahead needs an approver and a minute, so that a mistyped year is no
 * entry.
 *
 * @param name  the name of the rule
 * @param months  so many months after the day on which it is recorded an entry may count without; 1
 *     or more
 */
public record ApprovedAhead(RuleCode name, int months) implements Rule {

  public ApprovedAhead {
    Objects.requireNonNull(name, "name");
    if (months < 1) {
      throw new IllegalArgumentException("A rule looks at least a month ahead, not " + months);
    }
  }

  @Override
  public void check(JournalEntry entry, Fund fund, LocalDate today) {
    LocalDate last = today.plusMonths(months);
    if (entry.effectiveOn().isAfter(last) && entry.approval().isEmpty()) {
      throw RuleViolations.broken(
          name,
          "an entry that counts after "
              + last
              + ", more than "
              + months
              + " months ahead, needs an approver and a minute, and this one counts on "
              + entry.effectiveOn()
              + ". Correct the day, or say who approved it.",
          "effectiveOn",
          entry.effectiveOn());
    }
  }
}
