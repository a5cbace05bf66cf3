package org.commonpurse.reports.table;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.commonpurse.allocation.trace.FigureReference;
import org.commonpurse.ledger.id.FundCode;

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

  /**
   * An amount in whole pence, of either sign.
   *
   * @param reference  the name of the figure, by which it is traced; empty for what is no figure of
   *     the books
   * @param fund  whose figure it is, in a report of several funds
   */
  record Money(long amountPence, Optional<FigureReference> reference, Optional<FundCode> fund)
      implements Cell {
    public Money {
      Objects.requireNonNull(reference, "reference");
      Objects.requireNonNull(fund, "fund");
    }

    @Override
    public OptionalLong pence() {
      return OptionalLong.of(amountPence);
    }

    /** Its name, after that of its fund in a report of several: {@code leeds/savings:icb:2023-24}. */
    public Optional<String> name() {
      return reference.map(name -> fund.map(code -> code + "/").orElse("") + name);
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
    return new Money(pence, Optional.empty(), Optional.empty());
  }

  /** So many pence as a cell, with the name of the figure. */
  static Cell money(long pence, FigureReference reference) {
    return new Money(pence, Optional.of(reference), Optional.empty());
  }

  /** So many pence as a cell, with the name of the figure of a fund among several. */
  static Cell money(long pence, FigureReference reference, FundCode fund) {
    return new Money(pence, Optional.of(reference), Optional.of(fund));
  }

  /** A cell that holds nothing. */
  static Cell empty() {
    return new Empty();
  }
}
