package org.commonpurse.allocation.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.outturn.Line;
import org.commonpurse.allocation.outturn.Outturn;
import org.commonpurse.allocation.outturn.VariancePart;
import org.commonpurse.allocation.term.Parties;
import org.commonpurse.ledger.id.CauseCode;
import org.commonpurse.ledger.id.FundCode;

/**
 * The result of an agreement applied to an outturn.
 *
 * @param agreement  the version that was applied
 * @param outturn  the figures it was applied to
 * @param clauses  one result for each clause in force, in the agreement's order
 * @param unclaimed  lines over or under budget that no clause claims, for the board
 */
public record Allocation(
    Agreement agreement,
    Outturn outturn,
    List<ClauseResult> clauses,
    List<UnclaimedVariance> unclaimed) {

  public Allocation {
    clauses = List.copyOf(clauses);
    unclaimed = List.copyOf(unclaimed);
  }

  /**
   * A variance that no clause claims, or a part of one.
   *
   * @param cause  what caused the part; none for what has no cause
   * @param pence  actual less budget, less what other clauses used of it
   */
  public record UnclaimedVariance(Line line, Optional<CauseCode> cause, long pence) {

    /** The line, as an outturn of {@code own} has it, and the cause if it has one. */
    public String label(FundCode own) {
      return VariancePart.label(line, cause, own);
    }
  }

  /**
   * The partners of the agreement, and after them those of earlier versions of which something was
   * still to be settled in the year.
   */
  public Parties parties() {
    return clauses.isEmpty() ? agreement.parties() : clauses.get(0).parties();
  }

  /**
   * What each partner pays into the fund (positive) or receives from it (negative) for all clauses
   * together, in pence, in the order of {@link #parties}.
   */
  public List<Long> chargesPence() {
    long[] sums = new long[parties().size()];
    for (var clause : clauses) {
      var charges = clause.chargesPence();
      for (int partner = 0; partner < sums.length; partner++) {
        sums[partner] = Math.addExact(sums[partner], charges.get(partner));
      }
    }
    return Arrays.stream(sums).boxed().toList();
  }

  /** What nobody has agreed to bear, of costs, over all clauses and unclaimed lines, in pence. */
  public long unallocatedCostPence() {
    long sum = 0;
    for (var clause : clauses) {
      if (!clause.clause().basis().isBenefit()) {
        sum = Math.addExact(sum, clause.allocation().unallocatedPence());
      }
    }
    for (var line : unclaimed) {
      sum = Math.addExact(sum, line.pence());
    }
    return sum;
  }
}
