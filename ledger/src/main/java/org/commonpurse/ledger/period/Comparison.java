package org.commonpurse.ledger.period;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * That a partner's list of what it paid was compared with what was received, and noted.
 *
 * @param upTo  the last day compared
 * @param differencePence  the partner's total less ours, in whole pence
 * @param recordedAt  when it was noted
 */
public record Comparison(
    PartnerCode partner, LocalDate upTo, long differencePence, Instant recordedAt) {

  public Comparison {
    Objects.requireNonNull(partner, "partner");
    Objects.requireNonNull(upTo, "upTo");
    Objects.requireNonNull(recordedAt, "recordedAt");
  }
}
