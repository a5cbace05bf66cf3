package org.commonpurse.api.operation.access;

import java.time.Clock;
import org.commonpurse.api.operation.input.Caller;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.access.AccessChange;
import org.commonpurse.ledger.access.AccessKey;

/** Revokes a key. */
@OperationSpec(
    name = "key-revoke",
    summary = "revokes a key, for good",
    routes = {
      "POST /api/v1/access/keys/{key}/revoke",
      "POST /api/v1/funds/{fund}/access/keys/{key}/revoke"
    },
    command = "access key revoke",
    permission = Permission.MANAGE_ACCESS,
    idempotency = Idempotency.BY_CONTENT,
    requests = "access-end",
    problems = {"ACCESS_KEY_UNKNOWN", "ACCESS_LAST_ADMINISTRATOR"})
public final class RevokeKey {

  private final Ledger ledger;

  private final Clock clock;

  private final LastAdministrator last;

  /** In these books, by this clock. */
  public RevokeKey(Ledger ledger, Clock clock, LastAdministrator last) {
    this.ledger = ledger;
    this.clock = clock;
    this.last = last;
  }

  /**
   * Revokes the key of an id. One that is revoked stays as it is.
   *
   * @param reach  how far whoever asks may take access; a key that is good beyond is answered as one that
   *     is not there
   */
  public AccessKey run(String keyId, End end, Reach reach, Caller caller) {
    var request = caller.asks("key-revoke", keyId, end.reason());
    return ledger
        .access()
        .change(
            register -> {
              requireWithin(register, keyId, reach);
              if (request.flatMap(register::resultOf).isEmpty()) {
                last.requireOneLeft(
                    register,
                    clock.instant(),
                    end.isEvenIfLast(),
                    () -> register.revoke(keyId, caller.actor(), end.reason()));
                request.ifPresent(asked -> register.done(asked, keyId));
              }
              return register.revoke(keyId, caller.actor(), end.reason());
            });
  }

  private static void requireWithin(AccessChange register, String keyId, Reach reach) {
    if (register.keys().stream()
        .noneMatch(each -> each.key().id().equals(keyId) && reach.holds(each.key().scope()))) {
      throw AccessChange.unknownKey(keyId);
    }
  }
}
