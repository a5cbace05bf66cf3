package org.commonpurse.reports.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.Identity;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.ReportCode;

/** What must add up in a fund, with both sides, as tables. */
public final class Checks {

  private Checks() {}

  /** Each identity with both sides in the last year, and in how many of the years it holds. */
  public static Table lastYear(Horizon horizon) {
    return lastYear(Identity.of(horizon), horizon.years().get(horizon.years().size() - 1));
  }

  /** The same of identities of years up to a last one. */
  public static Table lastYear(List<Identity> identities, FinancialYear lastYear) {
    var byStatement = new LinkedHashMap<String, List<Identity>>();
    for (var identity : identities) {
      byStatement
          .computeIfAbsent(identity.statement(), statement -> new ArrayList<>())
          .add(identity);
    }
    var rows = new ArrayList<Row>();
    byStatement.forEach(
        (statement, years) -> {
          var last = years.get(years.size() - 1);
          long held = years.stream().filter(Identity::holds).count();
          rows.add(
              Row.body(
                  List.of(
                      Cell.text(last.number() + ". " + statement),
                      Cell.text(
                          held == years.size()
                              ? "in every year"
                              : "in %d of %d years".formatted(held, years.size())),
                      Cell.money(last.leftPence()),
                      Cell.money(last.rightPence()))));
        });
    return new Table(
        ReportCode.of("checks"),
        "What must be equal, " + lastYear,
        List.of(
            Column.heading("What must be equal"),
            Column.text("Equal"),
            Column.money("One side"),
            Column.money("Other side")),
        rows);
  }

  /** The first identities, up to a number, of some of the years with both sides. */
  public static Table ofYears(Horizon horizon, Collection<FinancialYear> years, int numberMax) {
    var rows = new ArrayList<Row>();
    for (var identity : Identity.of(horizon)) {
      if (identity.number() <= numberMax && years.contains(identity.year())) {
        rows.add(
            Row.body(
                List.of(
                    Cell.text(identity.year().toString()),
                    Cell.text(identity.number() + ". " + identity.statement()),
                    Cell.text(identity.holds() ? "yes" : "no"),
                    Cell.money(identity.leftPence()),
                    Cell.money(identity.rightPence()))));
      }
    }
    return new Table(
        ReportCode.of("checks"),
        "What must be equal",
        List.of(
            Column.heading("Year"),
            Column.text("What must be equal"),
            Column.text("Equal"),
            Column.money("One side"),
            Column.money("Other side")),
        rows);
  }

  /** Each identity of each year with both sides. */
  public static Table allYears(Horizon horizon) {
    var rows = new ArrayList<Row>();
    for (var identity : Identity.of(horizon)) {
      rows.add(
          Row.body(
              List.of(
                  Cell.text(identity.year().toString()),
                  Cell.text(Integer.toString(identity.number())),
                  Cell.text(identity.statement()),
                  Cell.money(identity.leftPence()),
                  Cell.money(identity.rightPence()),
                  Cell.text(identity.holds() ? "yes" : "no"))));
    }
    return new Table(
        ReportCode.of("identities"),
        "What must be equal, by year",
        List.of(
            Column.heading("Year"),
            Column.text("Identity"),
            Column.text("What must be equal"),
            Column.money("One side"),
            Column.money("Other side"),
            Column.text("Equal")),
        rows);
  }
}
