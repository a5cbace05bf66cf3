package org.commonpurse.reports.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.book.Stamp;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.ReportCode;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.reports.page.AmountUnit;
import org.commonpurse.reports.page.Block;
import org.commonpurse.reports.page.BooksFooting;
import org.commonpurse.reports.page.Page;
import org.commonpurse.reports.page.Report;
import org.commonpurse.reports.table.Cell;
import org.commonpurse.reports.table.Column;
import org.commonpurse.reports.table.Row;
import org.commonpurse.reports.table.Table;
import org.junit.jupiter.api.Test;

/** Whether it is seen that a sheet is left half empty. */
class PrintedPagesTest {

  @Test
  void aSheetThatALargeTableLeavesIsHalfEmpty() {
    assertThat(printed(page("one", rows(30))).halfEmpty())
        .singleElement()
        .asString()
        .startsWith("sheet 1 is 0.");
  }

  @Test
  void aSheetBeforeAPageOfItsOwnAndTheLastOneMayBe() {
    var printed = printed(page("one", rows(1)), page("two", rows(1)));

    assertThat(printed.filled()).hasSize(2).allSatisfy(part -> assertThat(part).isLessThan(0.5f));
    assertThat(printed.halfEmpty()).isEmpty();
  }

  @Test
  void aHeadingOrACaptionWithoutWhatItIsOfIsLeftBehind() {
    assertThat(printed(page("one", Block.Heading.part("part", "Left alone"))).headingsLeftBehind())
        .containsExactly("a heading ends sheet 1: Leftalone");
    assertThat(printed(page("one", rows(0))).headingsLeftBehind()).isEmpty();
    assertThat(printed(page("one", rows(1))).headingsLeftBehind()).isEmpty();
  }

  private static Block rows(int count) {
    return Block.Grid.kept(
        new Table(
            ReportCode.of("rows"),
            "Rows",
            List.of(Column.heading("Row"), Column.money("Amount")),
            IntStream.range(0, count)
                .mapToObj(i -> Row.body(List.of(Cell.text("Row " + i), Cell.money(i))))
                .toList()),
        AmountUnit.PENCE);
  }

  private static Page page(String id, Block block) {
    return new Page(
        id, "Page " + id, Optional.empty(), "Finding", Optional.empty(), List.of(block));
  }

  private static PrintedPages printed(Page... pages) {
    var day = LocalDate.of(2026, 5, 12);
    var stamp = new Stamp(FundCode.of("f"), View.NOW, 1, 0, "0".repeat(64));
    var out = new ByteArrayOutputStream();
    Pdf.write(
        new Report(
            ReportCode.of("sheets"),
            "Sheets",
            "Sheets.",
            Amounts.GBP,
            new BooksFooting("Fund", day, day, day, stamp),
            Arrays.asList(pages)),
        out);
    return PrintedPages.of(out.toByteArray());
  }
}
