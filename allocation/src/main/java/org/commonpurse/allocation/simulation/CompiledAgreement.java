package org.commonpurse.allocation.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.allocation.agreement.Level;
import org.commonpurse.allocation.agreement.Rounding;
import org.commonpurse.allocation.agreement.ToDate;
import org.commonpurse.allocation.outturn.Impact;
import org.commonpurse.allocation.projection.Plan;
import org.commonpurse.ledger.exact.Split;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.InvestmentCode;

/**
 * The sharing clauses of an agreement over the years of a plan, in a form that runs fast and gives exactly what the
 * engine gives. It is used by one thread.
 */
final class CompiledAgreement {

  private static final FundCode FUND = FundCode.of("plan");

  private final List<InvestmentCode> investments;
  private final CompiledRun run;
  private final List<List<CompiledClause>> byYear = new ArrayList<>();
  private final int[] partyOfSlot;
  private final int[] partyOfPartner;
  private final CompiledRow row;
  private final long[] pence;

  /**
   * A clause in force.
   *
   * @param takes  which slots it takes when they are of the effect that it shares
   */
  private record CompiledClause(boolean isBenefit, boolean[] takes, CompiledTerm term) {}

  private CompiledAgreement(Agreement agreement, Plan plan, List<Slot> slots) {
    this.investments = List.copyOf(agreement.investments());
    int parties = agreement.parties().size();
    this.run = new CompiledRun(parties, investments.size());
    this.row = new CompiledRow(parties);
    this.pence = new long[parties + 1];
    this.partyOfSlot =
        slots.stream()
            .mapToInt(slot -> agreement.parties().index(slot.partner()).orElse(-1))
            .toArray();
    this.partyOfPartner =
        plan.partners().stream()
            .mapToInt(partner -> agreement.parties().index(partner).orElse(-1))
            .toArray();
  }

  /**
   * Compiles an agreement.
   *
   * @param slots  what lands each year, in the order in which a path has it
   * @param marks  the terms that may bind, in the order in which they are marked
   * @throws NotCompiledException if it has what is not compiled
   */
  static CompiledAgreement of(
      Agreement agreement, Plan plan, List<Slot> slots, List<BindingTerm> marks) {
    requireCompilable(agreement, plan);
    var compiled = new CompiledAgreement(agreement, plan, slots);
    Map<ClauseCode, CompiledClause> clauses = new HashMap<>();
    for (int year = 0; year < plan.years(); year++) {
      var last = plan.year(year).last();
      if (!agreement.appliesOn(last)) {
        throw new NotCompiledException("it is not in force in " + plan.year(year));
      }
      var inForce = new ArrayList<CompiledClause>();
      for (var clause : agreement.clausesOn(last)) {
        if (clauses.get(clause.code()) == null) {
          clauses.put(clause.code(), compiled.compile(clause, agreement, slots, marks));
        }
        inForce.add(clauses.get(clause.code()));
      }
      requireTakenOnce(inForce, slots.size());
      compiled.byYear.add(inForce);
    }
    return compiled;
  }

  private static void requireCompilable(Agreement agreement, Plan plan) {
    if (!agreement.advances().isEmpty()) {
      throw new NotCompiledException("it has advances");
    }
    if (!agreement.counted().isNothing()) {
      throw new NotCompiledException("it counts over clauses or years");
    }
    if (!agreement.currency().equals(plan.currency())) {
      throw new NotCompiledException("it is in another currency");
    }
  }

  private CompiledClause compile(
      Clause clause, Agreement agreement, List<Slot> slots, List<BindingTerm> marks) {
    boolean isPlain =
        clause.each() == Level.TOGETHER
            && clause.toDate() != ToDate.CONTRACT
            && clause.rounding().remainder() instanceof Rounding.Remainder.Largest
            && clause.recoveredOverYears() == 0
            && clause.addsTo().isEmpty()
            && clause.advanced().isEmpty()
            && clause.replaces().isEmpty();
    if (!clause.basis().isImpact() || !isPlain) {
      throw new NotCompiledException(
          "clause %s is none that shares savings or burdens of each year together"
              .formatted(clause.reference()));
    }
    var effect = clause.basis().isBenefit() ? Impact.Effect.SAVING : Impact.Effect.BURDEN;
    boolean[] takes = new boolean[slots.size()];
    for (int i = 0; i < takes.length; i++) {
      var impact = slots.get(i).impact(effect);
      takes[i] =
          clause.of().includes(impact, FUND)
              && (clause.except().isUnnamed() || !clause.except().includes(impact, FUND));
      if (takes[i] && partyOfSlot[i] < 0) {
        throw new NotCompiledException("it does not name the partner " + slots.get(i).partner());
      }
    }
    var term = new TermCompiler(agreement, clause, investments, marks).compile(clause.term());
    return new CompiledClause(clause.basis().isBenefit(), takes, term);
  }

  /** What two clauses take, the engine refuses. */
  private static void requireTakenOnce(List<CompiledClause> clauses, int slots) {
    for (int i = 0; i < slots; i++) {
      int slot = i;
      for (boolean isBenefit : new boolean[] {true, false}) {
        long takers =
            clauses.stream()
                .filter(each -> each.isBenefit() == isBenefit && each.takes()[slot])
                .count();
        if (takers > 1) {
          throw new NotCompiledException("two clauses take the same");
        }
      }
    }
  }

  /** The investments that a year adds to, in the order of {@link #apply}. */
  List<InvestmentCode> investments() {
    return investments;
  }

  /** Begins a path. */
  void begin(boolean[] bound) {
    run.begin(bound);
  }

  /**
   * Applies it to a year.
   *
   * @param landed  what lands in each slot, in pence, in the sign of where it is counted
   * @param isSaving  by slot, whether it is counted among savings
   * @param invested  what the year adds to each investment, in pence
   * @param sharing  by partner of the plan, to which is added what clauses give it
   * @throws ArithmeticException if figures outgrow it; the engine can be asked instead
   */
  void apply(int year, long[] landed, boolean[] isSaving, long[] invested, long[] sharing) {
    for (int i = 0; i < invested.length; i++) {
      run.invest(i, invested[i]);
    }
    for (var clause : byYear.get(year)) {
      Arrays.fill(run.fell, 0);
      run.amount = 0;
      for (int slot = 0; slot < landed.length; slot++) {
        if (clause.takes()[slot] && landed[slot] != 0) {
          boolean isBenefit = landed[slot] > 0 == isSaving[slot];
          if (isBenefit == clause.isBenefit()) {
            long size = Math.abs(landed[slot]);
            run.fell[partyOfSlot[slot]] = Math.addExact(run.fell[partyOfSlot[slot]], size);
            run.amount = Math.addExact(run.amount, size);
          }
        }
      }
      if (run.amount != 0) {
        share(clause, sharing);
      }
    }
  }

  private void share(CompiledClause clause, long[] sharing) {
    run.isBenefit = clause.isBenefit();
    row.clear();
    clause.term().allocate(run.amount, 1, run, row);
    row.round(pence);
    run.settle();
    long unallocated = pence[pence.length - 1];
    if (unallocated != 0) {
      long[] stays = Split.byWeights(unallocated, run.fell.clone());
      for (int i = 0; i < stays.length; i++) {
        pence[i] += stays[i];
      }
    }
    for (int i = 0; i < sharing.length; i++) {
      int party = partyOfPartner[i];
      if (party >= 0) {
        long due = pence[party] - run.fell[party];
        sharing[i] += clause.isBenefit() ? due : -due;
      }
    }
  }
}
