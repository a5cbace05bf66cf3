package org.commonpurse.ledger.proposal;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.commonpurse.ledger.access.Credential;
import org.commonpurse.ledger.id.Actor;

/**
 * What was said to a proposal.
 *
 * @param answer  what
 * @param by  who said it
 * @param credential  what their right to do so rested on
 * @param at  when
 * @param carriedOut  what the act recorded, where this was the last answer that it needed
 */
public record ProposalAnswer(
    NewAnswer answer,
    Actor by,
    Credential credential,
    Instant at,
    Optional<CarriedOut> carriedOut) {

  public ProposalAnswer {
    Objects.requireNonNull(answer, "answer");
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(credential, "credential");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(carriedOut, "carriedOut");
  }

  /** What kind of answer it is. */
  public AnswerKind kind() {
    return answer.kind();
  }
}
