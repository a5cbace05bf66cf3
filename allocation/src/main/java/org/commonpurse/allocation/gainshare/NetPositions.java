package org.commonpurse.allocation.gainshare;

import static org.commonpurse.allocation.problem.GainShareProblem.GAIN_FACTOR_OUT_OF_RANGE;
import static org.commonpurse.allocation.problem.GainShareProblem.GAIN_PARTNERS_MISSING;
import static org.commonpurse.allocation.problem.GainShareProblem.GAIN_PARTNERS_TOO_MANY;
import static org.commonpurse.allocation.problem.GainShareProblem.GAIN_PARTNER_TWICE;
import static org.commonpurse.allocation.problem.GainShareProblem.GAIN_YEARS_DIFFER;
import static org.commonpurse.allocation.problem.GainShareProblem.GAIN_YEARS_NOT_CONSECUTIVE;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * Where all partners stand over a horizon of years.
 *
 * @param years  the years, each following the one before
 * @param factors  the discount factor of each year: the present value of a pound in it, above 0 and at
 *     most 1; 1 throughout without discounting
 * @param partners  one position for each partner, kept in order of code whatever order they come in
 */
public record NetPositions(
    List<FinancialYear> years, List<Exact> factors, List<NetPosition> partners) {

  /** The greatest number of partners times years that transfers are worked out for. */
  public static final int CELLS_MAX = 600;

  /**
   * Checks that there is one figure for each partner and year.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code GAIN_YEARS_NOT_CONSECUTIVE} if there
   *     is no year or one is left out; {@code GAIN_YEARS_DIFFER} if figures or factors are not as many
   *     as years; {@code GAIN_FACTOR_OUT_OF_RANGE} if a factor is not above 0 and at most 1; {@code
   *     GAIN_PARTNERS_MISSING} if there is no partner; {@code GAIN_PARTNER_TWICE} if one is there
   *     twice; {@code GAIN_PARTNERS_TOO_MANY} if there are more than {@link #CELLS_MAX} figures
   */
  public NetPositions {
    years = List.copyOf(years);
    factors = List.copyOf(factors);
    partners = partners.stream().sorted(Comparator.comparing(NetPosition::partner)).toList();
    requireConsecutive(years);
    requireFactors(factors, years);
    requirePartners(partners, years);
  }

  /** Positions that are not discounted: a pound counts the same in each year. */
  public static NetPositions undiscounted(List<FinancialYear> years, List<NetPosition> partners) {
    return new NetPositions(years, years.stream().map(year -> Exact.ONE).toList(), partners);
  }

  private static void requireConsecutive(List<FinancialYear> years) {
    if (years.isEmpty()) {
      throw GAIN_YEARS_NOT_CONSECUTIVE
          .because("There are no years. Give every year from the first to the last, in order.")
          .toException();
    }
    for (int i = 1; i < years.size(); i++) {
      if (years.get(i).startYear() != years.get(i - 1).startYear() + 1) {
        throw GAIN_YEARS_NOT_CONSECUTIVE
            .because(
                ("The year %s does not follow %s. Give every year from the first to the "
                        + "last, in order.")
                    .formatted(years.get(i), years.get(i - 1)),
                "year",
                years.get(i))
            .toException();
      }
    }
  }

  private static void requireFactors(List<Exact> factors, List<FinancialYear> years) {
    if (factors.size() != years.size()) {
      throw differ("discount factors", factors.size(), years);
    }
    for (int i = 0; i < factors.size(); i++) {
      var factor = factors.get(i);
      if (factor.signum() <= 0 || factor.compareTo(Exact.ONE) > 0) {
        throw GAIN_FACTOR_OUT_OF_RANGE
            .because(
                ("The discount factor %s of %s is not above 0 and at most 1. Without "
                        + "discounting it is 1.")
                    .formatted(factor, years.get(i)),
                "year",
                years.get(i),
                "factor",
                factor)
            .toException();
      }
    }
  }

  private static void requirePartners(List<NetPosition> partners, List<FinancialYear> years) {
    if (partners.isEmpty()) {
      throw GAIN_PARTNERS_MISSING
          .because("There is no partner. Give the net position of each.")
          .toException();
    }
    var codes = new HashSet<PartnerCode>();
    for (var position : partners) {
      if (!codes.add(position.partner())) {
        throw GAIN_PARTNER_TWICE
            .because(
                "The partner %s is there twice. Give one row that has all its figures."
                    .formatted(position.partner()),
                "partner",
                position.partner())
            .toException();
      }
      for (var figures : List.of(position.together(), position.alone())) {
        if (figures.size() != years.size()) {
          throw differ("figures of " + position.partner(), figures.size(), years);
        }
      }
    }
    long cells = (long) partners.size() * years.size();
    if (cells > CELLS_MAX) {
      throw GAIN_PARTNERS_TOO_MANY
          .because(
              ("%d partners times %d years are %d; at most %d can be worked out. Leave "
                      + "out partners that take no part, or take years together.")
                  .formatted(partners.size(), years.size(), cells, CELLS_MAX),
              "partners",
              partners.size(),
              "years",
              years.size())
          .toException();
    }
  }

  private static RuntimeException differ(String what, int number, List<FinancialYear> years) {
    return GAIN_YEARS_DIFFER
        .because(
            ("There are %d %s, but %d years from %s to %s. Give one for each year; zero "
                    + "where there is nothing.")
                .formatted(number, what, years.size(), years.get(0), years.get(years.size() - 1)),
            "figures",
            number,
            "years",
            years.size())
        .toException();
  }
}
