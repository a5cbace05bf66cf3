package org.commonpurse.reports.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.commonpurse.allocation.projection.Plan;
import org.commonpurse.allocation.projection.Swing;
import org.commonpurse.ledger.id.ReportCode;

/** Tables of what a plan assumes, and what that does to it. */
public final class SensitivityTables {

  /** What the table of all assumptions with a range is called. */
  public static final String CAPTION = "Assumptions with a range, and where the answer turns";

  private SensitivityTables() {}

  /** The present values at both ends of each range. */
  public static Table swings(List<Swing> swings) {
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
                            Cell.text(name(swing)),
                            Cell.money(swing.atLowPence()),
                            Cell.money(swing.atHighPence()))))
            .toList());
  }

  /** All assumptions with a range, the widest swing first, and the values at which the answer turns. */
  public static Table turns(List<Swing> swings) {
    return new Table(
        ReportCode.of("assumptions"),
        CAPTION,
        List.of(
            Column.heading("Assumption"),
            Column.text("Lowest"),
            Column.text("Highest"),
            Column.money("Worth at lowest"),
            Column.money("Worth at highest"),
            Column.text("Turns at")),
        swings.stream()
            .map(
                swing ->
                    Row.body(
                        List.of(
                            Cell.text(words(swing)),
                            Cell.text(swing.low()),
                            Cell.text(swing.high()),
                            Cell.money(swing.atLowPence()),
                            Cell.money(swing.atHighPence()),
                            Cell.text(turns(swing)))))
            .toList());
  }

  /** What costs and benefits rest on: how sure each is, as the plan grades it. */
  public static Table grades(Plan plan) {
    var rows = new ArrayList<Row>();
    plan.costs()
        .forEach(
            line -> rows.add(row(line.name(), "cost of " + line.scheme(), line.grade().number())));
    plan.benefits()
        .forEach(line -> rows.add(row(line.name(), line.measure().value(), line.grade().number())));
    return new Table(
        ReportCode.of("grades"),
        "What the plan rests on, and how sure each part is",
        List.of(Column.heading("Line"), Column.text("What it is"), Column.text("Grade")),
        rows);
  }

  private static Row row(String name, String what, int grade) {
    return Row.body(
        List.of(
            Cell.text(name.replace('-', ' ')),
            Cell.text(what.replace('-', ' ')),
            Cell.text(Integer.toString(grade))));
  }

  private static String name(Swing swing) {
    return "%s (%s to %s)".formatted(words(swing), swing.low(), swing.high());
  }

  private static String words(Swing swing) {
    return swing.assumption().replace('-', ' ');
  }

  private static String turns(Swing swing) {
    return swing.switches().isEmpty()
        ? "nowhere in its range"
        : swing.switches().stream()
            .map(
                each ->
                    each.value()
                        + (each.isWorthItFromThere() ? ", pays from there" : ", pays below"))
            .collect(Collectors.joining("; "));
  }
}
