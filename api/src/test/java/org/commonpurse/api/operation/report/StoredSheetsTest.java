package org.commonpurse.api.operation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.reports.sheet.SheetCell;
import org.commonpurse.reports.sheet.SheetCell.Formula;
import org.commonpurse.reports.sheet.SheetRow;
import org.commonpurse.reports.workbook.BoardWorkbook;
import org.commonpurse.reports.workbook.WorkbookContents;
import org.commonpurse.reports.workbook.WorkbookEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What single sheets of a workbook store, for readers that work nothing out. */
class StoredSheetsTest {

  private static final FundCode STATED = FundCode.of("stated");

  @TempDir private Path folder;

  private List<SheetRow> rows(Function<Ledger, WorkbookContents> load, String sheet) {
    try (var ledger = Ledger.open("jdbc:sqlite:" + folder.resolve("books.db"))) {
      return BoardWorkbook.sheets(load.apply(ledger)).stream()
          .filter(each -> each.name().equals(sheet))
          .findFirst()
          .orElseThrow()
          .rows();
    }
  }

  private static WorkbookContents contents(Ledger ledger, FundCode fund) {
    var day = LocalDate.of(2026, 5, 12);
    return ledger
        .books()
        .now(at -> BoardWorkbookOf.contents(at, BoardPackOf.contents(at, fund, day)));
  }

  /**
   * What the beds would have cost is 190,000.00 and grows by 2.5% a year; they cost 198,000.99. The homes are
   * additional, so all they cost is.
   */
  @Test
  void statesWhatSchemesWouldHaveCostBesideWhatTheyCost() {
    var rows =
        rows(
            ledger -> {
              MixedBooks.loadWithBaselines(ledger, STATED);
              return contents(ledger, STATED);
            },
            "Assumptions");

    assertThat(rows)
        .extracting(row -> amounts(row.cells().subList(5, 8)))
        .containsExactly(
            List.of(0L, 101_000_01L, 101_000_01L),
            List.of(0L, 101_010_02L, 101_010_02L),
            List.of(0L, 101_020_03L, 101_020_03L),
            List.of(190_000_00L, 198_000_99L, 8_000_99L),
            List.of(194_750_00L, 198_000_99L, 3_250_99L),
            List.of(199_618_75L, 198_000_99L, -1_617_76L));
  }

  private static List<Long> amounts(List<SheetCell> cells) {
    return cells.stream()
        .map(
            cell ->
                cell instanceof Formula formula
                    ? formula.pence()
                    : ((SheetCell.Value) cell).number().movePointRight(2).longValueExact())
        .toList();
  }

  @Test
  void tellsBothSidesOfABookThatDoesNotBalanceAndStoresThatItDoesNot() {
    var checks =
        rows(
            ledger -> {
              MixedBooks.load(ledger, MixedBooks.FUND, 1);
              return withOneSidedEntry(contents(ledger, MixedBooks.FUND));
            },
            "Checks");
    var balance =
        checks.stream()
            .map(SheetRow::cells)
            .filter(cells -> cells.toString().contains("Debits and credits of the book plan"))
            .findFirst()
            .orElseThrow();

    assertThat(amounts(balance.subList(3, 5)))
        .satisfies(sides -> assertThat(sides.get(1) - sides.get(0)).isEqualTo(7_00));
    assertThat(((Formula) balance.get(5)).isFalse()).isTrue();
  }

  private static WorkbookContents withOneSidedEntry(WorkbookContents contents) {
    var last = contents.entries().get(contents.entries().size() - 1);
    var entries = new ArrayList<>(contents.entries());
    entries.add(
        new WorkbookEntry(
            last.sequence() + 1,
            new EntryKey("one-sided"),
            last.kind(),
            false,
            last.effectiveOn(),
            last.recordedAt(),
            Book.PLAN,
            List.of(Posting.credit(Account.surplus(), 7_00)),
            last.seal()));
    return new WorkbookContents(contents.pack(), contents.reserves(), contents.accounts(), entries);
  }
}
