package org.commonpurse.ledger.book;

import org.jspecify.annotations.Nullable;

/**
 * What is asked of the books in one state.
 * <p>
 * It may be asked again from its beginning, where a server goes away meanwhile: it gathers anew what it
 * gathers, and what it has told others already it does not tell again.
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
