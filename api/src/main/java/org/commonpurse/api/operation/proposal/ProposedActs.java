package org.commonpurse.api.operation.proposal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonpurse.api.operation.input.Caller;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.book.Act;
import org.commonpurse.ledger.book.RepeatableAct;
import org.commonpurse.ledger.book.Writing;
import org.commonpurse.ledger.digest.Salt;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.journal.Paging;
import org.commonpurse.ledger.journal.RecordedEntry;
import org.commonpurse.ledger.problem.Problem;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.proposal.CarriedOut;
import org.commonpurse.ledger.proposal.Proposal;
import org.commonpurse.ledger.proposal.ProposalState;
import org.commonpurse.ledger.proposal.ProposedAct;
import org.commonpurse.ledger.proposal.ProposedRequest;

/** Tries proposals out, and carries them out. */
final class ProposedActs {

  private final Ledger ledger;
  private final Clock clock;

  /** Those of these books, by this clock. */
  ProposedActs(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /** An answer to a proposal, which is told again as the proposal stood after it. */
  static RepeatableAct<Proposal> toldAsItStood(FundCode fund, long number, Act<Proposal> answer) {
    return new RepeatableAct<>(
        answer,
        answered -> Integer.toString(answered.answers().size()),
        (books, before) ->
            books.proposals().get(fund, number).afterFirst(Integer.parseInt(before.result())));
  }

  /**
   * Does what is proposed within an act, as whoever proposed it.
   *
   * @throws ProblemException {@code PROPOSAL_RIGHT_ENDED}; what the operation refuses
   */
  void run(Writing act, Proposal proposal) {
    var by = new StandingWords(act, proposal).requireToHold();
    run(act, proposal.fund(), proposal.number(), proposal.request(), by);
  }

  /**
   * Does it under a key of the proposal's own.
   *
   * @param number  of the proposal
   */
  private void run(Writing act, FundCode fund, long number, ProposedRequest request, Actor by) {
    // Nobody can take the key beforehand. It is by chance: a key is never taken out, and by a hash
    // of what is proposed a narrative that was could be found by trying.
    var key = new EntryKey("proposal/" + number + "/" + Salt.random().hex().substring(0, 16));
    var asked = Proposable.Asked.of(fund, request, new Caller(by, Optional.of(key)));
    Proposable.of(request.operation()).run(ledger.within(fund, act), asked);
  }

  /** What a request would record as a proposal of that number, if it were carried out now. */
  ProposedAct tryOut(FundCode fund, long number, ProposedRequest request, Actor by) {
    return ledger
        .books()
        .tryOut(
            fund,
            act ->
                act.proposals().carryOut(fund, request, () -> run(act, fund, number, request, by)));
  }

  private ProposedAct tryOut(Proposal proposal) {
    var fund = proposal.fund();
    return ledger
        .books()
        .tryOut(
            fund,
            act -> act.proposals().carryOut(fund, proposal.request(), () -> run(act, proposal)));
  }

  /** A proposal as it is to be shown now. */
  ShownProposal shown(FundCode fund, long number) {
    var proposal = ledger.books().now(at -> at.proposals().get(fund, number));
    var state = proposal.state(clock.instant());
    return switch (state) {
      case OPEN -> open(proposal);
      case CARRIED_OUT ->
          new ShownProposal(
              proposal,
              state,
              recorded(fund, proposal.carriedOut().orElseThrow()),
              false,
              Optional.empty());
      case REFUSED, WITHDRAWN, EXPIRED ->
          new ShownProposal(proposal, state, List.of(), false, Optional.empty());
    };
  }

  private ShownProposal open(Proposal proposal) {
    try {
      var act = tryOut(proposal);
      return new ShownProposal(
          proposal,
          ProposalState.OPEN,
          act.entries(),
          !act.digest().equals(proposal.digest()),
          Optional.empty());
    } catch (ProblemException e) {
      Problem why = e.problem();
      return new ShownProposal(proposal, ProposalState.OPEN, List.of(), true, Optional.of(why));
    }
  }

  private List<RecordedEntry> recorded(FundCode fund, CarriedOut links) {
    var entries = new ArrayList<RecordedEntry>();
    for (long after = links.afterEntry(); after < links.lastEntry(); after += Paging.LIMIT_MAX) {
      var paging = Paging.FIRST.limit(Paging.LIMIT_MAX).after(after);
      ledger.journal().entries(EntryQuery.of(fund).paging(paging)).entries().stream()
          .filter(entry -> links.coversEntry(entry.sequence()))
          .forEach(entries::add);
    }
    return entries;
  }
}
