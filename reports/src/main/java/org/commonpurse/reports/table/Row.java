package org.commonpurse.reports.table;

import java.util.List;
import java.util.Objects;

/**
 * A row of a table.
 *
 * @param kind  whether it adds up rows above it
 * @param cells  one cell for each column
 */
public record Row(Kind kind, List<Cell> cells) {

  /** Whether a row holds figures of its own or adds up others. */
  public enum Kind {
    BODY,
    TOTAL
  }

  public Row {
    Objects.requireNonNull(kind, "kind");
    cells = List.copyOf(cells);
  }

  /** A row of its own figures. */
  public static Row body(List<Cell> cells) {
    return new Row(Kind.BODY, cells);
  }

  /** A row that adds up others. */
  public static Row total(List<Cell> cells) {
    return new Row(Kind.TOTAL, cells);
  }

  /** Whether the row adds up others. */
  public boolean isTotal() {
    return kind == Kind.TOTAL;
  }
}
