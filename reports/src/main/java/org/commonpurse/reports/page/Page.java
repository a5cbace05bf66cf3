package org.commonpurse.reports.page;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.commonpurse.reports.chart.Chart;
import org.commonpurse.reports.table.Table;

/**
 * A page that answers one question, or a part of an appendix that runs over as many pages as it needs.
 *
 * @param id  a name within the report
 * @param subject  what it is about, above the headline and in the bookmarks
 * @param question  what it answers; empty in an appendix
 * @param headline  the finding, as a sentence
 * @param lead  what qualifies the finding
 * @param blocks  what shows it, one or more
 * @param isFlowing  whether it is printed on from where the page before it ended, as an appendix is
 */
public record Page(
    String id,
    String subject,
    Optional<String> question,
    String headline,
    Optional<String> lead,
    List<Block> blocks,
    boolean isFlowing) {

  public Page {
    Objects.requireNonNull(question, "question");
    Objects.requireNonNull(lead, "lead");
    blocks = List.copyOf(blocks);
    if (id.isBlank() || subject.isBlank() || headline.isBlank() || blocks.isEmpty()) {
      throw new IllegalArgumentException(
          "A page needs a name, a subject, a headline and something that shows it.");
    }
  }

  /** A page that begins on a sheet of its own. */
  public Page(
      String id,
      String subject,
      Optional<String> question,
      String headline,
      Optional<String> lead,
      List<Block> blocks) {
    this(id, subject, question, headline, lead, blocks, false);
  }

  /** The same as part of an appendix, which is printed on from where the page before it ended. */
  public Page flowing() {
    return new Page(id, subject, question, headline, lead, blocks, true);
  }

  /** The headings within it, in order. */
  public List<Block.Heading> headings() {
    return blocks.stream()
        .filter(Block.Heading.class::isInstance)
        .map(Block.Heading.class::cast)
        .toList();
  }

  /** Every chart, in order. */
  public List<Chart> charts() {
    return blocks.stream().flatMap(Page::charts).toList();
  }

  private static Stream<Chart> charts(Block block) {
    if (block instanceof Block.Charts charts) {
      return charts.charts().stream();
    }
    return block instanceof Block.Beside beside ? Stream.of(beside.chart()) : Stream.of();
  }

  /** Every table, in order, those behind charts included. */
  public List<Table> tables() {
    return blocks.stream()
        .flatMap(block -> Stream.concat(grid(block), charts(block).map(Chart::table)))
        .toList();
  }

  private static Stream<Table> grid(Block block) {
    if (block instanceof Block.Grid grid) {
      return Stream.of(grid.table());
    }
    return block instanceof Block.Beside beside ? Stream.of(beside.grid().table()) : Stream.of();
  }
}
