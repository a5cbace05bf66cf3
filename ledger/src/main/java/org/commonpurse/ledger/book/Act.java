package org.commonpurse.ledger.book;

import org.jspecify.annotations.Nullable;

/**
 * A business act on one fund: it reads, checks, works out and records.
 * <p>
 * An act may be carried out more than once before it is recorded, where a database asks for it, so
 * it has no effect but through what it is given.
 *
 * @param <T>  what the act answers
 */
@FunctionalInterface
public interface Act<T extends @Nullable Object> {

  /**
   * Carries out the act.
   *
   * @param books  the books, which nobody else writes to meanwhile; not to be kept
   * @throws org.commonpurse.ledger.problem.ProblemException to refuse: nothing of the act is recorded
   */
  T carryOut(Writing books);
}
