package org.commonpurse.api.operation.report;

import java.time.Instant;
import java.util.Optional;
import org.commonpurse.ledger.book.Stamp;
import org.commonpurse.ledger.journal.RecordedEntry;
import org.commonpurse.ledger.seal.ChainEvent;
import org.commonpurse.ledger.seal.ChainVisitor;
import org.commonpurse.ledger.seal.Chains;

/**
 * Where a state of the books ends in a fund's chain.
 *
 * @param moment  when its last link took its place
 */
record ChainPlace(Instant moment) {

  /**
   * The place of a state that was stamped; empty if the chain has another seal there, or is shorter.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_FUND_UNKNOWN}
   */
  static Optional<ChainPlace> find(Chains chains, Stamp stamp) {
    var search = new Search(stamp);
    chains.follow(stamp.fund(), search);
    return search.found;
  }

  private static final class Search implements ChainVisitor {

    private final Stamp stamp;
    private long sequence;
    private long events;
    private Optional<ChainPlace> found = Optional.empty();

    Search(Stamp stamp) {
      this.stamp = stamp;
    }

    @Override
    public void entry(RecordedEntry entry) {
      sequence = entry.sequence();
      link(entry.seal(), entry.recordedAt());
    }

    @Override
    public void event(ChainEvent event) {
      events = event.number();
      link(event.seal(), event.chainedAt());
    }

    private void link(String seal, Instant moment) {
      if (sequence == stamp.sequence() && events == stamp.events() && seal.equals(stamp.seal())) {
        found = Optional.of(new ChainPlace(moment));
      }
    }
  }
}
