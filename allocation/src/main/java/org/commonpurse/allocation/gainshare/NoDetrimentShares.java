package org.commonpurse.allocation.gainshare;

import static org.commonpurse.allocation.problem.GainShareProblem.GAIN_PARTNERS_MISSING;
import static org.commonpurse.allocation.problem.GainShareProblem.GAIN_PARTNER_TWICE;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * What share of savings, handed on by those who gain to those who pay, would leave nobody worse off.
 * <p>
 * A partner gains if its savings are above its costs, and is out of pocket by its costs less its
 * savings if they are below. A partner that does neither takes no part.
 * <p>
 * <b>Of a pair:</b> the gainer hands a share of its savings to the payer. The payer is not worse off
 * from the share (what it is out of pocket) / (the gainer's savings); the gainer is not worse off up to
 * the share (its savings less its costs) / (its savings).
 * <p>
 * <b>Of the system:</b> all who gain hand on one and the same share of their savings, and it goes to
 * those out of pocket in proportion to what they are out of pocket. Nobody is worse off from (all that
 * partners are out of pocket) / (all savings of those who gain), up to the lowest share at which one of
 * those who gain has nothing left. If nobody is out of pocket the least share is zero.
 * <p>
 * There is none where the least share would be above the most. Of the system that may be so though all
 * gains together exceed all losses, because one of those who gain has high costs of its own: {@link
 * LeastTransfers} has a remedy wherever there is one.
 *
 * @param pairs  one for each who gains and each out of pocket, in order of their codes
 * @param system  the range for one share of all who gain, or none
 */
public record NoDetrimentShares(List<PairShare> pairs, Optional<ShareRange> system) {

  public NoDetrimentShares {
    pairs = List.copyOf(pairs);
  }

  /**
   * The ranges of shares that leave nobody worse off.
   *
   * @param partners  what each saves and pays, in any order
   * @throws org.commonpurse.ledger.problem.ProblemException {@code GAIN_PARTNERS_MISSING} if there is no
   *     partner; {@code GAIN_PARTNER_TWICE} if one is there twice
   */
  public static NoDetrimentShares of(Collection<SavingsAndCosts> partners) {
    requireDistinct(partners);
    var gainers = new ArrayList<SavingsAndCosts>();
    var payers = new ArrayList<SavingsAndCosts>();
    partners.stream()
        .sorted(Comparator.comparing(SavingsAndCosts::partner))
        .forEach(
            partner -> {
              if (partner.net() > 0) {
                gainers.add(partner);
              } else if (partner.net() < 0) {
                payers.add(partner);
              }
            });
    var pairs = new ArrayList<PairShare>();
    for (var gainer : gainers) {
      for (var payer : payers) {
        var least = Exact.of(-payer.net(), gainer.savings());
        pairs.add(
            new PairShare(
                gainer.partner(), payer.partner(), ShareRange.between(least, most(gainer))));
      }
    }
    return new NoDetrimentShares(pairs, system(gainers, payers));
  }

  private static Optional<ShareRange> system(
      List<SavingsAndCosts> gainers, List<SavingsAndCosts> payers) {
    var outOfPocket = Exact.ZERO;
    for (var payer : payers) {
      outOfPocket = outOfPocket.minus(Exact.of(payer.net()));
    }
    var savings = Exact.ZERO;
    var most = Exact.ONE;
    for (var gainer : gainers) {
      savings = savings.plus(Exact.of(gainer.savings()));
      most = most.min(most(gainer));
    }
    if (savings.isZero()) {
      // Nobody gains: there is nothing of which to hand on a share, and it is enough only for
      // nobody.
      return outOfPocket.isZero() ? ShareRange.between(Exact.ZERO, Exact.ONE) : Optional.empty();
    }
    return ShareRange.between(outOfPocket.dividedBy(savings), most);
  }

  /** The share that leaves a partner who gains with nothing; its savings are above zero. */
  private static Exact most(SavingsAndCosts gainer) {
    return Exact.of(gainer.net(), gainer.savings());
  }

  private static void requireDistinct(Collection<SavingsAndCosts> partners) {
    if (partners.isEmpty()) {
      throw GAIN_PARTNERS_MISSING
          .because("There is no partner. Give what each saves and pays.")
          .toException();
    }
    var codes = new HashSet<PartnerCode>();
    for (var partner : partners) {
      if (!codes.add(partner.partner())) {
        throw GAIN_PARTNER_TWICE
            .because(
                "The partner "
                    + partner.partner()
                    + " is there twice. Give one row that has all its savings and costs.",
                "partner",
                partner.partner())
            .toException();
      }
    }
  }
}
