package org.commonpurse.ledger.proposal;

import org.commonpurse.ledger.access.Credential;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;

/** Takes proposals and answers, and lets what was agreed to be recorded. */
public interface ProposalRegister extends ProposalArchive {

  /** Does what a proposal asks for, in the act that it is handed over in. */
  @FunctionalInterface
  interface Doing {
    /** Does it. */
    void run();
  }

  /**
   * Asks for a second person where the rules of the fund do: the act that asks is refused as {@code
   * PROPOSAL_NEEDED} when it ends, unless it is one that was agreed to.
   *
   * @param what  is being recorded, as a sentence begins: {@code A payment run}
   */
  void need(FundCode fund, String what);

  /**
   * Carries a request out as if it had been agreed to, to see what it records. The act that asks for it is
   * never recorded: it ends by itself, as {@link org.commonpurse.ledger.book.Books#tryOut} does.
   */
  ProposedAct carryOut(FundCode fund, ProposedRequest request, Doing doing);

  /**
   * Takes a proposal.
   *
   * @param digest  of what it would record, as {@link ProposedAct#digest} has it
   * @param by  who proposes, with the roles under which the act is to be carried out
   * @param credential  what their right to do so rests on
   */
  Proposal make(
      FundCode fund,
      ProposedRequest request,
      String digest,
      Consent consent,
      Actor by,
      Credential credential);

  /**
   * Takes an answer. With the last consent that the proposal needs it is carried out, all in the act that
   * asks: the answer follows what was recorded, and names it.
   *
   * @param credential  what the right of whoever answers rests on
   * @param doing  does what is proposed, as the act of whoever proposed it, if all whose word it is may
   *     still give it
   * @throws org.commonpurse.ledger.problem.ProblemException {@code PROPOSAL_UNKNOWN}; what {@link
   *     Proposal#requireAllowed} says; what the act refuses; {@code PROPOSAL_STALE} if it records
   *     something else than was looked at
   */
  Proposal answer(
      FundCode fund, long number, NewAnswer answer, Actor by, Credential credential, Doing doing);
}
