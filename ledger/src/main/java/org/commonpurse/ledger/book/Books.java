package org.commonpurse.ledger.book;

import java.util.Optional;
import org.commonpurse.ledger.act.ActRequest;
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
   * Carries out an act once, where its sender named it by a key: the same request again is answered
   * with the first result and records nothing, before anything else is looked at. Of a refused act
   * the key stays free.
   *
   * @param request  the request with its key; without one, the act is carried out whenever it is asked
   * @throws org.commonpurse.ledger.problem.ProblemException as {@link #write(FundCode, Act)}; {@code
   *     LEDGER_KEY_REUSED} if the key was used for an entry or for another request
   */
  default <T> T write(FundCode fund, Optional<ActRequest> request, RepeatableAct<T> act) {
    if (request.isEmpty()) {
      return write(fund, act.carriedOut());
    }
    return write(
        fund,
        books -> {
          var before = books.acts().find(fund, request.get());
          if (before.isPresent()) {
            return act.again().answer(books, before.get());
          }
          T result = act.carriedOut().carryOut(books);
          books.acts().record(fund, request.get(), act.kept().apply(result));
          return result;
        });
  }

  /**
   * Carries out an act on a fund to see what it does, and records nothing of it.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException as {@link #write(FundCode, Act)}
   */
  <T> T tryOut(FundCode fund, Act<T> act);

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
