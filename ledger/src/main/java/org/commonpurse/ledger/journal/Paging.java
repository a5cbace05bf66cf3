package org.commonpurse.ledger.journal;

import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_PAGE_OUT_OF_RANGE;

import java.util.Objects;

/**
 * Which part of a long answer to give.
 *
 * @param order  from which end of the journal
 * @param afterSequence  only what follows this sequence in that order; 0 for the first
 * @param limit  how much to give at most, from 1 to 1,000
 */
public record Paging(Order order, long afterSequence, int limit) {

  /** The most that one answer gives. */
  public static final int LIMIT_MAX = 1000;

  /** The first hundred, oldest first. */
  public static final Paging FIRST = new Paging(Order.OLDEST, 0, 100);

  public Paging {
    Objects.requireNonNull(order, "order");
    if (limit < 1 || limit > LIMIT_MAX || afterSequence < 0) {
      throw LEDGER_PAGE_OUT_OF_RANGE
          .because(
              "Ask for 1 to "
                  + LIMIT_MAX
                  + " at once, after a sequence of 0 or more, not for "
                  + limit
                  + " after "
                  + afterSequence
                  + ".",
              "limit",
              limit,
              "after",
              afterSequence)
          .toException();
    }
  }

  /** From one end of the journal or the other. */
  public Paging order(Order wanted) {
    return new Paging(wanted, afterSequence, limit);
  }

  /** Only what follows the sequence. */
  public Paging after(long sequence) {
    return new Paging(order, sequence, limit);
  }

  /** At most so much. */
  public Paging limit(int most) {
    return new Paging(order, afterSequence, most);
  }
}
