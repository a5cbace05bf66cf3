package org.commonpurse.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Submission;

/** Durable entries on PostgreSQL, beside pgbench's simple-update on the same server. */
final class PostgresPart {

  private static final int SECONDS = 5;

  void run() throws Exception {
    Optional<Path> pgbench = pgbench();
    try (EmbeddedPostgres server = server()) {
      if (pgbench.isPresent()) {
        pgbench(server, pgbench.get(), List.of("-i", "-q", "-s", "10"));
      }
      var workload = new Workload(1_000_000);
      try (Ledger ledger = Ledger.open(server.getJdbcUrl("postgres", "postgres"))) {
        ledger.funds().register(Workload.fund(), Workload.BY);
        System.out.println(version(server) + "; fsync, synchronous_commit, full_page_writes on");
        long first = Callers.run(ledger, workload::submission, 8, 0, 8).entries();
        for (int callers : new int[] {1, 8, 32}) {
          var spread = Callers.run(ledger, workload::submission, callers, first, SECONDS);
          first += spread.entries();
          var one = Callers.run(ledger, PostgresPart::oneAccount, callers, first, SECONDS);
          first += one.entries();
          String theirs = "pgbench is not installed";
          if (pgbench.isPresent()) {
            long perSecond =
                tps(
                    pgbench(
                        server,
                        pgbench.get(),
                        List.of("-N", "-n", "-T", "" + SECONDS, "-c", "" + callers, "-j", "2")));
            theirs =
                String.format(
                    "pgbench simple-update %,d/s; ratio %.2f, one account %.2f",
                    perSecond,
                    (double) spread.perSecond() / perSecond,
                    (double) one.perSecond() / perSecond);
          }
          System.out.printf(
              "%2d callers: %,d entries/s, p99 %s; all on one account %,d/s, p99 %s; %s%n",
              callers, spread.perSecond(), spread.p99(), one.perSecond(), one.p99(), theirs);
        }
      }
    }
  }

  /** A server that keeps what it says it has kept, which one for tests does not by itself. */
  private static EmbeddedPostgres server() throws IOException {
    return EmbeddedPostgres.builder()
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .start();
  }

  private static String version(EmbeddedPostgres server) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection()) {
      return "PostgreSQL " + connection.getMetaData().getDatabaseProductVersion();
    }
  }

  private static Submission oneAccount(long number) {
    var entry =
        new JournalEntry(
            Workload.FUND,
            Book.ACTUAL,
            Workload.FIRST,
            "Payment " + number,
            "",
            List.of(
                new Posting(Account.bank(), 1 + number % 7),
                new Posting(Account.surplus(), -1 - number % 7)));
    return new Submission(entry, new EntryKey("one:" + number), Workload.BY);
  }

  /** The program, which Debian keeps off the path. */
  private static Optional<Path> pgbench() throws Exception {
    Path folder = Path.of("/usr/lib/postgresql");
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(folder)) {
      return versions
          .map(version -> version.resolve("bin/pgbench"))
          .filter(Files::isExecutable)
          .sorted()
          .reduce((one, other) -> other);
    }
  }

  private static String pgbench(EmbeddedPostgres server, Path program, List<String> arguments)
      throws Exception {
    var command =
        Stream.concat(
                Stream.of(
                    program.toString(),
                    "-h",
                    "127.0.0.1",
                    "-p",
                    "" + server.getPort(),
                    "-U",
                    "postgres"),
                Stream.concat(arguments.stream(), Stream.of("postgres")))
            .toList();
    return Shell.output(Path.of("/dev/null"), command);
  }

  private static long tps(String printed) {
    var matcher = Pattern.compile("tps = (\\d+)").matcher(printed);
    if (!matcher.find()) {
      throw new IllegalStateException(printed);
    }
    return Long.parseLong(matcher.group(1));
  }
}
