package org.commonpurse.reports.account;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonpurse.allocation.horizon.BudgetYear.SchemeYear;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.trace.FigureName;
import org.commonpurse.allocation.trace.FigureReference;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.Nature;
import org.commonpurse.ledger.fund.Scheme;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReportCode;
import org.commonpurse.reports.table.Cell;
import org.commonpurse.reports.table.Column;
import org.commonpurse.reports.table.PooledBudgetNote;
import org.commonpurse.reports.table.Row;
import org.commonpurse.reports.table.Table;

/** The tables of a memorandum account beside the note itself, and the views. */
final class AccountTables {

  /** So many entries are listed that were recorded after a year's close. */
  static final int LATE_MAX = 40;

  private final AccountContents contents;

  AccountTables(AccountContents contents) {
    this.contents = contents;
  }

  private Scheme scheme(SchemeYear spending) {
    return contents.fund().scheme(spending.scheme()).orElseThrow();
  }

  private FigureReference spent(PartnerCode partner, FinancialYear year) {
    return FigureReference.of(FigureName.SPENT, partner, year, year);
  }

  /** What was paid in and spent by what partners, revenue and capital apart. */
  Table byNature() {
    var spent = new HashMap<PartnerCode, Map<Nature, Long>>();
    for (var each : contents.budget().schemes()) {
      spent
          .computeIfAbsent(
              contents.fund().presentPartner(scheme(each).lead()), lead -> new HashMap<>())
          .merge(scheme(each).nature(), each.spentPence(), Math::addExact);
    }
    var rows = new ArrayList<Row>();
    long[] sums = new long[4];
    for (var partner : contents.horizon().partners()) {
      var row = contents.horizon().row(partner.code(), contents.year());
      var ofLead = spent.getOrDefault(partner.code(), Map.of());
      long[] pence = {
        row.paidIn().revenuePence(),
        row.paidIn().capitalPence(),
        ofLead.getOrDefault(Nature.REVENUE, 0L),
        ofLead.getOrDefault(Nature.CAPITAL, 0L)
      };
      if (pence[0] != 0 || pence[1] != 0 || pence[2] != 0 || pence[3] != 0) {
        rows.add(Row.body(natures(partner.name(), partner.code(), pence)));
      }
      for (int i = 0; i < sums.length; i++) {
        sums[i] = Math.addExact(sums[i], pence[i]);
      }
    }
    rows.add(Row.total(natures("All partners", Horizon.ALL, sums)));
    return new Table(
        ReportCode.of("revenue-and-capital"),
        "Revenue and capital apart, " + contents.year(),
        List.of(
            Column.heading("Partner"),
            Column.money("revenue").in("Paid in"),
            Column.money("capital").in("Paid in"),
            Column.money("all").in("Paid in").result(),
            Column.money("revenue").in("Spent on schemes it leads"),
            Column.money("capital").in("Spent on schemes it leads"),
            Column.money("all").in("Spent on schemes it leads").result()),
        rows);
  }

  private List<Cell> natures(String name, PartnerCode partner, long[] pence) {
    var year = contents.year();
    return List.of(
        Cell.text(name),
        Cell.money(pence[0]),
        Cell.money(pence[1]),
        Cell.money(
            Math.addExact(pence[0], pence[1]),
            FigureReference.of(FigureName.PAID_IN, partner, year, year)),
        Cell.money(pence[2]),
        Cell.money(pence[3]),
        Cell.money(Math.addExact(pence[2], pence[3]), spent(partner, year)));
  }

  /** What each scheme cost, with who leads it, this year and the year before. */
  Table byScheme() {
    var budget = contents.budget();
    var rows = new ArrayList<Row>();
    for (var each : budget.schemes()) {
      if (each.spentPence() != 0 || each.spentBeforePence() != 0) {
        var scheme = scheme(each);
        var lead = contents.fund().presentPartner(scheme.lead());
        rows.add(
            Row.body(
                List.of(
                    Cell.text(each.name()),
                    Cell.text(contents.fund().partner(lead).orElseThrow().name()),
                    Cell.text(scheme.nature() == Nature.CAPITAL ? "capital" : "revenue"),
                    Cell.money(
                        each.spentPence(), spent(Horizon.ALL, budget.year()).detail(each.scheme())),
                    Cell.money(
                        each.spentBeforePence(),
                        spent(Horizon.ALL, budget.yearBefore()).detail(each.scheme())))));
      }
    }
    rows.add(
        Row.total(
            List.of(
                Cell.text("All schemes"),
                Cell.empty(),
                Cell.empty(),
                Cell.money(budget.spentPence(), spent(Horizon.ALL, budget.year())),
                Cell.money(budget.spentBeforePence(), spent(Horizon.ALL, budget.yearBefore())))));
    return new Table(
        ReportCode.of("expenditure-by-scheme"),
        "Expenditure by scheme",
        List.of(
            Column.heading("Scheme"),
            Column.text("Commissioned by"),
            Column.text("Nature"),
            Column.money(budget.year().toString()),
            Column.money(budget.yearBefore().toString())),
        rows);
  }

  /**
   * Whose what is held is: reserves by owner, and what is left over, less what is undecided, by shares.
   *
   * @param shares  empty where there are none: it then belongs to nobody in particular
   */
  Table carryForward(Optional<OwnShares> shares) {
    var closing = contents.pool().closing();
    long rest = Math.subtractExact(closing.leftOverPence(), closing.undecidedPence());
    var rows = new ArrayList<Row>();
    for (var partner : contents.horizon().partners()) {
      long owned = closing.reservesByOwner().getOrDefault(partner.code(), 0L);
      long part = shares.map(each -> each.part(partner.code(), rest)).orElse(0L);
      if (owned != 0 || part != 0) {
        rows.add(Row.body(owned(partner.name(), partner.code(), owned, part)));
      }
    }
    if (shares.isEmpty() && rest != 0) {
      rows.add(
          Row.body(
              List.of(
                  Cell.text("Nobody in particular"),
                  Cell.money(0),
                  Cell.money(rest),
                  Cell.money(rest))));
    }
    var year = contents.year();
    var reserves = FigureReference.of(FigureName.RESERVES, Horizon.ALL, year, year);
    rows.add(
        Row.total(
            List.of(
                Cell.text(PooledBudgetNote.HELD),
                Cell.money(closing.reservesPence(), reserves),
                Cell.money(rest),
                Cell.money(contents.pool().closingPence(), reserves.name(FigureName.HELD)))));
    return new Table(
        ReportCode.of("carry-forward"),
        "Carried forward by owner, end of " + year,
        List.of(
            Column.heading("Owner"),
            Column.money("Reserves"),
            Column.money("Left over, less undecided"),
            Column.money("Share of what is held").result()),
        rows);
  }

  private List<Cell> owned(String name, PartnerCode owner, long reserves, long part) {
    return List.of(
        Cell.text(name),
        Cell.money(
            reserves,
            FigureReference.of(FigureName.RESERVES, owner, contents.year(), contents.year())),
        Cell.money(part),
        Cell.money(Math.addExact(reserves, part)));
  }

  /** The lines of the year before that are others than they were when it was closed; none if all agree. */
  Table restated(FirstReported first) {
    var before = first.period().year();
    var then = lines(PooledBudgetNote.of(first.horizon(), before).orElseThrow());
    var now = lines(PooledBudgetNote.of(contents.horizon(), before).orElseThrow());
    var words = new ArrayList<>(now.keySet());
    then.keySet().stream().filter(line -> !now.containsKey(line)).forEach(words::add);
    var rows = new ArrayList<Row>();
    for (var line : words) {
      long reported = Optional.ofNullable(then.get(line)).map(Cell.Money::amountPence).orElse(0L);
      var restated = Optional.ofNullable(now.get(line)).orElse((Cell.Money) Cell.money(0));
      if (reported != restated.amountPence()) {
        rows.add(
            Row.body(
                List.of(
                    Cell.text(line),
                    Cell.money(reported),
                    restated,
                    Cell.money(Math.subtractExact(restated.amountPence(), reported)))));
      }
    }
    return new Table(
        ReportCode.of("restated"),
        "Comparatives that changed, " + before,
        List.of(
            Column.heading("Pooled budget"),
            Column.money("As first reported"),
            Column.money("Restated"),
            Column.money("Difference").result()),
        rows);
  }

  /** The amounts of the first year of a note by the words of their lines, in its order. */
  private static Map<String, Cell.Money> lines(Table note) {
    var lines = new LinkedHashMap<String, Cell.Money>();
    for (int row = 0; row < note.rows().size(); row++) {
      lines.put(note.words(row, 0), (Cell.Money) note.rows().get(row).cells().get(1));
    }
    return lines;
  }

  /** Entries that were recorded after the year before had been closed, and count by its end. */
  static Table since(FirstReported first) {
    return new Table(
        ReportCode.of("recorded-since"),
        "Recorded since %s was closed".formatted(first.period()),
        List.of(
            Column.heading("Entry"),
            Column.text("Counts on"),
            Column.text("Recorded on"),
            Column.text("Why")),
        first.since().stream()
            .limit(LATE_MAX)
            .map(
                entry ->
                    Row.body(
                        List.of(
                            Cell.text(Long.toString(entry.sequence())),
                            Cell.text(entry.effectiveOn().toString()),
                            Cell.text(entry.recordedOn().toString()),
                            Cell.text(entry.narrative()))))
            .toList());
  }
}
