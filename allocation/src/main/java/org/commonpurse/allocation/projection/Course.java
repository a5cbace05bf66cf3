package org.commonpurse.allocation.projection;

import java.util.Map;
import org.commonpurse.ledger.exact.Exact;

/** An amount that a plan has for each year, in pence at the plan's prices, before any correction. */
public sealed interface Course {

  /**
   * The amount of a year.
   *
   * @param year  how many years after the first of the plan, from 0
   */
  Exact in(int year);

  /**
   * Amounts that are given year by year; nothing in the others.
   *
   * @param pence  by how many years after the first
   */
  record Given(Map<Integer, Long> pence) implements Course {
    public Given {
      pence = Map.copyOf(pence);
    }

    @Override
    public Exact in(int year) {
      return Exact.of(pence.getOrDefault(year, 0L));
    }
  }

  /**
   * An amount a year that grows.
   *
   * @param pence  of the first year that it is due in
   * @param from  the first year, from 0
   * @param until  the last year, inclusive
   * @param growth  beyond inflation, a year, as a part of one; negative where it shrinks
   */
  record Yearly(long pence, int from, int until, Exact growth) implements Course {
    @Override
    public Exact in(int year) {
      return year < from || year > until
          ? Exact.ZERO
          : Exact.of(pence).times(power(Exact.ONE.plus(growth), year - from));
    }
  }

  /**
   * What people who are reached do not need any more: a population, of whom a part is reached, for a part of
   * whom it works, less those for whom it would have come about anyway, at a value for each.
   *
   * @param population  how many people there are, or how many units without the scheme
   * @param takeUp  the part of them that is reached, 0 to 1
   * @param impact  the part of those for whom it works, 0 to 1
   * @param deadweight  the part of that which would have come about anyway, 0 to 1
   * @param hiddenDemand  the part of it that demand which comes to light takes up again, 0 to 1
   * @param growth  of the population, a year, as a part of one
   * @param unitPence  what one unit is worth, in pence at the plan's prices
   */
  record Reached(
      Exact population,
      Exact takeUp,
      Exact impact,
      Exact deadweight,
      Exact hiddenDemand,
      Exact growth,
      long unitPence)
      implements Course {

    /** How many units do not come about in a year, whole or not. */
    public Exact units(int year) {
      return population
          .times(power(Exact.ONE.plus(growth), year))
          .times(takeUp)
          .times(impact)
          .times(Exact.ONE.minus(deadweight))
          .times(Exact.ONE.minus(hiddenDemand));
    }

    @Override
    public Exact in(int year) {
      return units(year).times(Exact.of(unitPence));
    }
  }

  /** A number multiplied by itself so often, 0 or more. */
  static Exact power(Exact number, int times) {
    var power = Exact.ONE;
    for (int i = 0; i < times; i++) {
      power = power.times(number);
    }
    return power;
  }
}
