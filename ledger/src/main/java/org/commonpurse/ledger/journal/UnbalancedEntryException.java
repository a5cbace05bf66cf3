package org.commonpurse.ledger.journal;

import static org.commonpurse.ledger.money.Amounts.plain;
import static org.commonpurse.ledger.money.Amounts.print;
import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_ENTRY_UNBALANCED;

import org.commonpurse.ledger.problem.ProblemException;

/** Thrown when an entry's debits and credits differ. */
public final class UnbalancedEntryException extends ProblemException {

  private static final long serialVersionUID = 1L;

  /** Both totals in whole pence, both positive. */
  UnbalancedEntryException(long debitsPence, long creditsPence) {
    super(
        LEDGER_ENTRY_UNBALANCED.because(
            "Entry does not balance: debits "
                + print(debitsPence)
                + ", credits "
                + print(creditsPence)
                + ", so "
                + print(Math.abs(debitsPence - creditsPence))
                + " is missing from the "
                + (debitsPence < creditsPence ? "debits" : "credits")
                + ". Add or correct a posting and post again; nothing was recorded.",
            "debits",
            plain(debitsPence),
            "credits",
            plain(creditsPence)));
  }
}
