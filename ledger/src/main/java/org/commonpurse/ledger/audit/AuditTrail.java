package org.commonpurse.ledger.audit;

import java.util.List;
import org.commonpurse.ledger.problem.ProblemException;

/** Who did what, when, from where and with which result. */
public interface AuditTrail {

  /**
   * Notes requests of which nothing stands in a chain, all or none. What is noted is never changed or removed.
   * A fund that there is not is left out.
   *
   * @throws ProblemException what the database refuses, such as {@code LEDGER_STORE_FULL}
   */
  void note(List<AuditedAct> requests);

  /**
   * The lines asked for, in order of their places. Of what was recorded before there was a chain, the moment is
   * that at which it was taken into it.
   *
   * @throws ProblemException {@code LEDGER_FUND_UNKNOWN}
   */
  List<AuditLine> find(AuditQuery query);
}
