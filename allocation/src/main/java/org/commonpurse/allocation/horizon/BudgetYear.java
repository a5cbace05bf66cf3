package org.commonpurse.allocation.horizon;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.FundKind;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;

/**
 * What a fund was to spend in a year, what it spent, and who met the difference.
 *
 * @param year  the financial year
 * @param kind  how far the fund's money is brought together
 * @param schemes  those with a budget, a forecast or spending in the year or the one before
 * @param met  who met the variance of all of them together
 */
public record BudgetYear(FinancialYear year, FundKind kind, List<SchemeYear> schemes, Met met) {

  public BudgetYear {
    Objects.requireNonNull(year, "year");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(met, "met");
    schemes = List.copyOf(schemes);
  }

  /**
   * A scheme, in pence.
   *
   * @param name  what it is called
   * @param budgetPence  what it was to cost, after virements
   * @param spentPence  what it cost
   * @param spentBeforePence  what it cost in the year before
   * @param forecastPence  what it was last expected to cost; empty where nobody forecast it
   */
  public record SchemeYear(
      SchemeCode scheme,
      String name,
      long budgetPence,
      long spentPence,
      long spentBeforePence,
      Optional<Long> forecastPence) {

    /** Spent less budget: positive is an overspend. */
    public long variancePence() {
      return Math.subtractExact(spentPence, budgetPence);
    }
  }

  /**
   * Who met a variance, in pence: positive of an overspend, negative of an underspend. What clauses
   * give out in payments or recover is no part of it.
   *
   * @param partners  what partners were charged (positive) or credited, by clauses on the variance and
   *     by entries of people; those with nothing left out
   * @param reservesPence  what those clauses drew from reserves, or (negative) put into them
   * @param undecidedPence  what they left to nobody
   * @param staysPence  what neither a clause took nor an entry charged: it stays in the fund
   */
  public record Met(
      SortedMap<PartnerCode, Long> partners,
      long reservesPence,
      long undecidedPence,
      long staysPence) {

    public Met {
      partners = Collections.unmodifiableSortedMap(new TreeMap<>(partners));
    }

    /** Every part that is not zero: partners, the largest first, then reserves, nobody and the fund. */
    public List<Part> parts() {
      return Stream.concat(
              partners.entrySet().stream()
                  .map(
                      each -> new Part(Bearer.PARTNER, Optional.of(each.getKey()), each.getValue()))
                  .sorted(
                      Comparator.comparingLong((Part part) -> Math.absExact(part.pence()))
                          .reversed()),
              Stream.of(
                  new Part(Bearer.RESERVES, Optional.empty(), reservesPence),
                  new Part(Bearer.NOBODY, Optional.empty(), undecidedPence),
                  new Part(Bearer.FUND, Optional.empty(), staysPence)))
          .filter(part -> part.pence() != 0)
          .toList();
    }

    /** All parts together. */
    public long totalPence() {
      return parts().stream().mapToLong(Part::pence).reduce(0, Math::addExact);
    }
  }

  /** On whom a part of a variance falls. */
  public enum Bearer {
    PARTNER,
    RESERVES,
    NOBODY,
    FUND
  }

  /**
   * A part of a variance.
   *
   * @param partner  whose it is, where it is a partner's
   * @param pence  positive of an overspend, negative of an underspend
   */
  public record Part(Bearer bearer, Optional<PartnerCode> partner, long pence) {}

  /** The year before. */
  public FinancialYear yearBefore() {
    return FinancialYear.of(year.first().minusDays(1));
  }

  /** The budget of all schemes. */
  public long budgetPence() {
    return sum(SchemeYear::budgetPence);
  }

  /** What all schemes cost. */
  public long spentPence() {
    return sum(SchemeYear::spentPence);
  }

  /** What all schemes cost in the year before. */
  public long spentBeforePence() {
    return sum(SchemeYear::spentBeforePence);
  }

  /** Spent less budget: positive is an overspend. */
  public long variancePence() {
    return Math.subtractExact(spentPence(), budgetPence());
  }

  /** What was expected: of schemes that nobody forecast, their budgets; empty if nobody forecast any. */
  public Optional<Long> forecastPence() {
    return schemes.stream().allMatch(each -> each.forecastPence().isEmpty())
        ? Optional.empty()
        : Optional.of(sum(each -> each.forecastPence().orElse(each.budgetPence())));
  }

  /** The schemes, the one farthest from its budget first; of equals the one with the larger budget. */
  public List<SchemeYear> farthestFirst() {
    return schemes.stream()
        .sorted(
            Comparator.comparingLong((SchemeYear each) -> Math.absExact(each.variancePence()))
                .thenComparing(SchemeYear::budgetPence)
                .reversed())
        .toList();
  }

  /** Whether anything was to be spent. */
  public boolean hasBudget() {
    return schemes.stream().anyMatch(each -> each.budgetPence() != 0);
  }

  /** Whether there is nothing to tell of the year: neither budget nor spending. */
  public boolean isNothing() {
    return schemes.stream().allMatch(each -> each.budgetPence() == 0 && each.spentPence() == 0);
  }

  private long sum(ToLongFunction<SchemeYear> pence) {
    return schemes.stream().mapToLong(pence).reduce(0, Math::addExact);
  }
}
