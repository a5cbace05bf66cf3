package org.commonpurse.api.representation;

import org.commonpurse.ledger.journal.Receipt;

/**
 * The journal's answer to an entry: it is recorded and would survive a power cut.
 *
 * @param sequence  the entry's place in the fund's journal, counted from 1 without gaps
 * @param replay  whether it had been recorded before, so that nothing was recorded now
 */
public record ReceiptResponse(
    String fund, long sequence, String key, String recordedAt, String seal, boolean replay) {

  /** The receipt. */
  public static ReceiptResponse of(Receipt receipt) {
    return new ReceiptResponse(
        receipt.fund().value(),
        receipt.sequence(),
        receipt.key().value(),
        receipt.recordedAt().toString(),
        receipt.seal(),
        receipt.replay());
  }
}
