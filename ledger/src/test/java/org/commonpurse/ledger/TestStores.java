package org.commonpurse.ledger;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Fresh databases for tests: a file each on SQLite, a database each on one PostgreSQL server. {@code
 * -Dstores=sqlite} leaves the server out.
 */
public enum TestStores {
  SQLITE {
    @Override
    public String fresh() {
      try {
        Path folder = Files.createTempDirectory("ledger-test");
        folder.toFile().deleteOnExit();
        return "jdbc:sqlite:" + folder.resolve("ledger.db");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  },
  POSTGRESQL {
    @Override
    public String fresh() {
      // Starting a server for each of a thousand small changes of the code would take a day.
      assumeThat(System.getProperty("stores")).isNotEqualTo("sqlite");
      String name = "ledger" + COUNT.incrementAndGet();
      try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE DATABASE " + name);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      return Server.RUNNING.getJdbcUrl("postgres", name);
    }
  };

  private static final AtomicInteger COUNT = new AtomicInteger();

  /** The JDBC URL of a database that nobody has used. */
  public abstract String fresh();

  /** One server for all tests of this run. */
  private static final class Server {
    static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        // No test outlives the machine, and hundreds of databases take half a minute to reach a
        // disk.
        EmbeddedPostgres server =
            EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        Runtime.getRuntime()
            .addShutdownHook(
                new Thread(
                    () -> {
                      try {
                        server.close();
                      } catch (IOException e) {
                        throw new UncheckedIOException(e);
                      }
                    }));
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
