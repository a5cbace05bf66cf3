package org.commonpurse.api.representation;

import java.util.List;
import java.util.Optional;
import org.commonpurse.ledger.verify.FundVerification;

/**
 * What was checked of one fund, and what was found.
 *
 * @param sound  whether everything is as it should be
 * @param head  the seal of the last entry
 */
public record VerificationResponse(
    String fund,
    boolean sound,
    long entries,
    long postings,
    long balances,
    String head,
    List<FindingResponse> findings) {

  /** Something that is not as it should be. */
  public record FindingResponse(String what, Optional<Long> sequence, String message) {}

  /** The result of one fund. */
  public static VerificationResponse of(FundVerification result) {
    return new VerificationResponse(
        result.fund().value(),
        result.isSound(),
        result.entries(),
        result.postings(),
        result.balances(),
        result.head(),
        result.findings().stream()
            .map(one -> new FindingResponse(one.what(), one.sequence(), one.message()))
            .toList());
  }
}
