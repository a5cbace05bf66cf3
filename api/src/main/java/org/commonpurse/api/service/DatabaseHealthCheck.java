package org.commonpurse.api.service;

import com.codahale.metrics.health.HealthCheck;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.problem.ProblemException;

/** Whether the database answers, and takes what is recorded. */
final class DatabaseHealthCheck extends HealthCheck {

  private final Ledger ledger;

  DatabaseHealthCheck(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  protected Result check() {
    try {
      return ledger
          .outOfRoom()
          .map(DatabaseHealthCheck::unhealthy)
          .orElseGet(() -> Result.healthy("%d funds", ledger.funds().list().size()));
    } catch (ProblemException e) {
      return unhealthy(e);
    }
  }

  /** Says what is wrong without files, hosts or traces, which are nobody's business who asks. */
  private static Result unhealthy(ProblemException problem) {
    return Result.unhealthy("%s: %s", problem.code(), problem.type().title());
  }
}
