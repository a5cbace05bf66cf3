package org.commonpurse.ledger.internal;

import java.sql.Connection;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * JDBI on a connection that is open already. There is one JDBI for all of them: what it learns of a
 * statement when it first parses it, it knows for every connection.
 */
final class Handles {

  private static final ThreadLocal<@Nullable Connection> ASKED = new ThreadLocal<>();

  private static final Jdbi ALL = Jdbi.create(Handles::asked);

  private Handles() {}

  /** A handle on a connection. It is not to be closed: that would close the connection, which is used again. */
  static Handle on(Connection connection) {
    ASKED.set(connection);
    try {
      return ALL.open();
    } finally {
      ASKED.remove();
    }
  }

  private static Connection asked() {
    var connection = ASKED.get();
    if (connection == null) {
      throw new IllegalStateException("JDBI opens no connection of its own");
    }
    return connection;
  }
}
