package org.commonpurse.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

  private record Question(String name, BalanceQuery query, String sql) {}

  void run() throws Exception {
    Path file = ImportPart.store(folder);
    try (Ledger ledger = Ledger.open("jdbc:sqlite:" + file);
        Ledger tenth = Ledger.open("jdbc:sqlite:" + ImportPart.smallStore(folder))) {
      System.out.printf(
          "%,d entries, and the same questions to a journal of %,d%n",
          entries(ledger), entries(tenth));
      var questions = questions(ledger);
      var ofTenth = questions(tenth);
      for (int i = 0; i < questions.size(); i++) {
        var question = questions.get(i);
        var ofFew = ofTenth.get(i);
        long ours = median(() -> ledger.balances().of(question.query()));
        long before = median(() -> tenth.balances().of(ofFew.query()));
        long theirs = sqlNanos(file, question.sql());
        System.out.printf(
            "%-32s %8.2f ms, %.1f times a tenth's; plain SQL in the shell %9.2f ms; ratio %.1f%n",
            question.name(),
            ours / 1e6,
            (double) ours / before,
            theirs / 1e6,
            (double) theirs / ours);
      }
      others(ledger);
    }
  }

  private static long entries(Ledger ledger) {
    return ledger.verification().checkpoint(Workload.FUND).sequence();
  }

  private static List<Question> questions(Ledger ledger) {
    var book = BalanceQuery.of(Workload.FUND, Book.ACTUAL);
    long day = DAY.toEpochDay();
    var middle =
        ledger
            .journal()
            .entries(EntryQuery.of(Workload.FUND).after(entries(ledger) / 2).limit(1))
            .entries()
            .get(0);
    Instant known = middle.recordedAt();
    String sums =
        "SELECT SUM(p.pence) FROM posting p JOIN entry e ON e.fund=p.fund AND e.sequence=p.sequence"
            + " JOIN account a ON a.fund=p.fund AND a.id=p.account WHERE p.fund=1 AND e.book=2 AND"
            + " e.effective_day<="
            + day;
    var questions = new ArrayList<Question>();
    questions.add(
        new Question(
            "one partner as at a day",
            book.asAt(DAY).where(Dimension.PARTNER, Workload.payer(3)),
            sums + " AND a.partner='council-3';"));
    questions.add(
        new Question(
            "one scheme as at a day",
            book.asAt(DAY).where(Dimension.SCHEME, Workload.scheme(3)),
            sums + " AND a.scheme='scheme-3';"));
    questions.add(
        new Question(
            "the bank as at a day",
            book.asAt(DAY).kinds(AccountKind.BANK),
            sums + " AND a.kind='bank';"));
    questions.add(
        new Question(
            "trial balance as at a day",
            book.asAt(DAY).by(Grouping.ACCOUNT),
            sums.replace("SELECT", "SELECT a.path,") + " GROUP BY a.path;"));
    questions.add(
        new Question(
            "one partner as at and as known",
            book.asAt(DAY).asKnown(known).where(Dimension.PARTNER, Workload.payer(3)),
            sums + " AND a.partner='council-3' AND e.sequence<=" + middle.sequence() + ";"));
    questions.add(
        new Question(
            "all accounts by month, ten years",
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
