package org.commonpurse.allocation.simulation;

import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.projection.Plan;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * What a plan comes to over many possible futures. Amounts of a year are pence at its prices, present values at
 * those that the plan names; what is good for a partner is positive. Each figure has its standard error.
 *
 * @param plan  the plan as it stands, or the scenario
 * @param notInFigures  what the plan says could not be put in figures; to be told before anything else
 * @param seed  what chance began with
 * @param paths  how many futures
 * @param isSobol  whether they fill evenly what is possible
 * @param hasAgreement  whether anything is shared
 * @param byEngine  which futures the engine itself worked out, and not the compiled form of the agreement
 * @param isErrorReached  whether the standard error that was asked for was reached; true where none was
 * @param partners  by partner in the plan's order, and then all together
 * @param terms  how likely limits and reserves are to bind
 * @param drivers  how far each uncertain number decides the present values
 * @param driverPaths  how many futures that is of
 */
public record Futures(
    Plan plan,
    List<String> notInFigures,
    long seed,
    long paths,
    boolean isSobol,
    boolean hasAgreement,
    ByEngine byEngine,
    boolean isErrorReached,
    List<PartnerFutures> partners,
    List<BoundTerm> terms,
    List<Driver> drivers,
    int driverPaths) {

  /** A quantile of a sum is at most this part of the sum away from that of all futures. */
  public static final double QUANTILE_ERROR = 1.0 / 1024;

  public Futures {
    notInFigures = List.copyOf(notInFigures);
    partners = List.copyOf(partners);
    terms = List.copyOf(terms);
    drivers = List.copyOf(drivers);
  }

  /**
   * The futures that a projection and the engine worked out one by one, which is slow; to the penny it makes no
   * difference.
   *
   * @param futures  how many
   * @param because  why all of them, where the plan or the agreement has no compiled form
   */
  public record ByEngine(long futures, Optional<String> because) {}

  /**
   * What it comes to for a partner, or for all together.
   *
   * @param presentValue  over all years
   * @param mean  the mean of the present values
   * @param years  by year
   * @param dots  fifty equally likely present values, the lowest first, in pence
   * @param worseThanWithoutPlan  how likely its present value is to be below nothing
   * @param worseThanAlone  how likely it is to be below what it would be if clauses moved nothing: worse off
   *     than standing alone; none without an agreement
   * @param paidBackInContract  how likely the cumulative return is to be nothing or more when its contract ends;
   *     none where it has no contract
   */
  public record PartnerFutures(
      PartnerCode partner,
      Percentiles presentValue,
      Estimate mean,
      List<YearFutures> years,
      List<Long> dots,
      Chance worseThanWithoutPlan,
      Optional<Chance> worseThanAlone,
      Optional<Chance> paidBackInContract) {

    public PartnerFutures {
      years = List.copyOf(years);
      dots = List.copyOf(dots);
    }
  }

  /**
   * What a year comes to.
   *
   * @param returns  better off than without the plan
   * @param cash  the same without savings that free no cash
   * @param net  net after sharing: the return before additional cost
   * @param cumulative  the return from the first year to this one: the fan
   */
  public record YearFutures(
      FinancialYear year,
      Percentiles returns,
      Percentiles cash,
      Percentiles net,
      Percentiles cumulative) {}

  /** One in ten lies below the first, half below the second, one in ten above the third. */
  public record Percentiles(Estimate p10, Estimate p50, Estimate p90) {}

  /** How likely a term of the agreement is to bind in any year. */
  public record BoundTerm(BindingTerm term, Chance chance) {}

  /**
   * How far an uncertain number decides present values.
   *
   * @param name  what the plan calls it
   * @param correlations  Spearman's rank correlation with the present value of each partner, and of all together
   */
  public record Driver(String name, List<Double> correlations) {

    public Driver {
      correlations = List.copyOf(correlations);
    }
  }
}
