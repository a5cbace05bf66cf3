package org.commonpurse.allocation.term;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a paragraph says, as a table: a line a case.
 *
 * @param number  the number of the paragraph, such as {@code 2.1.}
 * @param title  the paragraph's sentence
 * @param columns  what stands above the columns
 * @param rows  the cases, each with a cell for every column
 * @param note  how the cases are to be read, where the columns do not say it
 */
public record DecisionTable(
    String number,
    String title,
    List<String> columns,
    List<List<String>> rows,
    Optional<String> note) {

  private static final String GAP = "  ";

  /**
   * Checks that the rows fit the columns.
   *
   * @throws IllegalArgumentException if a row has a cell too many or too few
   */
  public DecisionTable {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (var row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "%d cells do not fit %d columns: %s".formatted(row.size(), columns.size(), row));
      }
    }
  }

  /** What it shows: the number and the sentence of its paragraph. */
  public String caption() {
    return number + " " + title;
  }

  /** The table as lines of text, its columns lined up, beneath its caption. */
  public List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add("Table of " + caption() + ":");
    lines.add(line(columns));
    rows.forEach(row -> lines.add(line(row)));
    note.ifPresent(said -> lines.add(GAP + said));
    return List.copyOf(lines);
  }

  private String line(List<String> cells) {
    var line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      line.append(GAP).append(cells.get(i)).append(" ".repeat(width(i) - cells.get(i).length()));
    }
    return line.toString().stripTrailing();
  }

  private int width(int column) {
    return rows.stream()
        .mapToInt(row -> row.get(column).length())
        .reduce(columns.get(column).length(), Math::max);
  }
}
