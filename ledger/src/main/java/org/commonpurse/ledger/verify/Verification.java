package org.commonpurse.ledger.verify;

import java.util.List;
import java.util.Optional;
import org.commonpurse.ledger.id.FundCode;

/**
 * Replays journals from their first entry and compares everything that is stored with the replay.
 * <p>
 * Checked are the chain of seals, that sequences have no gap and moments do not run backwards, that
 * every entry balances, that reversals take back no more than was posted, the place where the journal
 * ends, and every kept balance.
 */
public interface Verification {

  /** Replays the journals of all funds, in order of code. */
  default List<FundVerification> all() {
    return all(Optional.empty());
  }

  /**
   * Replays the journals of all funds, in order of code.
   *
   * @param checkpoint  what somebody wrote down earlier of one of them, which its journal must still agree
   *     with; that there is no such fund is found too
   */
  List<FundVerification> all(Optional<Checkpoint> checkpoint);

  /**
   * Replays the journal of a fund.
   *
   * @param checkpoint  what somebody wrote down earlier; the journal must still agree with it
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_FUND_UNKNOWN}
   */
  FundVerification of(FundCode fund, Optional<Checkpoint> checkpoint);

  /** Where a fund's journal stands, to be written down outside. */
  Checkpoint checkpoint(FundCode fund);
}
