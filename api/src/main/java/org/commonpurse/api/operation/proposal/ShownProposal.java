package org.commonpurse.api.operation.proposal;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.commonpurse.ledger.journal.RecordedEntry;
import org.commonpurse.ledger.problem.Problem;
import org.commonpurse.ledger.proposal.Proposal;
import org.commonpurse.ledger.proposal.ProposalState;

/**
 * A proposal with what it recorded, or would record if it were carried out now.
 *
 * @param state  how it stands now
 * @param entries  what it recorded or would record; none where it has ended otherwise, or is refused now
 * @param isStale  whether it would record something else now than when it was made
 * @param obstacle  why it could not be carried out now; empty where it could
 */
public record ShownProposal(
    Proposal proposal,
    ProposalState state,
    List<RecordedEntry> entries,
    boolean isStale,
    Optional<Problem> obstacle) {

  public ShownProposal {
    Objects.requireNonNull(proposal, "proposal");
    Objects.requireNonNull(state, "state");
    entries = List.copyOf(entries);
    Objects.requireNonNull(obstacle, "obstacle");
  }
}
