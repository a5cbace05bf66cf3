package org.commonpurse.api.operation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.commonpurse.allocation.engine.Decision;
import org.commonpurse.allocation.settlement.Agreements;
import org.commonpurse.allocation.settlement.Allocations;
import org.commonpurse.api.demo.DemoBooks;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.Grouping;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.calendar.Period;
import org.commonpurse.ledger.csv.CsvTable;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.ledger.money.AmountReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever has an auditor's pack checks the books by it, with tools of their own and nobody's word. */
class AuditorPackTest {

  private static final FundCode FUND = FundCode.of("brackenshire");

  private static final FundCode SMALL = FundCode.of("oldham");

  private static final Actor FINCH = new Actor("A. Finch");

  private static final LocalDate DAY = LocalDate.of(2021, 9, 30);

  @TempDir private static Path made;

  @TempDir private Path folder;

  private static Ledger ledger;

  private static Instant before;

  /** Written once for all tests. */
  private static final Map<List<Object>, byte[]> PACKS = new HashMap<>();

  private record Ran(int exit, String out) {}

  @BeforeAll
  static void recordTheDemonstration() {
    var url = "jdbc:sqlite:" + made.resolve("books.db");
    DemoBooks.load(url);
    ledger = Ledger.open(url);
    ledger
        .journal()
        .post(new Submission(paid("Taxi for a resident", 7_00), new EntryKey("taxi"), FINCH));
    before = Instant.now();
    long taxi = ledger.books().now(at -> at.stamp(SMALL)).sequence();
    ledger
        .books()
        .write(SMALL, books -> books.redactions().redact(SMALL, taxi, "Named one", FINCH));
    ledger.periods().close(FUND, Period.parse("2016-17/01"), "All is posted", FINCH);
    new Allocations(ledger.books())
        .decide(
            new Allocations.Which(FUND, Optional.empty(), FinancialYear.parse("2025-26"), 12),
            new Decision(
                ClauseCode.of("sch-3-4-1"),
                Map.of(PartnerCode.of("icb"), 1_00L),
                "Joint board, item 7",
                LocalDate.of(2026, 5, 12),
                "it was so agreed"),
            LocalDate.of(2026, 6, 30),
            FINCH);
    ledger
        .journal()
        .post(new Submission(paid("Sölden, \"quoted\"; £5", 5_00), new EntryKey("odd"), FINCH));
  }

  private static JournalEntry paid(String narrative, long pence) {
    return new JournalEntry(
        SMALL,
        Book.ACTUAL,
        LocalDate.of(2020, 3, 31),
        narrative,
        "",
        List.of(
            Posting.debit(Account.bank(), pence),
            Posting.credit(Account.receivable(PartnerCode.of("ccg")), pence)));
  }

  @AfterAll
  static void close() {
    ledger.close();
  }

  private static byte[] pack(FundCode fund, View view) {
    return PACKS.computeIfAbsent(List.of(fund, view), any -> written(fund, view));
  }

  private static byte[] written(FundCode fund, View view) {
    var out = new ByteArrayOutputStream();
    new AuditorPackOf(ledger).run(fund, view, out);
    return out.toByteArray();
  }

  private static View asAt(LocalDate day) {
    return new View(Optional.of(day), Optional.empty());
  }

  private void unpack(byte[] pack) throws IOException {
    try (var zip = new ZipInputStream(new ByteArrayInputStream(pack))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        var file = folder.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        Files.write(file, zip.readAllBytes());
      }
    }
  }

  private Ran run(String... command) throws Exception {
    try {
      var process =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
      var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Ran(process.waitFor(), out);
    } catch (IOException e) {
      assumeThat(false).as(command[0] + " is not installed").isTrue();
      throw e;
    }
  }

  private Ran script() throws Exception {
    return run("python3", "verify.py");
  }

  private void alter(String name, String from, String to) throws IOException {
    var file = folder.resolve(name);
    var text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replaceFirst(Pattern.quote(from), to));
  }

  @ParameterizedTest
  @ValueSource(strings = {"brackenshire", "oldham"})
  void holdsByTheScriptThatIsInIt(String fund) throws Exception {
    unpack(pack(FundCode.of(fund), View.NOW));

    var ran = script();

    assertThat(ran.out()).contains("The pack of " + fund + " holds.").doesNotContain("BROKEN");
    assertThat(ran.exit()).isZero();
    assertThat(run("sha256sum", "--quiet", "-c", "manifest.txt")).isEqualTo(new Ran(0, ""));
  }

  @Test
  void holdsAsAtADayAndAsKnownAtAMoment() throws Exception {
    unpack(pack(FUND, new View(Optional.of(DAY), Optional.of(before))));

    assertThat(script().out()).contains("holds.").doesNotContain("BROKEN");
    assertThat(Files.readString(folder.resolve("chain.jsonl"))).doesNotContain("All is posted");
    assertThat(Files.readString(folder.resolve("periods.csv"))).hasLineCount(1);
  }

  @Test
  void holdsWithoutATextThatWasTakenOutAndTellsWhatIsFalseOfIt() throws Exception {
    unpack(pack(SMALL, View.NOW));
    var chain = Files.readString(folder.resolve("chain.jsonl"));
    assertThat(chain).doesNotContain("resident").contains("\"redaction\":{\"number\":");
    for (var change :
        List.of(
            List.of("\"reason\\\":\\\"Named", "\"reason\\\":\\\"Nomed"),
            List.of("\"redaction\":{\"number\":", "\"redaction\":{\"number\":1"),
            List.of("\"kind\":\"redaction\"", "\"kind\":\"due\""))) {
      alter("chain.jsonl", change.get(0), change.get(1));
      assertThat(script().out()).as(change.get(0)).containsPattern("BROKEN (?!file )");
      Files.writeString(folder.resolve("chain.jsonl"), chain);
    }
    assertThat(script().out()).contains("holds.");

    unpack(pack(SMALL, new View(Optional.empty(), Optional.of(before))));
    assertThat(script().out())
        .contains("its text was taken out since, by event")
        .contains("holds.")
        .doesNotContain("BROKEN");
  }

  /** The digits of an amount, a narrative, a moment, an approval: whatever is another, its entry is named. */
  @ParameterizedTest
  @CsvSource({
    "entries.csv, ',5.00,', ',6.00,'",
    "entries.csv, Sölden, Solden",
    "chain.jsonl, Sölden, Solden",
    "chain.jsonl, '\"pence\":500}', '\"pence\":501}'",
    "chain.jsonl, '\"pence\":-500}', '\"pence\":-501}'",
  })
  void isBrokenWhereAByteOfAnEntryIsAnotherAndNamesIt(String name, String from, String to)
      throws Exception {
    unpack(pack(SMALL, View.NOW));
    long last = ledger.books().now(at -> at.stamp(SMALL)).sequence();
    alter(name, from, to);

    var ran = script();

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out())
        .contains("BROKEN file " + name + ": ", "BROKEN entry " + last + ": ")
        .doesNotContain("BROKEN entry " + (last - 1) + ":");
  }

  @ParameterizedTest
  @CsvSource({
    "agreements/oldham-cares-section-75-agreement-v2.yml, version: 2, version: 9",
    "trial-balance.csv, 'actual,bank,', 'actual,bank,1'",
    "checkpoint.txt, checkpoint 2, checkpoint 1",
    "manifest.txt, '# events: ', '# events: 1'",
  })
  void isBrokenWhereAnythingElseIsAnother(String name, String from, String to) throws Exception {
    unpack(pack(SMALL, View.NOW));
    alter(name, from, to);

    var ran = script();

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out()).containsPattern("BROKEN (?!file )");
  }

  @Test
  void isBrokenWhereAFileIsMissingOrMore() throws Exception {
    unpack(pack(SMALL, View.NOW));
    Files.delete(folder.resolve("periods.csv"));
    Files.writeString(folder.resolve("note.txt"), "Trust me.");

    assertThat(script().out())
        .contains("BROKEN file periods.csv: it is missing", "BROKEN file note.txt: ");
  }

  private static Map<String, Long> balances(View view) {
    var balances = new TreeMap<String, Long>();
    for (var book : Book.values()) {
      var query = BalanceQuery.of(FUND, book).by(Grouping.ACCOUNT);
      for (var row : ledger.books().at(view, at -> at.balances().of(query))) {
        if (row.pence() != 0) {
          balances.put(
              book.name().toLowerCase(Locale.ROOT) + ":" + row.key().words().get(0), row.pence());
        }
      }
    }
    return balances;
  }

  @Test
  void comesToTheSameBalancesInHledger() throws Exception {
    unpack(pack(FUND, asAt(DAY)));
    var readMe = Files.readString(folder.resolve("README.txt"));
    assertThat(readMe)
        .contains("hledger -f journal.hledger balance --flat --end 2021-10-01")
        .doesNotContain("{");

    var printed =
        run("hledger -f journal.hledger balance --flat --end 2021-10-01 -N -O csv".split(" "));

    var theirs = new TreeMap<String, Long>();
    Pattern.compile("\"([^\"]+)\",\"GBP ?(-?[\\d.,]+)\"")
        .matcher(printed.out())
        .results()
        .forEach(row -> theirs.put(row.group(1), AmountReader.readPence(row.group(2))));
    assertThat(theirs).isEqualTo(balances(asAt(DAY)));
  }

  /** Added up here, from the table of entries. */
  @Test
  void hasATrialBalanceToWhichItsEntriesAddUp() throws Exception {
    unpack(pack(FUND, asAt(DAY)));
    var sums = new HashMap<String, Long>();
    for (var row : CsvTable.read(Files.readAllBytes(folder.resolve("entries.csv"))).rows()) {
      if (!LocalDate.parse(row.field(2)).isAfter(DAY)) {
        sums.merge(
            row.field(1).toLowerCase(Locale.ROOT) + ":" + row.field(6),
            AmountReader.readPence(row.field(7)),
            Long::sum);
      }
    }
    sums.values().removeIf(pence -> pence == 0);
    var said = new HashMap<String, Long>();
    for (var row : CsvTable.read(Files.readAllBytes(folder.resolve("trial-balance.csv"))).rows()) {
      if (!row.field(1).isEmpty()) {
        long pence =
            row.field(2).isEmpty()
                ? -AmountReader.readPence(row.field(3))
                : AmountReader.readPence(row.field(2));
        said.put(row.field(0) + ":" + row.field(1), pence);
      }
    }

    assertThat(said).isEqualTo(sums).hasSizeGreaterThan(100);
    assertThat(said).isEqualTo(balances(asAt(DAY)));
  }

  @Test
  void isTheSameByteForByteOfTheSameState() {
    assertThat(written(SMALL, View.NOW)).isEqualTo(written(SMALL, View.NOW));
  }

  @Test
  void holdsEveryAgreementResultAndDecision() throws Exception {
    unpack(pack(FUND, View.NOW));

    for (var agreement : ledger.agreements().list(FUND)) {
      assertThat(
              folder.resolve(
                  "agreements/%s-v%d.yml".formatted(agreement.code(), agreement.version())))
          .hasContent(agreement.document());
    }
    assertThat(new Agreements(ledger.books()).list(FUND)).hasSize(3);
    var results = new Allocations(ledger.books()).list(FUND);
    for (var result : results) {
      assertThat(folder.resolve("results/" + result.id() + ".txt"))
          .hasContent(String.join("\n", result.explanation()));
      assertThat(folder.resolve("results/" + result.id() + ".json")).exists();
    }
    try (var files = Files.list(folder.resolve("results"))) {
      assertThat(files).hasSize(2 * results.size());
    }
    assertThat(Files.readString(folder.resolve("decisions.csv")))
        .contains("brackenshire-better-care-fund~2025-26~12~2")
        .contains("Joint board, item 7", "2026-05-12", "it was so agreed", ",icb,", ",1.00\n");
    assertThat(Files.readString(folder.resolve("periods.csv")))
        .contains("2016-17/01,close,A. Finch,", ",All is posted\n");
  }

  @Test
  void isHeldToTheBooksAsItWasGivenAway() {
    var output = new VerifyReport(ledger).run(pack(SMALL, View.NOW));

    assertThat(output.findings()).isEmpty();
    assertThat(output.report().funds().get(0).stamp())
        .isEqualTo(ledger.books().now(at -> at.stamp(SMALL)));
    assertThat(output.report().funds().get(0).figures()).hasSizeGreaterThan(20);
  }

  @Test
  void isNotAsItWasWrittenWhereAFileIsNotAsTheManifestSays() throws Exception {
    unpack(pack(SMALL, View.NOW));
    alter("entries.csv", "A. Finch", "B. Finch");
    var names = new ArrayList<Path>();
    try (var files = Files.walk(folder)) {
      files.filter(Files::isRegularFile).forEach(names::add);
    }
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (var name : names) {
        zip.putNextEntry(new ZipEntry(folder.relativize(name).toString().replace('\\', '/')));
        Files.copy(name, zip);
      }
    }

    assertThat(new VerifyReport(ledger).run(out.toByteArray()).findings())
        .extracting(finding -> finding.what())
        .containsExactly("digest");
  }
}
