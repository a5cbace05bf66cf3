package org.commonpurse.allocation.gainshare;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What a solver proposes, nearly right: to be rounded and checked. */
final class ProposedTransfers {

  private final BigDecimal[][] transfers;

  /**
   * Takes a proposal.
   *
   * @param transfers  by partner and year, in pence and parts of pence; positive is received
   */
  ProposedTransfers(BigDecimal[][] transfers) {
    this.transfers = transfers;
  }

  /**
   * Whether more is moved than so much, plainly: by more than what the solver may be wrong by.
   *
   * @param unit  the pence that the solver counted as one
   */
  boolean isAbove(long most, long unit) {
    var moved = BigDecimal.ZERO;
    for (var of : transfers) {
      for (var each : of) {
        moved = moved.add(each.max(BigDecimal.ZERO));
      }
    }
    return moved.subtract(BigDecimal.valueOf(most)).compareTo(BigDecimal.valueOf(unit)) > 0;
  }

  /** The transfers to the nearest penny, which need not add up. */
  long[][] nearest() {
    var pence = new long[transfers.length][];
    for (int partner = 0; partner < pence.length; partner++) {
      pence[partner] = new long[transfers[partner].length];
      for (int year = 0; year < pence[partner].length; year++) {
        pence[partner][year] =
            transfers[partner][year].setScale(0, RoundingMode.HALF_UP).longValueExact();
      }
    }
    return pence;
  }

  /**
   * The transfers in whole pence that add up to zero in each year: the nearest pence, and a penny more
   * or less to those whose rounding took or gave the most; of equals to the first.
   */
  long[][] whole() {
    var pence = nearest();
    for (int year = 0; year < pence[0].length; year++) {
      long over = 0;
      for (long[] of : pence) {
        over = Math.addExact(over, of[year]);
      }
      for (; over != 0; over -= Long.signum(over)) {
        int chosen = mostRounded(pence, year, Long.signum(over));
        pence[chosen][year] -= Long.signum(over);
      }
    }
    return pence;
  }

  /** The partner with a transfer whose whole pence are the farthest from it in a direction. */
  private int mostRounded(long[][] pence, int year, int direction) {
    int chosen = -1;
    BigDecimal farthest = null;
    for (int partner = 0; partner < pence.length; partner++) {
      var rounded =
          BigDecimal.valueOf(pence[partner][year])
              .subtract(transfers[partner][year])
              .multiply(BigDecimal.valueOf(direction));
      boolean takesPart = pence[partner][year] != 0;
      if (takesPart && (farthest == null || rounded.compareTo(farthest) > 0)) {
        chosen = partner;
        farthest = rounded;
      }
    }
    return chosen;
  }
}
