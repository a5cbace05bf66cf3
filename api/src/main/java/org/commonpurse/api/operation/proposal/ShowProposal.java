package org.commonpurse.api.operation.proposal;

import java.time.Clock;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.api.operation.spec.Shows;
import org.commonpurse.api.sight.Sight;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.Posting;

/** A proposal word for word, with what it recorded or would record now. */
@OperationSpec(
    name = "proposal",
    summary = "a proposal, word for word, with what it recorded or would record now",
    routes = "GET /api/v1/funds/{fund}/proposals/{proposal}",
    command = "proposal show",
    permission = Permission.READ_ALLOCATIONS,
    shows = Shows.LINES,
    idempotency = Idempotency.READS,
    problems = "PROPOSAL_UNKNOWN")
public final class ShowProposal {

  private final ProposedActs acts;

  /** The proposals of these books, by this clock. */
  public ShowProposal(Ledger ledger, Clock clock) {
    this.acts = new ProposedActs(ledger, clock);
  }

  /**
   * The proposal, to whoever sees every line of it.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code PROPOSAL_UNKNOWN}; {@code
   *     SERVICE_NOT_SHOWN}
   */
  public ShownProposal run(FundCode fund, long number, Sight sight) {
    var shown = acts.shown(fund, number);
    if (!isSeen(shown, sight)) {
      throw sight.refusal(
          "Proposal %d may have lines of others. The list of proposals tells that it is there."
              .formatted(number));
    }
    return shown;
  }

  private static boolean isSeen(ShownProposal shown, Sight sight) {
    var operation = Proposable.of(shown.proposal().request().operation());
    boolean areSeen =
        shown.entries().stream()
            .flatMap(entry -> entry.entry().postings().stream())
            .map(Posting::account)
            .allMatch(sight::seesEach);
    return sight.equals(Sight.WHOLE)
        || (areSeen && (operation.isReadByEveryPartner() || !shown.entries().isEmpty()));
  }
}
