package org.commonpurse.reports.sheet;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A cell of a sheet. */
public sealed interface SheetCell {

  /** A cell with nothing in it. */
  SheetCell EMPTY = new Words("", Origin.FIXED);

  /** Words, which stay words whatever they look like: {@code =1+1} is not worked out. */
  record Words(String text, Origin origin) implements SheetCell {}

  /** A number that stands as it is. */
  record Value(BigDecimal number, Format format, Origin origin) implements SheetCell {}

  /** A moment, which spreadsheets show in UTC to the second. */
  record Moment(Instant moment) implements SheetCell {}

  /** A day, which spreadsheets can count with. */
  record Day(LocalDate day, Origin origin) implements SheetCell {}

  /**
   * A cell with nothing in it yet.
   *
   * @param format  of what may be typed into it
   */
  record Blank(Format format, Origin origin) implements SheetCell {}

  /**
   * Words that are one of several, offered where the cell is changed.
   *
   * @param text  one of the choices, or empty while nobody has chosen
   * @param choices  without commas and quotation marks
   */
  record Choice(String text, List<String> choices) implements SheetCell {

    public Choice {
      choices = List.copyOf(choices);
    }
  }

  /**
   * What the workbook works out.
   *
   * @param expression  in the functions that spreadsheets have in English, without the equals sign
   * @param result  what it comes to, for readers that work nothing out; empty where we do not know
   */
  record Formula(String expression, Format format, Optional<Result> result) implements SheetCell {

    public Formula {
      Objects.requireNonNull(expression, "expression");
      Objects.requireNonNull(format, "format");
      Objects.requireNonNull(result, "result");
    }

    /** A formula that is worked out by whatever opens the workbook. */
    public Formula(String expression, Format format) {
      this(expression, format, Optional.empty());
    }

    /** A formula that comes to whole pence. */
    public static Formula money(String expression, long pence) {
      return new Formula(
          expression, Format.MONEY, Optional.of(new Result.Number(BigDecimal.valueOf(pence, 2))));
    }

    /**
     * What it comes to in whole pence.
     *
     * @throws IllegalStateException if it is not known, or no amount
     */
    public long pence() {
      if (result.isPresent() && result.get() instanceof Result.Number known) {
        return known.number().movePointRight(2).longValueExact();
      }
      throw new IllegalStateException("It is not known what " + expression + " comes to.");
    }

    /** Whether it is known to be false. */
    public boolean isFalse() {
      return result.filter(new Result.Verdict(false)::equals).isPresent();
    }

    /** A formula that is true or false. */
    public static Formula verdict(String expression, boolean holds) {
      return new Formula(expression, Format.VERDICT, Optional.of(new Result.Verdict(holds)));
    }
  }

  /** What a formula comes to. */
  sealed interface Result {

    /** A number. */
    record Number(BigDecimal number) implements Result {}

    /** True or false. */
    record Verdict(boolean holds) implements Result {}
  }

  /** Words that label others. */
  static SheetCell words(String text) {
    return new Words(text, Origin.FIXED);
  }

  /** A whole number that is nothing to be changed. */
  static SheetCell number(long whole) {
    return new Value(BigDecimal.valueOf(whole), Format.WHOLE, Origin.FIXED);
  }

  /** An amount in whole pence, of either sign. */
  static SheetCell money(long pence, Origin origin) {
    return new Value(BigDecimal.valueOf(pence, 2), Format.MONEY, origin);
  }

  /** What a cell that stands as it is comes from. */
  enum Origin {
    /** It may be changed, and what hangs on it moves. */
    ASSUMPTION,
    /** It was worked out elsewhere, and stays whatever is changed. */
    GIVEN,
    /** It is nothing to be changed, such as the number of a year. */
    FIXED
  }

  /** How what is in a cell is shown. */
  enum Format {
    /** An amount, to the penny. */
    MONEY("#,##0.00;[Red]-#,##0.00"),
    /** A part of one, as a percentage. */
    RATE("0.00##%"),
    /** A number of anything. */
    NUMBER("#,##0.00##"),
    /** A whole number. */
    WHOLE("0"),
    /** What a sum is multiplied by. */
    FACTOR("0.000000"),
    /** A day. */
    DAY("d mmm yyyy"),
    /** A moment. */
    MOMENT("yyyy-mm-dd hh:mm:ss"),
    /** True on green, false on red. */
    VERDICT("General"),
    /** As it comes: words, or true and false. */
    GENERAL("General");

    final String code;

    Format(String code) {
      this.code = code;
    }
  }
}
