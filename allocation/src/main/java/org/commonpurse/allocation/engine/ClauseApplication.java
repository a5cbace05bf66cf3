package org.commonpurse.allocation.engine;

import static org.commonpurse.allocation.problem.AllocationProblem.ALLOCATION_PARTNER_UNKNOWN;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.allocation.agreement.ToDate;
import org.commonpurse.allocation.engine.ClauseWork.Worked;
import org.commonpurse.allocation.engine.YearToDate.Carrying;
import org.commonpurse.allocation.term.GivenByClause;
import org.commonpurse.allocation.term.Movement;
import org.commonpurse.allocation.term.Unit;
import org.commonpurse.allocation.term.Weights;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.exact.Fractions;
import org.commonpurse.ledger.id.InvestmentCode;

/**
 * One clause from what it claims to its result: it works, what it did is noted for the clauses after it
 * and for what is handed on, and the result is what that comes to beyond the year so far.
 */
final class ClauseApplication {

  private final Clause clause;
  private final ApplicationInput input;
  private final ApplicationProgress progress;
  private final boolean benefit;
  private final ContractToDate contract;

  ClauseApplication(Clause clause, ApplicationInput input, ApplicationProgress progress) {
    this.clause = clause;
    this.input = input;
    this.progress = progress;
    this.benefit = clause.basis().isBenefit();
    this.contract = ContractToDate.of(clause, input.past());
  }

  /**
   * Applies the clause.
   *
   * @param explained  whether the result holds the working
   */
  ClauseResult apply(boolean explained) {
    var fractions = progress.fractions.of(clause.code());
    var units = progress.amounts.claim(clause);
    var payable = progress.advances.payable();
    progress.investments.hold(payable);
    var countsFor = progress.advances.countsFor(input.parties());
    var worked = work(units, countsFor);
    // Only partners of this version pay what they recover later.
    var scheduled = progress.recoveries.schedule(clause, worked.rounded());
    var changes =
        Carrying.both(
            progress.advances.repay(progress.investments.repaid(payable)),
            advance(worked.rounded(), countsFor));
    var figures = figures(worked, units);
    noteGiven(figures, worked);
    progress.investments.addCosts(clause, worked.wholeUnits());
    var recovered = progress.investments.settle();
    if (clause.countsYearToDate()) {
      noteToDate(figures, new Carrying(recovered, scheduled, changes, fractions));
    }
    var result = result(figures, changes);
    return explained ? result.withWorking(worked.units()) : result;
  }

  private Worked work(List<Unit> units, Map<InvestmentCode, Weights> countsFor) {
    var byCause = CausedParts.of(input.agreement(), units);
    var start = progress.context(clause, countsFor);
    return new ClauseWork(clause, start, byCause, input, progress).on(contract.with(units, clause));
  }

  /** What partners advance under the clause. */
  private Map<InvestmentCode, Claims> advance(
      RoundedAllocation rounded, Map<InvestmentCode, Weights> countsFor) {
    if (clause.advanced().isEmpty()) {
      return Map.of();
    }
    var under = clause.advanced().get();
    var now = progress.circumstances(clause.code(), countsFor);
    Optional<Weights> weights = under.by().flatMap(shares -> now.weights(shares));
    return progress.advances.advance(under, clause, rounded, weights);
  }

  /** All that it came to, for everybody; of a contract, what that is beyond the years before. */
  private ClauseFigures figures(Worked worked, List<Unit> units) {
    var rounded = worked.rounded();
    rounded = rounded.withPartners(input.forEverybody(rounded.partners()));
    long pence = worked.amount().wholePart();
    if (clause.toDate() == ToDate.CONTRACT) {
      rounded = rounded.plus(contract.given(input.everybody(), benefit).negated());
      pence = Math.subtractExact(pence, contract.amountPence());
    }
    return clause.basis().isImpact()
        ? ClauseFigures.ofImpact(pence, rounded, input.forEverybody(fell(units)))
        : ClauseFigures.ofFund(pence, rounded, input.everybody());
  }

  /** On whom the causes of the units had fallen, in pence by partner of the agreement. */
  private List<Long> fell(List<Unit> units) {
    var fell = new ArrayList<>(input.parties().nothing());
    for (var unit : units) {
      for (var cause : unit.causes()) {
        requireNamed(cause);
        fell.set(
            cause.fellOn(), Math.addExact(fell.get(cause.fellOn()), cause.amount().wholePart()));
      }
    }
    return fell;
  }

  private void requireNamed(Unit.Cause cause) {
    if (cause.fellOn() == Movement.NOBODY) {
      throw new AllocationException(
          ALLOCATION_PARTNER_UNKNOWN,
          "The %s of %s fell on a partner that \"%s\" does not name; add it to its partners."
              .formatted(clause.basis().noun(), cause.label(), input.agreement().title()),
          Map.of("clause", clause.reference(), "cause", cause.label()));
    }
  }

  private void noteGiven(ClauseFigures figures, Worked worked) {
    // Partners of earlier versions stand after those that a figure can name.
    progress.results.put(
        clause.code(),
        new GivenByClause(
            Exact.of(figures.amountPence()),
            Fractions.ofWhole(figures.byRule().partners()),
            benefit,
            worked.workings()));
  }

  private void noteToDate(ClauseFigures figures, Carrying carrying) {
    var year = input.outturn().year();
    progress.yearToDate.put(
        clause.code(), YearToDate.of(clause, year, figures, input.everybody(), carrying));
  }

  /** What this application adds to those before it in the year. */
  private ClauseResult result(ClauseFigures figures, Map<InvestmentCode, Claims> changes) {
    var everybody = input.everybody();
    var toDate = input.toDate(clause);
    var added = toDate.map(past -> figures.minus(past.figures(everybody))).orElse(figures);
    var claims = AdvanceResult.betweenPartners(changes, toDate, input.agreement());
    return ClauseResult.withoutWorking(clause, added, claims, everybody);
  }
}
