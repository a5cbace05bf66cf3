package org.commonpurse.api.representation;

import java.util.List;
import org.commonpurse.ledger.fund.Fund;

/** Funds, in order of code. */
public record FundsResponse(List<FundResponse> items) {

  /** The funds. */
  public static FundsResponse of(List<Fund> funds) {
    return new FundsResponse(funds.stream().map(FundResponse::of).toList());
  }
}
