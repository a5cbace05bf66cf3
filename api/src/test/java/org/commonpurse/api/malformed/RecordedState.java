package org.commonpurse.api.malformed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All that an SQLite database holds: every row of every table, the heads of all chains, the register of access and
 * what is due among them. Only the trail of refusals and when a key was last used are left out, which requests
 * that are refused are meant to change.
 */
final class RecordedState implements AutoCloseable {

  private static final Set<String> OF_REQUESTS = Set.of("audit_request", "access_use");

  private final Connection connection;

  /** Reads a database beside the service that writes it. */
  RecordedState(String url) throws SQLException {
    connection = DriverManager.getConnection(url);
  }

  /** A digest for each table that holds anything. */
  Map<String, String> now() throws SQLException {
    var state = new TreeMap<String, String>();
    for (var table : tables()) {
      try (var statement = connection.createStatement();
          var rows = statement.executeQuery("SELECT * FROM \"" + table + '"')) {
        state.put(table, digest(rows));
      }
    }
    return state;
  }

  private List<String> tables() throws SQLException {
    var names = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT name FROM sqlite_master WHERE type = 'table'")) {
      while (rows.next()) {
        if (!OF_REQUESTS.contains(rows.getString(1))) {
          names.add(rows.getString(1));
        }
      }
    }
    return names;
  }

  private static String digest(ResultSet rows) throws SQLException {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      int columns = rows.getMetaData().getColumnCount();
      long count = 0;
      while (rows.next()) {
        count++;
        for (int i = 1; i <= columns; i++) {
          var value = rows.getBytes(i);
          digest.update(value == null ? new byte[] {0} : value);
          digest.update("|".getBytes(StandardCharsets.US_ASCII));
        }
      }
      return count + " rows " + HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
