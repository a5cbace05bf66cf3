package org.commonpurse.reports.table;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.commonpurse.ledger.id.ReportCode;

/**
 * A table: columns, and rows that fit them.
 *
 * @param name  what its file or sheet is called
 * @param caption  what it shows, as one line
 * @param columns  one or more
 * @param rows  in the order in which they are shown; each has a fitting cell for every column
 */
public record Table(ReportCode name, String caption, List<Column> columns, List<Row> rows) {

  /**
   * Checks that the rows fit the columns.
   *
   * @throws IllegalArgumentException if a row has a cell too many or too few, or words stand in a
   *     column of amounts
   */
  public Table {
    if (caption.isBlank() || columns.isEmpty()) {
      throw new IllegalArgumentException("A table needs a caption and at least one column.");
    }
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    for (int row = 0; row < rows.size(); row++) {
      requireFit(columns, rows.get(row), row);
    }
  }

  private static void requireFit(List<Column> columns, Row row, int number) {
    if (row.cells().size() != columns.size()) {
      throw new IllegalArgumentException(
          "Row %d has %d cells for %d columns."
              .formatted(number + 1, row.cells().size(), columns.size()));
    }
    for (int column = 0; column < columns.size(); column++) {
      if (!columns.get(column).admits(row.cells().get(column))) {
        throw new IllegalArgumentException(
            "Row %d has %s in the column \"%s\"."
                .formatted(number + 1, row.cells().get(column), columns.get(column).heading()));
      }
    }
  }

  /** The same table of what is no figure of one fund: nothing in it can be traced. */
  public Table untraced() {
    return new Table(
        name,
        caption,
        columns,
        rows.stream()
            .map(row -> new Row(row.kind(), row.cells().stream().map(Table::untraced).toList()))
            .toList());
  }

  private static Cell untraced(Cell cell) {
    return cell instanceof Cell.Money money ? Cell.money(money.amountPence()) : cell;
  }

  /**
   * The amount in a place of the table, in pence.
   *
   * @param row  the row, from 0
   * @param column  the column, from 0
   * @throws java.util.NoSuchElementException if there is no amount
   */
  public long pence(int row, int column) {
    return rows.get(row).cells().get(column).pence().orElseThrow();
  }

  /** The words in a place of the table, or none where it holds something else. */
  public String words(int row, int column) {
    return rows.get(row).cells().get(column) instanceof Cell.Text words ? words.text() : "";
  }

  /**
   * The number of the first column with the heading, from 0.
   *
   * @throws java.util.NoSuchElementException if there is none
   */
  public int column(String heading) {
    return IntStream.range(0, columns.size())
        .filter(i -> columns.get(i).heading().equals(heading))
        .findFirst()
        .orElseThrow();
  }

  /** Every amount in the table, row by row. */
  public LongStream amounts() {
    return rows.stream()
        .flatMap(row -> row.cells().stream())
        .flatMapToLong(cell -> cell.pence().stream());
  }
}
