package org.commonpurse.ledger.rule;

import static org.commonpurse.ledger.money.Amounts.print;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.commonpurse.ledger.calendar.Days;
import org.commonpurse.ledger.fund.Fund;
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
 * what it has spent. What counts is everything recorded so far, whatever its day; with {@code
 * everyDay}, also what counts by the day of the entry and by every later one. Entries recorded
 * together, and those of one act, are judged by what they come to. What makes a sum smaller that is
 * below zero already is refused; what makes it larger is not.
 *
 * @param name  the name of the rule
 * @param book  the book
 * @param accounts  the accounts whose sum counts
 * @param each  the dimensions that tell sums apart; empty for one sum
 * @param side  on which side it is above zero
 * @param everyDay  whether it holds as at every day, and not only for all days together
 */
public record StaysOnSide(
    RuleCode name,
    Book book,
    AccountPattern accounts,
    Set<Dimension> each,
    Side side,
    boolean everyDay)
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
  public void check(JournalEntry entry, Fund fund, LocalDate today) {
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

  /** The day under which a change is counted: its own, or the same for all. */
  public LocalDate dayOf(LocalDate countsOn) {
    return everyDay ? countsOn : Days.FIRST;
  }

  /**
   * Checks a sum from the first day of its changes on.
   *
   * @param sum  which one, as {@link #sumOf} says
   * @param before  debits less credits without the changes, in pence, by {@link #dayOf}: what counts by
   *     the first of the changes' days or another before it, and what comes to it on later days
   * @param changes  what changes it, in pence, by {@link #dayOf}
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_RULE_BROKEN}
   */
  public void checkSum(
      List<Code> sum, Map<LocalDate, Long> before, SortedMap<LocalDate, Long> changes) {
    var days = new TreeSet<>(before.keySet());
    days.addAll(changes.keySet());
    long beforePence = 0;
    long changePence = 0;
    for (LocalDate day : days) {
      beforePence = Math.addExact(beforePence, before.getOrDefault(day, 0L));
      changePence = Math.addExact(changePence, changes.getOrDefault(day, 0L));
      checkDay(sum, day, beforePence, changePence);
    }
  }

  private void checkDay(List<Code> sum, LocalDate day, long beforePence, long changePence) {
    int sign = side == Side.CREDIT ? -1 : 1;
    long left = sign * beforePence;
    long taken = -sign * changePence;
    if (taken > 0 && left < taken) {
      throw RuleViolations.broken(
          name,
          "only "
              + print(left)
              + " is left"
              + (sum.isEmpty() ? "" : " of " + sum)
              + (everyDay ? " as at " + day : "")
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
