package org.commonpurse.ledger.rule;

import java.time.LocalDate;
import java.util.Objects;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.RuleCode;
import org.commonpurse.ledger.journal.AccountPattern;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;

/**
 * Nothing is posted to some accounts.
 *
 * @param name  the name of the rule
 * @param accounts  the accounts
 */
public record Blocked(RuleCode name, AccountPattern accounts) implements Rule {

  public Blocked {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(accounts, "accounts");
  }

  @Override
  public void check(JournalEntry entry, Fund fund, LocalDate today) {
    for (Posting posting : entry.postings()) {
      if (accounts.matches(entry.book(), posting.account())) {
        throw RuleViolations.broken(
            name, "account " + posting.account() + " is blocked.", "account", posting.account());
      }
    }
  }
}
