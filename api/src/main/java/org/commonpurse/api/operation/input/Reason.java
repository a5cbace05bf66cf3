package org.commonpurse.api.operation.input;

import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.Schema;

/** Why something is done. */
public final class Reason {

  private Reason() {}

  /**
   * Why, as a document says.
   *
   * @param document  what {@code reason.schema.json} describes
   * @throws org.commonpurse.ledger.problem.ProblemException with the place of what is wrong
   */
  public static String read(Document document) {
    return document.requireValid(Schema.REASON).root().get("reason").text();
  }
}
