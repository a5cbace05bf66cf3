package org.commonpurse.allocation.term;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.MeasureCode;

/** A number without a unit that an agreement multiplies with: a rate, a score, a taper. */
public sealed interface Factor {

  /** The number, exact: 70% is 7/10. */
  Exact value(AllocationContext context);

  /** The factor in a sentence: {@code 50%}, {@code the quality score}. */
  String inWords(Words words);

  /** The factor under a name of its own, where it needs more than a few words. */
  default Paragraph definition(String name, Words words) {
    return Paragraph.of(words.starting(name) + " is " + inWords(words) + ".");
  }

  /** Whether a sentence that uses it is better off with its name. */
  default boolean isCompound() {
    return true;
  }

  /** Whether it is one number whatever the outturn, and which. */
  default Optional<Exact> known() {
    return Optional.empty();
  }

  /** A number that stands in the agreement. */
  record Fixed(Exact number) implements Factor {
    @Override
    public Exact value(AllocationContext context) {
      return number;
    }

    @Override
    public String inWords(Words words) {
      return words.percent(number);
    }

    @Override
    public boolean isCompound() {
      return false;
    }

    @Override
    public Optional<Exact> known() {
      return Optional.of(number);
    }
  }

  /** A figure that the outturn measures. */
  record Measured(MeasureCode measure) implements Factor {
    @Override
    public Exact value(AllocationContext context) {
      return context.measure(measure);
    }

    @Override
    public String inWords(Words words) {
      return "the " + words.plain(measure);
    }

    @Override
    public boolean isCompound() {
      return false;
    }
  }

  /**
   * What is measured in this year and those before, together.
   *
   * @param years  how many years count, this one the last; 0 for all that are known
   */
  record Total(MeasureCode measure, int years) implements Factor {
    @Override
    public Exact value(AllocationContext context) {
      return context.total(measure, years);
    }

    @Override
    public String inWords(Words words) {
      return words.total(measure, years);
    }

    @Override
    public boolean isCompound() {
      return false;
    }
  }

  /** Factors multiplied with each other. */
  record Product(List<Factor> factors) implements Factor {
    public Product {
      factors = List.copyOf(factors);
    }

    @Override
    public Exact value(AllocationContext context) {
      Exact product = Exact.ONE;
      for (var factor : factors) {
        product = product.times(factor.value(context));
      }
      return product;
    }

    @Override
    public String inWords(Words words) {
      return "("
          + String.join(" times ", factors.stream().map(factor -> factor.inWords(words)).toList())
          + ")";
    }

    @Override
    public Paragraph definition(String name, Words words) {
      return Paragraph.of(
          words.starting(name) + " is all of these, multiplied:",
          factors.stream()
              .map(each -> Paragraph.of(words.starting(words.factor(each)) + "."))
              .toList());
    }
  }

  /** The greatest or the least of several factors. */
  record OneOf(Extreme which, List<Factor> factors) implements Factor {
    public OneOf {
      factors = List.copyOf(factors);
    }

    @Override
    public Exact value(AllocationContext context) {
      return which.of(factors, factor -> factor.value(context));
    }

    @Override
    public String inWords(Words words) {
      return words.oneOf(which, factors.stream().map(words::factor).toList());
    }

    @Override
    public Paragraph definition(String name, Words words) {
      return words.oneOf(name, which, factors.stream().map(words::factor).toList());
    }
  }

  /**
   * One factor or another, by a condition.
   *
   * @param condition  what decides; it goes by the circumstances and not by the amount
   */
  record Either(Condition condition, Factor then, Factor otherwise) implements Factor {
    public Either {
      Condition.ofCircumstances(condition);
    }

    @Override
    public Exact value(AllocationContext context) {
      return (condition.holds(context) ? then : otherwise).value(context);
    }

    @Override
    public String inWords(Words words) {
      return words.either(condition, words.factor(then), words.factor(otherwise));
    }

    @Override
    public Paragraph definition(String name, Words words) {
      return words.either(name, condition, words.factor(then), words.factor(otherwise));
    }
  }

  /** What is left of one whole. */
  record OneLess(Factor factor) implements Factor {
    @Override
    public Exact value(AllocationContext context) {
      return Exact.ONE.minus(factor.value(context));
    }

    @Override
    public String inWords(Words words) {
      return "(100% less " + factor.inWords(words) + ")";
    }

    @Override
    public Paragraph definition(String name, Words words) {
      return Paragraph.of(words.starting(name) + " is 100% less " + words.factor(factor) + ".");
    }
  }

  /** A factor kept within bounds, both inclusive. */
  record Bounded(Factor factor, Optional<Exact> atLeast, Optional<Exact> atMost) implements Factor {
    @Override
    public Exact value(AllocationContext context) {
      var value = factor.value(context);
      value = atLeast.isPresent() ? value.max(atLeast.get()) : value;
      return atMost.isPresent() ? value.min(atMost.get()) : value;
    }

    @Override
    public String inWords(Words words) {
      return "(" + factor.inWords(words) + bounds(words) + ")";
    }

    private String bounds(Words words) {
      return atLeast.map(least -> ", at least " + words.percent(least)).orElse("")
          + (atLeast.isPresent() && atMost.isPresent() ? " and" : atMost.isPresent() ? "," : "")
          + atMost.map(most -> " at most " + words.percent(most)).orElse("");
    }

    @Override
    public Paragraph definition(String name, Words words) {
      return Paragraph.of(
          words.starting(name) + " is " + words.factor(factor) + bounds(words) + ".");
    }
  }

  /**
   * A factor that changes from year to year.
   *
   * @param first  the year of the first rate
   * @param rates  one a year; the last goes on, and before the first year the first holds
   */
  record ByYear(FinancialYear first, List<Exact> rates) implements Factor {
    public ByYear {
      rates = List.copyOf(rates);
    }

    @Override
    public Exact value(AllocationContext context) {
      int index = context.outturn().year().startYear() - first.startYear();
      return rates.get(Math.max(0, Math.min(index, rates.size() - 1)));
    }

    @Override
    public String inWords(Words words) {
      return "(" + String.join("; ", years(words)) + ")";
    }

    @Override
    public Paragraph definition(String name, Words words) {
      return Paragraph.of(
          words.starting(name) + " goes by the year:",
          years(words).stream().map(year -> Paragraph.of(year + ".")).toList());
    }

    private List<String> years(Words words) {
      var years = new ArrayList<String>();
      var year = first;
      for (int i = 0; i < rates.size(); i++) {
        var also = (i == 0 ? " and before" : "") + (i == rates.size() - 1 ? " and after" : "");
        years.add(year + also + ": " + words.percent(rates.get(i)));
        year = year.next();
      }
      return years;
    }
  }

  /**
   * A factor read off a scale by another figure.
   *
   * @param by  the figure that is looked up
   * @param steps  in ascending order, without gaps
   */
  record Scale(MeasureCode by, List<Step> steps) implements Factor {
    public Scale {
      steps = List.copyOf(steps);
    }

    /**
     * One step of a scale.
     *
     * @param from  where it begins, inclusive
     * @param until  where it ends, exclusive; none for the last
     * @param rate  the factor at its beginning
     * @param to  the factor towards its end, reached in a straight line; none where it stays the
     *     same
     */
    public record Step(Exact from, Optional<Exact> until, Exact rate, Optional<Exact> to) {

      private boolean contains(Exact figure) {
        return from.compareTo(figure) <= 0
            && until.map(end -> figure.compareTo(end) < 0).orElse(true);
      }

      private String inWords(Words words) {
        return "from "
            + words.number(from)
            + until.map(end -> " to below " + words.number(end)).orElse(" up")
            + ": "
            + words.percent(rate)
            + to.map(end -> ", moving evenly to " + words.percent(end)).orElse("");
      }

      private Exact at(Exact figure) {
        if (to.isEmpty() || until.isEmpty()) {
          return rate;
        }
        var part = figure.minus(from).dividedBy(until.get().minus(from));
        return rate.plus(to.get().minus(rate).times(part));
      }
    }

    @Override
    public Exact value(AllocationContext context) {
      var figure = context.measure(by);
      return steps.stream()
          .filter(step -> step.contains(figure))
          .findFirst()
          .map(step -> step.at(figure))
          .orElseThrow(() -> new OutturnIncompleteException(by, figure));
    }

    @Override
    public String inWords(Words words) {
      return "(by the %s: %s)".formatted(words.plain(by), String.join("; ", steps(words)));
    }

    @Override
    public Paragraph definition(String name, Words words) {
      return Paragraph.of(
          words.starting(name) + " goes by the " + words.plain(by) + ":",
          steps(words).stream().map(step -> Paragraph.of(words.starting(step) + ".")).toList());
    }

    private List<String> steps(Words words) {
      return steps.stream().map(step -> step.inWords(words)).toList();
    }
  }
}
