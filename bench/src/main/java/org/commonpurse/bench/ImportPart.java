package org.commonpurse.bench;

import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.ledger.transfer.ImportReport;
import org.commonpurse.ledger.transfer.ImportRequest;

/** Bulk import of a CSV file, beside the sqlite3 shell's own import of the same rows. */
final class ImportPart {

  private static final List<String> TABLES =
      List.of(
          "fund", "account", "entry", "posting", "kept_day", "kept_month", "kept_month_segment");

  private final Path folder;
  private final long entries;

  ImportPart(Path folder, long entries) {
    this.folder = folder;
    this.entries = entries;
  }

  /** The whole journal. */
  static Path store(Path folder) {
    return folder.resolve("import.db");
  }

  /** A journal of the same years with a tenth of the entries. */
  static Path smallStore(Path folder) {
    return folder.resolve("import-tenth.db");
  }

  void run() throws Exception {
    long small = entries / 10;
    long perEntrySmall = importOnce(smallStore(folder), small) / small;
    Path ours = store(folder);
    long nanos = importOnce(ours, entries);
    System.out.printf(
        "%,d entries, %,d MB: %.1f s, %,d entries/s; per entry %.2f times as long as at %,d%n",
        entries,
        Files.size(ours) >> 20,
        nanos / 1e9,
        entries * 1_000_000_000L / nanos,
        (double) (nanos / entries) / perEntrySmall,
        small);
    System.out.printf(
        "memory: heap at most %d MB, peak of the process %s%n",
        Runtime.getRuntime().maxMemory() >> 20, peak());
    long shell = shell(ours);
    System.out.printf(
        "shell, bulk load of the same rows: %.1f s; ratio %.2f%n",
        shell / 1e9, (double) shell / nanos);
  }

  private static String peak() throws Exception {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .findFirst()
        .orElse("unknown")
        .replaceAll("\\s+", " ");
  }

  private long importOnce(Path file, long count) throws Exception {
    Path csv = folder.resolve("import.csv");
    write(csv, count);
    SqliteFile.delete(file);
    try (Ledger ledger = Ledger.open("jdbc:sqlite:" + file)) {
      ledger.funds().register(Workload.fund(), Workload.BY);
      long start = System.nanoTime();
      ImportReport report =
          ledger
              .imports()
              .run(
                  new ImportRequest(
                      Workload.FUND, csv, Optional.empty(), false, false, Workload.BY));
      long nanos = System.nanoTime() - start;
      if (report.recorded() != count) {
        throw new IllegalStateException(
            "Recorded " + report.recorded() + ": " + report.rejects().subList(0, 1));
      }
      return nanos;
    }
  }

  private static void write(Path csv, long count) throws Exception {
    var workload = new Workload(count);
    try (BufferedWriter out = Files.newBufferedWriter(csv)) {
      out.write("key,date,narrative,reference,account,amount\n");
      for (long i = 0; i < count; i++) {
        Submission submission = workload.submission(i);
        JournalEntry entry = submission.entry();
        for (Posting posting : entry.postings()) {
          out.write(
              submission.key()
                  + ","
                  + entry.effectiveOn()
                  + ","
                  + entry.narrative()
                  + ","
                  + entry.reference()
                  + ","
                  + posting.account().path()
                  + ","
                  + Amounts.plain(posting.pence())
                  + "\n");
        }
      }
    }
  }

  private static final String ENTRY =
      "fund,sequence,book,kind,effective_day,submitted_day,year_end,narrative,reference,"
          + "entry_key,actor,approver,minute,reverses,recorded_at";

  /** The shell reads tables as its own CSV files, in one transaction, into the same schema. */
  private long shell(Path ours) throws Exception {
    Path theirs = folder.resolve("shell.db");
    SqliteFile.delete(theirs);
    Ledger.open("jdbc:sqlite:" + theirs).close();
    var script = new StringBuilder("PRAGMA synchronous=FULL;\nPRAGMA cache_size=-65536;\nBEGIN;\n");
    script.append(SqliteFile.EMPTY_HEAD).append(".mode csv\n");
    var dump = new StringBuilder(".mode csv\n.headers off\n");
    for (String table : TABLES) {
      Path rows = folder.resolve(table + ".csv");
      dump.append(".once ").append(rows.toAbsolutePath()).append("\nSELECT ");
      dump.append(columns(ours, table)).append(" FROM ").append(table).append(";\n");
      script.append(load(table, rows));
    }
    script.append("COMMIT;\n");
    Path dumpScript = Files.writeString(folder.resolve("dump.sql"), dump);
    Shell.output(dumpScript, List.of("sqlite3", "-bail", ours.toString()));
    Path loadScript = Files.writeString(folder.resolve("load.sql"), script);
    return Shell.time(loadScript, List.of("sqlite3", "-bail", theirs.toString()));
  }

  private static String columns(Path ours, String table) {
    // The shell imports no binary fields: each hash comes as half its digits, which is as long.
    return table.equals("entry") ? ENTRY + ",hex(digest),hex(seal),hex(salt),actor_id" : "*";
  }

  private static String load(String table, Path rows) {
    String file = rows.toAbsolutePath().toString();
    if (table.equals("entry")) {
      String columns = ENTRY + ",digest,seal,salt,actor_id";
      return "CREATE TEMP VIEW incoming AS SELECT "
          + columns
          + " FROM entry;\nCREATE TEMP TRIGGER take INSTEAD OF INSERT ON incoming BEGIN INSERT INTO entry("
          + columns
          + ") VALUES(CAST(NEW.fund AS INT),CAST(NEW.sequence AS INT),CAST(NEW.book AS"
          + " INT),NEW.kind,CAST(NEW.effective_day AS INT),NULL,0,NEW.narrative,NEW.reference,"
          + "NEW.entry_key,NEW.actor,NULL,NULL,NULL,CAST(NEW.recorded_at AS INT),"
          + "CAST(substr(NEW.digest,1,32) AS BLOB),CAST(substr(NEW.seal,1,32) AS BLOB),"
          + "CAST(substr(NEW.salt,1,length(NEW.salt)/2) AS BLOB),NEW.actor_id); END;\n.import --schema temp "
          + file
          + " incoming\n";
    }
    return ".import " + file + " " + table + "\n";
  }
}
