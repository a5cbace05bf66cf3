package org.commonpurse.api.operation.proof;

import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.verify.Checkpoint;

/** Where a fund's journal stands, to be kept outside. */
@OperationSpec(
    name = "checkpoint",
    summary = "where the journal stands, to be kept outside",
    routes = "GET /api/v1/funds/{fund}/checkpoint",
    command = "checkpoint",
    permission = Permission.AUDIT,
    idempotency = Idempotency.READS)
public final class TakeCheckpoint {

  private final Ledger ledger;

  /** Takes checkpoints of these books. */
  public TakeCheckpoint(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Where the journal stands now. */
  public Checkpoint run(FundCode fund) {
    return ledger.verification().checkpoint(fund);
  }
}
