package org.commonpurse.allocation.projection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.commonpurse.allocation.appraisal.DiscountRates.Kind;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.PaidBack;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * What a plan comes to for a partner, or for all together, over its whole horizon. Amounts are pence; what
 * is good for the partner is positive.
 *
 * @param partner  the partner, or {@link org.commonpurse.allocation.horizon.Horizon#ALL}
 * @param additionalCostPence  at the prices of each year, as all but present values
 * @param extraCostsPence  outside the fund
 * @param savingsPence  cashable or not
 * @param cashablePence  that can leave a budget
 * @param oneOffPence  the part of additional and extra costs that does not come again
 * @param strandedPence  the part of extra costs that is income lost whose cost it could not shed
 * @param strandedLeftPence  what of it there still is in the last year
 * @param sharingPence  what clauses give it, or take as a negative
 * @param returnPence  savings and sharing less all costs: better off than without the plan where positive
 * @param cumulativePence  the return from the first year to each
 * @param aloneValuePence  the present value of the return without sharing
 * @param presentValuePence  the present value of the return, in real terms, rounded once
 * @param paidBack  when the cumulative return comes back to zero for good
 * @param peakFundingPence  the most cash that it is out of pocket by the end of a year, 0 or more
 * @param peakYear  the first year in which that is so; empty where it never is
 * @param beyondBudget  the years in which it needs more cash than it can find for it
 * @param owedAfterPence  what it is still to repay after the last year of what was borrowed
 * @param contract  how it stands when its contract ends, where it has one
 */
public record PartnerCase(
    PartnerCode partner,
    long additionalCostPence,
    long extraCostsPence,
    long savingsPence,
    long cashablePence,
    long oneOffPence,
    long strandedPence,
    long strandedLeftPence,
    long sharingPence,
    long returnPence,
    List<Long> cumulativePence,
    long aloneValuePence,
    long presentValuePence,
    PaidBack paidBack,
    long peakFundingPence,
    Optional<FinancialYear> peakYear,
    List<FinancialYear> beyondBudget,
    long owedAfterPence,
    Optional<AtContractEnd> contract) {

  public PartnerCase {
    cumulativePence = List.copyOf(cumulativePence);
    beyondBudget = List.copyOf(beyondBudget);
  }

  /**
   * How a partner stands when its contract ends.
   *
   * @param until  the last day of the contract
   * @param returnPence  the cumulative return at the end of the last whole year of it
   * @param afterPence  what the plan still brings it, or costs it, in later years
   */
  public record AtContractEnd(LocalDate until, long returnPence, long afterPence) {

    /** Whether it is not out of pocket when the contract ends. */
    public boolean isPaidBack() {
      return returnPence >= 0;
    }
  }

  /** Whether it would be better off without the plan, at present value. */
  public boolean isWorseOff() {
    return presentValuePence < 0;
  }

  /** What sharing does to it at present value: worse off than standing alone where negative. */
  public long bySharingPence() {
    return Math.subtractExact(presentValuePence, aloneValuePence);
  }

  /** The part of additional and extra costs that comes again. */
  public long recurrentPence() {
    return Math.subtractExact(Math.addExact(additionalCostPence, extraCostsPence), oneOffPence);
  }

  /** The case of a course of years. */
  static PartnerCase of(Plan plan, PartnerCode partner, List<ProjectedYear> course) {
    var cumulative = cumulative(course, ProjectedYear::returnPence);
    var cash = cumulative(course, ProjectedYear::cashPence);
    long lowest = cash.stream().mapToLong(each -> each).min().orElse(0);
    long peak = Math.max(-lowest, 0);
    return new PartnerCase(
        partner,
        sum(course, ProjectedYear::additionalCostPence),
        sum(course, ProjectedYear::extraCostsPence),
        sum(course, ProjectedYear::savingsPence),
        sum(course, ProjectedYear::cashablePence),
        sum(course, year -> year.funding().oneOffPence()),
        sum(course, ProjectedYear::strandedPence),
        course.get(course.size() - 1).strandedPence(),
        sum(course, ProjectedYear::sharingPence),
        sum(course, ProjectedYear::returnPence),
        cumulative,
        presentValue(plan, course, year -> year.returnPence() - year.sharingPence()),
        presentValue(plan, course, ProjectedYear::returnPence),
        PaidBack.of(plan.firstYear(), cumulative),
        peak,
        peak == 0 ? Optional.empty() : Optional.of(plan.year(cash.indexOf(lowest))),
        beyondBudget(plan, partner, course),
        partner.equals(Horizon.ALL)
            ? plan.partners().stream().mapToLong(plan::owedAfterPence).sum()
            : plan.owedAfterPence(partner),
        Optional.ofNullable(plan.contracts().get(partner))
            .map(until -> atEnd(plan, until, cumulative)));
  }

  private static List<Long> cumulative(
      List<ProjectedYear> course, ToLongFunction<ProjectedYear> figure) {
    var cumulative = new ArrayList<Long>();
    long sum = 0;
    for (var year : course) {
      sum = Math.addExact(sum, figure.applyAsLong(year));
      cumulative.add(sum);
    }
    return cumulative;
  }

  private static List<FinancialYear> beyondBudget(
      Plan plan, PartnerCode partner, List<ProjectedYear> course) {
    var beyond = new ArrayList<FinancialYear>();
    if (plan.budgets().containsKey(partner)) {
      var most = Exact.of(plan.budgets().get(partner));
      for (int i = 0; i < course.size(); i++) {
        var needed = Exact.of(-course.get(i).cashPence());
        if (needed.compareTo(most.times(plan.priceIndex(i))) > 0) {
          beyond.add(plan.year(i));
        }
      }
    }
    return beyond;
  }

  private static long sum(List<ProjectedYear> course, ToLongFunction<ProjectedYear> figure) {
    return course.stream().mapToLong(figure).reduce(0, Math::addExact);
  }

  /** What a figure of each year is worth in the first, in real terms, rounded once. */
  static long presentValue(
      Plan plan, List<ProjectedYear> course, ToLongFunction<ProjectedYear> figure) {
    var real = new ArrayList<Exact>();
    var index = plan.priceIndex(0);
    for (var year : course) {
      real.add(Exact.of(figure.applyAsLong(year)).dividedBy(index));
      index = index.times(Exact.ONE.plus(plan.inflation()));
    }
    return plan.rates().presentValue(Kind.MONEY, real);
  }

  private static AtContractEnd atEnd(Plan plan, LocalDate until, List<Long> cumulative) {
    long within = 0;
    for (int i = 0; i < cumulative.size(); i++) {
      within = plan.year(i).last().isAfter(until) ? within : cumulative.get(i);
    }
    return new AtContractEnd(
        until, within, Math.subtractExact(cumulative.get(cumulative.size() - 1), within));
  }
}
