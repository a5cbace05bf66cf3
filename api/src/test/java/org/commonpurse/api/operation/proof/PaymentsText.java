package org.commonpurse.api.operation.proof;

import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.Fund;

/** Payments of a partner as a program sends them, which are read without being compared. */
public final class PaymentsText {

  private PaymentsText() {}

  /** Reads them. */
  public static void read(Fund fund, Document document) {
    PaymentsReader.read(fund, document);
  }
}
