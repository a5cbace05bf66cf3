package org.commonpurse.api.representation;

import java.util.List;
import org.commonpurse.ledger.verify.FundVerification;

/** What was checked of several funds, and what was found. */
public record VerificationsResponse(List<VerificationResponse> funds) {

  /** The results. */
  public static VerificationsResponse of(List<FundVerification> results) {
    return new VerificationsResponse(results.stream().map(VerificationResponse::of).toList());
  }
}
