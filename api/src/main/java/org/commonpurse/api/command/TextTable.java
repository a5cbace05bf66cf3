package org.commonpurse.api.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A table of text, its columns lined up: words to the left, figures to the right. */
final class TextTable {

  private static final String GAP = "  ";

  private final List<String> header;

  private final int wordColumns;

  private final List<List<String>> rows = new ArrayList<>();

  /**
   * An empty table.
   *
   * @param wordColumns  how many columns, counted from the left, hold words and not figures
   */
  TextTable(int wordColumns, List<String> header) {
    this.wordColumns = wordColumns;
    this.header = List.copyOf(header);
  }

  /** Adds a row, which must have as many cells as the header. */
  TextTable row(List<String> cells) {
    if (cells.size() != header.size()) {
      throw new IllegalArgumentException(
          "A row of " + cells.size() + " cells does not fit " + header.size() + " columns.");
    }
    rows.add(List.copyOf(cells));
    return this;
  }

  /** Adds a row. */
  TextTable row(String... cells) {
    return row(List.of(cells));
  }

  /** The lines of the table: the header, a rule, and the rows. */
  List<String> lines() {
    int[] widths = IntStream.range(0, header.size()).map(this::width).toArray();
    var lines = new ArrayList<String>();
    lines.add(line(header, widths));
    lines.add("-".repeat(IntStream.of(widths).sum() + GAP.length() * (widths.length - 1)));
    rows.forEach(row -> lines.add(line(row, widths)));
    return lines;
  }

  private int width(int column) {
    return rows.stream()
        .mapToInt(row -> row.get(column).length())
        .reduce(header.get(column).length(), Math::max);
  }

  private String line(List<String> cells, int[] widths) {
    var line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      var padding = " ".repeat(widths[column] - cells.get(column).length());
      line.append(column == 0 ? "" : GAP);
      line.append(column < wordColumns ? cells.get(column) + padding : padding + cells.get(column));
    }
    return line.toString().stripTrailing();
  }
}
