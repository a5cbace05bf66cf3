package org.commonpurse.api.operation.proposal;

import static org.commonpurse.api.problem.ServiceProblem.SERVICE_NOT_ALLOWED;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.commonpurse.api.access.PresentRights;
import org.commonpurse.api.access.Requester;
import org.commonpurse.api.operation.input.Caller;
import org.commonpurse.api.operation.input.WireName;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.book.Writing;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.Schema;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.proposal.AnswerKind;
import org.commonpurse.ledger.proposal.Consent;
import org.commonpurse.ledger.proposal.NewAnswer;
import org.commonpurse.ledger.proposal.Proposal;

/**
 * Answers what somebody else proposed. With the last consent it is carried out, in one transaction with the
 * answer.
 */
@OperationSpec(
    name = "proposal-answer",
    summary = "approves, signs or refuses a proposal; with the last consent it is carried out",
    routes = "POST /api/v1/funds/{fund}/proposals/{proposal}/answers",
    onlyOneDoor = "Whoever answers must have shown who it is, and a command takes a name on trust.",
    permission = Permission.ANSWER,
    idempotency = Idempotency.BY_KEY,
    requests = "proposal-answer",
    problems = {
      "PROPOSAL_UNKNOWN",
      "PROPOSAL_ENDED",
      "PROPOSAL_DIGEST_DIFFERS",
      "PROPOSAL_STALE",
      "PROPOSAL_RIGHT_ENDED",
      "PROPOSAL_ANSWER_UNFIT",
      "PROPOSAL_SAME_PERSON"
    })
public final class AnswerProposal {

  private final Ledger ledger;
  private final ProposedActs acts;

  /** Answers proposals of these books, by this clock. */
  public AnswerProposal(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.acts = new ProposedActs(ledger, clock);
  }

  /**
   * What a document answers.
   *
   * @param document  what {@code proposal-answer.schema.json} describes
   */
  public static NewAnswer read(Document document) {
    var root = document.requireValid(Schema.PROPOSAL_ANSWER).root();
    return new NewAnswer(
        AnswerKind.valueOf(root.get("answer").text().toUpperCase(Locale.ROOT)),
        root.get("partner").optionalText().map(PartnerCode::of),
        root.get("digest").text(),
        root.get("reason").optionalText().orElse(""));
  }

  /**
   * Answers it.
   *
   * @param requester  who answers, and what they may: an approver approves, a signatory signs for its
   *     partner
   * @throws org.commonpurse.ledger.problem.ProblemException {@code SERVICE_NOT_ALLOWED}; what {@link
   *     org.commonpurse.ledger.proposal.ProposalRegister#answer} says
   */
  public Proposal run(
      FundCode fund, long number, NewAnswer answer, Requester requester, Caller caller) {
    return ledger
        .books()
        .write(
            fund,
            caller.asks(
                "proposal-answer",
                number,
                answer.kind(),
                answer.partner(),
                answer.digest(),
                answer.reason()),
            ProposedActs.toldAsItStood(
                fund,
                number,
                writing -> {
                  var proposal = writing.proposals().get(fund, number);
                  requireRole(proposal, answer.partner(), present(writing, requester, caller));
                  return writing
                      .proposals()
                      .answer(
                          fund,
                          number,
                          answer,
                          caller.actor(),
                          requester.credential(),
                          () -> acts.run(writing, proposal));
                }));
  }

  /** Whoever answers, with what they may do now, which may be less than when they were let in. */
  private static Requester present(Writing act, Requester requester, Caller caller) {
    return new PresentRights(act)
        .of(caller.actor(), requester.credential())
        .orElseThrow(AnswerProposal::keyEnded);
  }

  private static ProblemException keyEnded() {
    return SERVICE_NOT_ALLOWED
        .because(
            "The key that you show has just ended. Nothing was recorded.",
            "permission",
            WireName.of(Permission.ANSWER))
        .toException();
  }

  private static void requireRole(
      Proposal proposal, Optional<PartnerCode> partner, Requester requester) {
    if (!StandingWords.mayAnswer(proposal, partner, requester)) {
      throw SERVICE_NOT_ALLOWED
          .because(
              proposal.consent() instanceof Consent.OfApprover
                  ? "Proposal %d is answered by an approver of fund %s."
                      .formatted(proposal.number(), proposal.fund())
                  : "Proposal %d is answered by a signatory of each partner that signs it. Name yours."
                      .formatted(proposal.number()),
              "permission",
              WireName.of(Permission.ANSWER),
              "fund",
              proposal.fund())
          .toException();
    }
  }
}
