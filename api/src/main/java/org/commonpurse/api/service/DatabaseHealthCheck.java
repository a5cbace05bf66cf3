package org.commonpurse.api.service;

import com.codahale.metrics.health.HealthCheck;
import org.commonpurse.ledger.Ledger;

/** Whether the database answers. */
final class DatabaseHealthCheck extends HealthCheck {

  private final Ledger ledger;

  DatabaseHealthCheck(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  protected Result check() {
    return Result.healthy("%d funds", ledger.funds().list().size());
  }
}
