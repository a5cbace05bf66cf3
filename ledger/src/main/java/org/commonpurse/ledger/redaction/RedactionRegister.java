package org.commonpurse.ledger.redaction;

import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;

/** Takes narratives out of the entries of all funds. */
public interface RedactionRegister extends RedactionArchive {

  /** The greatest number of characters of a reason. */
  int REASON_LENGTH_MAX = 1000;

  /**
   * Takes the narrative of an entry out for good, with its salt, and out of the events that had it because
   * the entry was proposed or posted by an act. Figures, days, accounts, reference and names stay, and all
   * seals hold. Where a file keeps the books, its unused parts are emptied once that is durable.
   *
   * @param entry  the sequence of the entry
   * @param reason  why, of 1 to 1,000 characters, without the narrative
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_ENTRY_UNKNOWN}; {@code
   *     REDACTION_DONE}; {@code REDACTION_OF_FIRST_FORM}; {@code REDACTION_UNSOUND} if the entry is not as
   *     it was sealed; {@code REDACTION_REASON_UNFIT}; when the act ends, {@code PROPOSAL_NEEDED} where the
   *     rules ask for a second person, and {@code LEDGER_TRACES_LEFT}
   */
  Redaction redact(FundCode fund, long entry, String reason, Actor by);

  /**
   * Tells the redaction of an entry again, and has the unused parts of the file emptied once more, which may
   * have failed before.
   */
  Redaction again(FundCode fund, long entry);
}
