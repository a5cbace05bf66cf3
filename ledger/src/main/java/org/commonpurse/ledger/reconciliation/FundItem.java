package org.commonpurse.ledger.reconciliation;

import java.time.LocalDate;
import java.util.Objects;

/**
 * What the fund received from a partner.
 *
 * @param sequence  the entry's place in the fund's journal
 * @param receivedOn  the day on which it counts
 * @param pence  whole pence, positive for a payment to the fund, negative for one back
 * @param reference  the entry's reference; may be empty
 * @param narrative  the entry's narrative
 */
public record FundItem(
    long sequence, LocalDate receivedOn, long pence, String reference, String narrative) {

  public FundItem {
    Objects.requireNonNull(receivedOn, "receivedOn");
    Objects.requireNonNull(reference, "reference");
    Objects.requireNonNull(narrative, "narrative");
  }
}
