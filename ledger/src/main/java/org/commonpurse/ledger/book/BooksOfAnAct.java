package org.commonpurse.ledger.book;

import java.util.Objects;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.id.FundCode;
import org.jspecify.annotations.Nullable;

/**
 * The books in the hands of an act, for what writes as an act of its own elsewhere: here it is a part of
 * this one.
 *
 * @param fund  the fund that the act writes to
 * @param act  the books as the act has them
 */
public record BooksOfAnAct(FundCode fund, Writing act) implements Books {

  public BooksOfAnAct {
    Objects.requireNonNull(fund, "fund");
    Objects.requireNonNull(act, "act");
  }

  @Override
  public <T extends @Nullable Object> T write(FundCode written, Act<T> part) {
    if (!written.equals(fund)) {
      throw new IllegalArgumentException(
          "The act writes to fund %s, not to %s.".formatted(fund, written));
    }
    return part.carryOut(act);
  }

  /** Not offered: what is tried out ends its act. */
  @Override
  public <T> T tryOut(FundCode written, Act<T> part) {
    throw new UnsupportedOperationException("A part of an act is not tried out by itself");
  }

  /** Answers out of what the act sees, which is what was recorded until now. */
  @Override
  public <T extends @Nullable Object> T at(View view, Question<T> question) {
    if (!view.equals(View.NOW)) {
      throw new UnsupportedOperationException("An act sees the books as they are now");
    }
    return question.answer(act);
  }
}
