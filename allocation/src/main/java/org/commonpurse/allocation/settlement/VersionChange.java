package org.commonpurse.allocation.settlement;

import static org.commonpurse.allocation.problem.AllocationProblem.ALLOCATION_EARLIER_MONTHS_MISSING;
import static org.commonpurse.allocation.problem.AllocationProblem.ALLOCATION_MONTHS_NOT_COUNTED;
import static org.commonpurse.allocation.problem.AllocationProblem.ALLOCATION_WITHIN_YEAR_UNSAID;

import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.allocation.agreement.WithinYear;
import org.commonpurse.allocation.engine.State;
import org.commonpurse.allocation.term.YearlyTerms;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.ledger.problem.ProblemException;

/**
 * A version that follows on another of the same agreement within a financial year.
 *
 * @param earlier  the version before
 * @param later  the version that follows on it
 * @param year  the year
 */
record VersionChange(Agreement earlier, Agreement later, FinancialYear year) {

  /** The change that a version is in a year; empty if it is none. */
  static Optional<VersionChange> of(
      Snapshot books, Fund fund, Agreement later, FinancialYear year) {
    if (!later.beginsWithin(year)) {
      return Optional.empty();
    }
    return Agreements.list(books, fund.code()).stream()
        .filter(each -> each.code().equals(later.code()))
        .filter(each -> each.isInForceOn(later.inForceFrom().minusDays(1)))
        .findFirst()
        .map(earlier -> new VersionChange(earlier, later, year))
        .filter(change -> change.monthsBefore() > 0);
  }

  /** How many months of the year the version before had, 1 to 11. */
  int monthsBefore() {
    return Math.toIntExact(
        ChronoUnit.MONTHS.between(year.first(), later.inForceFrom().withDayOfMonth(1)));
  }

  /** The last period of the version before. */
  AllocationKey lastBefore(AllocationKey key) {
    return new AllocationKey(key.agreement(), key.year(), monthsBefore(), 1);
  }

  /**
   * Checks that it makes no difference which figures the version takes, but for the penny that a
   * clause may round otherwise when it works in two steps.
   *
   * @throws ProblemException {@code ALLOCATION_WITHIN_YEAR_UNSAID} if it does
   */
  void requireNoDifference(Map<PartnerCode, Long> whole, Map<PartnerCode, Long> byMonths) {
    var partners = new TreeSet<>(whole.keySet());
    partners.addAll(byMonths.keySet());
    for (var partner : partners) {
      long one = whole.getOrDefault(partner, 0L);
      long other = byMonths.getOrDefault(partner, 0L);
      if (Math.absExact(Math.subtractExact(one, other)) > later.clauses().size()) {
        throw ALLOCATION_WITHIN_YEAR_UNSAID
            .because(
                "%s follows on version %d from %s on, within %s, and does not say which figures it takes: %s would be charged %s on those of the whole year and %s by months. Write \"within-year: whole-year\" or \"within-year: by-months\"."
                    .formatted(
                        later.label(),
                        earlier.version(),
                        later.inForceFrom(),
                        year,
                        partner,
                        Amounts.print(one),
                        Amounts.print(other)),
                "agreement",
                later.label(),
                "partner",
                partner,
                "wholeYear",
                Amounts.plain(one),
                "byMonths",
                Amounts.plain(other))
            .toException();
      }
    }
  }

  /** Causes are given for one of both spans, so what the other would come to cannot be compared. */
  ProblemException dividedByCause() {
    return ALLOCATION_WITHIN_YEAR_UNSAID
        .because(
            "%s follows on version %d from %s on, within %s, and does not say which figures it takes: those whose variances the causes divide cannot be told. Write \"within-year: whole-year\" or \"within-year: by-months\"."
                .formatted(later.label(), earlier.version(), later.inForceFrom(), year),
            "agreement",
            later.label())
        .toException();
  }

  ProblemException earlierMonthsMissing() {
    return ALLOCATION_EARLIER_MONTHS_MISSING
        .because(
            "%s takes its figures by months from %s on, and version %d has not been applied to the months before; apply %s up to month %d first."
                .formatted(
                    later.label(), later.inForceFrom(), earlier.version(), year, monthsBefore()),
            "agreement",
            later.label(),
            "throughMonth",
            monthsBefore())
        .toException();
  }

  /**
   * Checks that what the version before used of bands, limits and guarantees can be counted: they are for a
   * year, and by months they go on from there.
   *
   * @throws ProblemException {@code ALLOCATION_MONTHS_NOT_COUNTED}
   */
  void requireCountable(State before) {
    for (var clause : later.clauses()) {
      var used = before.used(clause, year);
      boolean fits =
          used.size() <= 1
              && used.stream().allMatch(use -> use.fits(clause))
              && (!used.isEmpty() || !isRemembered(before, clause));
      if (!YearlyTerms.in(clause.term()).isEmpty() && !fits) {
        throw ALLOCATION_MONTHS_NOT_COUNTED
            .because(
                "Clause %s of %s has bands, limits, guarantees, a deductible or layers for the year, of which version %d used a part before %s that cannot be counted: they are not the same one for one, are no sums of money, or are layers that are reinstated. Write \"within-year: whole-year\", or let the version begin with a year."
                    .formatted(
                        clause.reference(), later.label(), earlier.version(), later.inForceFrom()),
                "clause",
                clause.reference(),
                "agreement",
                later.label())
            .toException();
      }
    }
  }

  /** Whether a clause allocated something in the year, as results tell that were recorded before uses were. */
  private boolean isRemembered(State before, Clause clause) {
    return before.yearToDate(year).keySet().stream()
        .anyMatch(code -> code.equals(clause.code()) || clause.replaces().contains(code));
  }

  /**
   * Checks that a version which takes the whole year's figures does not follow on one that took those of
   * its months: what came before that one would be charged again.
   *
   * @throws ProblemException {@code ALLOCATION_MONTHS_NOT_COUNTED}
   */
  void requireNotAfterMonths() {
    if (earlier.withinYear().equals(Optional.of(WithinYear.BY_MONTHS))
        && earlier.beginsWithin(year)) {
      throw ALLOCATION_MONTHS_NOT_COUNTED
          .because(
              "%s follows on version %d, which takes the figures of its months of %s, and cannot take those of the whole year: what came before version %d would be charged again. Write \"within-year: by-months\"."
                  .formatted(later.label(), earlier.version(), year, earlier.version()),
              "agreement",
              later.label())
          .toException();
    }
  }
}
