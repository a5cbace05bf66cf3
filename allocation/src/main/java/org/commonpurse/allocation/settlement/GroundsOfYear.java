package org.commonpurse.allocation.settlement;

import java.util.List;
import java.util.Map;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.engine.YearGrounds;
import org.commonpurse.allocation.outturn.VarianceDivision;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.FundCode;

/** Reads what the agreements of a fund rest on in a year, as if none had been applied to it yet. */
public final class GroundsOfYear {

  private static final int LAST_MONTH = 12;

  private final Snapshot books;
  private final Fund fund;
  private final FinancialYear year;

  private GroundsOfYear(Snapshot books, Fund fund, FinancialYear year) {
    this.books = books;
    this.fund = fund;
    this.year = year;
  }

  /**
   * The grounds of each agreement that is in force on the last day of a year, in order of code: all figures of
   * the year that the books have, measures and bases of its last result in the year, no causes; what the
   * last result of an earlier year handed on, and reserves without what results of the year moved.
   *
   * @return none where no agreement is in force then
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_FUND_UNKNOWN}
   */
  public static List<YearGrounds> of(Snapshot books, FundCode code, FinancialYear year) {
    var grounds = new GroundsOfYear(books, books.funds().get(code), year);
    return Agreements.applying(Agreements.list(books, code), year.last()).stream()
        .map(grounds::of)
        .toList();
  }

  private YearGrounds of(Agreement agreement) {
    var grounds = new Grounds(books, fund);
    var records = new AllocationRecords(books, fund.code());
    var held = HeldReserves.of(books, fund, year.last(), key -> key.year().equals(year));
    var first = new AllocationKey(agreement.code(), year, 1, 1);
    var given =
        records.latestThrough(new AllocationKey(agreement.code(), year, LAST_MONTH, 1)).stream()
            .map(recorded -> recorded.allocation().outturn())
            .filter(outturn -> outturn.year().equals(year))
            .reduce((earlier, later) -> later)
            .map(Grounds.Given::of)
            .orElse(new Grounds.Given(Map.of(), Map.of(), VarianceDivision.NONE));
    var months = new Outturns.Months(year, year.first(), LAST_MONTH);
    return new YearGrounds(
        agreement,
        grounds.outturn(agreement, months, given.undivided()),
        grounds.handedOn(agreement, records.before(first), held, year.last()));
  }
}
