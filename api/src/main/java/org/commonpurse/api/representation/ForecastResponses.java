package org.commonpurse.api.representation;

import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.forecast.ForecastFigure;
import org.commonpurse.allocation.forecast.ForecastOutcomes;
import org.commonpurse.allocation.forecast.ForecastOutcomes.Case;
import org.commonpurse.allocation.forecast.RecordedForecast;
import org.commonpurse.allocation.forecast.YearlyForecast;
import org.commonpurse.ledger.money.Amounts;

/** Forecasts and what came of them, as they are answered. Amounts are pounds, positive where good for a partner. */
public final class ForecastResponses {

  private ForecastResponses() {}

  /**
   * A recorded forecast.
   *
   * @param figure  what its figures are of
   * @param planDigest  SHA-256 of the plan's text
   * @param actualTo  the last year taken from the books; absent where none was
   * @param drawn  how futures were drawn; absent where the plan has no ranges
   * @param plan  the plan, word for word
   */
  public record ForecastResponse(
      int number,
      String title,
      String figure,
      Optional<String> actualTo,
      List<String> agreements,
      Optional<YearlyForecast.Drawn> drawn,
      YearlyForecast.Basis basis,
      List<ForecastYearResponse> years,
      String planDigest,
      String plan,
      String recordedAt,
      String by) {

    /** A forecast. */
    public static ForecastResponse of(RecordedForecast recorded) {
      var forecast = recorded.forecast();
      return new ForecastResponse(
          recorded.number(),
          forecast.title(),
          YearlyForecast.FIGURE,
          forecast.actualTo().map(String::valueOf),
          forecast.agreements(),
          forecast.drawn(),
          forecast.basis(),
          forecast.figures().stream()
              .map(
                  each ->
                      new ForecastYearResponse(
                          each.partner().value(),
                          each.year().toString(),
                          ForecastFigureResponse.of(each.figure())))
              .toList(),
          forecast.planDigest(),
          forecast.plan(),
          recorded.recordedAt().toString(),
          recorded.by().name());
    }
  }

  /** What was forecast for a partner, or all together, and a year. */
  public record ForecastYearResponse(
      String partner, String year, ForecastFigureResponse forecast) {}

  /** Either percentiles, or what was expected where the plan has no ranges. */
  public record ForecastFigureResponse(
      Optional<String> p10, Optional<String> p50, Optional<String> p90, Optional<String> expected) {

    private static ForecastFigureResponse of(ForecastFigure figure) {
      if (figure instanceof ForecastFigure.Percentiles of) {
        return new ForecastFigureResponse(
            Optional.of(Amounts.plain(of.p10Pence())),
            Optional.of(Amounts.plain(of.p50Pence())),
            Optional.of(Amounts.plain(of.p90Pence())),
            Optional.empty());
      }
      return new ForecastFigureResponse(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.of(Amounts.plain(figure.centrePence())));
    }
  }

  /**
   * How good forecasts were.
   *
   * @param hindsight  what was recorded when the year was over, which does not count
   * @param expectedOfTen  how many of ten come out from P10 to P90 where forecasts are as sure as they say
   * @param independent  false: what one forecast misjudged, it misjudged for several years
   * @param apart  partners of forecasts that are not the same any more
   */
  public record ForecastOutcomesResponse(
      String figure,
      List<ScoreResponse> scores,
      int expectedOfTen,
      boolean independent,
      List<CaseResponse> cases,
      List<CaseResponse> hindsight,
      List<ApartResponse> apart) {

    /** The outcomes. */
    public static ForecastOutcomesResponse of(ForecastOutcomes outcomes) {
      return new ForecastOutcomesResponse(
          YearlyForecast.FIGURE,
          outcomes.scores().stream().map(ScoreResponse::of).toList(),
          ForecastOutcomes.EXPECTED_OF_TEN,
          false,
          outcomes.cases().stream().map(CaseResponse::of).toList(),
          outcomes.hindsight().stream().map(CaseResponse::of).toList(),
          outcomes.apart().stream()
              .map(each -> new ApartResponse(each.forecast(), each.partner().value()))
              .toList());
    }
  }

  /**
   * A partner's cases together.
   *
   * @param bias  the mean error
   * @param number  of how many cases
   * @param covered  how many came out from P10 to P90
   * @param ranged  of how many that had ranges
   */
  public record ScoreResponse(String partner, String bias, int number, int covered, int ranged) {

    private static ScoreResponse of(ForecastOutcomes.Score score) {
      return new ScoreResponse(
          score.bias().partner().value(),
          Amounts.plain(score.bias().pence()),
          score.number(),
          score.covered(),
          score.ranged());
    }
  }

  /**
   * A year as it was forecast, and as it came out.
   *
   * @param lead  years from the one in which it was forecast
   * @param error  actual less P50, or less what was expected
   * @param covered  absent where there were no ranges
   */
  public record CaseResponse(
      int number,
      String partner,
      String year,
      int lead,
      ForecastFigureResponse forecast,
      String actual,
      String error,
      Optional<Boolean> covered) {

    private static CaseResponse of(Case of) {
      return new CaseResponse(
          of.forecast(),
          of.partner().value(),
          of.year().toString(),
          of.lead(),
          ForecastFigureResponse.of(of.figure()),
          Amounts.plain(of.actualPence()),
          Amounts.plain(of.errorPence()),
          of.isCovered());
    }
  }

  /** A partner of a forecast that is set against nothing. */
  public record ApartResponse(int number, String partner) {}
}
