package org.commonpurse.allocation.projection;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.money.CurrencyUnit;
import org.commonpurse.allocation.appraisal.DiscountRates;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * A plan of years to come with its assumptions.
 *
 * @param title  what it is called
 * @param scenario  the set of changed assumptions; empty for the plan as it stands
 * @param currency  of every amount
 * @param firstYear  the first year, to which sums are discounted
 * @param years  how many years it covers, 1 or more
 * @param pricesOf  the year whose prices its amounts are in
 * @param inflation  a year, as a part of one: what takes amounts to the prices of their own year
 * @param rates  the edition of the discount rates
 * @param partners  in the order in which they are shown
 * @param contracts  the last day of a partner's contract, where it has one
 * @param measures  what clauses read beside amounts, in every year
 * @param costs  what it costs, and whom
 * @param benefits  what it brings, and on whom that lands
 */
public record Plan(
    String title,
    String scenario,
    CurrencyUnit currency,
    FinancialYear firstYear,
    int years,
    FinancialYear pricesOf,
    Exact inflation,
    DiscountRates rates,
    List<PartnerCode> partners,
    Map<PartnerCode, LocalDate> contracts,
    Map<MeasureCode, Exact> measures,
    List<CostLine> costs,
    List<BenefitLine> benefits) {

  public Plan {
    partners = List.copyOf(partners);
    contracts = Map.copyOf(contracts);
    measures = Map.copyOf(measures);
    costs = List.copyOf(costs);
    benefits = List.copyOf(benefits);
  }

  /** The financial year so many years after the first. */
  public FinancialYear year(int after) {
    return new FinancialYear(firstYear.startYear() + after);
  }

  /** The years in order. */
  public List<FinancialYear> horizon() {
    return IntStream.range(0, years).mapToObj(this::year).toList();
  }

  /** What takes an amount from the plan's prices to those of a year. */
  Exact priceIndex(int after) {
    int distance = firstYear.startYear() + after - pricesOf.startYear();
    var index = Course.power(Exact.ONE.plus(inflation), Math.abs(distance));
    return distance < 0 ? Exact.ONE.dividedBy(index) : index;
  }
}
