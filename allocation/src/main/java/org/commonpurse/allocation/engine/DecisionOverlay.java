package org.commonpurse.allocation.engine;

import static org.commonpurse.allocation.problem.AllocationProblem.ALLOCATION_DECISION_ON_ADVANCE;
import static org.commonpurse.allocation.problem.AllocationProblem.ALLOCATION_DECISION_UNKNOWN;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Decisions laid over what clauses give; what the clauses give is kept beneath. */
final class DecisionOverlay {

  private DecisionOverlay() {}

  /** The allocation with each decision beside the rule's result that it overrides. */
  static Allocation of(List<Decision> decisions, Allocation allocation) {
    var clauses = new ArrayList<>(allocation.clauses());
    for (var decision : decisions) {
      int at = indexOf(decision, clauses, allocation);
      var byRule = clauses.get(at);
      requireNoAdvance(decision, byRule);
      clauses.set(at, byRule.decided(decision));
    }
    return new Allocation(
        allocation.agreement(), allocation.outturn(), clauses, allocation.unclaimed());
  }

  private static int indexOf(Decision decision, List<ClauseResult> clauses, Allocation allocation) {
    for (var partner : decision.pence().keySet()) {
      if (allocation.parties().index(partner).isEmpty()) {
        throw unknown(decision, "names the partner %s, which is none of".formatted(partner));
      }
    }
    for (int i = 0; i < clauses.size(); i++) {
      if (clauses.get(i).clause().code().equals(decision.clause())) {
        return i;
      }
    }
    throw unknown(decision, "is on a clause that has no result in");
  }

  /** A debt between partners follows from the rule, so that another part would leave it as it is. */
  private static void requireNoAdvance(Decision decision, ClauseResult byRule) {
    if (byRule.clause().advanced().isPresent() || !byRule.claims().isEmpty()) {
      throw new AllocationException(
          ALLOCATION_DECISION_ON_ADVANCE,
          "The decision of %s is on clause %s, under which partners advance or repay what others bear; vary the agreement to say who bears it."
              .formatted(decision.minute(), decision.clause()),
          Map.of("minute", decision.minute(), "clause", decision.clause().value()));
    }
  }

  private static AllocationException unknown(Decision decision, String what) {
    return new AllocationException(
        ALLOCATION_DECISION_UNKNOWN,
        "The decision of %s on clause %s %s this allocation; correct it."
            .formatted(decision.minute(), decision.clause(), what),
        Map.of("minute", decision.minute(), "clause", decision.clause().value()));
  }
}
