package org.commonpurse.allocation.horizon;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.money.CurrencyUnit;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * Where costs fall and where savings land: one row for each partner and year.
 *
 * @param fund  the fund
 * @param fundName  what it is called
 * @param currency  the currency of every amount
 * @param years  the years covered, in order, without gaps
 * @param partners  the partners that were not succeeded by another, in the fund's order
 * @param rows  by partner, then by year
 */
public record Horizon(
    FundCode fund,
    String fundName,
    CurrencyUnit currency,
    List<FinancialYear> years,
    List<Partner> partners,
    List<HorizonRow> rows) {

  /** The partner of a row that adds up all partners. */
  public static final PartnerCode ALL = PartnerCode.of("all-partners");

  public Horizon {
    years = List.copyOf(years);
    partners = List.copyOf(partners);
    rows = List.copyOf(rows);
  }

  /**
   * The row of a partner and year.
   *
   * @throws java.util.NoSuchElementException if the horizon does not cover them
   */
  public HorizonRow row(PartnerCode partner, FinancialYear year) {
    return rows.stream()
        .filter(row -> row.partner().equals(partner) && row.year().equals(year))
        .findFirst()
        .orElseThrow();
  }

  /** The rows of a partner, in order of years. */
  public List<HorizonRow> rows(PartnerCode partner) {
    return rows.stream().filter(row -> row.partner().equals(partner)).toList();
  }

  /** All partners added up, in order of years. */
  public List<HorizonRow> totals() {
    var totals = new ArrayList<HorizonRow>();
    for (var year : years) {
      var total = new HorizonRow(ALL, year, 0, 0, 0, 0, 0, 0);
      for (var row : rows) {
        total = row.year().equals(year) ? total.plus(row) : total;
      }
      totals.add(total);
    }
    return totals;
  }

  /**
   * The year in which a course of years pays back: the first from which the cumulative net stays at
   * or above zero after having been below it.
   *
   * @param course  rows of one partner, or totals, in order of years
   */
  public static Optional<FinancialYear> paybackYear(List<HorizonRow> course) {
    int lastBelow = -1;
    for (int i = 0; i < course.size(); i++) {
      if (course.get(i).cumulativePence() < 0) {
        lastBelow = i;
      }
    }
    return lastBelow < 0 || lastBelow == course.size() - 1
        ? Optional.empty()
        : Optional.of(course.get(lastBelow + 1).year());
  }
}
