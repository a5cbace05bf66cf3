package org.commonpurse.ledger.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** A question to one table with the conditions that somebody named. */
final class AuditSql {

  private final StringBuilder sql;
  private final List<Object> values = new ArrayList<>();

  AuditSql(String select) {
    sql = new StringBuilder(select);
  }

  /** Asks for nothing else than what meets a condition too. */
  AuditSql and(String condition, Object... of) {
    sql.append(values.isEmpty() ? " WHERE " : " AND ").append(condition);
    values.addAll(Arrays.asList(of));
    return this;
  }

  /** The first rows in an order. */
  Query on(Handle handle, String order, int limit) {
    var query = handle.select(sql + " ORDER BY " + order + " LIMIT ?");
    for (int i = 0; i < values.size(); i++) {
      query.bind(i, values.get(i));
    }
    return query.bind(values.size(), limit);
  }
}
