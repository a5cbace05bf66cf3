package org.commonpurse.api.operation.proposal;

import java.util.Optional;
import org.commonpurse.api.operation.input.Caller;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.access.Credential;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.proposal.AnswerKind;
import org.commonpurse.ledger.proposal.NewAnswer;
import org.commonpurse.ledger.proposal.Proposal;

/** Takes back what one proposed oneself. */
@OperationSpec(
    name = "proposal-withdraw",
    summary = "takes back what one proposed oneself",
    routes = "POST /api/v1/funds/{fund}/proposals/{proposal}/withdrawal",
    command = "proposal withdraw",
    permission = Permission.PROPOSE,
    idempotency = Idempotency.NONE,
    requests = "reason",
    problems = {"PROPOSAL_UNKNOWN", "PROPOSAL_ENDED", "PROPOSAL_NOT_YOURS"})
public final class WithdrawProposal {

  private final Ledger ledger;

  /** Withdraws proposals of these books. */
  public WithdrawProposal(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Withdraws it; asked again with the same key, it is told as it was then.
   *
   * @param credential  what the right of whoever withdraws it rests on
   */
  public Proposal run(
      FundCode fund, long number, String reason, Caller caller, Credential credential) {
    return ledger
        .books()
        .write(
            fund,
            caller.asks("proposal-withdraw", number, reason),
            ProposedActs.toldAsItStood(
                fund,
                number,
                writing -> {
                  var digest = writing.proposals().get(fund, number).digest();
                  var answer = new NewAnswer(AnswerKind.WITHDRAW, Optional.empty(), digest, reason);
                  return writing
                      .proposals()
                      .answer(fund, number, answer, caller.actor(), credential, () -> {});
                }));
  }
}
