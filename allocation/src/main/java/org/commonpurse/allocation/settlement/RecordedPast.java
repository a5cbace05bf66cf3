package org.commonpurse.allocation.settlement;

import java.time.LocalDate;
import java.util.Optional;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.engine.PastOfResults;
import org.commonpurse.allocation.engine.State;
import org.commonpurse.allocation.term.Past;

/**
 * What the recorded results of an agreement came to, decisions of the board included, for limits and
 * conditions that count years. A version can count what no version before it counted.
 */
record RecordedPast(Grounds grounds) {

  /**
   * The past after a result, with what is known under the numbers and partners of that result.
   *
   * @param last  the newest revision for its period
   */
  Past after(RecordedAllocation last) {
    var records = new AllocationRecords(grounds.books(), grounds.fund().code());
    var until = AllocationKey.parse(last.key()).orElseThrow();
    var past = Past.NONE;
    Optional<RecordedAllocation> previous = Optional.empty();
    for (var recorded : records.latestThrough(until)) {
      var agreement = recorded.allocation().agreement();
      past = handedOn(past, agreement, previous, recorded.allocation().outturn().lastDay());
      past = PastOfResults.add(past, recorded.allocation());
      previous = Optional.of(recorded);
    }
    return past;
  }

  /** The past for an agreement, under its numbers and with heirs in the place of others. */
  private Past handedOn(
      Past past, Agreement agreement, Optional<RecordedAllocation> previous, LocalDate lastDay) {
    var state = State.INITIAL.withPast(past);
    if (previous.isPresent()) {
      state = grounds.renumbered(state, previous.get(), agreement);
    }
    state = grounds.withHeirs(state, agreement, lastDay).renumbered(agreement.clauses());
    return grounds.isFirstByMonths(agreement, previous, lastDay)
        ? state.past().begun()
        : state.past();
  }
}
