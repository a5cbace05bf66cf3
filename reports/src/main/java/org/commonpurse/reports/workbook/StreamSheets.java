package org.commonpurse.reports.workbook;

import static org.commonpurse.reports.workbook.Grid.at;
import static org.commonpurse.reports.workbook.Grid.money;
import static org.commonpurse.reports.workbook.Grid.range;
import static org.commonpurse.reports.workbook.Grid.words;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.HorizonRow;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.reports.sheet.SheetCell;
import org.commonpurse.reports.sheet.SheetCell.Formula;

/** The sheets of streams: who paid in by which, and what came in and was spent of each. */
final class StreamSheets {

  private static final int INCOME_BEFORE = 3;
  private static final int PAID_IN = 4;
  private static final int OTHER = 5;
  private static final int SPENT = 6;
  private static final int YEAR = 2;
  private static final int BALANCE = 7;
  private static final int TO_DATE = 8;

  private final Horizon horizon;
  private final PostedRows posted;
  private final Grid income;
  private final Grid streams;

  private StreamSheets(Horizon horizon, PostedRows posted, String currency) {

    this.horizon = horizon;
    this.posted = posted;
    this.income =
        new Grid(
            "Income by stream",
            "What partners paid in by each stream, and what else came in by it",
            INCOME_BEFORE,
            Stream.concat(
                    Stream.of(words("Stream"), words("Name"), words("Paid in by")),
                    Stream.concat(
                        horizon.years().stream().map(year -> money(year + ", " + currency)),
                        Stream.of(money("All years, " + currency))))
                .toList());
    this.streams =
        new Grid(
            "Streams",
            "What came in by each stream and was spent out of it; what clauses charged and gave back is of no stream",
            PAID_IN,
            List.of(
                words("Stream"),
                words("Name"),
                words("Year from"),
                words("Year"),
                money("Paid in, " + currency),
                money("Other income, " + currency),
                money("Spent, " + currency),
                money("Balance of the year, " + currency),
                money("Balance to date, " + currency)));
  }

  static StreamSheets of(Fund fund, Horizon horizon, PostedRows posted, String currency) {
    var sheets = new StreamSheets(horizon, posted, currency);
    for (var stream : fund.streams()) {
      horizon
          .partners()
          .forEach(partner -> sheets.addPaidIn(stream.code(), stream.name(), partner));
      sheets.addOther(stream.code(), stream.name());
      sheets.addCourse(stream.code(), stream.name());
    }
    if (!sheets.income.isEmpty()) {
      sheets.addIncomeTotal();
    }
    return sheets;
  }

  /** Without rows where nothing came in by any. */
  Grid income() {
    return income;
  }

  /** Without rows where nothing came in or was spent by any. */
  Grid streams() {
    return streams;
  }

  /** All income of a year, for other sheets. */
  Formula incomeOf(FinancialYear year) {
    return income.formula(INCOME_BEFORE + horizon.years().indexOf(year), income.next() - 1);
  }

  /** What all streams came to of a year, as a formula for other sheets. */
  Formula spentOf(FinancialYear year) {
    int last = streams.next() - 1;
    return Formula.money(
        "SUMIFS(%s,%s,%d)"
            .formatted(
                streams.from(range(SPENT, 0, last)),
                streams.from(range(YEAR, 0, last)),
                year.startYear()),
        streams.sum(SPENT, YEAR, year));
  }

  private void addPaidIn(StreamCode stream, String name, Partner partner) {
    var sums = new ArrayList<Formula>();
    boolean isAny = false;
    for (var row : horizon.rows(partner.code())) {
      long pence = paidIn(row, stream);
      isAny |= pence != 0;
      sums.add(
          posted.cell(
              posted.credits(
                  Pick.book(Book.ACTUAL),
                  Pick.account(AccountKind.CONTRIBUTION),
                  Pick.countsFor(partner.code()),
                  Pick.of(Dimension.STREAM, stream),
                  Pick.in(row.year())),
              pence));
    }
    if (isAny) {
      addIncome(stream, name, partner.name(), sums);
    }
  }

  private static long paidIn(HorizonRow row, StreamCode stream) {
    return Math.addExact(
        row.paidIn().revenue().getOrDefault(stream, 0L),
        row.paidIn().capital().getOrDefault(stream, 0L));
  }

  private void addOther(StreamCode stream, String name) {
    var sums = horizon.years().stream().map(year -> other(stream, year)).toList();
    if (sums.stream().anyMatch(sum -> sum.pence() != 0)) {
      addIncome(stream, name, "nobody: other income", sums.stream().map(PostedRows::cell).toList());
    }
  }

  private RowSum other(StreamCode stream, FinancialYear year) {
    return posted.credits(
        Pick.book(Book.ACTUAL),
        Pick.account(AccountKind.OTHER_INCOME),
        Pick.of(Dimension.STREAM, stream),
        Pick.in(year));
  }

  private void addIncome(StreamCode stream, String name, String by, List<Formula> years) {
    var cells =
        new ArrayList<SheetCell>(
            List.of(
                SheetCell.words(Pick.key(Dimension.STREAM, stream)),
                SheetCell.words(name),
                SheetCell.words(by)));
    cells.addAll(years);
    int row = income.next();
    cells.add(
        Formula.money(
            "SUM(%s:%s)"
                .formatted(at(INCOME_BEFORE, row), at(INCOME_BEFORE + years.size() - 1, row)),
            years.stream().mapToLong(Formula::pence).reduce(0, Math::addExact)));
    income.add(cells);
  }

  private void addIncomeTotal() {
    var cells =
        new ArrayList<SheetCell>(
            List.of(SheetCell.EMPTY, SheetCell.words("All streams"), SheetCell.EMPTY));
    for (int i = 0; i <= horizon.years().size(); i++) {
      int column = INCOME_BEFORE + i;
      cells.add(
          Formula.money("SUM(" + range(column, 0, income.next() - 1) + ")", income.sum(column)));
    }
    income.strong(cells);
  }

  private void addCourse(StreamCode stream, String name) {
    boolean isAny =
        posted.rows().stream()
            .anyMatch(
                row ->
                    row.line().book() == Book.ACTUAL
                        && row.account().stream().filter(stream::equals).isPresent());
    if (isAny) {
      int first = streams.next();
      long toDate = 0;
      for (var year : horizon.years()) {
        toDate = Math.addExact(toDate, addYear(stream, name, year, toDate, first));
      }
    }
  }

  private long addYear(
      StreamCode stream, String name, FinancialYear year, long beforePence, int first) {
    int row = streams.next();
    var of = Pick.of(Dimension.STREAM, stream);
    var paidIn =
        posted.credits(
            Pick.book(Book.ACTUAL), Pick.account(AccountKind.CONTRIBUTION), of, Pick.in(year));
    var other = other(stream, year);
    var spent = posted.cost(of, Pick.in(year));
    long balance = Math.subtractExact(Math.addExact(paidIn.pence(), other.pence()), spent.pence());
    var before = row == first ? "" : at(TO_DATE, row - 1) + "+";
    streams.add(
        List.of(
            SheetCell.words(Pick.key(Dimension.STREAM, stream)),
            SheetCell.words(name),
            SheetCell.number(year.startYear()),
            SheetCell.words(year.toString()),
            PostedRows.cell(paidIn),
            PostedRows.cell(other),
            PostedRows.cell(spent),
            Formula.money(at(PAID_IN, row) + "+" + at(OTHER, row) + "-" + at(SPENT, row), balance),
            Formula.money(before + at(BALANCE, row), Math.addExact(beforePence, balance))));
    return balance;
  }
}
