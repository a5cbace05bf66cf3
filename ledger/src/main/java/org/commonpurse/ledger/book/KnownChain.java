package org.commonpurse.ledger.book;

import java.util.Objects;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.RecordedEntry;
import org.commonpurse.ledger.seal.ChainEvent;
import org.commonpurse.ledger.seal.ChainVisitor;
import org.commonpurse.ledger.seal.Chains;

/**
 * The chain of one fund up to a state that was stamped, as if nothing had been recorded since.
 *
 * @param chains  the whole chains
 * @param stamp  the fund, and the last link that shows
 */
public record KnownChain(Chains chains, Stamp stamp) implements Chains {

  public KnownChain {
    Objects.requireNonNull(chains, "chains");
    Objects.requireNonNull(stamp, "stamp");
  }

  /**
   * Follows the chain to the state.
   *
   * @throws IllegalArgumentException if another fund is asked for than was stamped
   */
  @Override
  public void follow(FundCode fund, ChainVisitor visitor) {
    if (!fund.equals(stamp.fund())) {
      throw new IllegalArgumentException(
          "The state is of %s, not of %s.".formatted(stamp.fund(), fund));
    }
    chains.follow(
        fund,
        new ChainVisitor() {
          @Override
          public void entry(RecordedEntry entry) {
            if (entry.sequence() <= stamp.sequence()) {
              visitor.entry(entry);
            }
          }

          @Override
          public void event(ChainEvent event) {
            if (event.number() <= stamp.events()) {
              visitor.event(event);
            }
          }
        });
  }
}
