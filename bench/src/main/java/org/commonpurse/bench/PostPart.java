package org.commonpurse.bench;

import java.nio.file.Path;
import java.util.List;
import org.commonpurse.ledger.Ledger;

/** Durable single entries on SQLite, beside the sqlite3 shell writing the same rows. */
final class PostPart {

  private static final int SECONDS = 6;

  private final Path folder;

  PostPart(Path folder) {
    this.folder = folder;
  }

  void run() throws Exception {
    var workload = new Workload(1_000_000);
    for (int callers : new int[] {1, 8, 64}) {
      Path file = folder.resolve("post" + callers + ".db");
      SqliteFile.delete(file);
      Callers.Result result;
      try (Ledger ledger = Ledger.open("jdbc:sqlite:" + file)) {
        ledger.funds().register(Workload.fund(), Workload.BY);
        long warm = Callers.run(ledger, workload::submission, callers, 0, 4).entries();
        result = Callers.run(ledger, workload::submission, callers, warm, SECONDS);
      }
      long shell = shell(file, callers == 1 ? 1 : 1000);
      System.out.printf(
          "%2d callers: %,d entries/s, p50 %d us, p99 %s, max %d us; shell, %s entries a commit:"
              + " %,d/s; ratio %.2f%n",
          callers,
          result.perSecond(),
          result.waits().getValueAtPercentile(50) / 1000,
          result.p99(),
          result.waits().getMaxValue() / 1000,
          callers == 1 ? "1" : "1,000",
          shell,
          (double) result.perSecond() / shell);
    }
  }

  private long shell(Path ours, int group) throws Exception {
    Path script = folder.resolve("post.sql");
    Path theirs = folder.resolve("shell.db");
    long limit = group == 1 ? 10_000 : 100_000;
    SqliteFile.writeScript(ours, script, group, limit);
    SqliteFile.delete(theirs);
    Ledger.open("jdbc:sqlite:" + theirs).close();
    long nanos = Shell.time(script, List.of("sqlite3", "-bail", theirs.toString()));
    long entries =
        Long.parseLong(
            Shell.output(
                    Path.of("/dev/null"),
                    List.of("sqlite3", theirs.toString(), "SELECT COUNT(*) FROM entry"))
                .strip());
    return entries * 1_000_000_000L / nanos;
  }
}
