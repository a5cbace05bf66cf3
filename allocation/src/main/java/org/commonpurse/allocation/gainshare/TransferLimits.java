package org.commonpurse.allocation.gainshare;

import static org.commonpurse.allocation.problem.GainShareProblem.GAIN_LIMIT_NEGATIVE;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.money.Amounts;

/**
 * What transfers may not go beyond.
 *
 * @param mostInAYear  what a partner can pay at most in any one year, in pence, zero or more; one that
 *     is not named has no limit
 * @param notBefore  the first year in which anything is paid, or none if it is the first of all
 */
public record TransferLimits(
    SortedMap<PartnerCode, Long> mostInAYear, Optional<FinancialYear> notBefore) {

  /** No limits. */
  public static final TransferLimits NONE = of(Map.of());

  /**
   * Checks that no limit is below zero.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code GAIN_LIMIT_NEGATIVE}; {@code
   *     LEDGER_AMOUNT_OUT_OF_RANGE} if a limit is larger than books take
   */
  public TransferLimits {
    mostInAYear = Collections.unmodifiableSortedMap(new TreeMap<>(mostInAYear));
    mostInAYear.forEach(
        (partner, pence) -> {
          Amounts.requireBounded(pence);
          if (pence < 0) {
            throw GAIN_LIMIT_NEGATIVE
                .because(
                    "%s can pay at most %s in a year. Give 0 or more, or leave it out."
                        .formatted(partner, Amounts.printPounds(pence)),
                    "partner",
                    partner,
                    "most",
                    Amounts.plain(pence))
                .toException();
          }
        });
  }

  /** The most that partners can pay in a year, from the first. */
  public static TransferLimits of(Map<PartnerCode, Long> mostInAYear) {
    return new TransferLimits(new TreeMap<>(mostInAYear), Optional.empty());
  }

  /** These limits, and nothing is paid before a year. */
  public TransferLimits notBefore(FinancialYear year) {
    return new TransferLimits(mostInAYear, Optional.of(year));
  }
}
