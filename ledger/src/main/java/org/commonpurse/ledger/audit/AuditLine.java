package org.commonpurse.ledger.audit;

import java.util.Objects;

/**
 * A line of the audit trail.
 *
 * @param place  where it stands, which is its id too
 * @param act  what was done or tried
 */
public record AuditLine(AuditPlace place, AuditedAct act) {

  public AuditLine {
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(act, "act");
  }
}
