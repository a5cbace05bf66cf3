package org.commonpurse.allocation.term;

import java.util.List;
import java.util.Set;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.BaseCode;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.MeasureCode;

/** A figure that an agreement names: a sum of money, or a percentage of something. */
public sealed interface Figure {

  /** What it comes to, in pence, exact; 0 or more. */
  Exact worth(AllocationContext context);

  /** Whether this figure is at or below another, whatever the outturn turns out to be. */
  boolean isKnownNotAbove(Figure other);

  /** The figure in a sentence: {@code £500,000.00} or {@code 2% of the budget}. */
  String inWords(Words words);

  /** Whether a sentence that uses it is better off with its name. */
  default boolean isCompound() {
    return false;
  }

  /** The figure under a name of its own, where it is compound. */
  default Paragraph definition(String name, Words words) {
    return Paragraph.of(words.starting(name) + " is " + inWords(words) + ".");
  }

  /** Whether it is made of sums of money alone, and so the same in every month. */
  default boolean isSum() {
    return false;
  }

  /** Whether a figure is at or below what is chosen between others, whichever that is. */
  private static boolean isKnownNotAboveChoice(Figure figure, Figure choice) {
    if (choice instanceof OneOf oneOf) {
      return oneOf.which().isAbove(oneOf.figures(), figure::isKnownNotAbove);
    }
    return choice instanceof Either either
        && figure.isKnownNotAbove(either.then())
        && figure.isKnownNotAbove(either.otherwise());
  }

  /** The greatest or the least of several figures. */
  record OneOf(Extreme which, List<Figure> figures) implements Figure {
    public OneOf {
      figures = List.copyOf(figures);
    }

    @Override
    public Exact worth(AllocationContext context) {
      return which.of(figures, figure -> figure.worth(context));
    }

    @Override
    public boolean isKnownNotAbove(Figure other) {
      return which.isBelow(figures, figure -> figure.isKnownNotAbove(other));
    }

    @Override
    public boolean isSum() {
      return figures.stream().allMatch(Figure::isSum);
    }

    @Override
    public boolean isCompound() {
      return true;
    }

    @Override
    public String inWords(Words words) {
      return words.oneOf(which, figures.stream().map(words::figure).toList());
    }

    @Override
    public Paragraph definition(String name, Words words) {
      return words.oneOf(name, which, figures.stream().map(words::figure).toList());
    }
  }

  /**
   * One figure or another, by a condition.
   *
   * @param condition  what decides; it goes by the circumstances and not by the amount
   */
  record Either(Condition condition, Figure then, Figure otherwise) implements Figure {
    public Either {
      Condition.ofCircumstances(condition);
    }

    @Override
    public Exact worth(AllocationContext context) {
      return (condition.holds(context) ? then : otherwise).worth(context);
    }

    @Override
    public boolean isKnownNotAbove(Figure other) {
      return then.isKnownNotAbove(other) && otherwise.isKnownNotAbove(other);
    }

    @Override
    public boolean isCompound() {
      return true;
    }

    @Override
    public String inWords(Words words) {
      return words.either(condition, words.figure(then), words.figure(otherwise));
    }

    @Override
    public Paragraph definition(String name, Words words) {
      return words.either(name, condition, words.figure(then), words.figure(otherwise));
    }
  }

  /** A sum of money. */
  record Sum(Exact pence) implements Figure {
    @Override
    public Exact worth(AllocationContext context) {
      return pence;
    }

    @Override
    public boolean isKnownNotAbove(Figure other) {
      return other instanceof Sum sum
          ? pence.compareTo(sum.pence) <= 0
          : isKnownNotAboveChoice(this, other);
    }

    @Override
    public boolean isSum() {
      return true;
    }

    @Override
    public String inWords(Words words) {
      return words.money(pence);
    }
  }

  /**
   * A part of a base, exact even where it is no whole penny.
   *
   * @param rate  as a fraction: 2% is 1/50
   */
  record Percentage(Factor rate, Base base) implements Figure {
    @Override
    public Exact worth(AllocationContext context) {
      return rate.value(context).times(base.pence(context)).max(Exact.ZERO);
    }

    @Override
    public boolean isKnownNotAbove(Figure other) {
      return other instanceof Percentage percentage
          ? base.equals(percentage.base) && isKnownNotAbove(percentage.rate)
          : isKnownNotAboveChoice(this, other);
    }

    private boolean isKnownNotAbove(Factor other) {
      return rate.known()
          .flatMap(number -> other.known().map(most -> number.compareTo(most) <= 0))
          .orElse(false);
    }

    @Override
    public String inWords(Words words) {
      return rate instanceof Factor.Fixed
          ? rate.inWords(words) + " of the " + base.inWords(words)
          : "the " + base.inWords(words) + " multiplied by " + words.factor(rate);
    }
  }

  /**
   * Measured units at a price.
   *
   * @param measure  how many units the outturn counts
   * @param pence  the price of one
   */
  record Units(MeasureCode measure, Exact pence) implements Figure {
    @Override
    public Exact worth(AllocationContext context) {
      return context.measure(measure).times(pence).max(Exact.ZERO);
    }

    @Override
    public boolean isKnownNotAbove(Figure other) {
      return false;
    }

    @Override
    public String inWords(Words words) {
      return words.money(pence) + " for each one of the " + words.plain(measure);
    }
  }

  /** What the partner has had from the clause in the year so far. */
  record AllocatedToDate() implements Figure {
    @Override
    public Exact worth(AllocationContext context) {
      return context.partner() == Movement.NOBODY
          ? Exact.ZERO
          : context.allocatedToDate().get(context.partner()).abs();
    }

    @Override
    public boolean isKnownNotAbove(Figure other) {
      return false;
    }

    @Override
    public String inWords(Words words) {
      return "its sum in the year so far";
    }
  }

  /** What a percentage is taken of. */
  sealed interface Base {

    /** The base in pence. */
    Exact pence(AllocationContext context);

    /** The base in a sentence, after "the". */
    String inWords(Words words);

    /** The budget of what the clause takes its amount from. */
    record Budget() implements Base {
      @Override
      public Exact pence(AllocationContext context) {
        return Exact.of(context.unit().budgetPence());
      }

      @Override
      public String inWords(Words words) {
        return "budget";
      }
    }

    /**
     * Contributions to the fund, gross.
     *
     * @param except  partners (their indexes) whose contributions are left out
     */
    record Contributions(Set<Integer> except) implements Base {
      public Contributions {
        except = Set.copyOf(except);
      }

      @Override
      public Exact pence(AllocationContext context) {
        long pence = 0;
        for (var contribution : context.outturn().contributions()) {
          var index = context.parties().index(contribution.partner());
          if (index.isEmpty() || !except.contains(index.getAsInt())) {
            pence = Math.addExact(pence, contribution.pence());
          }
        }
        return Exact.of(pence);
      }

      @Override
      public String inWords(Words words) {
        var without = except.stream().sorted().map(words::partner).toList();
        return "contributions" + (without.isEmpty() ? "" : " except from " + words.list(without));
      }
    }

    /** What an earlier clause of the agreement shared, without its sign. */
    record OfClause(ClauseCode clause, String reference) implements Base {
      @Override
      public Exact pence(AllocationContext context) {
        return context.given(clause).amount().abs();
      }

      @Override
      public String inWords(Words words) {
        return "amount of clause " + words.quoted(reference);
      }
    }

    /** What an earlier clause of the agreement gave all partners together, without its sign. */
    record GivenToAll(ClauseCode clause, String reference) implements Base {
      @Override
      public Exact pence(AllocationContext context) {
        return context.given(clause).allPartners().abs();
      }

      @Override
      public String inWords(Words words) {
        return "result of clause " + words.quoted(reference);
      }
    }

    /**
     * What an earlier clause of the agreement gave a partner, without its sign.
     *
     * @param partner  the partner's index
     */
    record GivenTo(ClauseCode clause, String reference, int partner) implements Base {
      @Override
      public Exact pence(AllocationContext context) {
        return context.given(clause).partner(partner).abs();
      }

      @Override
      public String inWords(Words words) {
        return "result of clause " + words.quoted(reference) + " for " + words.partner(partner);
      }
    }

    /** What went beyond the limits of an earlier clause of the agreement, by its size. */
    record BeyondLimits(ClauseCode clause, String reference) implements Base {
      @Override
      public Exact pence(AllocationContext context) {
        return context.given(clause).beyondLimits();
      }

      @Override
      public String inWords(Words words) {
        return "excess of clause " + words.quoted(reference);
      }
    }

    /** A sum that the outturn names, such as a contract's value. */
    record Named(BaseCode name) implements Base {
      @Override
      public Exact pence(AllocationContext context) {
        var pence = context.outturn().bases().get(name);
        if (pence == null) {
          throw new OutturnIncompleteException("bases", name);
        }
        return Exact.of(pence);
      }

      @Override
      public String inWords(Words words) {
        var plain = words.plain(name);
        boolean isOther =
            plain.matches("budget|contributions.*|(amount|result|excess) of clause .*");
        return isOther ? words.quoted(plain) : plain;
      }
    }
  }
}
