package org.commonpurse.allocation.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.commonpurse.allocation.forecast.YearlyForecast.OfYear;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.HorizonRow;
import org.commonpurse.allocation.horizon.Horizons;
import org.commonpurse.allocation.projection.ForecastRecord.Bias;
import org.commonpurse.allocation.settlement.StandingAgreements;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.Succession;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * How good a fund's forecasts were: each year that the books have whole, as it came out, beside every forecast of
 * it that was recorded before it ended.
 * <p>
 * A year is whole when it is over, has figures, and every agreement in force at its end has been applied to its
 * twelve months. Cases of one forecast are not independent: what it misjudged, it misjudged for years.
 *
 * @param cases  what counts, by year, partner and number of the forecast; all partners together last
 * @param hindsight  forecasts that were recorded when the year was over, in the same order; they do not count
 * @param scores  by partner; all together last
 * @param apart  forecasts of partners that are not the same any more, and are set against nothing
 */
public record ForecastOutcomes(
    List<Case> cases, List<Case> hindsight, List<Score> scores, List<Apart> apart) {

  /** How many of ten outcomes lie from P10 to P90 where the forecasts are as sure as they say. */
  public static final int EXPECTED_OF_TEN = 8;

  public ForecastOutcomes {
    cases = List.copyOf(cases);
    hindsight = List.copyOf(hindsight);
    scores = List.copyOf(scores);
    apart = List.copyOf(apart);
  }

  /**
   * A year as it was forecast, and as it came out.
   *
   * @param forecast  the number of the forecast
   * @param partner  as the fund has it today
   * @param lead  how many years it was ahead of the year in which it was forecast; negative with hindsight
   * @param actualPence  net after sharing, as the view has it
   */
  public record Case(
      int forecast,
      PartnerCode partner,
      FinancialYear year,
      int lead,
      ForecastFigure figure,
      long actualPence) {

    /** Positive where it came out better for the partner than was forecast. */
    public long errorPence() {
      return Math.subtractExact(actualPence, figure.centrePence());
    }

    /** Whether it came out from P10 to P90, both included; empty where there were no ranges. */
    public Optional<Boolean> isCovered() {
      return figure.covers(actualPence);
    }
  }

  /**
   * What a partner's cases come to.
   *
   * @param bias  the mean of their errors: negative where forecasts were too hopeful
   * @param number  how many it is of
   * @param covered  how many came out from P10 to P90
   * @param ranged  of how many that had ranges
   */
  public record Score(Bias bias, int number, int covered, int ranged) {

    private static Score of(PartnerCode partner, List<Case> cases) {
      var covered = cases.stream().flatMap(each -> each.isCovered().stream()).toList();
      return new Score(
          Bias.of(partner, cases.stream().map(Case::errorPence).toList()),
          cases.size(),
          (int) covered.stream().filter(is -> is).count(),
          covered.size());
    }
  }

  /**
   * A partner of a forecast that was split since, or is one with others that it was forecast apart from.
   *
   * @param forecast  the number of the forecast
   * @param partner  as the forecast has it
   */
  public record Apart(int forecast, PartnerCode partner) {}

  /**
   * The outcomes that a state of the books has.
   *
   * @param today  a year is over when this is after its last day
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_FUND_UNKNOWN}
   */
  public static ForecastOutcomes of(Snapshot at, FundCode code, LocalDate today) {
    var fund = at.funds().get(code);
    var horizon = Horizons.of(at, fund.code());
    var forecasts = RecordedForecast.list(at, fund.code());
    var cases = new ArrayList<Case>();
    var hindsight = new ArrayList<Case>();
    for (var year : horizon.years()) {
      if (isWhole(at, fund, year, today)) {
        for (var row : rows(horizon, year)) {
          for (var forecast : forecasts) {
            find(fund, forecast, row)
                .ifPresent(found -> (found.lead() < 0 ? hindsight : cases).add(found));
          }
        }
      }
    }
    return new ForecastOutcomes(cases, hindsight, scores(fund, cases), apart(fund, forecasts));
  }

  private static boolean isWhole(Snapshot at, Fund fund, FinancialYear year, LocalDate today) {
    boolean isLookedAt = at.view().asAt().map(day -> !day.isBefore(year.last())).orElse(true);
    return isLookedAt
        && today.isAfter(year.last())
        && StandingAgreements.areApplied(year, at, fund.code());
  }

  private static List<HorizonRow> rows(Horizon horizon, FinancialYear year) {
    return Stream.concat(horizon.rows().stream(), horizon.totals().stream())
        .filter(row -> row.year().equals(year))
        .toList();
  }

  private static Optional<Case> find(Fund fund, RecordedForecast forecast, HorizonRow row) {
    return forecast.forecast().figures().stream()
        .filter(each -> each.year().equals(row.year()))
        .filter(each -> !isApart(fund, forecast, each.partner()))
        .filter(each -> fund.presentPartner(each.partner()).equals(row.partner()))
        .findFirst()
        .map(
            each ->
                new Case(
                    forecast.number(),
                    row.partner(),
                    row.year(),
                    forecast.lead(row.year()),
                    each.figure(),
                    row.netAfterPence()));
  }

  private static List<Score> scores(Fund fund, List<Case> cases) {
    var partners =
        Stream.concat(
            fund.presentPartners().stream().map(each -> each.code()), Stream.of(Horizon.ALL));
    var scores = new ArrayList<Score>();
    for (var partner : partners.toList()) {
      var own = cases.stream().filter(each -> each.partner().equals(partner)).toList();
      if (!own.isEmpty()) {
        scores.add(Score.of(partner, own));
      }
    }
    return scores;
  }

  private static List<Apart> apart(Fund fund, List<RecordedForecast> forecasts) {
    return forecasts.stream()
        .flatMap(
            forecast ->
                partners(forecast)
                    .filter(partner -> isApart(fund, forecast, partner))
                    .map(partner -> new Apart(forecast.number(), partner)))
        .toList();
  }

  private static Stream<PartnerCode> partners(RecordedForecast forecast) {
    return forecast.forecast().figures().stream().map(OfYear::partner).distinct();
  }

  /** Whether the figures that the books now have of a partner are of more or fewer than it was forecast for. */
  private static boolean isApart(Fund fund, RecordedForecast forecast, PartnerCode partner) {
    var chain = new HashSet<PartnerCode>();
    var present = fund.presentPartner(partner);
    for (var each = partner; !each.equals(present); each = successors(fund, each).get(0)) {
      chain.add(each);
      if (successors(fund, each).size() > 1) {
        return true;
      }
    }
    chain.add(present);
    var forecastToo = partners(forecast).filter(other -> !other.equals(partner));
    var thereToo =
        fund.partners().stream()
            .map(each -> each.code())
            .filter(other -> !chain.contains(other) && !hasEnded(fund, other, forecast.day()));
    return Stream.concat(forecastToo, thereToo)
        .anyMatch(other -> fund.presentPartner(other).equals(present));
  }

  private static List<PartnerCode> successors(Fund fund, PartnerCode partner) {
    return fund.successions().stream()
        .filter(each -> each.predecessor().equals(partner))
        .map(Succession::successor)
        .toList();
  }

  private static boolean hasEnded(Fund fund, PartnerCode partner, LocalDate day) {
    return fund.successions().stream()
        .anyMatch(each -> each.predecessor().equals(partner) && !each.on().isAfter(day));
  }
}
