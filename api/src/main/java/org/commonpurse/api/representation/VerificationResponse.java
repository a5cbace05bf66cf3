package org.commonpurse.api.representation;

import java.util.List;
import java.util.Optional;
import org.commonpurse.api.operation.proof.VerifyBooks;

/**
 * What was checked of one fund, and what was found.
 *
 * @param sound  whether everything is as it should be
 * @param events  how many events stand in the chain beside the entries
 * @param head  the seal of the last link
 * @param notes  recorded allocations that today's engine makes otherwise; no breach
 */
public record VerificationResponse(
    String fund,
    boolean sound,
    long entries,
    long events,
    long postings,
    long balances,
    String head,
    List<FindingResponse> findings,
    List<String> notes) {

  /** Something that is not as it should be. */
  public record FindingResponse(String what, Optional<Long> sequence, String message) {}

  /** The result of one fund. */
  public static VerificationResponse of(VerifyBooks.Output output) {
    var result = output.verification();
    return new VerificationResponse(
        result.fund().value(),
        result.isSound(),
        result.entries(),
        result.events(),
        result.postings(),
        result.balances(),
        result.head(),
        result.findings().stream()
            .map(one -> new FindingResponse(one.what(), one.sequence(), one.message()))
            .toList(),
        output.notes());
  }
}
