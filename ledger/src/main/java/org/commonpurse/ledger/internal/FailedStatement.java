package org.commonpurse.ledger.internal;

import java.sql.SQLException;

/** Carries what the database said through code that knows no database. */
final class FailedStatement extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final SQLException failure;

  FailedStatement(SQLException failure) {
    super(failure);
    this.failure = failure;
  }

  SQLException failure() {
    return failure;
  }
}
