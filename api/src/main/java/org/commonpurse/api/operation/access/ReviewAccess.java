package org.commonpurse.api.operation.access;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.access.AccessKey;
import org.commonpurse.ledger.access.Grant;

/** Who has what. */
@OperationSpec(
    name = "access-review",
    summary = "who has which role where, since when, given by whom, and when they last used a key",
    command = "access review",
    onlyOneDoor = "whoever may write to the database gives them; a route is still to come",
    permission = Permission.REVIEW_ACCESS,
    idempotency = Idempotency.READS)
public final class ReviewAccess {

  private final Ledger ledger;

  private final Clock clock;

  /** In these books, by this clock. */
  public ReviewAccess(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * A role that somebody has now.
   *
   * @param grant  the role, since when, and who gave it
   * @param goodKeys  how many good keys they have
   * @param usedAt  when they last used any key, to about a minute; empty for never
   */
  public record Reviewed(Grant grant, long goodKeys, Optional<Instant> usedAt) {}

  /** All roles that hold now, in order of subject and number. */
  public List<Reviewed> run() {
    var now = clock.instant();
    var keys = ledger.access().keys();
    return ledger.access().grants().stream()
        .filter(grant -> grant.isGood(now))
        .sorted(
            Comparator.comparing((Grant each) -> each.grant().subject().id())
                .thenComparing(Grant::number))
        .map(grant -> reviewed(grant, keysOf(keys, grant), now))
        .toList();
  }

  private static List<AccessKey> keysOf(List<AccessKey> keys, Grant grant) {
    var subject = grant.grant().subject().id();
    return keys.stream().filter(key -> key.key().subject().id().equals(subject)).toList();
  }

  private static Reviewed reviewed(Grant grant, List<AccessKey> keys, Instant now) {
    return new Reviewed(
        grant,
        keys.stream().filter(key -> key.isGood(now)).count(),
        keys.stream().flatMap(key -> key.usedAt().stream()).max(Comparator.naturalOrder()));
  }
}
