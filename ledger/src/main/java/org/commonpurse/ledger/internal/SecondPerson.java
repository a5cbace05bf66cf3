package org.commonpurse.ledger.internal;

import static org.commonpurse.ledger.problem.ProposalProblem.PROPOSAL_NEEDED;

import org.commonpurse.ledger.id.FundCode;

/** Asks for a second person where the rules of a fund do. */
final class SecondPerson {

  private SecondPerson() {}

  /**
   * Asks for one where the rules that bind now do so.
   *
   * @param log  of the fund, whose head is held
   * @param what  is being recorded, as a sentence begins: {@code A notice}
   */
  static void need(Transactions transactions, EventLog log, FundCode fund, String what) {
    if (RuleStore.present(log).fourEyes().isPresent()) {
      transactions.needSecondPerson(
          PROPOSAL_NEEDED.because(
              "%s of fund %s needs a second person, by the fund's rules: make a proposal of it; nothing was recorded."
                  .formatted(what, fund),
              "fund",
              fund));
    }
  }
}
