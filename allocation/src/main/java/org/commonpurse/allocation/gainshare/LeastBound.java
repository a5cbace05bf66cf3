package org.commonpurse.allocation.gainshare;

import org.commonpurse.ledger.exact.Exact;

/**
 * Below what no transfers can stay that leave nobody worse off: the dual of the least transfers.
 * <p>
 * Put a price w, zero or more, on each penny that a partner must gain up to a year, and let W of a
 * partner and year be the discount factor of the year times the prices from that year on. Let v of a
 * year be 1 less the highest W in it. Then whatever the prices are, at least
 * {@code sum of w x (what the partner is short of before transfers)}, less, for each year and each
 * partner with a limit, {@code limit x (-v - W)} where that is above zero, must be moved, as long as
 * {@code v + W} is zero or more for each partner without a limit. The prices that a solver finds come
 * close; scaled down so that this holds, and worked out exactly, they prove the bound whatever the
 * solver's accuracy.
 */
final class LeastBound {

  private final TransferQuestion question;
  private final Exact[][] prices;

  /** The worth of a penny to a partner in a year: the factor times the prices from the year on. */
  private final Exact[][] worth;

  LeastBound(TransferQuestion question, Exact[][] prices) {
    this.question = question;
    this.prices = prices;
    this.worth = new Exact[question.partners][question.years];
    for (int partner = 0; partner < question.partners; partner++) {
      var from = Exact.ZERO;
      for (int year = question.years - 1; year >= 0; year--) {
        from = question.asksUpTo(year) ? from.plus(prices[partner][year]) : from;
        worth[partner][year] = from.times(question.factor(year));
      }
    }
  }

  /** The bound in pence, rounded up, as what is moved is in whole pence; zero or more. */
  long pence() {
    var scale = scale();
    var bound = Exact.ZERO;
    for (int partner = 0; partner < question.partners; partner++) {
      for (int year = 0; year < question.years; year++) {
        if (question.asksUpTo(year)) {
          var price = prices[partner][year].times(scale);
          bound = bound.minus(question.gain(partner, year).times(price));
        }
        if (question.isOpen(year) && question.most(partner) != TransferQuestion.UNLIMITED) {
          var lost = highest(year).minus(worth[partner][year]).times(scale).minus(Exact.ONE);
          bound = bound.minus(Exact.of(question.most(partner)).times(lost.max(Exact.ZERO)));
        }
      }
    }
    return bound.signum() <= 0 ? 0 : WholeTransfers.ceiling(bound);
  }

  /** The greatest part of the prices, at most all, at which those without a limit are in order. */
  private Exact scale() {
    var scale = Exact.ONE;
    for (int year = 0; year < question.years; year++) {
      for (int partner = 0; partner < question.partners; partner++) {
        var apart = highest(year).minus(worth[partner][year]);
        if (question.isOpen(year)
            && question.most(partner) == TransferQuestion.UNLIMITED
            && apart.compareTo(Exact.ONE) > 0) {
          scale = scale.min(Exact.ONE.dividedBy(apart));
        }
      }
    }
    return scale;
  }

  private Exact highest(int year) {
    var highest = Exact.ZERO;
    for (int partner = 0; partner < question.partners; partner++) {
      highest = highest.max(worth[partner][year]);
    }
    return highest;
  }
}
