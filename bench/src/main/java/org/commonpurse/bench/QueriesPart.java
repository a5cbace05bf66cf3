package org.commonpurse.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.Grouping;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.transfer.ExportFormat;

/** Questions about the journal that the import made, beside plain SQL, hledger and Ledger. */
final class QueriesPart {

  private static final LocalDate DAY = LocalDate.of(2023, 8, 17);

  private final Path folder;

  QueriesPart(Path folder) {
    this.folder = folder;
  }

  private record Question(BalanceQuery query, String sql) {}

  void run() throws Exception {
    Path file = ImportPart.store(folder);
    try (Ledger ledger = Ledger.open("jdbc:sqlite:" + file)) {
      for (var question : questions(ledger).entrySet()) {
        long ours = median(() -> ledger.balances().of(question.getValue().query()));
        long theirs = sqlNanos(file, question.getValue().sql());
        System.out.printf(
            "%-32s %8.2f ms; plain SQL in the shell %9.2f ms; ratio %.1f%n",
            question.getKey(), ours / 1e6, theirs / 1e6, (double) theirs / ours);
      }
      others(ledger);
    }
  }

  private static Map<String, Question> questions(Ledger ledger) {
    var book = BalanceQuery.of(Workload.FUND, Book.ACTUAL);
    long day = DAY.toEpochDay();
    var middle =
        ledger
            .journal()
            .entries(
                EntryQuery.of(Workload.FUND)
                    .after(ledger.verification().checkpoint(Workload.FUND).sequence() / 2)
                    .limit(1))
            .entries()
            .get(0);
    Instant known = middle.recordedAt();
    String sums =
        "SELECT SUM(p.pence) FROM posting p JOIN entry e ON e.fund=p.fund AND e.sequence=p.sequence"
            + " JOIN account a ON a.fund=p.fund AND a.id=p.account WHERE p.fund=1 AND e.book=2 AND"
            + " e.effective_day<="
            + day;
    var questions = new LinkedHashMap<String, Question>();
    questions.put(
        "one partner as at a day",
        new Question(
            book.asAt(DAY).where(Dimension.PARTNER, Workload.payer(3)),
            sums + " AND a.partner='council-3';"));
    questions.put(
        "one scheme as at a day",
        new Question(
            book.asAt(DAY).where(Dimension.SCHEME, Workload.scheme(3)),
            sums + " AND a.scheme='scheme-3';"));
    questions.put(
        "the bank as at a day",
        new Question(book.asAt(DAY).kinds(AccountKind.BANK), sums + " AND a.kind='bank';"));
    questions.put(
        "trial balance as at a day",
        new Question(
            book.asAt(DAY).by(Grouping.ACCOUNT),
            sums.replace("SELECT", "SELECT a.path,") + " GROUP BY a.path;"));
    questions.put(
        "one partner as at and as known",
        new Question(
            book.asAt(DAY).asKnown(known).where(Dimension.PARTNER, Workload.payer(3)),
            sums + " AND a.partner='council-3' AND e.sequence<=" + middle.sequence() + ";"));
    questions.put(
        "all accounts by month, ten years",
        new Question(
            book.by(Grouping.ACCOUNT, Grouping.MONTH),
            "SELECT a.path, strftime('%Y-%m', e.effective_day*86400, 'unixepoch'), SUM(p.pence) FROM"
                + " posting p JOIN entry e ON e.fund=p.fund AND e.sequence=p.sequence JOIN account a"
                + " ON a.fund=p.fund AND a.id=p.account WHERE p.fund=1 AND e.book=2 GROUP BY 1, 2;"));
    return questions;
  }

  private static long median(Runnable question) {
    long[] nanos = new long[21];
    for (int i = 0; i < nanos.length; i++) {
      long start = System.nanoTime();
      question.run();
      nanos[i] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    return nanos[nanos.length / 2];
  }

  private long sqlNanos(Path file, String sql) throws Exception {
    Path script = Files.writeString(folder.resolve("question.sql"), sql + "\n");
    Shell.output(script, List.of("sqlite3", file.toString()));
    return Shell.time(script, List.of("sqlite3", file.toString()));
  }

  private void others(Ledger ledger) throws Exception {
    Path journal = folder.resolve("journal.txt");
    try (var out = Files.newBufferedWriter(journal)) {
      ledger.exports().write(Workload.FUND, ExportFormat.LEDGER, out);
    }
    for (String program : List.of("hledger", "ledger")) {
      if (Shell.has(program)) {
        long nanos =
            Shell.time(
                Path.of("/dev/null"),
                List.of(program, "-f", journal.toString(), "bal", "actual:bank"));
        System.out.printf("%s, one balance: %.1f s%n", program, nanos / 1e9);
      } else {
        System.out.println(program + " is not installed");
      }
    }
  }
}
