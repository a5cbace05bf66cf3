package org.commonpurse.allocation.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.allocation.agreement.ToDate;
import org.commonpurse.allocation.engine.ClauseResult.CausedPart;
import org.commonpurse.allocation.engine.ClauseResult.UnitResult;
import org.commonpurse.allocation.term.AllocationContext;
import org.commonpurse.allocation.term.ExactAllocation;
import org.commonpurse.allocation.term.GivenByClause;
import org.commonpurse.allocation.term.Unit;
import org.commonpurse.allocation.term.Working;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.exact.Fractions;
import org.jspecify.annotations.Nullable;

/**
 * A clause at work on its units, one after the other: its term is applied to each, which finds what those
 * before it left of sources, layers and limits, and pennies are rounded unit by unit or on the total.
 */
final class ClauseWork {

  private final Clause clause;
  private final ApplicationInput input;
  private final ApplicationProgress progress;
  private final AllocationContext start;
  private final Map<String, List<CausedPart>> byCause;
  private final boolean isOnTotal;
  private final boolean isCounted;
  private final LayersUsed layers;
  private final List<UnitResult> units = new ArrayList<>();
  private final List<Working> workings = new ArrayList<>();
  private YearlyUse use;
  private boolean hasSeveralUnits;
  private AllocationContext last;
  private Exact amount = Exact.ZERO;

  /** What the units came to so far, where that is asked for before all of them are done. */
  private @Nullable ExactAllocation together;

  private @Nullable RoundedAllocation rounded;

  /**
   * Begins a clause.
   *
   * @param start  what its terms may read
   * @param byCause  what of each unit has which cause, by the unit's label
   */
  ClauseWork(
      Clause clause,
      AllocationContext start,
      Map<String, List<CausedPart>> byCause,
      ApplicationInput input,
      ApplicationProgress progress) {
    this.clause = clause;
    this.start = start;
    this.byCause = byCause;
    this.input = input;
    this.progress = progress;
    this.isOnTotal = clause.rounding().onTotal();
    this.isCounted = !input.agreement().counted().isNothing();
    this.layers = new LayersUsed(input.parties());
    this.use = usedBefore();
    this.last = start;
  }

  /**
   * What a clause made of its units.
   *
   * @param amount  what it shared, exact pence
   * @param rounded  who has which part of it, in the order of the agreement's partners
   * @param units  the units, each with its working
   * @param workings  the workings alone
   */
  record Worked(
      Exact amount, RoundedAllocation rounded, List<UnitResult> units, List<Working> workings) {

    Worked {
      units = List.copyOf(units);
      workings = List.copyOf(workings);
    }

    /** What it shared, each unit in whole pence. */
    Exact wholeUnits() {
      Exact sum = Exact.ZERO;
      for (var unit : units) {
        sum = sum.plus(Exact.of(unit.amountPence()));
      }
      return sum;
    }
  }

  /** Works on all units; what sources gave and investments were repaid is taken off as it goes. */
  Worked on(List<Unit> all) {
    hasSeveralUnits = all.size() > 1;
    all.forEach(this::work);
    progress.deductibles.note(clause, last, workings);
    if (isOnTotal && together != null) {
      rounded = round(together);
    }
    var whole = rounded == null ? RoundedAllocation.none(input.parties()) : rounded;
    return new Worked(amount, whole, units, workings);
  }

  private void work(Unit unit) {
    last = context(unit);
    var working = clause.term().allocate(unit.amount(), last);
    var exact = working.allocation();
    workings.add(working);
    if (hasSeveralUnits) {
      layers.add(working);
    }
    amount = amount.plus(unit.amount());
    if (isOnTotal || isCounted) {
      together = together == null ? exact : together.plus(exact);
      noteGiven(together);
    }
    noteUse(unit, working);
    progress.investments.repay(exact.repaid());
    units.add(
        new UnitResult(
            unit.label(),
            unit.amount().wholePart(),
            byCause.getOrDefault(unit.label(), List.of()),
            working,
            isOnTotal ? Optional.empty() : Optional.of(roundUnit(exact))));
  }

  private AllocationContext context(Unit unit) {
    var before = use.earlier(clause, unit.label(), input.parties());
    var context = start.forUnit(unit, layers.with(progress.deductibles.with(before, clause)));
    // Where pennies are rounded on the total, sources have not given yet what they owe.
    return isOnTotal && together != null ? context.after(together.movementsOnly(context)) : context;
  }

  private RoundedAllocation roundUnit(ExactAllocation exact) {
    var own = round(exact);
    rounded = rounded == null ? own : rounded.plus(own);
    return own;
  }

  private RoundedAllocation round(ExactAllocation exact) {
    var whole = progress.fractions.round(clause, exact);
    progress.takeFrom(clause, whole);
    return whole;
  }

  /** Limits and conditions that count over clauses or years count earlier units too. */
  private void noteGiven(ExactAllocation soFar) {
    if (isCounted) {
      progress.results.put(
          clause.code(),
          new GivenByClause(
              amount, Fractions.of(soFar.partners()), clause.basis().isBenefit(), List.of()));
    }
  }

  private void noteUse(Unit unit, Working working) {
    if (isUseKept()) {
      use = use.with(unit.label(), working, input.parties());
      progress.used.put(clause.code(), use);
    }
  }

  /**
   * Whether it is kept what a clause uses: none can follow on the last month of a year, and a payment that
   * is no year's begins anew each time.
   */
  private boolean isUseKept() {
    return !input.outturn().isWholeYear()
        && clause.toDate() != ToDate.CONTRACT
        && CountedPast.isGivenOnce(clause);
  }

  /** What the clause used of the year when the version began, with the units that it has not now. */
  private YearlyUse usedBefore() {
    var year = input.outturn().year();
    var past = input.before().used(clause, year);
    return past.isEmpty() ? YearlyUse.none(year, clause.each()) : past.get(0).again(clause);
  }
}
