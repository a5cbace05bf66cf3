package org.commonpurse.ledger.period;

import java.util.Objects;

/**
 * Something to look at before a period is closed.
 *
 * @param what  what kind of thing it is, such as {@code settlement-account} or {@code
 *     reconciliation}
 * @param subject  the account, the partner or the allocation
 * @param open  whether it still stands open
 * @param message  how it stands, in a sentence
 */
public record ChecklistItem(String what, String subject, boolean open, String message) {

  public ChecklistItem {
    Objects.requireNonNull(what, "what");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(message, "message");
  }
}
