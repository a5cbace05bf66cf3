package org.commonpurse.ledger.journal;

/** The entries of all journals of a ledger. */
public interface Entries {

  /**
   * The entries a query asks for, in order of sequence.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_FUND_UNKNOWN}, or the code
   *     of what else the query names that does not exist
   */
  EntryPage entries(EntryQuery query);
}
