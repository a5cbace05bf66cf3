package org.commonpurse.ledger.proposal;

import java.util.Objects;
import java.util.Optional;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * What somebody says to a proposal.
 *
 * @param kind  what
 * @param partner  for which partner, where they sign or refuse for one
 * @param digest  of the proposal that they looked at
 * @param reason  why; may be empty
 */
public record NewAnswer(
    AnswerKind kind, Optional<PartnerCode> partner, String digest, String reason) {

  public NewAnswer {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(partner, "partner");
    Objects.requireNonNull(digest, "digest");
    Objects.requireNonNull(reason, "reason");
  }
}
