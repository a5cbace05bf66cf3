package org.commonpurse.reports.table;

import java.util.Objects;
import java.util.Optional;

/**
 * A column of a table.
 *
 * @param heading  what stands above it
 * @param kind  what its cells hold
 * @param group  what stands above it and its neighbours of the same group; empty for none
 * @param isResult  whether it adds up others of its row
 */
public record Column(String heading, Kind kind, Optional<String> group, boolean isResult) {

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
    Objects.requireNonNull(group, "group");
  }

  private Column(String heading, Kind kind) {
    this(heading, kind, Optional.empty(), false);
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

  /** The column in a group. */
  public Column in(String group) {
    return new Column(heading, kind, Optional.of(group), isResult);
  }

  /** The column as one that adds up others. */
  public Column result() {
    return new Column(heading, kind, group, true);
  }

  /** Whether the cell may stand in this column; one that is empty may stand in any. */
  boolean admits(Cell cell) {
    return cell instanceof Cell.Empty
        || (kind == Kind.MONEY ? cell instanceof Cell.Money : cell instanceof Cell.Text);
  }
}
