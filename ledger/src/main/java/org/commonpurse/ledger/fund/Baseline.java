package org.commonpurse.ledger.fund;

import static org.commonpurse.ledger.problem.FundProblem.LEDGER_BASELINE_IMPOSSIBLE;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.exact.Exact;

/**
 * What an existing scheme would have cost without the fund. What it costs beyond that is additional;
 * what it costs less is negative additional cost.
 */
public sealed interface Baseline {

  /** What it would have cost in a year, in pence; empty where that is not stated. */
  OptionalLong pence(FinancialYear year);

  /**
   * A baseline stated year by year.
   *
   * @param byYear  in pence, 0 or more, by year; one year or more
   */
  record ByYear(SortedMap<FinancialYear, Long> byYear) implements Baseline {

    /**
     * Checks the amounts.
     *
     * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_BASELINE_IMPOSSIBLE} if
     *     there is no year or an amount is below zero
     */
    public ByYear {
      byYear = Collections.unmodifiableSortedMap(new TreeMap<>(byYear));
      if (byYear.isEmpty()) {
        throw LEDGER_BASELINE_IMPOSSIBLE
            .because("A baseline needs an amount for one year at least.")
            .toException();
      }
      byYear.forEach(Baseline::require);
    }

    /** A baseline of these amounts. */
    public ByYear(Map<FinancialYear, Long> byYear) {
      this(new TreeMap<>(byYear));
    }

    @Override
    public OptionalLong pence(FinancialYear year) {
      var stated = byYear.get(year);
      return stated == null ? OptionalLong.empty() : OptionalLong.of(stated);
    }
  }

  /**
   * A baseline stated for a first year, which grows by the same part each year after it.
   *
   * @param first  the first year it is stated for
   * @param firstPence  what it would have cost in that year, 0 or more
   * @param uplift  what each year is above the one before, as a fraction: 1/50 for 2%; more than -1
   */
  record Uplifted(FinancialYear first, long firstPence, Exact uplift) implements Baseline {

    /**
     * Checks the amount and the uplift.
     *
     * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_BASELINE_IMPOSSIBLE} if
     *     the amount is below zero or the uplift leaves nothing
     */
    public Uplifted {
      Objects.requireNonNull(first, "first");
      Objects.requireNonNull(uplift, "uplift");
      require(first, firstPence);
      if (uplift.plus(Exact.ONE).signum() <= 0) {
        throw LEDGER_BASELINE_IMPOSSIBLE
            .because(
                "A baseline cannot fall by all of itself each year; give an uplift above -100%.",
                "uplift", uplift)
            .toException();
      }
    }

    /** Half a penny is rounded up, once, in the year asked for. */
    @Override
    public OptionalLong pence(FinancialYear year) {
      int years = year.startYear() - first.startYear();
      if (years < 0) {
        return OptionalLong.empty();
      }
      var pence = Exact.of(firstPence);
      for (int i = 0; i < years; i++) {
        pence = pence.plus(pence.times(uplift));
      }
      return OptionalLong.of(pence.roundedHalfUp());
    }
  }

  private static void require(FinancialYear year, long pence) {
    if (pence < 0) {
      throw LEDGER_BASELINE_IMPOSSIBLE
          .because(
              "The baseline of " + year + " is below zero; state what would have been spent.",
              "year",
              year,
              "pence",
              pence)
          .toException();
    }
  }
}
