package org.commonpurse.ledger.internal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the statements of a connection prepared from one question to the next, where the driver does not: SQLite
 * parses and plans a statement anew each time, which takes longer than most answers.
 * <p>
 * A statement that is closed goes back here, its result closed and its parameters gone. One that is asked for while
 * it is in use is prepared once more. As a connection it is for one thread at a time, as all connections are.
 */
final class CachedStatements implements InvocationHandler {

  /** So many are kept; the one that was used longest ago makes room. */
  private static final int KEPT_MOST = 64;

  private final Connection connection;

  private final Map<String, PreparedStatement> idle = new LinkedHashMap<>();

  private CachedStatements(Connection connection) {
    this.connection = connection;
  }

  /** The same connection, whose statements stay prepared. */
  static Connection of(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            CachedStatements.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            new CachedStatements(connection));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (method.getName().equals("prepareStatement") && arguments != null && arguments.length == 1) {
      return prepared((String) arguments[0]);
    }
    return passOn(connection, method, arguments);
  }

  private PreparedStatement prepared(String sql) throws SQLException {
    var kept = idle.remove(sql);
    var statement = kept == null ? connection.prepareStatement(sql) : kept;
    return (PreparedStatement)
        Proxy.newProxyInstance(
            CachedStatements.class.getClassLoader(),
            new Class<?>[] {PreparedStatement.class},
            new Lent(sql, statement));
  }

  private static @Nullable Object passOn(
      Object target, Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** A statement while somebody uses it. */
  private final class Lent implements InvocationHandler {

    private final String sql;
    private final PreparedStatement statement;
    private boolean isGivenBack;

    Lent(String sql, PreparedStatement statement) {
      this.sql = sql;
      this.statement = statement;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
        throws Throwable {
      return switch (method.getName()) {
        case "close" -> {
          giveBack();
          yield null;
        }
        case "isClosed" -> isGivenBack;
        default -> {
          if (isGivenBack) {
            throw new SQLException("The statement is closed");
          }
          yield passOn(statement, method, arguments);
        }
      };
    }

    private void giveBack() throws SQLException {
      if (isGivenBack) {
        return;
      }
      isGivenBack = true;
      // Closes the result, without which the statement would go on reading.
      statement.getMoreResults();
      statement.clearParameters();
      var other = idle.put(sql, statement);
      if (other != null) {
        other.close();
      }
      if (idle.size() > KEPT_MOST) {
        var oldest = idle.values().iterator();
        oldest.next().close();
        oldest.remove();
      }
    }
  }
}
