package org.commonpurse.ledger.due;

import java.time.Instant;
import java.util.Objects;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * Where a partner stood on a due of its own from a moment on.
 *
 * @param entry  the sequence of the entry that raised the due
 * @param document  what it said, as a JSON object
 * @param afterEntry  the sequence of the last entry that was recorded before
 * @param recordedAt  when it was recorded
 * @param by  who recorded it
 */
public record DuePosition(
    FundCode fund,
    long entry,
    PartnerCode partner,
    String document,
    long afterEntry,
    Instant recordedAt,
    Actor by) {

  public DuePosition {
    Objects.requireNonNull(fund, "fund");
    Objects.requireNonNull(partner, "partner");
    Objects.requireNonNull(document, "document");
    Objects.requireNonNull(recordedAt, "recordedAt");
    Objects.requireNonNull(by, "by");
  }
}
