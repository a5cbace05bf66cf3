package org.commonpurse.allocation.term;

import java.util.List;
import java.util.Optional;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.MeasureCode;

/** What must hold before a gate opens. */
public sealed interface Condition {

  /** Whether it holds. */
  boolean holds(Exact amount, AllocationContext context);

  /** The condition in a sentence, after "if": {@code the amount reaches 2% of the baseline}. */
  String inWords(Words words);

  /** The condition under a name of its own, where it needs more than one sentence. */
  default Paragraph definition(String name, Words words) {
    return Paragraph.of(words.starting(name) + " is that " + inWords(words) + ".");
  }

  /** Whether a sentence that uses it is better off with its name. */
  default boolean isCompound() {
    return false;
  }

  /** Whether it goes by the circumstances alone, whatever the amount. */
  default boolean isOfCircumstances() {
    return true;
  }

  /** Whether it holds in the circumstances; only for one that goes by nothing else. */
  default boolean holds(AllocationContext context) {
    return holds(Exact.ZERO, context);
  }

  /** The condition, which has to go by the circumstances alone. */
  static Condition ofCircumstances(Condition condition) {
    if (!condition.isOfCircumstances()) {
      throw new IllegalArgumentException(
          "A choice between figures cannot go by the amount: " + condition);
    }
    return condition;
  }

  /** The amount is at least so large, in either sign; reaching the figure exactly is enough. */
  record AmountReaches(Figure figure) implements Condition {
    @Override
    public boolean holds(Exact amount, AllocationContext context) {
      return amount.abs().compareTo(figure.worth(context)) >= 0;
    }

    @Override
    public boolean isOfCircumstances() {
      return false;
    }

    @Override
    public String inWords(Words words) {
      return "the amount reaches " + words.figure(figure);
    }
  }

  /** A measured figure lies within bounds, both inclusive. */
  record MeasureWithin(MeasureCode measure, Optional<Exact> atLeast, Optional<Exact> atMost)
      implements Condition {
    @Override
    public boolean holds(Exact amount, AllocationContext context) {
      var value = context.measure(measure);
      return atLeast.map(least -> value.compareTo(least) >= 0).orElse(true)
          && atMost.map(most -> value.compareTo(most) <= 0).orElse(true);
    }

    @Override
    public String inWords(Words words) {
      return "the "
          + words.plain(measure)
          + (atLeast.isPresent() || atMost.isPresent() ? " is" : " is known")
          + atLeast.map(least -> " at least " + words.number(least)).orElse("")
          + (atLeast.isPresent() && atMost.isPresent() ? " and" : "")
          + atMost.map(most -> " at most " + words.number(most)).orElse("");
    }
  }

  /** Something was decided or is the case: the outturn says so with a measure that is not zero. */
  record Decided(MeasureCode what) implements Condition {
    @Override
    public boolean holds(Exact amount, AllocationContext context) {
      var value = context.outturn().measures().get(what);
      return value != null && !value.isZero();
    }

    @Override
    public String inWords(Words words) {
      return "the " + words.plain(what) + " is on record";
    }
  }

  /** The amount is a cost, or is a benefit, to those who have a part of it. */
  record IsCost(boolean expected) implements Condition {
    @Override
    public boolean holds(Exact amount, AllocationContext context) {
      return context.isCost(amount) == expected;
    }

    @Override
    public boolean isOfCircumstances() {
      return false;
    }

    @Override
    public String inWords(Words words) {
      return expected ? "the amount is a cost" : "the amount is no cost";
    }
  }

  /**
   * What is measured in this year and those before comes to a total within bounds, both inclusive.
   *
   * @param years  how many years count, this one the last; 0 for all that are known
   */
  record TotalWithin(
      MeasureCode measure, int years, Optional<Exact> atLeast, Optional<Exact> atMost)
      implements Condition {
    @Override
    public boolean holds(Exact amount, AllocationContext context) {
      var value = context.total(measure, years);
      return atLeast.map(least -> value.compareTo(least) >= 0).orElse(true)
          && atMost.map(most -> value.compareTo(most) <= 0).orElse(true);
    }

    @Override
    public boolean isCompound() {
      return true;
    }

    @Override
    public String inWords(Words words) {
      return words.total(measure, years)
          + (atLeast.isPresent() || atMost.isPresent() ? " is" : " is known")
          + atLeast.map(least -> " at least " + words.number(least)).orElse("")
          + (atLeast.isPresent() && atMost.isPresent() ? " and" : "")
          + atMost.map(most -> " at most " + words.number(most)).orElse("");
    }
  }

  /**
   * In each of the years just before, a clause shared no more than a sum: two balanced years running. A
   * year of which nothing is known does not count as one.
   *
   * @param years  how many, 1 or more
   * @param atMost  in pence, in the sign of the clause's amount
   */
  record EachYearBefore(ClauseCode clause, String reference, int years, Exact atMost)
      implements Condition {
    @Override
    public boolean holds(Exact amount, AllocationContext context) {
      var year = context.outturn().year();
      for (int i = 0; i < years; i++) {
        year = year.previous();
        var shared = context.past().amount(clause, year);
        if (shared.isEmpty() || shared.get().compareTo(atMost) > 0) {
          return false;
        }
      }
      return true;
    }

    @Override
    public String inWords(Words words) {
      return "the amount of clause %s was at most %s in %s"
          .formatted(
              words.quoted(reference),
              words.money(atMost),
              years == 1 ? "the year before" : "each of the %d years before".formatted(years));
    }
  }

  /** The financial year lies within bounds, both inclusive: the first year of a contract. */
  record YearWithin(Optional<FinancialYear> from, Optional<FinancialYear> until)
      implements Condition {
    @Override
    public boolean holds(Exact amount, AllocationContext context) {
      var year = context.outturn().year();
      return from.map(first -> year.compareTo(first) >= 0).orElse(true)
          && until.map(last -> year.compareTo(last) <= 0).orElse(true);
    }

    @Override
    public String inWords(Words words) {
      return "the year is"
          + from.map(first -> " " + first + " or later").orElse("")
          + (from.isPresent() && until.isPresent() ? " and" : "")
          + until.map(last -> " " + last + " or earlier").orElse("")
          + (from.isEmpty() && until.isEmpty() ? " any" : "");
    }
  }

  /** All of several conditions hold. */
  record All(List<Condition> conditions) implements Condition {
    public All {
      conditions = List.copyOf(conditions);
    }

    @Override
    public boolean holds(Exact amount, AllocationContext context) {
      return conditions.stream().allMatch(condition -> condition.holds(amount, context));
    }

    @Override
    public boolean isOfCircumstances() {
      return conditions.stream().allMatch(Condition::isOfCircumstances);
    }

    @Override
    public String inWords(Words words) {
      return "("
          + String.join("; and ", conditions.stream().map(each -> each.inWords(words)).toList())
          + ")";
    }

    @Override
    public boolean isCompound() {
      return true;
    }

    @Override
    public Paragraph definition(String name, Words words) {
      var all = conditions.stream().map(words::condition).map(words::starting);
      return Paragraph.of(
          words.starting(name) + " holds if all of these do:",
          all.map(each -> Paragraph.of(each + ".")).toList());
    }
  }
}
