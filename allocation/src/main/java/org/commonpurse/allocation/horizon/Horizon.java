package org.commonpurse.allocation.horizon;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import javax.money.CurrencyUnit;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.FundKind;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;

/**
 * Where costs fall and where savings land: one row for each partner and year, and the memorandum
 * account of the fund for each year.
 *
 * @param fund  the fund
 * @param fundName  what it is called
 * @param kind  how far its money is brought together
 * @param currency  the currency of every amount
 * @param years  the years covered, in order, without gaps
 * @param partners  the partners that were not succeeded by another, in the fund's order
 * @param rows  by partner, then by year
 * @param pool  by year
 * @param additionalCosts  by year, beyond what schemes would have cost without the fund; empty where
 *     that is not stated for a scheme
 * @param withoutBaseline  existing schemes that spent in a year for which nobody stated what they
 *     would have cost without the fund
 */
public record Horizon(
    FundCode fund,
    String fundName,
    FundKind kind,
    CurrencyUnit currency,
    List<FinancialYear> years,
    List<Partner> partners,
    List<HorizonRow> rows,
    List<PoolYear> pool,
    List<AdditionalCost> additionalCosts,
    List<SchemeCode> withoutBaseline) {

  /** The partner of a row that adds up all partners. */
  public static final PartnerCode ALL = PartnerCode.of("all-partners");

  public Horizon {
    Objects.requireNonNull(kind, "kind");
    years = List.copyOf(years);
    partners = List.copyOf(partners);
    rows = List.copyOf(rows);
    pool = List.copyOf(pool);
    additionalCosts = List.copyOf(additionalCosts);
    withoutBaseline = List.copyOf(withoutBaseline);
  }

  /** Whether a return can be stated: whether it is known what schemes would have cost without the fund. */
  public boolean statesReturn() {
    return withoutBaseline.isEmpty();
  }

  /** The same of some partners; what the fund comes to counts them all. */
  public Horizon of(Predicate<PartnerCode> some) {
    return new Horizon(
        fund,
        fundName,
        kind,
        currency,
        years,
        partners.stream().filter(partner -> some.test(partner.code())).toList(),
        rows.stream().filter(row -> some.test(row.partner())).toList(),
        pool,
        additionalCosts,
        withoutBaseline);
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

  /**
   * The memorandum account of a year.
   *
   * @throws java.util.NoSuchElementException if the horizon does not cover it
   */
  public PoolYear pool(FinancialYear year) {
    return pool.stream().filter(each -> each.year().equals(year)).findFirst().orElseThrow();
  }

  /**
   * All partners added up, in order of years. Additional cost counts in full, also what fell on
   * reserves that nobody owns or on nobody.
   */
  public List<HorizonRow> totals() {
    var totals = new ArrayList<HorizonRow>();
    var before = HorizonRow.ToDate.NOTHING;
    for (int i = 0; i < years.size(); i++) {
      var total = HorizonRow.nothing(ALL, years.get(i));
      for (var row : rows) {
        total = row.year().equals(years.get(i)) ? total.plus(row) : total;
      }
      total = total.withAdditionalCost(additionalCost(i)).after(before);
      before = total.toDate();
      totals.add(total);
    }
    return totals;
  }

  private Optional<Long> additionalCost(int year) {
    return statesReturn() ? Optional.of(additionalCosts.get(year).totalPence()) : Optional.empty();
  }
}
