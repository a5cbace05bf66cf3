package org.commonpurse.api.operation.proof;

import java.util.Optional;
import org.commonpurse.api.operation.query.ListPage;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.audit.AuditLine;
import org.commonpurse.ledger.audit.AuditQuery;

/** Who did what, when, from where and with which result. */
@OperationSpec(
    name = "audit",
    summary =
        "who did what, when, from where and with which result: what was recorded, and what was"
            + " refused",
    routes = {"GET /api/v1/funds/{fund}/audit", "GET /api/v1/audit"},
    command = "audit",
    permission = Permission.AUDIT,
    idempotency = Idempotency.READS,
    parameters = {ParameterGroup.AUDIT, ParameterGroup.PAGE})
public final class ReadAudit {

  private final Ledger ledger;

  /** The trail of these books. */
  public ReadAudit(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Some of the lines that are asked for, in order of their moments. */
  public ListPage<AuditLine> run(AuditQuery query) {
    // One more than asked for tells whether more follow.
    var found = ledger.audit().find(query.limit(query.limit() + 1));
    return found.size() <= query.limit()
        ? new ListPage<>(found, Optional.empty())
        : new ListPage<>(
            found.subList(0, query.limit()),
            Optional.of(found.get(query.limit() - 1).place().toString()));
  }
}
