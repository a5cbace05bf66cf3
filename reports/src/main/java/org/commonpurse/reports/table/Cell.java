package org.commonpurse.reports.table;

import java.util.Objects;
import java.util.OptionalLong;

/** What stands in one place of a table. */
public sealed interface Cell {

  /** The amount in pence, if the cell holds one. */
  OptionalLong pence();

  /** Words, such as a name or a year. */
  record Text(String text) implements Cell {
    public Text {
      Objects.requireNonNull(text, "text");
    }

    @Override
    public OptionalLong pence() {
      return OptionalLong.empty();
    }
  }

  /** An amount in whole pence, of either sign. */
  record Money(long amountPence) implements Cell {
    @Override
    public OptionalLong pence() {
      return OptionalLong.of(amountPence);
    }
  }

  /** Nothing, which is not the same as nought. */
  record Empty() implements Cell {
    @Override
    public OptionalLong pence() {
      return OptionalLong.empty();
    }
  }

  /** The words as a cell. */
  static Cell text(String text) {
    return new Text(text);
  }

  /** So many pence as a cell. */
  static Cell money(long pence) {
    return new Money(pence);
  }

  /** A cell that holds nothing. */
  static Cell empty() {
    return new Empty();
  }
}
