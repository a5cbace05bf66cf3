package org.commonpurse.api.operation.balance;

import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.Horizons;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.api.operation.spec.Shows;
import org.commonpurse.api.sight.Sight;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.FundCode;

/** Where the costs of a fund fall and its savings land, by partner and year. */
@OperationSpec(
    name = "horizon",
    summary = "where costs fall and savings land, by partner and year",
    routes = "GET /api/v1/funds/{fund}/horizon",
    lists = "GET /api/v1/funds/{fund}/horizon",
    onlyOneDoor = "\"demo\" prints it; for other funds a command is still to come",
    permission = Permission.READ_ALLOCATIONS,
    shows = Shows.LINES,
    idempotency = Idempotency.READS)
public final class HorizonOf {

  private final Ledger ledger;

  /** Horizons from these books. */
  public HorizonOf(Ledger ledger) {
    this.ledger = ledger;
  }

  /** The horizon of a fund; one without entries has no years. */
  public Horizon run(FundCode fund) {
    return run(fund, Sight.WHOLE);
  }

  /** The same without partners of whom it is not shown that they have a part; they pay and gain nothing. */
  public Horizon run(FundCode fund, Sight sight) {
    return ledger.books().now(at -> Horizons.of(at, fund)).of(sight::sees);
  }
}
