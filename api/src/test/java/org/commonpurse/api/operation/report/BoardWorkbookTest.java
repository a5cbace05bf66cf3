package org.commonpurse.api.operation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import java.util.zip.ZipInputStream;
import org.commonpurse.allocation.impact.Better;
import org.commonpurse.allocation.impact.MeasureKind;
import org.commonpurse.allocation.measure.RealisedQuarter;
import org.commonpurse.allocation.measure.RealisedQuarter.Outcome;
import org.commonpurse.allocation.measure.RealisedQuarter.ToDate;
import org.commonpurse.api.demo.Demo;
import org.commonpurse.api.demo.Progress;
import org.commonpurse.api.problem.ServiceProblem;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.calendar.Quarter;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.EffectCode;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.RecordedEntry;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.reports.SyntheticFund;
import org.commonpurse.reports.SyntheticFund.Landing;
import org.commonpurse.reports.board.BoardPackContents;
import org.commonpurse.reports.board.Measured;
import org.commonpurse.reports.file.ReportFile;
import org.commonpurse.reports.sheet.Recalculated;
import org.commonpurse.reports.sheet.Sheet;
import org.commonpurse.reports.sheet.Sheet.MoreRows;
import org.commonpurse.reports.sheet.SheetCell;
import org.commonpurse.reports.sheet.SheetCell.Formula;
import org.commonpurse.reports.sheet.SheetCell.Origin;
import org.commonpurse.reports.sheet.SheetFile;
import org.commonpurse.reports.sheet.SheetRow;
import org.commonpurse.reports.workbook.BoardWorkbook;
import org.commonpurse.reports.workbook.WorkbookContents;
import org.commonpurse.reports.workbook.WorkbookEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Workbooks of funds, worked out by LibreOffice from their entries and held to what the books say, and to sums
 * over the journal that know nothing of either.
 */
class BoardWorkbookTest {

  private static final LocalDate DAY = LocalDate.of(2026, 5, 12);
  private static final FundCode SPLIT = FundCode.of("split");
  private static final FundCode CLAUSES = FundCode.of("clauses");
  private static final FundCode DEMO = FundCode.of("oldham");
  private static final FundCode LONG = FundCode.of("long-names");
  private static final FundCode MEASURED = FundCode.of("measured");
  private static final FundCode STATED = FundCode.of("stated");
  private static final String ENTRIES = "Entries";
  private static final int NET = 13;
  private static final int AMOUNT = 21;
  private static final int HEADING_ROWS = 3;

  @TempDir private static Path folder;

  private static final Map<FundCode, List<Sheet>> SHEETS = new TreeMap<>();
  private static final Map<FundCode, List<RecordedEntry>> JOURNALS = new TreeMap<>();

  @BeforeAll
  static void load() throws IOException {
    loadDemonstration();
    try (var ledger = Ledger.open("jdbc:sqlite:" + folder.resolve("books.db"))) {
      MixedBooks.load(ledger, MixedBooks.FUND, 1);
      MixedBooks.load(ledger, SPLIT, 2);
      MixedBooks.loadWithBaselines(ledger, STATED);
      new SyntheticFund(CLAUSES, 4, 5, 3, 500_000_00, 0, Landing.GAINS).load(ledger);
      new SyntheticFund(LONG, 3, 3, 1, 500_000_00, 200, Landing.LOSSES).load(ledger);
      for (var fund : List.of(MixedBooks.FUND, SPLIT, STATED, CLAUSES, LONG)) {
        SHEETS.put(fund, BoardWorkbook.sheets(contents(ledger, fund)));
        JOURNALS.put(fund, journal(ledger, fund));
      }
      SHEETS.put(MEASURED, BoardWorkbook.sheets(measured(contents(ledger, MixedBooks.FUND))));
      JOURNALS.put(MEASURED, JOURNALS.get(MixedBooks.FUND));
    }
  }

  /** The same with a measure that was planned for three quarters, of which two were counted. */
  private static WorkbookContents measured(WorkbookContents contents) {
    var pack = contents.pack();
    var quarters =
        List.of(
            quarter(
                "2024-25/q1",
                Optional.of(
                    new Outcome(920, -20, -1_000_00, 4_000_10, 900_03, 1, Optional.of(9L)))),
            quarter(
                "2024-25/q2",
                Optional.of(
                    new Outcome(1_010, -110, -5_500_00, -500_01, -20_00, 1, Optional.empty()))),
            quarter("2024-25/q3", Optional.empty()));
    return new WorkbookContents(
        new BoardPackContents(
            pack.fund(),
            pack.horizon(),
            pack.budget(),
            pack.streams(),
            pack.reserves(),
            pack.agreements(),
            pack.open(),
            new Measured(List.of(), quarters),
            pack.basis(),
            pack.notes(),
            pack.footing()),
        contents.reserves(),
        contents.accounts(),
        contents.entries());
  }

  private static RealisedQuarter quarter(String quarter, Optional<Outcome> outcome) {
    return new RealisedQuarter(
        EffectCode.of("fewer-admissions"),
        SchemeCode.of("2011-12"),
        MeasureCode.of("admissions"),
        MeasureKind.OUTCOME,
        Better.FEWER,
        Quarter.parse(quarter),
        1,
        1_000,
        900,
        Exact.of(50_00),
        false,
        outcome,
        new ToDate(0, 0, 0, 0));
  }

  /** The demonstration of one fund alone. */
  private static void loadDemonstration() throws IOException {
    var from = Path.of("..", "config", "demo", DEMO.value());
    var to = Files.createDirectories(folder.resolve("demo").resolve(DEMO.value()));
    try (var files = Files.list(from)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
    var result = Demo.run(to.getParent(), folder.resolve("out"), new Silent());
    assertThat(result.files()).contains(folder.resolve("out/oldham/workbook.xlsx"));
    try (var ledger = Ledger.open(result.jdbcUrl())) {
      SHEETS.put(DEMO, BoardWorkbook.sheets(contents(ledger, DEMO)));
      JOURNALS.put(DEMO, journal(ledger, DEMO));
    }
  }

  private static final class Silent implements Progress {
    @Override
    public void step(String line) {}

    @Override
    public void result(String line) {}
  }

  private static WorkbookContents contents(Ledger ledger, FundCode fund) {
    return ledger
        .books()
        .now(at -> BoardWorkbookOf.contents(at, BoardPackOf.contents(at, fund, DAY)));
  }

  private static List<RecordedEntry> journal(Ledger ledger, FundCode fund) {
    return ledger.journal().entries(EntryQuery.of(fund).limit(1000)).entries();
  }

  private static byte[] file(List<Sheet> sheets) {
    var out = new ByteArrayOutputStream();
    SheetFile.write(sheets, DAY, out);
    return out.toByteArray();
  }

  @Test
  void comesToTheSameInASpreadsheetUntilAPostingIsChanged(@TempDir Path empty) throws Exception {
    var funds = List.of(MixedBooks.FUND, SPLIT, STATED, CLAUSES, DEMO, MEASURED);
    var files = new ArrayList<byte[]>();
    for (var fund : funds) {
      // One as it is handed out, with what is attached to it and its digest at the end.
      files.add(
          fund.equals(DEMO)
              ? Files.readAllBytes(folder.resolve("out/oldham/workbook.xlsx"))
              : file(SHEETS.get(fund)));
    }
    assertThat(ReportFile.read(files.get(funds.indexOf(DEMO))).orElseThrow().isAsWritten())
        .isTrue();
    files.add(file(withOnePoundMore(SHEETS.get(MixedBooks.FUND))));

    var worked = Recalculated.of(files, empty);

    for (int i = 0; i < funds.size(); i++) {
      for (var sheet : SHEETS.get(funds.get(i))) {
        sameIn(worked.get(i), sheet);
      }
      assertThat(verdicts(worked.get(i))).as(funds.get(i).value()).containsOnly("TRUE");
    }
    var changed = worked.get(funds.size());
    assertThat(verdicts(changed)).contains("FALSE");
    assertThat(changed.row("Checks", "All checks")).endsWith("FALSE");
    sumsOfTheJournal(worked.get(0));
    // 4,000.10 less 900.03, and -500.01 less -20.00; together 3,500.09 less 880.03.
    var savings = worked.get(funds.indexOf(MEASURED)).rows("Savings");
    assertThat(savings.stream().skip(HEADING_ROWS).map(row -> row.get(NET)))
        .satisfiesExactly(
            net -> assertThat(Recalculated.pence(net)).isEqualTo(3_100_07),
            net -> assertThat(Recalculated.pence(net)).isEqualTo(-480_01),
            net -> assertThat(net).isEmpty(),
            net -> assertThat(Recalculated.pence(net)).isEqualTo(2_620_06));
  }

  private static void sameIn(Recalculated worked, Sheet sheet) {
    var rows = worked.rows(sheet.name());
    for (int row = 0; row < sheet.rows().size(); row++) {
      var cells = sheet.rows().get(row).cells();
      for (int column = 0; column < cells.size(); column++) {
        if (cells.get(column) instanceof Formula formula) {
          var as = sheet.name() + " " + column + " " + row + " " + formula.expression();
          var found = rows.get(HEADING_ROWS + row).get(column);
          if (formula.result().orElseThrow() instanceof SheetCell.Result.Verdict verdict) {
            assertThat(found).as(as).isEqualTo(verdict.holds() ? "TRUE" : "FALSE");
          } else {
            assertThat(Recalculated.pence(found)).as(as).isEqualTo(formula.pence());
          }
        }
      }
    }
  }

  private static List<String> verdicts(Recalculated worked) {
    return worked.rows("Checks").stream()
        .skip(HEADING_ROWS)
        .map(row -> row.get(row.size() - 1))
        .toList();
  }

  /** The same sheets with one pound more on the first posting of the actual book, and nothing else. */
  private static List<Sheet> withOnePoundMore(List<Sheet> sheets) {
    return sheets.stream()
        .map(sheet -> sheet.name().equals(ENTRIES) ? changed(sheet) : sheet)
        .toList();
  }

  private static Sheet changed(Sheet sheet) {
    var rows =
        new ArrayList<>(StreamSupport.stream(sheet.more().rows().spliterator(), false).toList());
    var cells = new ArrayList<>(rows.get(0).cells());
    var amount = ((SheetCell.Value) cells.get(AMOUNT)).number();
    cells.set(
        AMOUNT,
        new SheetCell.Value(amount.add(BigDecimal.ONE), SheetCell.Format.MONEY, Origin.FIXED));
    rows.set(0, new SheetRow(cells, false));
    return new Sheet(
        sheet.name(),
        sheet.caption(),
        sheet.headings(),
        sheet.leading(),
        List.of(),
        new MoreRows(rows.size(), rows),
        sheet.names());
  }

  /** What partners paid in, what is at the bank and what was saved, added up here over the journal. */
  private static void sumsOfTheJournal(Recalculated worked) {
    var journal = JOURNALS.get(MixedBooks.FUND);
    var years = List.of("2022-23", "2023-24", "2024-25");
    for (var year : years) {
      for (var partner : List.of("1e5", "100000")) {
        var paidIn =
            sum(
                journal,
                each -> -each,
                Book.ACTUAL,
                AccountKind.CONTRIBUTION,
                "contribution:" + partner + ":",
                year,
                year);
        assertThat(cell(worked, "Cost and savings", "partner:" + partner, year, 4))
            .isEqualTo(paidIn);
      }
      var saved =
          sum(journal, each -> each, Book.IMPACT, AccountKind.SAVING, "saving:", year, year);
      assertThat(cell(worked, "Cost and savings", "", year, 9)).isEqualTo(saved);
      var bank = sum(journal, each -> each, Book.ACTUAL, AccountKind.BANK, "bank", "2022-23", year);
      assertThat(Recalculated.pence(ofYear(worked, "Balance sheet", year).get(2))).isEqualTo(bank);
    }
  }

  private static long cell(
      Recalculated worked, String sheet, String code, String year, int column) {
    return worked.rows(sheet).stream()
        .skip(HEADING_ROWS)
        .filter(row -> row.get(0).equals(code) && row.get(3).equals(year))
        .map(row -> Recalculated.pence(row.get(column)))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> ofYear(Recalculated worked, String sheet, String year) {
    return worked.rows(sheet).stream()
        .skip(HEADING_ROWS)
        .filter(row -> row.get(1).equals(year))
        .findFirst()
        .orElseThrow();
  }

  private static long sum(
      List<RecordedEntry> journal,
      UnaryOperator<Long> sign,
      Book book,
      AccountKind kind,
      String path,
      String from,
      String to) {
    return journal.stream()
        .filter(each -> each.entry().book() == book)
        .filter(
            each -> {
              var year = FinancialYear.of(each.entry().effectiveOn()).toString();
              return year.compareTo(from) >= 0 && year.compareTo(to) <= 0;
            })
        .flatMap(each -> each.entry().postings().stream())
        .filter(each -> each.account().kind() == kind && each.account().path().startsWith(path))
        .map(Posting::pence)
        .map(sign)
        .reduce(0L, Long::sum);
  }

  @Test
  void holdsEveryPostingWithKeyAndSeal() throws IOException {
    var entries = sheet(CLAUSES, ENTRIES);
    var journal = JOURNALS.get(CLAUSES);

    assertThat(entries.more().count())
        .isEqualTo(journal.stream().mapToInt(each -> each.entry().postings().size()).sum());
    var text = part(file(List.of(entries)), "xl/sharedStrings.xml");
    for (var each : journal) {
      assertThat(text).contains(">" + each.key().value() + "<", ">" + each.seal() + "<");
    }
  }

  @Test
  void givesTheSameBytesForTheSameBooksAndDay() {
    try (var ledger = Ledger.open("jdbc:sqlite:" + folder.resolve("books.db"))) {
      var one = new ByteArrayOutputStream();
      BoardWorkbook.write(contents(ledger, CLAUSES), one);
      var other = new ByteArrayOutputStream();
      BoardWorkbook.write(contents(ledger, CLAUSES), other);
      assertThat(other.toByteArray()).isEqualTo(one.toByteArray());
    }
  }

  @Test
  void letsNoWordsRunAsAFormula() throws IOException {
    for (var sheet : SHEETS.get(MixedBooks.FUND)) {
      var file = file(List.of(sheet));
      assertThat(part(file, "xl/worksheets/sheet1.xml"))
          .as(sheet.name())
          .doesNotContain("HYPERLINK", "@SUM", "example.org");
    }
    assertThat(part(file(SHEETS.get(MixedBooks.FUND)), "xl/sharedStrings.xml"))
        .contains(">=HYPERLINK(&quot;http://example.org&quot;,&quot;Council&quot;)<", ">@SUM(A1)<");
  }

  @Test
  void hasNoSheetWithoutRowsAndSaysWhyOneIsLeftOut() {
    for (var sheets : SHEETS.values()) {
      var names = sheets.stream().map(Sheet::name).toList();
      assertThat(names)
          .doesNotHaveDuplicates()
          .startsWith("Contents", "Summary")
          .endsWith("Checks");
      assertThat(sheets)
          .allSatisfy(each -> assertThat(each.rows().size() + each.more().count()).isPositive());
      var listed =
          sheets.get(0).rows().stream()
              .map(row -> ((SheetCell.Words) row.cells().get(0)).text())
              .toList();
      assertThat(listed).containsAll(names.subList(1, names.size())).contains("Savings");
    }
    assertThat(SHEETS.get(LONG).get(0).rows())
        .anySatisfy(row -> assertThat(row.cells().toString()).contains("Left out. No measure"));
  }

  @Test
  void keepsHeadingsInSightAndNamesWhatFormulasUse() throws IOException {
    var workbook = part(file(SHEETS.get(LONG)), "xl/workbook.xml");

    assertThat(workbook)
        .contains("name=\"EntryAmount\"", "name=\"AllChecksHold\"", ">'Summary'!$3:$3<")
        .doesNotContain("fullCalcOnLoad");
    assertThat(part(file(SHEETS.get(LONG)), "xl/worksheets/sheet2.xml"))
        .contains("state=\"frozen\"");
  }

  @Test
  void isWrittenOutOfTheStateThatIsAskedFor() throws IOException {
    try (var ledger = Ledger.open("jdbc:sqlite:" + folder.resolve("books.db"))) {
      var workbooks = new BoardWorkbookOf(ledger, Clock.systemUTC());
      var file = folder.resolve("as-at.xlsx");
      try (var out = Files.newOutputStream(file)) {
        var asAt = Optional.of(LocalDate.of(2023, 3, 31));
        workbooks.run(MixedBooks.FUND, new View(asAt, Optional.empty()), out);
      }
      assertThat(part(Files.readAllBytes(file), "xl/sharedStrings.xml"))
          .contains("=put/2022")
          .doesNotContain("=put/2023");
    }
  }

  @Test
  void refusesWhatASpreadsheetDoesNotKeepToThePenny() {
    var fund = FundCode.of("large");
    try (var ledger = Ledger.open("jdbc:sqlite:" + folder.resolve("large.db"))) {
      MixedBooks.load(ledger, fund, 1);
      var workbooks = new BoardWorkbookOf(ledger, Clock.systemUTC());
      for (int i = 0; i < 9; i++) {
        MixedBooks.postLargest(ledger, fund, i);
      }
      var out = new ByteArrayOutputStream();
      workbooks.run(fund, View.NOW, out);
      assertThat(out.size()).isPositive();

      MixedBooks.postLargest(ledger, fund, 9);

      assertThatThrownBy(() -> workbooks.run(fund, View.NOW, OutputStream.nullOutputStream()))
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> assertThat(e.code()).isEqualTo(ServiceProblem.REPORT_BEYOND_WORKBOOK.name()))
          .hasMessageContaining("9,999,999,999,999.99");
    }
  }

  @Test
  void refusesMorePostingsThanASheetHasRows() {
    var posting = new Posting(Account.bank(), 1);
    var entry =
        new WorkbookEntry(
            1,
            new EntryKey("key"),
            JournalEntry.GENERAL,
            false,
            DAY,
            DAY.atStartOfDay().toInstant(ZoneOffset.UTC),
            Book.ACTUAL,
            Collections.nCopies(1_048_573, posting),
            "0".repeat(64));

    assertThat(BoardWorkbook.beyond(List.of(entry))).isEmpty();
    assertThat(BoardWorkbook.beyond(List.of(entry, entry)))
        .hasValueSatisfying(why -> assertThat(why).contains("1,048,573"));
  }

  private static Sheet sheet(FundCode fund, String name) {
    return SHEETS.get(fund).stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String part(byte[] workbook, String name) throws IOException {
    try (var zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(name)) {
          return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
      }
    }
    throw new AssertionError("No part " + name);
  }
}
