package org.commonpurse.ledger.measure;

import java.time.Instant;
import java.util.Objects;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;

/**
 * One version of a fund's model of measures, word for word.
 *
 * @param fund  the fund
 * @param version  1 or more
 * @param document  the text as it was recorded
 * @param recordedAt  when it was recorded
 * @param by  who recorded it
 */
public record MeasureDocument(
    FundCode fund, int version, String document, Instant recordedAt, Actor by) {

  public MeasureDocument {
    Objects.requireNonNull(fund, "fund");
    Objects.requireNonNull(document, "document");
    Objects.requireNonNull(recordedAt, "recordedAt");
    Objects.requireNonNull(by, "by");
    if (version < 1) {
      throw new IllegalArgumentException("Versions of a model count from 1, not " + version);
    }
  }
}
