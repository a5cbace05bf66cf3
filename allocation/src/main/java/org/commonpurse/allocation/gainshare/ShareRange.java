package org.commonpurse.allocation.gainshare;

import java.util.Optional;
import org.commonpurse.ledger.exact.Exact;

/**
 * Shares of savings, from the least to the most, both included.
 *
 * @param least  a fraction from 0 to 1
 * @param most  a fraction from {@code least} to 1
 */
public record ShareRange(Exact least, Exact most) {

  /** The range between two shares, or none if the least is above the most. */
  static Optional<ShareRange> between(Exact least, Exact most) {
    return least.compareTo(most) <= 0 ? Optional.of(new ShareRange(least, most)) : Optional.empty();
  }

  /** Whether a share is within the range. */
  public boolean contains(Exact share) {
    return least.compareTo(share) <= 0 && share.compareTo(most) <= 0;
  }
}
