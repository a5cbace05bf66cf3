package org.commonpurse.allocation.ownledger;

import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.OptionalInt;
import org.commonpurse.ledger.money.Amounts;

/** A column of a ledger file: its header, and what stands in it. */
public sealed interface LayoutColumn {

  /** What stands above it. */
  String header();

  /** What stands in it on a line. */
  String text(WrittenLine line);

  /**
   * A day.
   *
   * @param isDue  whether it is the day by which a due is to be paid, and not that on which it counts
   */
  record Day(String header, DateTimeFormatter form, boolean isDue) implements LayoutColumn {

    public Day {
      Objects.requireNonNull(form, "form");
    }

    @Override
    public String text(WrittenLine line) {
      return form.format(isDue ? line.dueOn() : line.countsOn());
    }
  }

  /**
   * One of the partner's codes.
   *
   * @param name  what rules call it by, such as {@code costCentre}
   */
  record OwnCode(String header, String name) implements LayoutColumn {

    @Override
    public String text(WrittenLine line) {
      return line.code(name);
    }
  }

  /**
   * Words of the books.
   *
   * @param atMost  how many characters the partner's ledger takes; what is longer is cut
   */
  record Words(String header, BookWord word, OptionalInt atMost) implements LayoutColumn {

    @Override
    public String text(WrittenLine line) {
      var text = line.word(word);
      int most = atMost.orElse(Integer.MAX_VALUE);
      return text.codePointCount(0, text.length()) <= most
          ? text
          : text.substring(0, text.offsetByCodePoints(0, most));
    }
  }

  /** An amount. */
  record Amount(String header, AmountColumn amount) implements LayoutColumn {

    @Override
    public String text(WrittenLine line) {
      long pence = line.pence();
      return switch (amount) {
        case DEBIT -> pence > 0 ? Amounts.plain(pence) : "";
        case CREDIT -> pence < 0 ? Amounts.plain(Math.negateExact(pence)) : "";
        case SIGNED, OPEN -> Amounts.plain(pence);
      };
    }
  }

  /** The same on every line. */
  record Constant(String header, String words) implements LayoutColumn {

    @Override
    public String text(WrittenLine line) {
      return words;
    }
  }

  /** Which words of the books. */
  enum BookWord {
    NARRATIVE,
    REFERENCE,
    /** The sequence of the entry in the fund's journal. */
    ENTRY,
    PARTNER,
    PARTNER_NAME,
    FUND,
    FUND_NAME,
    CURRENCY,
    /** The path of the fund's account; nothing on a balancing line. */
    ACCOUNT,
    /** The seal of the entry. */
    SEAL,
    /** What kind of entry it is, such as {@code opening}. */
    KIND,
    /** The clause that a due comes from, where it comes from one. */
    CLAUSE
  }

  /** Which amount, in pounds and pence. */
  enum AmountColumn {
    /** What the partner debits; empty on a line that it credits. */
    DEBIT,
    /** What the partner credits; empty on a line that it debits. */
    CREDIT,
    /** Above zero what the partner debits, below zero what it credits. */
    SIGNED,
    /** What of a due is still to be paid, above zero. */
    OPEN
  }
}
