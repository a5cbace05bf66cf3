package org.commonpurse.reports.workbook;

import static org.commonpurse.reports.workbook.Grid.at;
import static org.commonpurse.reports.workbook.Grid.money;
import static org.commonpurse.reports.workbook.Grid.range;
import static org.commonpurse.reports.workbook.Grid.words;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.commonpurse.allocation.horizon.ReserveYear;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReserveCode;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.reports.sheet.SheetCell;
import org.commonpurse.reports.sheet.SheetCell.Formula;

/** The sheet of reserves: what each owner had in each, year by year. */
final class ReserveSheet {

  private static final int YEAR = 3;
  private static final int OPENING = 5;
  private static final int MOVED = 6;
  private static final int CLOSING = 7;

  private record Held(ReserveCode reserve, PartnerCode owner) implements Comparable<Held> {
    @Override
    public int compareTo(Held other) {
      int byReserve = reserve.compareTo(other.reserve);
      return byReserve != 0 ? byReserve : owner.compareTo(other.owner);
    }
  }

  private final Fund fund;
  private final List<ReserveYear> years;
  private final PostedRows posted;
  private final Grid grid;

  private ReserveSheet(Fund fund, List<ReserveYear> years, PostedRows posted, String currency) {
    this.fund = fund;
    this.years = years;
    this.posted = posted;
    this.grid =
        new Grid(
            "Reserves by owner",
            "What each owner had in each reserve: put in is positive, drawn negative",
            5,
            List.of(
                words("Reserve"),
                words("Code of the owner"),
                words("Owner"),
                words("Year from"),
                words("Year"),
                money("Opening, " + currency),
                money("Put less drawn, " + currency),
                money("Closing, " + currency)));
  }

  /** The sheet; without rows where no reserve ever held or moved anything. */
  static ReserveSheet of(Fund fund, List<ReserveYear> years, PostedRows posted, String currency) {
    var sheet = new ReserveSheet(fund, years, posted, currency);
    var held = new TreeSet<Held>();
    for (var year : years) {
      year.parts().forEach(part -> held.add(new Held(part.reserve(), part.owner())));
    }
    held.forEach(sheet::add);
    return sheet;
  }

  Grid grid() {
    return grid;
  }

  /** What all hold at the end of a year, as a formula for other sheets. */
  Formula closingOf(FinancialYear year) {
    int last = grid.next() - 1;
    return Formula.money(
        "SUMIFS(%s,%s,%d)"
            .formatted(
                grid.from(range(CLOSING, 0, last)),
                grid.from(range(YEAR, 0, last)),
                year.startYear()),
        grid.sum(CLOSING, YEAR, year));
  }

  private void add(Held held) {
    var parts = new TreeMap<FinancialYear, ReserveYear.Part>();
    for (var year : years) {
      year.parts().stream()
          .filter(part -> held.equals(new Held(part.reserve(), part.owner())))
          .forEach(part -> parts.put(year.year(), part));
    }
    long before = 0;
    int first = grid.next();
    for (var year : years) {
      var part =
          Optional.ofNullable(parts.get(year.year()))
              .orElse(new ReserveYear.Part(held.reserve(), held.owner(), 0, 0, 0));
      add(held, year.year(), part, before, grid.next() == first);
      before = part.closingPence();
    }
  }

  private void add(
      Held held, FinancialYear year, ReserveYear.Part part, long beforePence, boolean isFirst) {
    int row = grid.next();
    var brought =
        posted.cell(
            credits(held, year, true), Math.subtractExact(part.openingPence(), beforePence));
    long moved = Math.subtractExact(part.putPence(), part.drawnPence());
    grid.add(
        List.of(
            SheetCell.words(Pick.key(Dimension.RESERVE, held.reserve())),
            SheetCell.words(Pick.key(Dimension.PARTNER, held.owner())),
            SheetCell.words(
                fund.partner(held.owner()).map(Partner::name).orElse(held.owner().value())),
            SheetCell.number(year.startYear()),
            SheetCell.words(year.toString()),
            Formula.money(
                (isFirst ? "" : at(CLOSING, row - 1)) + brought.expression(), part.openingPence()),
            posted.cell(credits(held, year, false), moved),
            Formula.money(at(OPENING, row) + "+" + at(MOVED, row), part.closingPence())));
  }

  private RowSum credits(Held held, FinancialYear year, boolean areOpenings) {
    return posted.credits(
        Pick.book(Book.ACTUAL),
        Pick.account(AccountKind.RESERVE),
        Pick.of(Dimension.RESERVE, held.reserve()),
        Pick.countsFor(held.owner()),
        Pick.in(year),
        Pick.openings(areOpenings));
  }
}
