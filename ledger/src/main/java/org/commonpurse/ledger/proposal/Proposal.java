package org.commonpurse.ledger.proposal;

import static org.commonpurse.ledger.problem.ProposalProblem.PROPOSAL_ANSWER_UNFIT;
import static org.commonpurse.ledger.problem.ProposalProblem.PROPOSAL_DIGEST_DIFFERS;
import static org.commonpurse.ledger.problem.ProposalProblem.PROPOSAL_ENDED;
import static org.commonpurse.ledger.problem.ProposalProblem.PROPOSAL_NOT_YOURS;
import static org.commonpurse.ledger.problem.ProposalProblem.PROPOSAL_SAME_PERSON;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.commonpurse.ledger.access.Credential;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.problem.ProblemException;

/**
 * An act that needs a second person, as somebody proposed it, with what was said to it.
 *
 * @param fund  the fund
 * @param number  its number among the fund's proposals, from 1
 * @param request  what is proposed, word for word
 * @param digest  of the request and of the entries that it would record, as {@link ProposedAct#digest}
 * @param consent  whose consent it needs
 * @param by  who proposes it, with the roles that they had
 * @param credential  what their right to do so rested on
 * @param at  when
 * @param answerBy  from this moment on nobody can answer any more
 * @param answers  what was said to it, in order
 */
public record Proposal(
    FundCode fund,
    long number,
    ProposedRequest request,
    String digest,
    Consent consent,
    Actor by,
    Credential credential,
    Instant at,
    Instant answerBy,
    List<ProposalAnswer> answers) {

  public Proposal {
    Objects.requireNonNull(fund, "fund");
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(digest, "digest");
    Objects.requireNonNull(consent, "consent");
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(credential, "credential");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(answerBy, "answerBy");
    answers = List.copyOf(answers);
  }

  /** This with another answer behind the others. */
  public Proposal answered(ProposalAnswer answer) {
    return new Proposal(
        fund,
        number,
        request,
        digest,
        consent,
        by,
        credential,
        at,
        answerBy,
        Stream.concat(answers.stream(), Stream.of(answer)).toList());
  }

  /** How it was after the first so many answers. */
  public Proposal afterFirst(int count) {
    return new Proposal(
        fund,
        number,
        request,
        digest,
        consent,
        by,
        credential,
        at,
        answerBy,
        answers.subList(0, count));
  }

  /** How it stood when the last answer was given, or when it was made. */
  public ProposalState stateThen() {
    return state(answers.isEmpty() ? at : answers.get(answers.size() - 1).at());
  }

  /** How it stands at a moment. */
  public ProposalState state(Instant now) {
    for (ProposalAnswer answer : answers) {
      if (answer.carriedOut().isPresent()) {
        return ProposalState.CARRIED_OUT;
      }
      if (answer.kind() == AnswerKind.REFUSE) {
        return ProposalState.REFUSED;
      }
      if (answer.kind() == AnswerKind.WITHDRAW) {
        return ProposalState.WITHDRAWN;
      }
    }
    return now.isBefore(answerBy) ? ProposalState.OPEN : ProposalState.EXPIRED;
  }

  /** What it recorded, where it was carried out. */
  public Optional<CarriedOut> carriedOut() {
    return answers.stream().flatMap(answer -> answer.carriedOut().stream()).findFirst();
  }

  /** The partners that have yet to sign, in order of code; none where an approver consents. */
  public Set<PartnerCode> unsigned() {
    if (!(consent instanceof Consent.OfPartners partners)) {
      return Set.of();
    }
    var left = new LinkedHashSet<>(partners.inOrder());
    answers.stream()
        .filter(answer -> answer.kind() == AnswerKind.SIGN)
        .forEach(answer -> answer.answer().partner().ifPresent(left::remove));
    return left;
  }

  /** Whether an answer that is allowed is the last consent that it needs. */
  public boolean isCompletedBy(NewAnswer answer) {
    return switch (answer.kind()) {
      case APPROVE -> true;
      case SIGN -> unsigned().size() == 1;
      case REFUSE, WITHDRAW -> false;
    };
  }

  /**
   * Lets somebody give an answer, or does not. Whether they may approve, or sign for the partner, is for
   * whoever knows their roles to say.
   *
   * @throws ProblemException {@code PROPOSAL_ENDED}, {@code PROPOSAL_DIGEST_DIFFERS}, {@code
   *     PROPOSAL_ANSWER_UNFIT}, {@code PROPOSAL_SAME_PERSON} or {@code PROPOSAL_NOT_YOURS}
   */
  public void requireAllowed(NewAnswer answer, Actor answering, Instant now) {
    var state = state(now);
    if (state != ProposalState.OPEN) {
      throw PROPOSAL_ENDED
          .because(
              "Proposal %d of fund %s is %s%s. Nothing was recorded."
                  .formatted(
                      number,
                      fund,
                      state.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                      state == ProposalState.EXPIRED ? " since " + answerBy : ""),
              "proposal",
              number,
              "state",
              state.name().toLowerCase(Locale.ROOT))
          .toException();
    }
    if (!answer.digest().equals(digest)) {
      throw PROPOSAL_DIGEST_DIFFERS
          .because(
              "Proposal %d of fund %s has the digest %s, and the answer is to %s. Look at it again; nothing was recorded."
                  .formatted(number, fund, digest, answer.digest()),
              "proposal",
              number,
              "digest",
              digest)
          .toException();
    }
    switch (answer.kind()) {
      case APPROVE -> requireApprover(answering);
      case SIGN -> requireSigner(answer.partner(), answering);
      case REFUSE -> requireOneOfThose(answer.partner());
      case WITHDRAW -> {
        if (!by.isSameAs(answering)) {
          throw PROPOSAL_NOT_YOURS
              .because(
                  "Proposal %d was made by %s, who alone can withdraw it.".formatted(number, by),
                  "proposal",
                  number,
                  "by",
                  by)
              .toException();
        }
      }
    }
  }

  private void requireApprover(Actor answering) {
    if (consent instanceof Consent.OfPartners partners) {
      throw unfit("is signed by " + partners.inOrder() + ", and not approved.");
    }
    if (by.isSameAs(answering)) {
      throw samePerson(answering.name() + " made it and cannot approve it.");
    }
  }

  private void requireSigner(Optional<PartnerCode> partner, Actor answering) {
    if (consent instanceof Consent.OfApprover) {
      throw unfit("is approved, and not signed.");
    }
    var left = unsigned();
    if (partner.isEmpty() || !left.contains(partner.get())) {
      throw unfit("waits for the signatures of " + left + ". Name one of them.");
    }
    for (ProposalAnswer before : answers) {
      if (before.by().isSameAs(answering)) {
        throw samePerson(
            "%s has signed it for %s, and nobody signs for two partners."
                .formatted(
                    answering.name(),
                    before.answer().partner().map(PartnerCode::value).orElse("another")));
      }
    }
    if (answers.isEmpty() && left.size() == 1 && by.isSameAs(answering)) {
      throw samePerson(answering.name() + " made it and would be the only one to sign it.");
    }
  }

  private void requireOneOfThose(Optional<PartnerCode> partner) {
    if (consent instanceof Consent.OfPartners partners
        && (partner.isEmpty() || !partners.partners().contains(partner.get()))) {
      throw unfit(
          "is refused for one of those that would sign it: " + partners.inOrder() + ". Name it.");
    }
  }

  private ProblemException unfit(String why) {
    return PROPOSAL_ANSWER_UNFIT
        .because("Proposal %d of fund %s %s".formatted(number, fund, why), "proposal", number)
        .toException();
  }

  private ProblemException samePerson(String why) {
    return PROPOSAL_SAME_PERSON
        .because(
            "Proposal %d of fund %s: %s Let another person answer.".formatted(number, fund, why),
            "proposal",
            number)
        .toException();
  }
}
