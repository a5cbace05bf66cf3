package org.commonpurse.allocation.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.allocation.outturn.Outturn;
import org.commonpurse.allocation.outturn.VarianceDivision;

/**
 * Applies agreements to outturns: what is worked out afresh is undone, the clauses work in turn, and last
 * come the results that stand under none of them. What each clause does is {@link ClauseApplication}'s.
 */
public final class Engine {

  private final ApplicationInput input;
  private final ApplicationProgress progress;

  private Engine(Agreement agreement, Outturn outturn, State handedOn) {
    this.input = ApplicationInput.of(agreement, outturn, handedOn);
    this.progress = new ApplicationProgress(input);
  }

  /**
   * Applies an agreement to an outturn.
   * <p>
   * Clauses work in the agreement's order, each on what it claims; for every clause the amount is
   * exactly the partners' parts, what sources took and what stays unallocated.
   *
   * @param state  what the application before this one handed on, or {@link State#INITIAL}
   * @return the allocation and what it hands on
   * @throws AllocationException if the agreement is not in force in the outturn's period, is in
   *     another currency, or two clauses claim the same line
   * @throws org.commonpurse.allocation.term.OutturnIncompleteException if a clause reads a figure
   *     that the outturn does not have
   */
  public static ApplicationResult apply(Agreement agreement, Outturn outturn, State state) {
    return apply(agreement, outturn, state, List.of());
  }

  /** A state with what the reserves of an agreement open with, where it does not say what they hold. */
  public static State opened(Agreement agreement, Outturn outturn, State state) {
    return state.withReserves(new Engine(agreement, outturn, state).progress.reserves.balances());
  }

  /**
   * Applies an agreement to an outturn, with decisions that override what clauses give.
   *
   * @throws AllocationException as above; {@code ALLOCATION_DECISION_UNKNOWN} if a decision is on a
   *     clause that gave no result, or names a partner that is none of the agreement
   */
  public static ApplicationResult apply(
      Agreement agreement, Outturn outturn, State state, List<Decision> decisions) {
    var applied = new Engine(agreement, outturn, state).apply(true);
    return decisions.isEmpty()
        ? applied
        : new ApplicationResult(
            DecisionOverlay.of(decisions, applied.allocation()), applied.state());
  }

  /**
   * Lays decisions over what an allocation gives; each overrides its clause, and both figures are
   * kept.
   *
   * @throws AllocationException {@code ALLOCATION_DECISION_UNKNOWN} as above
   */
  public static Allocation decide(Allocation allocation, List<Decision> decisions) {
    return DecisionOverlay.of(decisions, allocation);
  }

  /**
   * The same as {@link #apply(Agreement, Outturn, State)}, to the penny, but without the working: the
   * results of clauses hold no units. For running many futures of which nobody reads the working.
   */
  public static ApplicationResult applyWithoutWorking(
      Agreement agreement, Outturn outturn, State state) {
    return new Engine(agreement, outturn, state).apply(false);
  }

  /**
   * The lines, their parts by cause, and the impacts of an outturn that clauses of an agreement claim,
   * each with its clause.
   *
   * @param division  by which causes other agreements divide lines; what claims such a line undivided
   *     claims the part of each
   * @throws AllocationException {@code ALLOCATION_TAKEN_TWICE} if two clauses claim the same
   */
  public static Map<String, Clause> claimed(
      Agreement agreement, Outturn outturn, VarianceDivision division) {
    var amounts = new ClaimedAmounts(outturn, agreement);
    for (var clause : agreement.clausesOn(outturn.lastDay())) {
      if (clause.basis().isVariance() || clause.basis().isImpact()) {
        amounts.claim(clause);
      }
    }
    return amounts.claimed(division);
  }

  private ApplicationResult apply(boolean explained) {
    input.requireApplicable();
    var ended =
        EndedClauses.of(input.agreement(), input.outturn(), input.inForce(), input.before());
    var results = new ArrayList<ClauseResult>();
    giveBack(ended);
    beginAdvances();
    for (var clause : input.inForce()) {
      results.add(new ClauseApplication(clause, input, progress).apply(explained));
    }
    results.addAll(closeAdvances());
    ended.forEach((clause, past) -> results.add(takeBack(clause, past)));
    results.addAll(recover());
    var allocation =
        new Allocation(input.agreement(), input.outturn(), results, progress.amounts.unclaimed());
    return new ApplicationResult(allocation, progress.after(allocation));
  }

  /** Undoes what is worked out afresh, before any clause works. */
  private void giveBack(Map<Clause, YearToDate> ended) {
    ended.forEach(progress::giveBack);
    for (var clause : input.inForce()) {
      input.toDate(clause).ifPresent(past -> progress.giveBack(clause, past));
    }
    for (var advance : input.agreement().advances()) {
      input
          .before()
          .allocatedToDate(advance.clauseCode(), input.outturn().year())
          .ifPresent(past -> progress.advances.undo(past.carrying().claims()));
    }
  }

  private void beginAdvances() {
    var now = progress.circumstances();
    progress.advances.begin(condition -> condition.holds(now));
  }

  /** What becomes of advances beside what clauses do. */
  private List<ClauseResult> closeAdvances() {
    var results = new ArrayList<ClauseResult>();
    for (var ofYear : progress.advances.close()) {
      var becomes = AdvanceResult.of(ofYear, input);
      progress.yearToDate.put(becomes.clause().code(), becomes.toDate());
      becomes.result().ifPresent(results::add);
    }
    return results;
  }

  /** Takes back what a clause has allocated that is no longer in force. */
  private ClauseResult takeBack(Clause clause, YearToDate past) {
    progress.yearToDate.remove(clause.code());
    var claims = AdvanceResult.betweenPartners(Map.of(), Optional.of(past), input.agreement());
    return EndedClauses.takenBack(clause, past, claims, input.everybody());
  }

  /** What partners recover of what they paid in earlier years, also under clauses that are dropped. */
  private List<ClauseResult> recover() {
    var results = new ArrayList<ClauseResult>();
    var clauses = input.agreement().clauses();
    for (var clause : clauses) {
      progress.recoveries.recover(clause).ifPresent(results::add);
    }
    for (var clause : progress.recoveries.dropped(clauses)) {
      progress.recoveries.recover(clause).ifPresent(results::add);
    }
    return results;
  }
}
