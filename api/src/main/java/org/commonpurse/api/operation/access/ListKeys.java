package org.commonpurse.api.operation.access;

import java.util.List;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.access.AccessKey;

/** The keys. */
@OperationSpec(
    name = "keys",
    summary =
        "the keys, good or not, without their secrets; of a fund: those that are not kept from it",
    routes = {"GET /api/v1/access/keys", "GET /api/v1/funds/{fund}/access/keys"},
    lists = {"GET /api/v1/access/keys", "GET /api/v1/funds/{fund}/access/keys"},
    command = "access key list",
    permission = Permission.REVIEW_ACCESS,
    idempotency = Idempotency.READS)
public final class ListKeys {

  private final Ledger ledger;

  /** In these books. */
  public ListKeys(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * All of them, in the order in which they were made; of one fund those that are good for it, whose
   * subject was ever given a role that reaches it, or which are good for nothing else.
   */
  public List<AccessKey> run(Reach reach) {
    var register = ledger.access();
    var subjects =
        register.grants().stream()
            .filter(reach::sees)
            .map(grant -> grant.grant().subject().id())
            .toList();
    return register.keys().stream()
        .filter(reach::sees)
        .filter(
            key -> reach.holds(key.key().scope()) || subjects.contains(key.key().subject().id()))
        .toList();
  }
}
