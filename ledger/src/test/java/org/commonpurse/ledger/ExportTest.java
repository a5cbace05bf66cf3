package org.commonpurse.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.commonpurse.ledger.Samples.ADMISSIONS;
import static org.commonpurse.ledger.Samples.COMMUNITY;
import static org.commonpurse.ledger.Samples.FUND;
import static org.commonpurse.ledger.Samples.ICB;
import static org.commonpurse.ledger.Samples.MINIMUM;
import static org.commonpurse.ledger.Samples.REABLEMENT;
import static org.commonpurse.ledger.Samples.TREASURER;
import static org.commonpurse.ledger.Samples.due;
import static org.commonpurse.ledger.Samples.received;
import static org.commonpurse.ledger.Samples.spent;
import static org.commonpurse.ledger.Samples.submission;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.BalanceRow;
import org.commonpurse.ledger.balance.Grouping;
import org.commonpurse.ledger.id.NatureCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.money.AmountReader;
import org.commonpurse.ledger.rule.FundRules;
import org.commonpurse.ledger.transfer.ExportFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other programs accept our exports unchanged and come to our balances. */
class ExportTest {

  private static final int ODD = 5;
  private static final int ENTRIES = 150;

  @TempDir Path folder;

  private static Ledger filled() {
    Ledger ledger = Ledger.open(TestStores.SQLITE.fresh());
    ledger.funds().register(Samples.fund(), TREASURER);
    // What is drawn by chance heeds no rules.
    ledger.rules().set(FUND, FundRules.NONE, TREASURER);
    var journal = ledger.journal();
    journal.post(submission("1", due("2023-04-01", ICB, MINIMUM, 1_234_567)));
    journal.post(submission("2", received("2023-04-20", ICB, "INV;1 [2023-01-01] a:b", 1_000_001)));
    journal.post(submission("3", spent("2023-05-31", REABLEMENT, MINIMUM, COMMUNITY, 99)));
    journal.post(
        submission(
            "4",
            Samples.actual(
                "2023-06-01",
                "* (odd) \"narrative\"; with | signs \\ = @ {£} [2023-01-01]  ; tag: x",
                new Posting(Account.bank(), -99),
                new Posting(Account.payable(COMMUNITY), 99))));
    NatureCode nature = NatureCode.of("cashable");
    journal.post(
        submission(
            "5",
            new JournalEntry(
                FUND,
                Book.IMPACT,
                LocalDate.of(2023, 6, 30),
                "Fewer admissions",
                "",
                List.of(
                    new Posting(Account.saving(ICB, REABLEMENT, ADMISSIONS, nature), 500),
                    new Posting(Account.measure(REABLEMENT, ADMISSIONS), -500)))));
    // Entries of all books and many accounts, so that more than a few sums have to agree.
    var any = new AnyHistory(new SplittableRandom(5), new NaiveLedger());
    for (int i = ODD; i < ENTRIES; i++) {
      journal.post(submission("any" + i, any.oneIn(10) ? any.yearEnd() : any.entry()));
    }
    return ledger;
  }

  private Path export(Ledger ledger, ExportFormat format) throws IOException {
    Path file = folder.resolve("journal." + format.word());
    try (Writer out = Files.newBufferedWriter(file)) {
      assertThat(ledger.exports().write(FUND, format, out)).isEqualTo(ENTRIES);
    }
    return file;
  }

  /** Every account of every book that does not come to nothing. */
  private static Map<String, Long> ours(Ledger ledger) {
    var balances = new TreeMap<String, Long>();
    for (Book book : Book.values()) {
      for (BalanceRow row :
          ledger.balances().of(BalanceQuery.of(FUND, book).by(Grouping.ACCOUNT))) {
        if (row.pence() != 0) {
          balances.put(
              book.name().toLowerCase(Locale.ROOT) + ":" + row.key().words().get(0), row.pence());
        }
      }
    }
    return balances;
  }

  @Test
  void agreesWithHledger() throws Exception {
    try (Ledger ledger = filled()) {
      String printed =
          run(
              "hledger",
              "-f",
              export(ledger, ExportFormat.HLEDGER).toString(),
              "bal",
              "--flat",
              "-N",
              "-O",
              "csv");
      assertThat(balances(printed, Pattern.compile("\"([^\"]+)\",\"GBP ?(-?[\\d.,]+)\"")))
          .isEqualTo(ours(ledger));
    }
  }

  @Test
  void agreesWithLedger() throws Exception {
    try (Ledger ledger = filled()) {
      String printed =
          run(
              "ledger",
              "-f",
              export(ledger, ExportFormat.LEDGER).toString(),
              "bal",
              "--flat",
              "--no-total",
              "--format",
              "%(account)\\t%(display_total)\\n");
      assertThat(balances(printed, Pattern.compile("(\\S+)\\t *GBP ?(-?[\\d.,]+)")))
          .isEqualTo(ours(ledger));
    }
  }

  @Test
  void agreesWithBeancount() throws Exception {
    try (Ledger ledger = filled()) {
      Path file = export(ledger, ExportFormat.BEANCOUNT);
      assertThat(run("bean-check", file.toString())).isBlank();
      String printed =
          run(
              "bean-query",
              "-f",
              "csv",
              file.toString(),
              "select account, sum(number) as total group by account");
      var theirs = new TreeMap<String, Long>();
      balances(printed, Pattern.compile("(?m)^([^,\\s]+) *, *(-?[\\d.]+) *$"))
          .forEach(
              (account, pence) ->
                  theirs.put(
                      account.substring(account.indexOf(':') + 1).toLowerCase(Locale.ROOT), pence));
      assertThat(theirs).isEqualTo(ours(ledger));
    }
  }

  @Test
  void writesATableWithOnePostingALine() throws Exception {
    try (Ledger ledger = filled()) {
      List<String> lines = Files.readAllLines(export(ledger, ExportFormat.CSV));
      assertThat(lines.subList(1, 11)).allMatch(line -> line.matches("\"[1-5]\".*"));
      assertThat(lines.get(11)).startsWith("\"any5\"");
      assertThat(lines.get(1))
          .startsWith(
              "\"1\",ACTUAL,2023-04-01,general,\"Contribution due\",\"\",receivable:icb,12345.67,1,1,2023-24/01,");
    }
  }

  private static Map<String, Long> balances(String printed, Pattern line) {
    var balances = new TreeMap<String, Long>();
    Matcher matcher = line.matcher(printed);
    while (matcher.find()) {
      long pence = AmountReader.readPence(matcher.group(2));
      if (pence != 0) {
        balances.merge(matcher.group(1), pence, Long::sum);
      }
    }
    return balances;
  }

  private static String run(String... command) throws Exception {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(printed).isZero();
      return printed;
    } catch (IOException e) {
      assumeThat(false).as(command[0] + " is not installed").isTrue();
      throw e;
    }
  }
}
