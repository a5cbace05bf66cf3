package org.commonpurse.api.operation.proposal;

import static org.commonpurse.ledger.problem.ProposalProblem.PROPOSAL_RIGHT_ENDED;

import java.util.Optional;
import org.commonpurse.api.access.PresentRights;
import org.commonpurse.api.access.Requester;
import org.commonpurse.api.access.Seeing;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.book.Writing;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.proposal.AnswerKind;
import org.commonpurse.ledger.proposal.Consent;
import org.commonpurse.ledger.proposal.Proposal;
import org.commonpurse.ledger.proposal.ProposalAnswer;

/**
 * The words that a proposal rests on, of whoever made it and of whoever signed it: whoever gave one must be
 * allowed to at the moment the proposal is carried out.
 */
final class StandingWords {

  private final Writing act;
  private final Proposal proposal;
  private final PresentRights rights;

  /** Those of a proposal within the act that carries it out. */
  StandingWords(Writing act, Proposal proposal) {
    this.act = act;
    this.proposal = proposal;
    this.rights = new PresentRights(act);
  }

  /**
   * Asks that all of them hold.
   *
   * @return whoever proposed it, with the roles that they had then and still have
   * @throws org.commonpurse.ledger.problem.ProblemException {@code PROPOSAL_RIGHT_ENDED}
   */
  Actor requireToHold() {
    var proposer =
        rights
            .of(proposal.by(), proposal.credential())
            .filter(this::mayDoIt)
            .orElseThrow(() -> ended("made", proposal.by()));
    for (var answer : proposal.answers()) {
      if (answer.kind() == AnswerKind.SIGN && !isStillTheirs(answer)) {
        throw ended("signed", answer.by());
      }
    }
    return proposer.actor(Optional.of(proposal.fund())).orElse(proposal.by());
  }

  /** Whether somebody may propose it, and do it but for the second person. */
  private boolean mayDoIt(Requester proposer) {
    var operation = Proposable.of(proposal.request().operation()).spec();
    var propose = MakeProposal.class.getAnnotation(OperationSpec.class);
    return proposer.may(propose.permission(), proposal.fund())
        && proposer.mayUse(propose.name())
        && proposer.may(operation.permission(), proposal.fund())
        && proposer.mayUse(operation.name())
        && (!operation.permission().isForOnesPartner() || isForOwn(operation, proposer));
  }

  private boolean isForOwn(OperationSpec operation, Requester proposer) {
    var fund = act.funds().get(proposal.fund());
    return Document.parse("document", proposal.request().document())
        .root()
        .get("partner")
        .optionalText()
        .map(partner -> Seeing.isOwn(proposer, operation.permission(), fund, partner))
        .orElse(true);
  }

  private boolean isStillTheirs(ProposalAnswer answer) {
    return rights
        .of(answer.by(), answer.credential())
        .filter(signing -> mayAnswer(proposal, answer.answer().partner(), signing))
        .isPresent();
  }

  /**
   * Whether somebody may answer a proposal: as an approver of the fund, or as a signatory of the partner, and not
   * in the place of whoever made it.
   */
  static boolean mayAnswer(Proposal proposal, Optional<PartnerCode> partner, Requester answering) {
    var requester = answering.notInPlaceOf(proposal.by().id());
    return proposal.consent() instanceof Consent.OfApprover
        ? requester.mayForFund(Permission.ANSWER, proposal.fund())
        : partner
            .map(each -> requester.mayFor(each, Permission.ANSWER, proposal.fund()))
            .orElse(false);
  }

  private RuntimeException ended(String did, Actor whoever) {
    return PROPOSAL_RIGHT_ENDED
        .because(
            "%s %s proposal %d of fund %s and may no longer: the role for it has ended since, or the key that was shown is good no longer. Refuse the proposal, and let it be made anew; nothing was recorded."
                .formatted(whoever.name(), did, proposal.number(), proposal.fund()),
            "fund",
            proposal.fund(),
            "proposal",
            proposal.number(),
            "word",
            did)
        .toException();
  }
}
