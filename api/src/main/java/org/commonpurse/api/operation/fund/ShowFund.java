package org.commonpurse.api.operation.fund;

import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.api.operation.spec.Shows;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.FundCode;

/** One fund, with its partners, schemes and streams. */
@OperationSpec(
    name = "fund",
    summary = "one fund, and its parts",
    routes = {
      "GET /api/v1/funds/{fund}",
      "GET /api/v1/funds/{fund}/partners",
      "GET /api/v1/funds/{fund}/schemes",
      "GET /api/v1/funds/{fund}/streams"
    },
    lists = {
      "GET /api/v1/funds/{fund}/partners",
      "GET /api/v1/funds/{fund}/schemes",
      "GET /api/v1/funds/{fund}/streams"
    },
    onlyOneDoor = "\"funds --json\" prints them whole",
    permission = Permission.READ_BOOKS,
    shows = Shows.LINES,
    idempotency = Idempotency.READS)
public final class ShowFund {

  private final Ledger ledger;

  /** A fund of these books. */
  public ShowFund(Ledger ledger) {
    this.ledger = ledger;
  }

  /** The fund as it is now. */
  public Fund run(FundCode fund) {
    return ledger.funds().get(fund);
  }
}
