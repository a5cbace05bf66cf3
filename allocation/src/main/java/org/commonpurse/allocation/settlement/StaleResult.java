package org.commonpurse.allocation.settlement;

import org.commonpurse.ledger.id.AgreementCode;

/**
 * A recorded result that rests on figures or a state which have changed since.
 *
 * @param agreement  the agreement
 * @param period  the period it is for, in words
 * @param why  what changed, as a sentence
 */
public record StaleResult(AgreementCode agreement, String period, String why) {

  /** The result and what changed, as a sentence. */
  public String inWords() {
    return "%s for %s: %s".formatted(agreement, period, why);
  }
}
