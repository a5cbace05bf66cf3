package org.commonpurse.allocation.forecast;

import static org.commonpurse.allocation.problem.ForecastProblem.FORECAST_BASIS_CHANGED;
import static org.commonpurse.allocation.problem.ForecastProblem.FORECAST_CURRENCY_DIFFERS;
import static org.commonpurse.allocation.problem.ForecastProblem.FORECAST_PARTNER_UNKNOWN;
import static org.commonpurse.allocation.problem.ForecastProblem.FORECAST_WITHOUT_YEARS;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.commonpurse.allocation.engine.StateDocument;
import org.commonpurse.allocation.forecast.YearlyForecast.Basis;
import org.commonpurse.allocation.forecast.YearlyForecast.Drawn;
import org.commonpurse.allocation.forecast.YearlyForecast.OfYear;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.projection.Plan;
import org.commonpurse.allocation.projection.ProjectedYear;
import org.commonpurse.allocation.projection.Projection;
import org.commonpurse.allocation.projection.Scenarios;
import org.commonpurse.allocation.projection.StartingPoint;
import org.commonpurse.allocation.simulation.Futures.Percentiles;
import org.commonpurse.allocation.simulation.Simulation;
import org.commonpurse.allocation.simulation.SimulationSettings;
import org.commonpurse.allocation.simulation.UncertainPlan;
import org.commonpurse.ledger.agreement.AgreementDocument;
import org.commonpurse.ledger.book.Act;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.book.Stamp;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.AgreementCode;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.ledger.problem.ProblemException;

/**
 * Makes a forecast of a plan and a fund's books: everything it rests on is read from one state of them, it is
 * worked out while others write, and it is recorded if what it rests on is still so.
 */
public final class ForecastWork {

  private final FundCode fund;
  private final Request request;
  private final Plan plan;
  private final Stamp stamp;
  private final Signed signed;
  private final StartingPoint start;

  private ForecastWork(Snapshot at, FundCode fund, Request request) {
    this.fund = fund;
    this.request = request;
    this.plan = new Scenarios(request.plan()).plan();
    this.stamp = at.stamp(fund);
    requireOf(at.funds().get(fund));
    this.signed = Signed.of(at, fund);
    this.start = start(at);
    if (start.actual().years().size() == plan.years()) {
      throw FORECAST_WITHOUT_YEARS
          .because(
              "The plan ends with %s, and the books are to give every year up to %s. Take fewer from the books, or let the plan go on for longer."
                  .formatted(
                      plan.year(plan.years() - 1),
                      request.actualTo().map(String::valueOf).orElse("")),
              "year",
              plan.year(plan.years() - 1))
          .toException();
    }
  }

  /**
   * What is asked for.
   *
   * @param plan  what {@code plan.schema.json} describes
   * @param actualTo  the last year that is taken from the books, inclusive; none is if empty
   * @param settings  how futures are drawn, where the plan has ranges
   */
  public record Request(
      Document plan, Optional<FinancialYear> actualTo, SimulationSettings settings) {}

  /**
   * Reads all that a forecast rests on, so that what is wrong with it is refused before anything is worked out.
   *
   * @throws org.commonpurse.ledger.document.DocumentException if the plan cannot be read; {@code
   *     FORECAST_PARTNER_UNKNOWN} at the place of the partner
   * @throws ProblemException {@code LEDGER_FUND_UNKNOWN}; {@code FORECAST_CURRENCY_DIFFERS}; {@code
   *     FORECAST_WITHOUT_YEARS} if the books give all of the plan's years; what {@link StartingPoint#of} refuses
   */
  public static ForecastWork of(Snapshot at, FundCode fund, Request request) {
    return new ForecastWork(at, fund, request);
  }

  private StartingPoint start(Snapshot at) {
    return StartingPoint.of(plan, at, fund, request.actualTo(), Optional.empty());
  }

  /** What comes of it is set against the fund's figures, so it must be in its money and of its partners. */
  private void requireOf(Fund holder) {
    if (!plan.currency().equals(holder.currency())) {
      throw FORECAST_CURRENCY_DIFFERS
          .because(
              "The plan is in %s and fund %s in %s."
                  .formatted(plan.currency(), fund, holder.currency()),
              "plan",
              plan.currency(),
              "fund",
              holder.currency())
          .toException();
    }
    var present = holder.presentPartners().stream().map(Partner::code).toList();
    for (var item : request.plan().root().get("partners").items()) {
      if (present.stream().noneMatch(code -> code.value().equals(item.text()))) {
        item.report(
            FORECAST_PARTNER_UNKNOWN,
            "\"%s\" is no partner that fund %s has today; these are %s."
                .formatted(item.text(), fund, present));
      }
    }
    request.plan().requireNoMistakes();
  }

  /**
   * Works it out; nothing is recorded.
   *
   * @throws ProblemException what a projection and a simulation refuse
   */
  public YearlyForecast run() {
    boolean isUncertain = !request.plan().root().get("ranges").entries().isEmpty();
    return isUncertain ? simulated() : projected();
  }

  private YearlyForecast simulated() {
    var uncertain = UncertainPlan.read(request.plan(), Optional.empty());
    var futures = Simulation.run(uncertain, start, request.settings());
    var figures = new ArrayList<OfYear>();
    for (var partner : futures.partners()) {
      for (var year : partner.years()) {
        if (!start.actual().years().contains(year.year())) {
          figures.add(new OfYear(partner.partner(), year.year(), figure(year.net())));
        }
      }
    }
    var drawn = new Drawn(futures.seed(), futures.paths(), futures.isSobol());
    return forecast(Optional.of(drawn), figures);
  }

  private static ForecastFigure figure(Percentiles net) {
    return new ForecastFigure.Percentiles(net.p10().pence(), net.p50().pence(), net.p90().pence());
  }

  private YearlyForecast projected() {
    var projection = Projection.of(plan, start.agreements(), start.actual());
    var partners = Stream.concat(plan.partners().stream(), Stream.of(Horizon.ALL)).toList();
    var figures = new ArrayList<OfYear>();
    for (var partner : partners) {
      for (var year : plan.horizon()) {
        if (!projection.isActual(year)) {
          long pence = projection.row(partner, year).netAfterPence();
          figures.add(new OfYear(partner, year, new ForecastFigure.Expected(pence)));
        }
      }
    }
    return forecast(Optional.empty(), figures);
  }

  private YearlyForecast forecast(Optional<Drawn> drawn, List<OfYear> figures) {
    return new YearlyForecast(
        plan.title(),
        request.plan().text(),
        request.actualTo(),
        start.agreements().stream().map(each -> each.agreement().label()).toList(),
        drawn,
        new Basis(stamp.sequence(), stamp.events(), stamp.seal()),
        figures);
  }

  /**
   * Records what was worked out. What was recorded in the books meanwhile does not matter, unless the forecast
   * rests on it.
   *
   * @param forecast  what {@link #run} gave
   * @throws ProblemException {@code FORECAST_BASIS_CHANGED}, with what was changed; what {@link #of} refuses
   */
  public Act<RecordedForecast> record(YearlyForecast forecast, Actor by) {
    return books -> {
      if (!books.stamp(fund).seal().equals(stamp.seal())) {
        requireOf(books.funds().get(fund));
        requireUnchanged(Signed.of(books, fund), () -> start(books));
      }
      return RecordedForecast.of(books.forecasts().add(fund, ForecastJson.write(forecast), by));
    };
  }

  /** All that partners signed, word for word. */
  private record Signed(List<AgreementDocument> versions, Map<AgreementCode, String> notices) {

    static Signed of(Snapshot at, FundCode fund) {
      return new Signed(at.agreements().list(fund), at.agreements().notices(fund));
    }

    @Override
    public String toString() {
      return Stream.concat(
              versions.stream().map(each -> each.code() + "/" + each.version()),
              notices.keySet().stream().sorted().map(code -> "notice to " + code))
          .toList()
          .toString();
    }
  }

  private void requireUnchanged(Signed signedNow, Supplier<StartingPoint> goesOnFrom) {
    if (!signed.equals(signedNow)) {
      throw changed("agreements", signed.toString(), signedNow.toString());
    }
    // The same agreements, so as many of them stand, in the same order.
    var now = goesOnFrom.get();
    for (int i = 0; i < start.agreements().size(); i++) {
      var label = start.agreements().get(i).agreement().label();
      var before = StateDocument.of(start.agreements().get(i).state());
      var state = StateDocument.of(now.agreements().get(i).state());
      if (!before.equals(state)) {
        throw changed(
            "state that %s goes on from".formatted(label), before.toString(), state.toString());
      }
    }
    requireSame(start.actual().rows(), now.actual().rows());
    requireSame(start.actual().totals(), now.actual().totals());
  }

  private static void requireSame(List<ProjectedYear> before, List<ProjectedYear> now) {
    for (int i = 0; i < before.size(); i++) {
      var one = before.get(i);
      if (!one.equals(now.get(i))) {
        throw changed(
            "figures of %s in %s".formatted(one.partner(), one.year()),
            "a return of " + Amounts.print(one.returnPence()),
            Amounts.print(now.get(i).returnPence()));
      }
    }
  }

  private static ProblemException changed(String what, String before, String now) {
    return FORECAST_BASIS_CHANGED
        .because(
            "While the forecast was worked out, the %s changed from %s to %s. Record it again; nothing was recorded."
                .formatted(what, before, now),
            "changed",
            what,
            "before",
            before,
            "now",
            now)
        .toException();
  }
}
