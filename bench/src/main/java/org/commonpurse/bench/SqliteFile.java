package org.commonpurse.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Scripts with which the sqlite3 shell writes the rows of one of our files into another. */
final class SqliteFile {

  static final List<String> KEPT = List.of("kept_day", "kept_month", "kept_month_segment");

  /** Where the journal of a fund without entries ends. */
  static final String EMPTY_HEAD =
      "INSERT INTO fund_head(fund, sequence, accounts, kept_to, recorded_at, seal, events)"
          + " VALUES(1, 0, 0, 0, 0, zeroblob(32), 1);\n";

  private SqliteFile() {}

  static void delete(Path file) throws IOException {
    for (String suffix : List.of("", "-wal", "-shm")) {
      Files.deleteIfExists(Path.of(file + suffix));
    }
  }

  /**
   * Writes a script that fills an empty file of the same tables with the rows of ours.
   *
   * @param group  the number of entries in each commit
   */
  static void writeScript(Path ours, Path script, int group, long limit)
      throws SQLException, IOException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + ours);
        BufferedWriter out = Files.newBufferedWriter(script)) {
      out.write(
          "PRAGMA journal_mode=WAL;\nPRAGMA synchronous=FULL;\nPRAGMA cache_size=-65536;\nBEGIN;\n");
      for (String table : List.of("fund", "event", "account")) {
        for (String row : rows(connection, table, "")) {
          out.write("INSERT INTO " + table + " VALUES(" + row + ");\n");
        }
      }
      out.write(EMPTY_HEAD + "COMMIT;\n");
      List<String> kept = new ArrayList<>();
      for (String table : KEPT) {
        for (String row : rows(connection, table, "")) {
          kept.add("INSERT INTO " + table + " VALUES(" + row + ");\n");
        }
      }
      long last = Math.min(limit, count(connection));
      int keptDone = 0;
      for (long from = 1; from <= last; from += group) {
        long to = Math.min(last, from + group - 1);
        String where = " WHERE sequence BETWEEN " + from + " AND " + to;
        out.write("BEGIN IMMEDIATE;\n");
        for (String row : rows(connection, "entry", where)) {
          out.write("INSERT INTO entry VALUES(" + row + ");\n");
        }
        for (String row : rows(connection, "posting", where)) {
          out.write("INSERT INTO posting VALUES(" + row + ");\n");
        }
        int keptTo = (int) (kept.size() * to / last);
        for (; keptDone < keptTo; keptDone++) {
          out.write(kept.get(keptDone));
        }
        out.write("UPDATE fund_head SET sequence = " + to + " WHERE fund = 1;\nCOMMIT;\n");
      }
    }
  }

  static long count(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM entry")) {
      row.next();
      return row.getLong(1);
    }
  }

  private static List<String> rows(Connection connection, String table, String where)
      throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT * FROM " + table + where)) {
      int columns = row.getMetaData().getColumnCount();
      while (row.next()) {
        var text = new StringBuilder();
        for (int i = 1; i <= columns; i++) {
          text.append(i == 1 ? "" : ",").append(literal(row.getObject(i)));
        }
        rows.add(text.toString());
      }
    }
    return rows;
  }

  private static String literal(@Nullable Object value) {
    if (value == null) {
      return "NULL";
    }
    if (value instanceof byte[] bytes) {
      return "x'" + HexFormat.of().formatHex(bytes) + "'";
    }
    if (value instanceof Number) {
      return value.toString();
    }
    return "'" + value.toString().replace("'", "''") + "'";
  }
}
