package org.commonpurse.ledger.rule;

import static org.commonpurse.ledger.money.Amounts.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.id.RuleCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.AccountPattern;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.ledger.journal.JournalEntry;

/**
 * The sum of some accounts may not go below zero.
 * <p>
 * A reserve is kept in credit for each partner; so is what a ring-fenced stream has been paid less
 * what it has spent. What counts is everything recorded so far, whatever its day. An entry that makes
 * a sum smaller that is below zero already is refused; one that makes it larger is not.
 *
 * @param name  the name of the rule
 * @param book  the book
 * @param accounts  the accounts whose sum counts
 * @param each  the dimensions that tell sums apart; empty for one sum
 * @param side  on which side it is above zero
 */
public record StaysOnSide(
    RuleCode name, Book book, AccountPattern accounts, Set<Dimension> each, Side side)
    implements Rule {

  /** A side of the books. */
  public enum Side {
    /** Debits are to be at least as large as credits. */
    DEBIT,
    /** Credits are to be at least as large as debits. */
    CREDIT
  }

  public StaysOnSide {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(book, "book");
    Objects.requireNonNull(accounts, "accounts");
    each = Set.copyOf(each);
    Objects.requireNonNull(side, "side");
  }

  /** Does nothing: this rule needs to know the sums. */
  @Override
  public void check(JournalEntry entry) {
    // checkSum does it.
  }

  /** Whether the account is in one of the sums. */
  public boolean counts(Book accountBook, Account account) {
    return accountBook == book
        && accounts.matches(accountBook, account)
        && each.stream().allMatch(dimension -> account.value(dimension).isPresent());
  }

  /** Which of the sums the account, which counts, is in. */
  public List<Code> sumOf(Account account) {
    var key = new ArrayList<Code>();
    for (Dimension dimension : new TreeSet<>(each)) {
      key.add(account.value(dimension).orElseThrow());
    }
    return key;
  }

  /**
   * Checks a sum.
   *
   * @param sum  which one, as {@link #sumOf} says
   * @param beforePence  debits less credits before the entry
   * @param changePence  what the entry changes it by
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_RULE_BROKEN}
   */
  public void checkSum(List<Code> sum, long beforePence, long changePence) {
    long afterPence = Math.addExact(beforePence, changePence);
    boolean fine =
        switch (side) {
          case DEBIT -> afterPence >= 0 || changePence >= 0;
          case CREDIT -> afterPence <= 0 || changePence <= 0;
        };
    if (!fine) {
      long left = side == Side.CREDIT ? -beforePence : beforePence;
      long taken = Math.abs(changePence);
      throw RuleViolations.broken(
          name,
          "only "
              + print(left)
              + " is left"
              + (sum.isEmpty() ? "" : " of " + sum)
              + ", and the entry takes "
              + print(taken)
              + ".",
          "left",
          print(left),
          "taken",
          print(taken));
    }
  }
}
