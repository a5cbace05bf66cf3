package org.commonpurse.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.zip.GZIPInputStream;
import org.commonpurse.ledger.verify.Checkpoint;

/**
 * Databases that earlier versions left: a file each on SQLite, and what {@code pg_dump} made of the
 * same acts on PostgreSQL.
 */
public final class OldStores {

  private OldStores() {}

  /** A fresh copy of what a version wrote, counted from 1. */
  public static String of(int version, TestStores store) throws IOException, SQLException {
    String url = store.fresh();
    if (store == TestStores.SQLITE) {
      try (InputStream file = stored("version-" + version + ".db.gz")) {
        Files.copy(file, Path.of(url.substring("jdbc:sqlite:".length())));
      }
    } else {
      try (InputStream dump = stored("version-" + version + ".postgresql.sql.gz");
          Connection connection = DriverManager.getConnection(url);
          Statement statement = connection.createStatement()) {
        statement.execute(new String(dump.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return url;
  }

  /** What the second version's command wrote down of its fund. */
  public static Checkpoint checkpoint(TestStores store) {
    return Checkpoint.parse(
        store == TestStores.SQLITE
            ? "commonpurse checkpoint 1 brackenshire 15"
                + " a1cdbb91a2d738ae9f531fd9643fe3cc29e13effed467341bc7de6f3ded8252d"
            : "commonpurse checkpoint 1 brackenshire 15"
                + " 9bd8445c9cf05dcbfb5309e5562f7196d84c91b2481744aac90d00efe91b56bf");
  }

  private static InputStream stored(String name) throws IOException {
    return new GZIPInputStream(OldStores.class.getResourceAsStream("/stores/" + name));
  }
}
