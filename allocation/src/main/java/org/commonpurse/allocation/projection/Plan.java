package org.commonpurse.allocation.projection;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.money.CurrencyUnit;
import org.commonpurse.allocation.appraisal.DiscountRates;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;

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
 * @param deflators  the edition of the price index by which unit costs were brought to its prices; empty
 *     where none was needed to be named
 * @param partners  in the order in which they are shown
 * @param contracts  the last day of a partner's contract, where it has one
 * @param budgets  what a partner can find for it in a year, in pence at the plan's prices, where that is known
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
    Optional<String> deflators,
    List<PartnerCode> partners,
    Map<PartnerCode, LocalDate> contracts,
    Map<PartnerCode, Long> budgets,
    Map<MeasureCode, Exact> measures,
    List<CostLine> costs,
    List<BenefitLine> benefits) {

  public Plan {
    partners = List.copyOf(partners);
    contracts = Map.copyOf(contracts);
    budgets = Map.copyOf(budgets);
    measures = Map.copyOf(measures);
    costs = List.copyOf(costs);
    benefits = List.copyOf(benefits);
  }

  /** The financial year so many years after the first. */
  public FinancialYear year(int after) {
    return new FinancialYear(firstYear.startYear() + after);
  }

  /** How many years after the first a year is. */
  int after(FinancialYear year) {
    return year.startYear() - firstYear.startYear();
  }

  /** The years in order. */
  public List<FinancialYear> horizon() {
    return IntStream.range(0, years).mapToObj(this::year).toList();
  }

  /** The schemes that it has, in order of code. */
  public List<SchemeCode> schemes() {
    return Stream.concat(
            costs.stream().map(CostLine::scheme), benefits.stream().map(BenefitLine::scheme))
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * The plan with some of its schemes only. A benefit that needs a scheme which is not there does not come
   * about.
   */
  Plan only(Set<SchemeCode> schemes) {
    return new Plan(
        title,
        scenario,
        currency,
        firstYear,
        years,
        pricesOf,
        inflation,
        rates,
        deflators,
        partners,
        contracts,
        budgets,
        measures,
        costs.stream().filter(cost -> schemes.contains(cost.scheme())).toList(),
        benefits.stream()
            .filter(benefit -> schemes.contains(benefit.scheme()))
            .filter(benefit -> schemes.containsAll(benefit.needs()))
            .toList());
  }

  /** What is repaid in a year of what was borrowed for a cost in the years before. */
  long repaidPence(CostLine cost, int after) {
    long repaid = 0;
    if (cost.financing().isPresent()) {
      int over = cost.financing().get().years();
      for (int spent = Math.max(after - over, 0); spent < Math.min(after, years); spent++) {
        long pence = cost.pence(spent, priceIndex(spent));
        var repayments = cost.financing().get().repayments(pence);
        repaid = Math.addExact(repaid, repayments.get(after - spent - 1));
      }
    }
    return repaid;
  }

  /** What a partner is still to repay after the last year of what was borrowed, in pence with interest. */
  long owedAfterPence(PartnerCode partner) {
    long owed = 0;
    for (var cost : costs) {
      int over = cost.financing().map(Financing::years).orElse(0);
      for (int after = years; after < years + over; after++) {
        if (cost.partner().equals(partner)) {
          owed = Math.addExact(owed, repaidPence(cost, after));
        }
      }
    }
    return owed;
  }

  /** What takes an amount from the plan's prices to those of a year. */
  public Exact priceIndex(int after) {
    int distance = firstYear.startYear() + after - pricesOf.startYear();
    var index = Course.power(Exact.ONE.plus(inflation), Math.abs(distance));
    return distance < 0 ? Exact.ONE.dividedBy(index) : index;
  }
}
