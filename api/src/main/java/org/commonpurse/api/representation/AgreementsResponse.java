package org.commonpurse.api.representation;

import java.util.List;
import org.commonpurse.allocation.agreement.Agreement;

/** Versions of agreements, in order of code and version. */
public record AgreementsResponse(List<AgreementResponse> items) {

  /** The versions. */
  public static AgreementsResponse of(List<Agreement> agreements) {
    return new AgreementsResponse(agreements.stream().map(AgreementResponse::of).toList());
  }
}
