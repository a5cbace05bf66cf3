package org.commonpurse.ledger.rule;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.EntryKind;
import org.commonpurse.ledger.id.RuleCode;
import org.commonpurse.ledger.journal.AccountPattern;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;

/**
 * Some accounts take entries of some kinds only, as where an agreement permits only certain
 * expenditure. Reversals are always taken.
 *
 * @param name  the name of the rule
 * @param accounts  the accounts
 * @param kinds  the kinds of entries
 */
public record OnlyKinds(RuleCode name, AccountPattern accounts, Set<EntryKind> kinds)
    implements Rule {

  public OnlyKinds {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(accounts, "accounts");
    kinds = Set.copyOf(kinds);
  }

  @Override
  public void check(JournalEntry entry, Fund fund, LocalDate today) {
    if (kinds.contains(entry.kind()) || entry.kind().equals(JournalEntry.REVERSAL)) {
      return;
    }
    for (Posting posting : entry.postings()) {
      if (accounts.matches(entry.book(), posting.account())) {
        throw RuleViolations.broken(
            name,
            "account "
                + posting.account()
                + " takes only entries of the kinds "
                + new TreeSet<>(kinds)
                + ", and this is of kind "
                + entry.kind()
                + ".",
            "account",
            posting.account(),
            "kind",
            entry.kind());
      }
    }
  }
}
