package org.commonpurse.ledger.proposal;

import java.util.List;
import org.commonpurse.ledger.id.FundCode;

/** What was proposed in all funds, and what was said to it. */
public interface ProposalArchive {

  /** The proposals of a fund that are known in the view, in order of number. */
  List<Proposal> list(FundCode fund);

  /**
   * One of them.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code PROPOSAL_UNKNOWN}
   */
  Proposal get(FundCode fund, long number);
}
