package org.commonpurse.ledger.book;

import java.util.function.Function;
import org.commonpurse.ledger.act.RecordedAct;

/**
 * An act that can be asked for again with the same key, and is then answered out of the record.
 *
 * @param carriedOut  carries it out
 * @param kept  what to keep of its result, so that it can be told again
 * @param again  tells the result again
 * @param <T>  what the act answers
 */
public record RepeatableAct<T>(Act<T> carriedOut, Function<T, String> kept, Again<T> again) {

  /**
   * Tells a result again.
   *
   * @param <T>  what the act answered
   */
  @FunctionalInterface
  public interface Again<T> {

    /** The result of an act that was carried out before. */
    T answer(Writing books, RecordedAct before);
  }

  /**
   * An act whose result follows from the request alone.
   *
   * @param again  works the result out, and records nothing
   */
  public static <T> RepeatableAct<T> toldByItsRequest(Act<T> carriedOut, Question<T> again) {
    return new RepeatableAct<>(carriedOut, result -> "", (books, before) -> again.answer(books));
  }
}
