package org.commonpurse.api.representation;

import java.util.List;
import org.commonpurse.ledger.journal.Receipt;

/** The journal's answers to several entries, in their order. */
public record ReceiptsResponse(List<ReceiptResponse> items) {

  /** The receipts. */
  public static ReceiptsResponse of(List<Receipt> receipts) {
    return new ReceiptsResponse(receipts.stream().map(ReceiptResponse::of).toList());
  }
}
