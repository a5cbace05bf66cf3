package org.commonpurse.api.operation.access;

import static org.commonpurse.ledger.problem.AccessProblem.ACCESS_REASON_MISSING;

import java.time.Clock;
import org.commonpurse.api.access.ApiKeys;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a key where nothing else would do. */
@OperationSpec(
    name = "break-glass",
    summary = "makes a key for one hour that opens everything, and says so loudly",
    command = "access break-glass",
    onlyOneDoor = "who has no key that is good cannot ask the service for one",
    permission = Permission.MANAGE_ACCESS,
    idempotency = Idempotency.NONE,
    problems = {"ACCESS_REASON_MISSING"})
public final class BreakGlass {

  private static final Logger LOG = LoggerFactory.getLogger(BreakGlass.class);

  private static final int REASON_MIN = 3;

  private final Ledger ledger;

  private final Clock clock;

  /** In these books, by this clock. */
  public BreakGlass(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Makes one.
   *
   * @param by  who makes it and asks with it
   * @param reason  why nothing else would do
   */
  public ApiKeys.Issued run(Actor by, String reason) {
    if (reason.strip().length() < REASON_MIN) {
      throw ACCESS_REASON_MISSING
          .because("Say in --reason why nothing else would do.")
          .toException();
    }
    var issued = new ApiKeys(ledger.access(), clock).breakGlass(by, reason.strip());
    LOG.error("BREAK GLASS: {} made {} that opens everything: {}", by.name(), issued, reason);
    return issued;
  }
}
