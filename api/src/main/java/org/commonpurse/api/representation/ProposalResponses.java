package org.commonpurse.api.representation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonpurse.api.operation.input.WireName;
import org.commonpurse.api.operation.proposal.ListWaiting;
import org.commonpurse.api.operation.proposal.ShownProposal;
import org.commonpurse.api.representation.EntryResponse.PostingResponse;
import org.commonpurse.api.sight.Sight;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.Paging;
import org.commonpurse.ledger.journal.RecordedEntry;
import org.commonpurse.ledger.problem.Problem;
import org.commonpurse.ledger.proposal.CarriedOut;
import org.commonpurse.ledger.proposal.Consent;
import org.commonpurse.ledger.proposal.Proposal;
import org.commonpurse.ledger.proposal.ProposalAnswer;
import org.commonpurse.ledger.proposal.ProposalState;

/** What is told of proposals, and of what waits for an answer. */
public final class ProposalResponses {

  private ProposalResponses() {}

  /**
   * That something was proposed.
   *
   * @param operation  the name of the operation that is proposed
   * @param state  open, carried-out, refused, withdrawn or expired
   * @param by  who proposes it; withheld from partners that may not see every line
   * @param answerBy  from this moment on nobody can answer
   * @param signatures  the partners that sign it; absent where an approver consents
   * @param unsigned  those of them that have yet to sign
   */
  public record Summary(
      String fund,
      long number,
      String operation,
      String state,
      String by,
      String at,
      String answerBy,
      Optional<List<String>> signatures,
      List<String> unsigned) {

    /** A proposal in a few words. */
    public static Summary of(Proposal proposal, ProposalState state, Sight sight) {
      return new Summary(
          proposal.fund().value(),
          proposal.number(),
          proposal.request().operation(),
          WireName.of(state),
          sight.equals(Sight.WHOLE) ? proposal.by().name() : Sight.WITHHELD,
          proposal.at().toString(),
          proposal.answerBy().toString(),
          proposal.consent() instanceof Consent.OfPartners partners
              ? Optional.of(partners.inOrder().stream().map(PartnerCode::value).toList())
              : Optional.empty(),
          proposal.unsigned().stream().map(PartnerCode::value).toList());
    }
  }

  /**
   * A proposal as it was made, or after an answer.
   *
   * @param digest  what an answer must send, so that it is known what was looked at
   * @param answers  what was said to it until then, in order
   */
  public record Told(Summary proposal, String digest, List<Answer> answers) {

    /** A proposal as it stood when something was said to it last. */
    public static Told of(Proposal proposal) {
      return new Told(
          Summary.of(proposal, proposal.stateThen(), Sight.WHOLE),
          proposal.digest(),
          said(proposal));
    }
  }

  /**
   * A proposal, word for word.
   *
   * @param parameters  what names the thing that it is about
   * @param document  what is sent to the operation, as text
   * @param digest  what an answer must send, so that it is known what was looked at
   * @param answers  what was said to it, in order
   * @param entries  the first 1,000 that it recorded, or would record now; the journal has all that were
   *     recorded, from {@code carriedOut.href} on
   * @param stale  whether it would record something else now than when it was made, so that it cannot be
   *     carried out
   * @param obstacle  why it could not be carried out now; absent where it could
   */
  public record Whole(
      Summary proposal,
      Map<String, String> parameters,
      String document,
      String digest,
      List<Answer> answers,
      List<Entry> entries,
      boolean stale,
      Optional<Obstacle> obstacle) {

    /** A proposal as it is shown to whoever sees all of it. */
    public static Whole of(ShownProposal shown) {
      var proposal = shown.proposal();
      return new Whole(
          Summary.of(proposal, shown.state(), Sight.WHOLE),
          proposal.request().parameters(),
          proposal.request().document(),
          proposal.digest(),
          said(proposal),
          shown.entries().stream().limit(Paging.LIMIT_MAX).map(Entry::of).toList(),
          shown.isStale(),
          shown.obstacle().map(Obstacle::of));
    }
  }

  private static List<Answer> said(Proposal proposal) {
    return proposal.answers().stream().map(each -> Answer.of(proposal.fund(), each)).toList();
  }

  /**
   * What somebody said.
   *
   * @param partner  for which partner
   * @param carriedOut  what the act recorded, where this was the last consent that it needed
   */
  public record Answer(
      String answer,
      Optional<String> partner,
      String by,
      String at,
      String reason,
      Optional<Recorded> carriedOut) {

    static Answer of(FundCode fund, ProposalAnswer answer) {
      return new Answer(
          WireName.of(answer.kind()),
          answer.answer().partner().map(PartnerCode::value),
          answer.by().name(),
          answer.at().toString(),
          answer.answer().reason(),
          answer.carriedOut().map(links -> Recorded.of(fund, links)));
    }
  }

  /**
   * The links of the chain that an act recorded.
   *
   * @param entries  how many entries
   * @param firstEntry  the sequence of the first; absent where there is none
   * @param events  how many events
   * @param href  where the journal has the entries, from the first on; absent where there is none
   */
  public record Recorded(
      long entries, Optional<Long> firstEntry, long events, Optional<String> href) {

    static Recorded of(FundCode fund, CarriedOut links) {
      long entries = links.lastEntry() - links.afterEntry();
      var first = entries == 0 ? Optional.<Long>empty() : Optional.of(links.afterEntry() + 1);
      return new Recorded(
          entries,
          first,
          links.lastEvent() - links.afterEvent(),
          first.map(
              sequence ->
                  "/api/v1/funds/%s/entries?after=%d&limit=%d"
                      .formatted(fund, sequence - 1, Paging.LIMIT_MAX)));
    }
  }

  /** An entry that was recorded, or would be. */
  public record Entry(
      String book,
      String effectiveOn,
      String kind,
      String narrative,
      String reference,
      Optional<Long> reverses,
      List<PostingResponse> postings) {

    static Entry of(RecordedEntry recorded) {
      var entry = recorded.entry();
      return new Entry(
          WireName.of(entry.book()),
          entry.effectiveOn().toString(),
          entry.kind().value(),
          entry.narrative(),
          entry.reference(),
          recorded.reverses(),
          entry.postings().stream().map(PostingResponse::of).toList());
    }
  }

  /** Why it could not be carried out now. */
  public record Obstacle(String code, String message) {

    static Obstacle of(Problem problem) {
      return new Obstacle(problem.code(), problem.message());
    }
  }

  /**
   * Something that waits for an answer.
   *
   * @param kind  proposal, reopening or observation
   * @param subject  the number of a proposal, a period, or an effect, a quarter and a revision
   * @param what  the operation that is asked for
   * @param until  until when it can be answered
   * @param href  where it is read
   */
  public record Waiting(
      String fund,
      String kind,
      String subject,
      String what,
      String by,
      String since,
      Optional<String> until,
      String href) {

    /** An item of the queue. */
    public static Waiting of(ListWaiting.Item item) {
      var path =
          switch (item.kind()) {
            case PROPOSAL -> "/proposals/" + item.subject();
            case REOPENING -> "/periods/" + item.subject().replace('/', '-');
            case OBSERVATION -> "/measures/observations";
          };
      return new Waiting(
          item.fund().value(),
          WireName.of(item.kind()),
          item.subject(),
          item.what(),
          item.by().name(),
          item.since().toString(),
          item.until().map(Object::toString),
          "/api/v1/funds/" + item.fund() + path);
    }
  }
}
