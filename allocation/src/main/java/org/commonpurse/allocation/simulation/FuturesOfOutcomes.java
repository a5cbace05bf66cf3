package org.commonpurse.allocation.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.projection.Plan;
import org.commonpurse.allocation.simulation.Futures.BoundTerm;
import org.commonpurse.allocation.simulation.Futures.Driver;
import org.commonpurse.allocation.simulation.Futures.PartnerFutures;
import org.commonpurse.allocation.simulation.Futures.Percentiles;
import org.commonpurse.allocation.simulation.Futures.YearFutures;
import org.commonpurse.ledger.id.PartnerCode;

/** Makes figures with their standard errors of what was counted over independent randomisations. */
final class FuturesOfOutcomes {

  private static final int DOTS = 50;

  private final Plan plan;
  private final Outcomes[] each;
  private final Outcomes all;

  private FuturesOfOutcomes(Plan plan, int terms, Outcomes[] each) {
    this.plan = plan;
    this.each = each;
    this.all = new Outcomes(plan.partners().size() + 1, plan.years(), terms);
    Stream.of(each).forEach(all::add);
  }

  static Futures of(
      UncertainPlan plan,
      boolean hasAgreement,
      SimulationSettings settings,
      List<BindingTerm> terms,
      Outcomes[] each,
      PathSample sample,
      Futures.ByEngine byEngine) {
    var made = new FuturesOfOutcomes(plan.standing(), terms.size(), each);
    var partners = made.partners(hasAgreement);
    double error =
        partners.stream()
            .map(PartnerFutures::presentValue)
            .flatMap(value -> Stream.of(value.p10(), value.p50(), value.p90()))
            .mapToDouble(Estimate::errorPence)
            .max()
            .orElse(0);
    return new Futures(
        plan.standing(),
        plan.notInFigures(),
        settings.seed(),
        made.all.paths(),
        settings.isSobol(),
        hasAgreement,
        byEngine,
        settings.errorPence().isEmpty() || error <= settings.errorPence().getAsLong(),
        partners,
        IntStream.range(0, terms.size())
            .mapToObj(i -> new BoundTerm(terms.get(i), made.chance(of -> of.bound[i])))
            .toList(),
        drivers(plan, sample),
        sample.size());
  }

  private static List<Driver> drivers(UncertainPlan plan, PathSample sample) {
    double[][] found = sample.correlations();
    return IntStream.range(0, found.length)
        .mapToObj(
            i ->
                new Driver(
                    plan.names().get(i),
                    IntStream.range(0, found[i].length).mapToObj(who -> found[i][who]).toList()))
        .sorted((a, b) -> Double.compare(size(b), size(a)))
        .toList();
  }

  /** How much it decides for all together. */
  private static double size(Driver driver) {
    return Math.abs(driver.correlations().get(driver.correlations().size() - 1));
  }

  private List<PartnerFutures> partners(boolean hasAgreement) {
    var partners = new ArrayList<PartnerFutures>();
    for (int i = 0; i < plan.partners().size(); i++) {
      var code = plan.partners().get(i);
      partners.add(partner(i, code, hasAgreement, plan.contracts().containsKey(code)));
    }
    partners.add(partner(plan.partners().size(), Horizon.ALL, false, false));
    return partners;
  }

  private PartnerFutures partner(int who, PartnerCode code, boolean isShared, boolean hasContract) {
    var values = all.presentValues[who];
    double[] means = Stream.of(each).mapToDouble(one -> one.presentValues[who].mean()).toArray();
    return new PartnerFutures(
        code,
        percentiles(of -> of.presentValues[who]),
        new Estimate(Math.round(values.mean()), Estimate.standardError(means)),
        IntStream.range(0, plan.years()).mapToObj(year -> year(who, year)).toList(),
        IntStream.range(0, DOTS).mapToObj(i -> values.quantile((i + 0.5) / DOTS)).toList(),
        chance(of -> of.worseThanWithoutPlan[who]),
        isShared ? Optional.of(chance(of -> of.worseThanAlone[who])) : Optional.empty(),
        hasContract ? Optional.of(chance(of -> of.paidBackInContract[who])) : Optional.empty());
  }

  private YearFutures year(int who, int year) {
    return new YearFutures(
        plan.year(year),
        percentiles(of -> of.returns[who][year]),
        percentiles(of -> of.cash[who][year]),
        percentiles(of -> of.net[who][year]),
        percentiles(of -> of.cumulative[who][year]));
  }

  private Percentiles percentiles(Function<Outcomes, Tally> figure) {
    return new Percentiles(estimate(figure, 0.1), estimate(figure, 0.5), estimate(figure, 0.9));
  }

  private Estimate estimate(Function<Outcomes, Tally> figure, double part) {
    double[] found = Stream.of(each).mapToDouble(one -> figure.apply(one).quantile(part)).toArray();
    return new Estimate(figure.apply(all).quantile(part), Estimate.standardError(found));
  }

  private Chance chance(Function<Outcomes, Long> times) {
    double[] found =
        Stream.of(each).mapToDouble(one -> (double) times.apply(one) / one.paths()).toArray();
    return new Chance(times.apply(all), all.paths(), Estimate.standardError(found));
  }
}
