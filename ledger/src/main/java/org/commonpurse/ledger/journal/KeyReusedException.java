package org.commonpurse.ledger.journal;

import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_KEY_REUSED;

import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.problem.ProblemException;

/** Thrown when a key was used before, for an entry that differs from this one. */
public final class KeyReusedException extends ProblemException {

  private static final long serialVersionUID = 1L;

  /**
   * Describes both uses of the key.
   *
   * @param sequence  the sequence of the recorded entry
   */
  public KeyReusedException(
      FundCode fund, EntryKey key, long sequence, String recorded, String submitted) {
    super(
        LEDGER_KEY_REUSED.because(
            "Key \""
                + key
                + "\" of fund "
                + fund
                + " was used for entry "
                + sequence
                + " ("
                + recorded
                + "), which differs from this one ("
                + submitted
                + "). Use a new key, or send the same entry; nothing was recorded.",
            "fund",
            fund,
            "key",
            key,
            "sequence",
            sequence,
            "recorded",
            recorded,
            "submitted",
            submitted));
  }
}
