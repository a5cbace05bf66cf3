package org.commonpurse.api.representation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonpurse.allocation.simulation.Chance;
import org.commonpurse.allocation.simulation.Estimate;
import org.commonpurse.allocation.simulation.Futures;
import org.commonpurse.allocation.simulation.Futures.Percentiles;
import org.commonpurse.allocation.simulation.Futures.YearFutures;
import org.commonpurse.ledger.money.Amounts;

/**
 * What a plan comes to over many possible futures. Amounts of a year are at its prices, present values at those
 * of the year that the plan names. What is good for a partner is positive. Every figure has its standard error.
 *
 * @param notInFigures  what could not be put in figures
 * @param drawn  {@code by-chance} or {@code sobol}
 * @param byEngine  which futures the engine itself worked out, one by one
 * @param quantileError  a percentile is at most this part of itself away from that of all futures
 * @param partners  by partner; all together last
 * @param drivers  Spearman's rank correlation of each uncertain number with present values, by partner
 */
public record FuturesResponse(
    List<String> notInFigures,
    String plan,
    Optional<String> scenario,
    String currency,
    String discountRates,
    long seed,
    long paths,
    String drawn,
    Futures.ByEngine byEngine,
    boolean isErrorReached,
    double quantileError,
    List<PartnerResponse> partners,
    List<TermResponse> terms,
    Map<String, Map<String, Double>> drivers,
    int driverPaths) {

  private static final double DIGITS = 10_000;

  /** An amount with its standard error. */
  public record EstimateResponse(String amount, String error) {

    private static EstimateResponse of(Estimate estimate) {
      return new EstimateResponse(
          Amounts.plain(estimate.pence()), Amounts.plain(Math.round(estimate.errorPence())));
    }
  }

  /** Of how many futures something happens in, with the standard error of the probability. */
  public record ChanceResponse(long times, double probability, double error) {

    private static ChanceResponse of(Chance chance) {
      return new ChanceResponse(
          chance.times(), rounded(chance.probability()), rounded(chance.error()));
    }
  }

  /** One in ten below, half below, one in ten above. */
  public record PercentilesResponse(
      EstimateResponse p10, EstimateResponse p50, EstimateResponse p90) {

    private static PercentilesResponse of(Percentiles of) {
      return new PercentilesResponse(
          EstimateResponse.of(of.p10()),
          EstimateResponse.of(of.p50()),
          EstimateResponse.of(of.p90()));
    }
  }

  /** A partner's year; {@code soFar} over all years is the fan. */
  public record YearResponse(
      String year,
      PercentilesResponse returned,
      PercentilesResponse cash,
      PercentilesResponse netAfterSharing,
      PercentilesResponse soFar) {

    private static YearResponse of(YearFutures of) {
      return new YearResponse(
          of.year().toString(),
          PercentilesResponse.of(of.returns()),
          PercentilesResponse.of(of.cash()),
          PercentilesResponse.of(of.net()),
          PercentilesResponse.of(of.cumulative()));
    }
  }

  /**
   * A partner over all years.
   *
   * @param dots  fifty equally likely present values
   * @param worseThanStandingAlone  than in the same future without what clauses move
   */
  public record PartnerResponse(
      String partner,
      PercentilesResponse presentValue,
      EstimateResponse mean,
      ChanceResponse worseThanWithoutPlan,
      Optional<ChanceResponse> worseThanStandingAlone,
      Optional<ChanceResponse> paidBackInContract,
      List<String> dots,
      List<YearResponse> years) {

    private static PartnerResponse of(Futures.PartnerFutures of) {
      return new PartnerResponse(
          of.partner().value(),
          PercentilesResponse.of(of.presentValue()),
          EstimateResponse.of(of.mean()),
          ChanceResponse.of(of.worseThanWithoutPlan()),
          of.worseThanAlone().map(ChanceResponse::of),
          of.paidBackInContract().map(ChanceResponse::of),
          of.dots().stream().map(Amounts::plain).toList(),
          of.years().stream().map(YearResponse::of).toList());
    }
  }

  /** A limit or a reserve, and how likely it is to bind in some year. */
  public record TermResponse(String clause, String of, String binds, ChanceResponse chance) {

    private static TermResponse of(Futures.BoundTerm of) {
      return new TermResponse(
          of.term().clause(),
          of.term().of(),
          of.term().kind().words(),
          ChanceResponse.of(of.chance()));
    }
  }

  /** What came of a simulation. */
  public static FuturesResponse of(Futures futures) {
    var plan = futures.plan();
    var drivers = new LinkedHashMap<String, Map<String, Double>>();
    for (var driver : futures.drivers()) {
      var byPartner = new LinkedHashMap<String, Double>();
      for (int i = 0; i < driver.correlations().size(); i++) {
        byPartner.put(
            futures.partners().get(i).partner().value(), rounded(driver.correlations().get(i)));
      }
      drivers.put(driver.name(), byPartner);
    }
    return new FuturesResponse(
        futures.notInFigures(),
        plan.title(),
        Optional.of(plan.scenario()).filter(name -> !name.isEmpty()),
        plan.currency().getCurrencyCode(),
        plan.rates().edition(),
        futures.seed(),
        futures.paths(),
        futures.isSobol() ? "sobol" : "by-chance",
        futures.byEngine(),
        futures.isErrorReached(),
        Futures.QUANTILE_ERROR,
        futures.partners().stream().map(PartnerResponse::of).toList(),
        futures.terms().stream().map(TermResponse::of).toList(),
        drivers,
        futures.driverPaths());
  }

  private static double rounded(double number) {
    return Math.round(number * DIGITS) / DIGITS;
  }
}
