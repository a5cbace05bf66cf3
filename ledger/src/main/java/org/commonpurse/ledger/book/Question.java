package org.commonpurse.ledger.book;

import org.jspecify.annotations.Nullable;

/**
 * What is asked of the books in one state.
 *
 * @param <T>  the answer
 */
@FunctionalInterface
public interface Question<T extends @Nullable Object> {

  /**
   * Answers.
   *
   * @param books  the books as they stand at one moment; not to be kept
   */
  T answer(Snapshot books);
}
