package org.commonpurse.api.operation.access;

import java.util.Objects;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.Schema;

/**
 * Why something is taken back.
 *
 * @param reason  why; may be empty
 * @param isEvenIfLast  whether to do it even if nobody is left who manages access in all funds
 */
public record End(String reason, boolean isEvenIfLast) {

  public End {
    Objects.requireNonNull(reason, "reason");
  }

  /**
   * What a document says.
   *
   * @param document  what {@code access-end.schema.json} describes
   */
  public static End read(Document document) {
    var root = document.requireValid(Schema.ACCESS_END).root();
    return new End(root.get("reason").text(), root.get("evenIfLast").isTrue());
  }
}
