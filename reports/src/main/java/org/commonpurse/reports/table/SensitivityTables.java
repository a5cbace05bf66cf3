package org.commonpurse.reports.table;

import java.util.List;
import java.util.stream.Collectors;
import org.commonpurse.allocation.projection.Swing;
import org.commonpurse.ledger.id.ReportCode;

/** Tables of what a plan assumes, and what that does to it. */
public final class SensitivityTables {

  /** What the table of all assumptions with a range is called. */
  public static final String CAPTION = "Assumptions with a range, and where the answer turns";

  private SensitivityTables() {}

  /**
   * The present values at both ends of each range.
   *
   * @param units  what the numbers of each range are of
   */
  public static Table swings(List<Swing> swings, RangeWords units) {
    return new Table(
        ReportCode.of("swings"),
        "Present value at both ends of each assumption",
        List.of(
            Column.heading("Assumption"), Column.money("At lowest"), Column.money("At highest")),
        swings.stream()
            .map(
                swing ->
                    Row.body(
                        List.of(
                            Cell.text(name(swing, units)),
                            Cell.money(swing.atLowPence()),
                            Cell.money(swing.atHighPence()))))
            .toList());
  }

  /** All assumptions with a range, the widest swing first, and the values at which the answer turns. */
  public static Table turns(List<Swing> swings, RangeWords units) {
    return new Table(
        ReportCode.of("assumptions"),
        CAPTION,
        List.of(
            Column.heading("Assumption"),
            Column.text("Lowest"),
            Column.text("Highest"),
            Column.money("Worth at lowest"),
            Column.money("Worth at highest"),
            Column.text("Switching value")),
        swings.stream()
            .map(
                swing ->
                    Row.body(
                        List.of(
                            Cell.text(words(swing)),
                            Cell.text(units.value(swing, swing.low())),
                            Cell.text(units.value(swing, swing.high())),
                            Cell.money(swing.atLowPence()),
                            Cell.money(swing.atHighPence()),
                            Cell.text(turns(swing, units)))))
            .toList());
  }

  private static String name(Swing swing, RangeWords units) {
    return "%s (%s to %s)"
        .formatted(words(swing), units.value(swing, swing.low()), units.value(swing, swing.high()));
  }

  private static String words(Swing swing) {
    return swing.assumption().replace('-', ' ');
  }

  /** On which side of each value the plan pays. */
  private static String turns(Swing swing, RangeWords units) {
    return swing.switches().isEmpty()
        ? "does not turn within its range"
        : swing.switches().stream()
            .map(
                each ->
                    (each.isWorthItFromThere() ? "pays at %s or more" : "pays below %s")
                        .formatted(units.value(swing, each.value())))
            .collect(Collectors.joining("; "));
  }
}
