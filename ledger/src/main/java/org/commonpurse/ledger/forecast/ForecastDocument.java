package org.commonpurse.ledger.forecast;

import java.time.Instant;
import java.util.Objects;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;

/**
 * A forecast, word for word.
 *
 * @param fund  the fund
 * @param number  its place among the fund's forecasts, from 1
 * @param document  the text as it was recorded
 * @param recordedAt  when it was recorded
 * @param by  who recorded it
 */
public record ForecastDocument(
    FundCode fund, int number, String document, Instant recordedAt, Actor by) {

  public ForecastDocument {
    Objects.requireNonNull(fund, "fund");
    Objects.requireNonNull(document, "document");
    Objects.requireNonNull(recordedAt, "recordedAt");
    Objects.requireNonNull(by, "by");
    if (number < 1) {
      throw new IllegalArgumentException("Forecasts count from 1, not " + number);
    }
  }
}
