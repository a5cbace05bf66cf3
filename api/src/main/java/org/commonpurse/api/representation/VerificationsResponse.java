package org.commonpurse.api.representation;

import java.util.List;
import org.commonpurse.api.operation.proof.VerifyBooks;

/** What was checked of several funds, and what was found. */
public record VerificationsResponse(List<VerificationResponse> items) {

  /** The results. */
  public static VerificationsResponse of(List<VerifyBooks.Output> results) {
    return new VerificationsResponse(results.stream().map(VerificationResponse::of).toList());
  }
}
