package org.commonpurse.ledger.act;

import java.util.Optional;
import org.commonpurse.ledger.id.FundCode;

/** The acts that were carried out under a key. */
public interface Acts {

  /**
   * The act that was carried out for the same request.
   *
   * @return empty if the key was never used
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_KEY_REUSED} if it was used
   *     for an entry or for another request
   */
  Optional<RecordedAct> find(FundCode fund, ActRequest request);

  /**
   * Records that the act was carried out, as the last link of what it recorded.
   *
   * @param result  what answers the same request later
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_KEY_REUSED} if the act itself
   *     used its key for an entry
   */
  void record(FundCode fund, ActRequest request, String result);
}
