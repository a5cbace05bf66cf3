package org.commonpurse.allocation.projection;

import static org.commonpurse.allocation.problem.AppraisalProblem.APPRAISAL_BASELINE_MISSING;
import static org.commonpurse.allocation.problem.AppraisalProblem.APPRAISAL_PARTNER_UNKNOWN;
import static org.commonpurse.allocation.problem.AppraisalProblem.APPRAISAL_YEAR_NOT_IN_BOOKS;

import java.util.ArrayList;
import java.util.List;
import org.commonpurse.allocation.horizon.ByNature;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.HorizonRow;
import org.commonpurse.allocation.impact.ImpactModel;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.NatureCode;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * The first years of a plan as the books have them. Where they stand, what was planned for those years does not
 * count; all later years are projected.
 * <p>
 * Additional cost is the books': what fell on reserves that nobody owns, or on nobody, counts for all partners
 * together and for none of them. How costs are financed no book of a fund holds: that stays the plan's.
 *
 * @param years  without gaps, from the plan's first
 * @param rows  by year and partner
 * @param totals  by year
 */
public record ActualYears(
    List<FinancialYear> years, List<ProjectedYear> rows, List<ProjectedYear> totals) {

  /** None: everything is projected. */
  public static final ActualYears NONE = new ActualYears(List.of(), List.of(), List.of());

  public ActualYears {
    years = List.copyOf(years);
    rows = List.copyOf(rows);
    totals = List.copyOf(totals);
  }

  /**
   * The years of a plan up to one, as a fund's books have them.
   *
   * @param last  the last year that is taken from the books, inclusive
   * @throws org.commonpurse.ledger.problem.ProblemException {@code APPRAISAL_YEAR_NOT_IN_BOOKS} if the books
   *     have no figures for one of them, or the plan does not cover the last; {@code
   *     APPRAISAL_BASELINE_MISSING}; {@code APPRAISAL_PARTNER_UNKNOWN} if something fell on a partner that is
   *     not of the plan
   */
  public static ActualYears of(Plan plan, Horizon books, FinancialYear last) {
    if (!plan.horizon().contains(last)) {
      throw missing(
          last,
          "the plan covers %s to %s".formatted(plan.firstYear(), plan.year(plan.years() - 1)));
    }
    if (!books.statesReturn()) {
      throw APPRAISAL_BASELINE_MISSING
          .because(
              "What %s would have cost without the fund is not stated, so that no return can be; state the baseline in the fund."
                  .formatted(books.withoutBaseline()),
              "schemes",
              books.withoutBaseline())
          .toException();
    }
    var years = plan.horizon().stream().filter(year -> year.compareTo(last) <= 0).toList();
    var rows = new ArrayList<ProjectedYear>();
    var totals = new ArrayList<ProjectedYear>();
    for (var year : years) {
      if (!books.years().contains(year)) {
        throw missing(year, "the books have %s".formatted(books.years()));
      }
      var funding = PlannedYear.of(plan, plan.after(year));
      for (var row : books.rows()) {
        if (row.year().equals(year) && row.isAnything()) {
          requireKnown(plan, row.partner());
        }
      }
      for (var partner : plan.partners()) {
        books.rows(partner).stream()
            .filter(row -> row.year().equals(year))
            .findFirst()
            .map(row -> of(row, funding.fundingOf(partner)))
            .ifPresentOrElse(rows::add, () -> rows.add(ProjectedYear.nothing(partner, year)));
      }
      var financed =
          plan.partners().stream().map(funding::fundingOf).reduce(Funding.NOTHING, Funding::plus);
      books.totals().stream()
          .filter(row -> row.year().equals(year))
          .forEach(row -> totals.add(of(row, financed)));
    }
    return new ActualYears(years, rows, totals);
  }

  private static ProjectedYear of(HorizonRow row, Funding planned) {
    var savings = row.savings();
    var costs = row.extraCosts();
    long supportHad = of(savings, ImpactModel.SUPPORT);
    long supportPaid = of(costs, ImpactModel.SUPPORT);
    long cashable = savings.cashablePence();
    return new ProjectedYear(
        row.partner(),
        row.year(),
        row.additionalCostPence().orElseThrow(),
        Math.subtractExact(costs.totalPence(), supportPaid),
        of(costs, ImpactModel.STRANDED),
        cashable,
        Math.subtractExact(Math.subtractExact(savings.totalPence(), supportHad), cashable),
        Math.subtractExact(supportHad, supportPaid),
        row.sharingPence(),
        new Funding(of(costs, ImpactModel.SET_UP), planned.borrowedPence(), planned.repaidPence()));
  }

  private static long of(ByNature figures, NatureCode nature) {
    return figures.pence().getOrDefault(nature, 0L);
  }

  private static void requireKnown(Plan plan, PartnerCode partner) {
    if (!plan.partners().contains(partner)) {
      throw APPRAISAL_PARTNER_UNKNOWN
          .because(
              "The books have figures of \"%s\", which is none of the plan's partners, %s; add it."
                  .formatted(partner, plan.partners()),
              "partner",
              partner)
          .toException();
    }
  }

  private static RuntimeException missing(FinancialYear year, String why) {
    return APPRAISAL_YEAR_NOT_IN_BOOKS
        .because("%s cannot be taken from the books: %s.".formatted(year, why), "year", year)
        .toException();
  }
}
