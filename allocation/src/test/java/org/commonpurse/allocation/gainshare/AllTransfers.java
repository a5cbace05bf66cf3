package org.commonpurse.allocation.gainshare;

import java.math.BigInteger;
import java.util.Optional;
import org.commonpurse.ledger.exact.Exact;

/** Goes through all transfers of a few pence between a few partners, and keeps the smallest. */
final class AllTransfers {

  private final NetPositions positions;
  private final NoDetriment test;
  private final TransferLimits limits;
  private final int most;
  private final long[] factors;
  private final long[][] transfers;
  private long moved = Long.MAX_VALUE;
  private int takingPart;

  /** The smallest of all, and how few pay and receive among transfers that small. */
  record Smallest(long moved, int takingPart) {}

  /**
   * Sets up.
   *
   * @param most  the largest transfer in pence that is tried
   * @param common  a number that makes all factors whole
   */
  AllTransfers(
      NetPositions positions, NoDetriment test, TransferLimits limits, int most, long common) {
    this.positions = positions;
    this.test = test;
    this.limits = limits;
    this.most = most;
    this.factors =
        positions.factors().stream()
            .map(factor -> factor.times(Exact.of(common)))
            .mapToLong(whole -> new BigInteger(whole.toString()).longValueExact())
            .toArray();
    this.transfers = new long[positions.partners().size()][factors.length];
  }

  Optional<Smallest> smallest() {
    from(0, 0, 0);
    return moved == Long.MAX_VALUE
        ? Optional.empty()
        : Optional.of(new Smallest(moved, takingPart));
  }

  /** Tries all transfers of a partner in a year; the last partner has what is left. */
  private void from(int year, int partner, long sum) {
    if (year == factors.length) {
      keep();
    } else if (partner == transfers.length - 1) {
      tryOne(year, partner, -sum, 0);
    } else {
      for (long each = -most; each <= most; each++) {
        tryOne(year, partner, each, sum + each);
      }
    }
  }

  private void tryOne(int year, int partner, long each, long sum) {
    var code = positions.partners().get(partner).partner();
    boolean isTooEarly =
        limits
            .notBefore()
            .map(first -> positions.years().get(year).compareTo(first) < 0)
            .orElse(false);
    boolean isTooMuch = -each > limits.mostInAYear().getOrDefault(code, Long.MAX_VALUE);
    if (isTooMuch || (isTooEarly && each != 0)) {
      return;
    }
    transfers[partner][year] = each;
    boolean isLast = partner == transfers.length - 1;
    from(isLast ? year + 1 : year, isLast ? 0 : partner + 1, sum);
  }

  private void keep() {
    long total = 0;
    int parts = 0;
    for (int partner = 0; partner < transfers.length; partner++) {
      long gained = 0;
      boolean pays = false;
      boolean receives = false;
      var position = positions.partners().get(partner);
      for (int year = 0; year < factors.length; year++) {
        long each = transfers[partner][year];
        long gain = position.together().get(year) - position.alone().get(year);
        gained += (gain + each) * factors[year];
        boolean isAsked = test == NoDetriment.UP_TO_EACH_YEAR || year == factors.length - 1;
        if (isAsked && gained < 0) {
          return;
        }
        total += Math.max(each, 0);
        pays |= each < 0;
        receives |= each > 0;
      }
      parts += (pays ? 1 : 0) + (receives ? 1 : 0);
    }
    if (total < moved || (total == moved && parts < takingPart)) {
      moved = total;
      takingPart = parts;
    }
  }
}
