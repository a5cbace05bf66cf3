package org.commonpurse.api.operation.allocation;

import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.Fund;

/** What a board decides and a partner says of it, which is read without being recorded. */
public final class DecisionText {

  private DecisionText() {}

  /** Reads a decision. */
  public static void readDecision(Fund fund, Document document) {
    var read = DecisionReader.decision(fund, document);
    read.which();
    read.decision();
  }

  /** Reads a position. */
  public static void readPosition(Fund fund, Document document) {
    var read = DecisionReader.position(fund, document);
    read.which();
    read.position();
  }
}
