package org.commonpurse.reports.page;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.money.CurrencyUnit;
import org.commonpurse.ledger.id.ReportCode;
import org.commonpurse.reports.chart.Chart;
import org.commonpurse.reports.table.Table;

/**
 * A report: pages that every writer sets in its own way.
 *
 * @param name  what its file is called
 * @param title  what it is called
 * @param description  what it is about, as a sentence
 * @param currency  of every amount
 * @param footing  what it rests on
 * @param pages  one or more, in the order in which they are read
 */
public record Report(
    ReportCode name,
    String title,
    String description,
    CurrencyUnit currency,
    Footing footing,
    List<Page> pages) {

  public Report {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(currency, "currency");
    Objects.requireNonNull(footing, "footing");
    pages = List.copyOf(pages);
    if (title.isBlank() || description.isBlank() || pages.isEmpty()) {
      throw new IllegalArgumentException("A report needs a title, a description and a page.");
    }
  }

  /** Every chart, in order. */
  public List<Chart> charts() {
    return blocks().flatMap(Report::charts).toList();
  }

  private static Stream<Chart> charts(Block block) {
    if (block instanceof Block.Charts charts) {
      return charts.charts().stream();
    }
    return block instanceof Block.Beside beside ? Stream.of(beside.chart()) : Stream.of();
  }

  /** Every table, in order, those behind charts included. */
  public List<Table> tables() {
    return blocks()
        .flatMap(block -> Stream.concat(grid(block), charts(block).map(Chart::table)))
        .toList();
  }

  private static Stream<Table> grid(Block block) {
    if (block instanceof Block.Grid grid) {
      return Stream.of(grid.table());
    }
    return block instanceof Block.Beside beside ? Stream.of(beside.grid().table()) : Stream.of();
  }

  private Stream<Block> blocks() {
    return pages.stream().flatMap(page -> page.blocks().stream());
  }
}
