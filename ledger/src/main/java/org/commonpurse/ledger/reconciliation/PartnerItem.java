package org.commonpurse.ledger.reconciliation;

import java.time.LocalDate;
import java.util.Objects;

/**
 * What a partner says it paid.
 *
 * @param line  the line of its file, counted from 1
 * @param paidOn  the day of the payment
 * @param pence  whole pence, positive for a payment to the fund, negative for one back
 * @param reference  the partner's reference; may be empty
 * @param description  the partner's words; may be empty
 */
public record PartnerItem(
    long line, LocalDate paidOn, long pence, String reference, String description) {

  public PartnerItem {
    Objects.requireNonNull(paidOn, "paidOn");
    Objects.requireNonNull(reference, "reference");
    Objects.requireNonNull(description, "description");
  }
}
