package org.commonpurse.allocation.gainshare;

import static org.commonpurse.allocation.problem.GainShareProblem.GAIN_PARTNER_UNKNOWN;
import static org.commonpurse.allocation.problem.GainShareProblem.GAIN_YEAR_UNKNOWN;

import java.util.List;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * Positions, test and limits by number: partners in order of code and years in order, both from 0.
 * <p>
 * A transfer is what a partner receives in a year; below zero it pays.
 */
final class TransferQuestion {

  /** In place of a limit where there is none. */
  static final long UNLIMITED = Long.MAX_VALUE;

  final NetPositions positions;
  final NoDetriment test;
  final TransferLimits limits;

  /** How many partners, and how many years. */
  final int partners;

  final int years;

  private final int first;
  private final long[] most;

  /** What each partner gains up to and including each year, before transfers, at present value. */
  private final Exact[][] gains;

  TransferQuestion(NetPositions positions, NoDetriment test, TransferLimits limits) {
    this.positions = positions;
    this.test = test;
    this.limits = limits;
    this.partners = positions.partners().size();
    this.years = positions.years().size();
    this.first = limits.notBefore().map(year -> positions.years().indexOf(year)).orElse(0);
    if (first < 0) {
      throw GAIN_YEAR_UNKNOWN
          .because(
              ("Nothing is to be paid before %s, but the years are %s to %s. Correct the "
                      + "year, or give its figures.")
                  .formatted(
                      limits.notBefore().orElseThrow(),
                      positions.years().get(0),
                      positions.years().get(years - 1)),
              "year",
              limits.notBefore().orElseThrow())
          .toException();
    }
    var codes = positions.partners().stream().map(NetPosition::partner).toList();
    requireKnown(codes, limits);
    most = codes.stream().mapToLong(p -> limits.mostInAYear().getOrDefault(p, UNLIMITED)).toArray();
    gains = cumulated();
  }

  private static void requireKnown(List<PartnerCode> codes, TransferLimits limits) {
    for (var partner : limits.mostInAYear().keySet()) {
      if (!codes.contains(partner)) {
        throw GAIN_PARTNER_UNKNOWN
            .because(
                ("There is a limit for %s, but the figures are of %s. Correct the code, "
                        + "or give its figures.")
                    .formatted(partner, codes),
                "partner",
                partner)
            .toException();
      }
    }
  }

  private Exact[][] cumulated() {
    var cumulated = new Exact[partners][years];
    for (int partner = 0; partner < partners; partner++) {
      var sum = Exact.ZERO;
      for (int year = 0; year < years; year++) {
        var gain = Exact.of(positions.partners().get(partner).gain(year));
        sum = sum.plus(gain.times(factor(year)));
        cumulated[partner][year] = sum;
      }
    }
    return cumulated;
  }

  PartnerCode code(int partner) {
    return positions.partners().get(partner).partner();
  }

  FinancialYear year(int year) {
    return positions.years().get(year);
  }

  /** What a partner gains up to and including a year, before transfers, at present value. */
  Exact gain(int partner, int year) {
    return gains[partner][year];
  }

  /** What all partners together gain up to and including a year. */
  Exact gainOfAll(int year) {
    var sum = Exact.ZERO;
    for (int partner = 0; partner < partners; partner++) {
      sum = sum.plus(gains[partner][year]);
    }
    return sum;
  }

  Exact factor(int year) {
    return positions.factors().get(year);
  }

  /** Whether anything can be paid in a year. */
  boolean isOpen(int year) {
    return year >= first;
  }

  /** What a partner can pay at most in a year, or {@link #UNLIMITED}. */
  long most(int partner) {
    return most[partner];
  }

  /** Whether something is asked of the gains up to a year. */
  boolean asksUpTo(int year) {
    return test.asksUpTo(year, years);
  }
}
