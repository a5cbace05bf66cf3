package org.commonpurse.allocation.change;

import java.util.Map;
import java.util.Objects;
import org.commonpurse.ledger.journal.Account;

/**
 * What an entry changed of net after sharing by one cause.
 *
 * @param cause  why
 * @param pence  by account of savings, extra costs and sharing, positive where it is good for the partner
 */
record ChangePart(ChangeCause cause, Map<Account, Long> pence) {

  ChangePart {
    Objects.requireNonNull(cause, "cause");
    pence = Map.copyOf(pence);
  }
}
