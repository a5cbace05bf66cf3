package org.commonpurse.reports.table;

import java.util.Objects;

/**
 * A column of a table.
 *
 * @param heading  what stands above it
 * @param kind  what its cells hold
 */
public record Column(String heading, Kind kind) {

  /** What the cells of a column hold. */
  public enum Kind {
    /** Words that name the row: a partner, a year. */
    HEADING,
    /** Other words. */
    TEXT,
    /** Amounts in pence. */
    MONEY
  }

  public Column {
    if (heading.isBlank()) {
      throw new IllegalArgumentException("A column needs a heading.");
    }
    Objects.requireNonNull(kind, "kind");
  }

  /** A column of words that name their rows. */
  public static Column heading(String heading) {
    return new Column(heading, Kind.HEADING);
  }

  /** A column of other words. */
  public static Column text(String heading) {
    return new Column(heading, Kind.TEXT);
  }

  /** A column of amounts. */
  public static Column money(String heading) {
    return new Column(heading, Kind.MONEY);
  }

  /** Whether the cell may stand in this column; one that is empty may stand in any. */
  boolean admits(Cell cell) {
    return cell instanceof Cell.Empty
        || (kind == Kind.MONEY ? cell instanceof Cell.Money : cell instanceof Cell.Text);
  }
}
