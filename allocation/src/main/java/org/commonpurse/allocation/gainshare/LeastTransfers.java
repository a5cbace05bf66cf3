package org.commonpurse.allocation.gainshare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * The smallest transfers between partners that leave nobody worse off than standing alone.
 * <p>
 * A partner's gain of a year is its net position together less that standing alone. Transfers add up to
 * zero in each year. With them, the present value of a partner's gains is zero or more: of all years
 * together, or up to each year, as the {@link NoDetriment} says; and they keep to the limits.
 * <p>
 * Of all such transfers these move the least, counted in pounds of the year in which they are paid. Of
 * those that move as little, payers and then receivers that can be left out are left out, one after the
 * other, beginning with those that gain least (as payers) and most (as receivers); without limits and
 * over all years together, no other transfers that move as little have fewer. Of what is then left to
 * choose, nothing is paid before it must be. With discounting, what is paid early makes good more than
 * what is paid late, so that the least is paid early unless limits forbid it.
 * <p>
 * Transfers are found by linear programmes and rounded to whole pence. What is given back has been
 * checked against all of the above in whole numbers and exact fractions, and says by how many pence at
 * most it is above the least, which is proved in the same way: zero where nothing is discounted, and
 * otherwise pennies, as present values are no whole pence. The same figures give the same answer,
 * whatever the order in which partners come.
 */
public final class LeastTransfers {

  /** So large are transfers to the solver at most, so that its digits tell pence in a second step. */
  private static final long LARGEST_UNITS = 100_000;

  /** How far from the first step's transfers the second one looks, in units of the first. */
  private static final long REACH_UNITS = 10;

  private final TransferQuestion question;

  private LeastTransfers(TransferQuestion question) {
    this.question = question;
  }

  /**
   * Finds the least transfers, or why there are none.
   *
   * @param positions  where partners stand together and alone
   * @param test  when a partner counts as no worse off
   * @param limits  what transfers may not go beyond
   * @throws org.commonpurse.ledger.problem.ProblemException {@code GAIN_PARTNER_UNKNOWN} or {@code
   *     GAIN_YEAR_UNKNOWN} if a limit names a partner or a year that the positions do not have
   */
  public static TransferAnswer find(
      NetPositions positions, NoDetriment test, TransferLimits limits) {
    return new LeastTransfers(new TransferQuestion(positions, test, limits)).find();
  }

  private TransferAnswer find() {
    for (int year = 0; year < question.years; year++) {
      if (question.asksUpTo(year) && question.gainOfAll(year).signum() < 0) {
        return togetherWorseOff(year);
      }
    }
    return leastOfAll()
        .map(least -> late(withFewest(least)))
        .<TransferAnswer>map(this::plan)
        .orElseGet(this::leftShort);
  }

  /** Tries without anything to spare first, then with so much that rounding leaves nobody short. */
  private Optional<WholeTransfers> leastOfAll() {
    return LongStream.of(0, 1, 2, question.years + 1)
        .mapToObj(margin -> propose(Barred.NOBODY, new Aim.Least(margin), none(), Long.MAX_VALUE))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Leaves out whoever need not pay, and whoever need not receive, as long as no more is moved. */
  private Kept withFewest(WholeTransfers least) {
    var kept = new Kept(least, Barred.NOBODY);
    for (int partner : byMeans()) {
      boolean mustPay = kept.transfers.pays(partner);
      kept = leaveOut(kept, kept.barred.andPayer(partner), mustPay);
    }
    var byNeed = new ArrayList<>(byMeans());
    Collections.reverse(byNeed);
    for (int partner : byNeed) {
      boolean mustReceive = kept.transfers.receives(partner);
      // Who is short over all years has to receive something.
      if (question.gain(partner, question.years - 1).signum() >= 0) {
        kept = leaveOut(kept, kept.barred.andReceiver(partner), mustReceive);
      }
    }
    return kept;
  }

  private Kept leaveOut(Kept kept, Barred barred, boolean takesPart) {
    if (!takesPart) {
      return new Kept(kept.transfers, barred);
    }
    long moved = kept.transfers.moved();
    return propose(barred, new Aim.Least(0), none(), moved)
        .map(transfers -> new Kept(transfers, barred))
        .orElse(kept);
  }

  /** Moves payments to later years, between the same partners, as long as no more is moved. */
  private WholeTransfers late(Kept kept) {
    long moved = kept.transfers.moved();
    return propose(kept.barred, new Aim.Late(moved), kept.transfers.pence(), moved)
        .filter(late -> late.isLaterThan(kept.transfers))
        .orElse(kept.transfers);
  }

  /** Partners from the one that can pay least to the one that can pay most. */
  private List<Integer> byMeans() {
    return IntStream.range(0, question.partners)
        .boxed()
        .sorted(Comparator.comparing(this::means).thenComparing(Comparator.reverseOrder()))
        .toList();
  }

  private Exact means(int partner) {
    var gain = question.gain(partner, question.years - 1);
    return question.most(partner) == TransferQuestion.UNLIMITED
        ? gain
        : gain.min(Exact.of(question.most(partner)).times(Exact.of(question.years)));
  }

  /** Transfers in whole pence that keep to everything and move at most so much, or none. */
  private Optional<WholeTransfers> propose(Barred barred, Aim aim, long[][] known, long most) {
    return solve(barred, aim, known, most)
        .map(proposal -> mended(barred, proposal))
        .filter(transfers -> transfers.moved() <= most && transfers.areKept());
  }

  private WholeTransfers mended(Barred barred, ProposedTransfers proposal) {
    var transfers = new WholeTransfers(question, barred, proposal.whole());
    transfers.makeGood();
    transfers.takeBack();
    return transfers;
  }

  /** Solves in large units, and then in pence around what came of it. */
  private Optional<ProposedTransfers> solve(Barred barred, Aim aim, long[][] known, long most) {
    long unit = unit();
    var rough =
        new TransferProgramme(question, barred, aim, known, unit, Long.MAX_VALUE / 2).solve();
    if (unit == 1 || rough.isEmpty() || rough.get().isAbove(most, unit)) {
      return rough.filter(proposal -> !proposal.isAbove(most, unit));
    }
    var near = rough.get().nearest();
    return new TransferProgramme(question, barred, aim, near, 1, REACH_UNITS * unit).solve();
  }

  /** The pence that make the largest gain a number that the solver holds well. */
  private long unit() {
    var largest = Exact.ZERO;
    for (int partner = 0; partner < question.partners; partner++) {
      for (int year = 0; year < question.years; year++) {
        largest = largest.max(question.gain(partner, year).abs());
      }
    }
    long unit = 1;
    while (largest.compareTo(Exact.of(LARGEST_UNITS).times(Exact.of(unit))) > 0) {
      unit *= 10;
    }
    return unit;
  }

  private long[][] none() {
    return new long[question.partners][question.years];
  }

  private TransferPlan plan(WholeTransfers transfers) {
    var received = new TreeMap<PartnerCode, List<Long>>();
    int payers = 0;
    int receivers = 0;
    for (int partner = 0; partner < question.partners; partner++) {
      var ofPartner = LongStream.of(transfers.pence()[partner]).boxed().toList();
      received.put(question.code(partner), ofPartner);
      payers += transfers.pays(partner) ? 1 : 0;
      receivers += transfers.receives(partner) ? 1 : 0;
    }
    long moved = transfers.moved();
    long least = new LeastBound(question, new PriceProgramme(question, unit()).solve()).pence();
    return new TransferPlan(
        question.positions.years(), received, moved, payers, receivers, moved - least);
  }

  private NoTransfers togetherWorseOff(int year) {
    var before = new WholeTransfers(question, Barred.NOBODY, none());
    var leftShort = new ArrayList<LeftShort>();
    for (int partner = 0; partner < question.partners; partner++) {
      long pence = before.shortOf(partner, year);
      if (pence > 0) {
        leftShort.add(new LeftShort(question.code(partner), question.year(year), pence));
      }
    }
    return new NoTransfers(
        NoTransfers.Obstacle.TOGETHER_WORSE_OFF,
        question.year(year),
        WholeTransfers.ceiling(question.gainOfAll(year).negated()),
        leftShort,
        List.of(),
        Optional.empty());
  }

  /** Looks for the transfers that leave the least shortfall, and says what they leave. */
  private NoTransfers leftShort() {
    var nearest =
        solve(Barred.NOBODY, new Aim.LeastShort(), none(), Long.MAX_VALUE)
            .map(proposal -> mended(Barred.NOBODY, proposal))
            .orElseGet(() -> new WholeTransfers(question, Barred.NOBODY, none()));
    var inFractions = solve(Barred.NOBODY, new Aim.Least(0), none(), Long.MAX_VALUE);
    return new ShortOfLimits(question, nearest).answer(inFractions.isPresent());
  }

  /** Transfers, and who was left out of them. */
  private record Kept(WholeTransfers transfers, Barred barred) {}
}
