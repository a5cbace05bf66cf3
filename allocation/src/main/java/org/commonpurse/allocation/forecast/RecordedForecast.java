package org.commonpurse.allocation.forecast;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.calendar.Days;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.forecast.ForecastDocument;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;

/**
 * A forecast as it was recorded. It stays; a newer one stands beside it.
 *
 * @param number  its place among the fund's forecasts, from 1
 * @param recordedAt  when
 * @param by  who recorded it
 */
public record RecordedForecast(int number, YearlyForecast forecast, Instant recordedAt, Actor by) {

  /** The forecasts of a fund that a view knows, in the order in which they were recorded. */
  public static List<RecordedForecast> list(Snapshot at, FundCode fund) {
    return at.forecasts().list(fund).stream().map(RecordedForecast::of).toList();
  }

  static RecordedForecast of(ForecastDocument document) {
    return new RecordedForecast(
        document.number(),
        ForecastJson.read(document.document()),
        document.recordedAt(),
        document.by());
  }

  /** The day on which it was recorded, in London. */
  public LocalDate day() {
    return Days.inEngland(recordedAt);
  }

  /** How many years a year lies ahead of the one in which this was recorded; negative where that was past. */
  public int lead(FinancialYear year) {
    return year.startYear() - FinancialYear.of(day()).startYear();
  }
}
