package org.commonpurse.ledger.due;

import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;

/** Records what partners say of dues. */
public interface DueRegister extends DueArchive {

  /**
   * Records where a partner stands on a due of its own.
   *
   * @param entry  the sequence of the entry that raised it
   * @param document  what it says, as a JSON object
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_FUND_UNKNOWN}
   */
  DuePosition record(FundCode fund, long entry, PartnerCode partner, String document, Actor by);
}
