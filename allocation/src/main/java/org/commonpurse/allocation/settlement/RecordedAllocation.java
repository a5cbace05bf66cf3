package org.commonpurse.allocation.settlement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.commonpurse.allocation.engine.Allocation;
import org.commonpurse.allocation.engine.ClauseResult;
import org.commonpurse.allocation.engine.Decision;
import org.commonpurse.allocation.engine.Position;
import org.commonpurse.allocation.engine.State;
import org.commonpurse.ledger.journal.Actor;

/**
 * An allocation as it was recorded, with everything it rests on.
 *
 * <p>A recorded allocation never changes. Late entries, a decision or a partner's position make a
 * revision, which stands beside those before it.
 *
 * @param revision counted from 1
 * @param why what made the revision
 * @param allocation the result, decisions included
 * @param before the state it began from
 * @param after the state it hands on
 * @param positions where partners stand
 * @param recordedAt when it was recorded
 * @param by who recorded it
 */
public record RecordedAllocation(
    int revision,
    String why,
    Allocation allocation,
    State before,
    State after,
    List<Position> positions,
    Instant recordedAt,
    Actor by) {

  public RecordedAllocation {
    positions = List.copyOf(positions);
  }

  /** The key it is recorded under, such as {@code allocation/better-care-fund/2023-24/12/1}. */
  public String key() {
    return AllocationKey.of(this).entryKey();
  }

  /** The period it is for, in a form that sorts by time: {@code 2023-24/12}. */
  public String period() {
    return AllocationKey.of(this).sortable();
  }

  /** The result of the clause that a position is on. */
  public ClauseResult clause(Position position) {
    return allocation.clauses().stream()
        .filter(result -> result.clause().code().equals(position.clause()))
        .findFirst()
        .orElseThrow();
  }

  /** Our figure for the part that a position is on, in pence, in the sign of the clause's amount. */
  public long partPence(Position position) {
    int partner = allocation.agreement().parties().index(position.partner()).orElseThrow();
    return clause(position).allocation().partners().get(partner);
  }

  /** The same, recorded at a moment. */
  RecordedAllocation recordedAt(Instant moment) {
    return new RecordedAllocation(revision, why, allocation, before, after, positions, moment, by);
  }

  /** The decisions that override what its clauses give. */
  public List<Decision> decisions() {
    var decisions = new ArrayList<Decision>();
    allocation.clauses().forEach(clause -> clause.decision().ifPresent(decisions::add));
    return decisions;
  }
}
