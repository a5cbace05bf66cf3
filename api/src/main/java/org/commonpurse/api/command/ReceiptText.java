package org.commonpurse.api.command;

import java.io.PrintWriter;
import org.commonpurse.api.representation.Json;
import org.commonpurse.api.representation.ReceiptAnswer;
import org.commonpurse.ledger.journal.Receipt;

/** How a receipt is printed. */
final class ReceiptText {

  private ReceiptText() {}

  static void print(Receipt receipt, boolean isJsonWanted, PrintWriter out) {
    if (isJsonWanted) {
      out.println(Json.pretty(ReceiptAnswer.of(receipt)));
    } else {
      out.printf(
          "Entry %d of %s %s%n",
          receipt.sequence(),
          receipt.fund(),
          receipt.replay()
              ? "was recorded before, at " + receipt.recordedAt() + "; nothing was recorded now."
              : "is recorded.");
    }
  }
}
