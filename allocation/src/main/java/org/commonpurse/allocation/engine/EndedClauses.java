package org.commonpurse.allocation.engine;

import static org.commonpurse.allocation.problem.AllocationProblem.ALLOCATION_CLAUSE_ENDED;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.allocation.agreement.WithinYear;
import org.commonpurse.allocation.outturn.Outturn;
import org.commonpurse.allocation.term.Parties;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.InvestmentCode;
import org.commonpurse.ledger.id.PartnerCode;

/** Clauses that allocated money in a year and are no longer in force in it. */
final class EndedClauses {

  private EndedClauses() {}

  /**
   * The clauses whose part of the year is to be taken back, by code, each with what it allocated; by
   * months it stands, as it does where the agreement itself has ended, and there are none.
   *
   * @param inForce  the agreement's clauses that are in force
   * @throws AllocationException {@code ALLOCATION_CLAUSE_ENDED} if the agreement does not say what
   *     becomes of them
   */
  static Map<Clause, YearToDate> of(
      Agreement agreement, Outturn outturn, List<Clause> inForce, State before) {
    boolean isByMonths = agreement.withinYear().equals(Optional.of(WithinYear.BY_MONTHS));
    if (isByMonths || agreement.isOverOn(outturn.lastDay())) {
      return Map.of();
    }
    var year = outturn.year();
    var ended = new LinkedHashMap<Clause, YearToDate>();
    new TreeMap<>(before.yearToDate())
        .forEach(
            (code, past) -> {
              boolean goesOn =
                  inForce.stream().anyMatch(clause -> clause.code().equals(code))
                      || agreement.advances().stream()
                          .anyMatch(advance -> advance.clauseCode().equals(code));
              if (!goesOn && past.year().equals(year) && !past.isNothing()) {
                ended.put(clause(agreement, code, past), past);
              }
            });
    return ended;
  }

  private static Clause clause(Agreement agreement, ClauseCode code, YearToDate past) {
    if (agreement.withinYear().isEmpty() || past.basis().isEmpty()) {
      throw unsaid(agreement, past);
    }
    return Clause.ended(code, past.reference(), past.basis().get());
  }

  private static AllocationException unsaid(Agreement agreement, YearToDate past) {
    return new AllocationException(
        ALLOCATION_CLAUSE_ENDED,
        "Clause %s has allocated money in %s and is no longer in force in %s; name it under \"replaces\" in the clause that takes its place, or write \"within-year: whole-year\" to take back what it allocated."
            .formatted(past.reference(), past.year(), agreement.label()),
        Map.of("clause", past.reference(), "agreement", agreement.label()));
  }

  /**
   * The result that takes back what a clause has allocated.
   *
   * @param claims  what of advances is taken back with it
   */
  static ClauseResult takenBack(
      Clause clause,
      YearToDate past,
      Map<InvestmentCode, Map<PartnerCode, Long>> claims,
      Parties everybody) {
    return ClauseResult.withoutWorking(
        clause, past.figures(everybody).negated(), claims, everybody);
  }
}
