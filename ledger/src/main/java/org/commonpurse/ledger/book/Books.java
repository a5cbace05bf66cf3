package org.commonpurse.ledger.book;

import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.id.FundCode;
import org.jspecify.annotations.Nullable;

/**
 * The books of all funds.
 * <p>
 * One business act is one {@link #write}; one report, preview or export is one {@link #at}. Any number
 * of threads may do both at once.
 */
public interface Books {

  /**
   * Carries out an act in one transaction: what it reads of the fund stays as it is until what it
   * records is durable, and of an act that is refused nothing is recorded.
   * <p>
   * Other acts on the fund wait. Entries are best posted by themselves where they need no more than
   * the journal's own checks: they share commits, which acts do not.
   *
   * @param fund  the fund that the act writes to; what it reads of other funds is locked as it is read
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_FUND_UNKNOWN}, what the act
   *     refuses, or that the database failed
   * @throws IllegalStateException if it is called within an act, which could never end
   */
  <T extends @Nullable Object> T write(FundCode fund, Act<T> act);

  /**
   * Answers a question out of one state of the books, whatever is written meanwhile.
   *
   * @param view  the day and the moment that the answer is for
   * @throws org.commonpurse.ledger.problem.ProblemException what the question refuses, or that the
   *     database failed
   */
  <T extends @Nullable Object> T at(View view, Question<T> question);

  /** Answers a question out of the newest state of the books. */
  default <T extends @Nullable Object> T now(Question<T> question) {
    return at(View.NOW, question);
  }
}
